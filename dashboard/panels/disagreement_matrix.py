"""Place by source for one day: a row per place, a column per source, in the five groups of the staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.language import counted, translated
from dashboard.panels.disagreement_cells import Spoken, cell_html
from dashboard.panels.said import PlaceSaid
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES
from data.disagreement import positions
from data.map_standings import MapStanding
from data.model import Claim, Group
from data.positions import Opponents, opponents, opponents_of
from data.standings import Standing
from data.store import Ledger
from data.view import Answer, View

# More rows than this are read in the table below, which does not draw what is out of sight.
MOST_PLACES = 60


@dataclass(frozen=True)
class Matrix:
    """The places and sources of a View that have a standing, and who is contradicted where."""

    places: tuple[PlaceSaid, ...]
    sources: tuple[tuple[Group, tuple[str, ...]], ...]
    against: Opponents


def matrix_of(ledger: Ledger, answer: Answer, maps: Sequence[MapStanding] = ()) -> Matrix:
    """The matrix of a View: places with most positions first, sources as on the staff; shares beside words."""
    speaking = {one.source_id for one in answer.standings} | {one.source_id for one in maps}
    return Matrix(places_said(ledger, answer, maps), grouped(ledger, speaking), opponents(answer.standings))


def grouped(ledger: Ledger, source_ids: set[str]) -> tuple[tuple[Group, tuple[str, ...]], ...]:
    """Sources by the cell of the staff they stand in, left to right; groups without any are left out."""
    own = {
        group: tuple(name for name in ledger.sources if name in source_ids and ledger.sources[name].group is group)
        for group in Group
    }
    return tuple((group, names) for group, names in own.items() if names)


def places_said(ledger: Ledger, answer: Answer, maps: Sequence[MapStanding] = ()) -> tuple[PlaceSaid, ...]:
    """Every place with a standing, said or drawn: most positions first, then most sources, then by name."""
    standings: dict[str, list[Standing]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for one in answer.standings:
        standings[one.place_id].append(one)
    for claim in answer.claims:
        claims[claim.place_id].append(claim)
    drawn: dict[str, list[MapStanding]] = defaultdict(list)
    for one_map in maps:
        drawn[one_map.place_id].append(one_map)
    named = dict.fromkeys((*standings, *drawn))
    said = [
        PlaceSaid(name, answer.day, tuple(claims[name]), tuple(standings[name]), tuple(drawn[name])) for name in named
    ]

    def rank(one: PlaceSaid) -> tuple[int, int, str]:
        return -positions(one.standings), -len(speakers(one)), ledger.places[one.place_id].name

    return tuple(sorted(said, key=rank))


def speakers(said: PlaceSaid) -> set[str]:
    """The sources that speak of a place, whatever they say of it."""
    answering = {one.source_id for one in said.standings} | {one.source_id for one in said.maps}
    return {claim.source_id for claim in said.claims} | answering


def count_words(said: PlaceSaid) -> str:
    """ "11 positions among 19 sources": the sources are all that speak of the place, as in its panel."""
    return translated("{positions} among {sources}").format(
        positions=counted("{n} position", "{n} positions", positions(said.standings)),
        sources=counted("{n} source", "{n} sources", len(speakers(said))),
    )


def matrix_html(ledger: Ledger, matrix: Matrix, view: View, title: str) -> str:
    """The matrix as a table that scrolls in its own frame, its heads staying in sight."""
    rows = "".join(_row(ledger, matrix, view, said) for said in matrix.places[:MOST_PLACES])
    head = f"<thead>{_groups(matrix)}{_sources(ledger, matrix)}</thead>"
    table = (
        f'<table class="gl-grid"><caption class="gl-unseen">{html(title)}</caption>{head}<tbody>{rows}</tbody></table>'
    )
    left = len(matrix.places) - MOST_PLACES
    more = counted("{n} more place in the table below", "{n} more places in the table below", left) if left > 0 else ""
    return scrolling(table, title) + (f'<p class="gl-second">{html(more)}</p>' if more else "")


def scrolling(table: str, title: str, look: str = "") -> str:
    """A wide table in a frame that scrolls by itself and can be reached by keyboard."""
    return f'<div class="gl-scroll {look}" role="region" tabindex="0" aria-label="{html(title)}">{table}</div>'


def _groups(matrix: Matrix) -> str:
    corner = f'<td rowspan="2" class="gl-corner">{html(translated("Place"))}</td>'
    heads = "".join(
        f'<th scope="colgroup" colspan="{len(names)}" class="gl-group-first">{html(translated(GROUP_NAMES[group]))}</th>'
        for group, names in matrix.sources
    )
    return f'<tr class="gl-groups">{corner}{heads}</tr>'


def _sources(ledger: Ledger, matrix: Matrix) -> str:
    heads = [
        f'<th scope="col"{first_of(number)}><bdi>{html(ledger.sources[name].name)}</bdi></th>'
        for _, names in matrix.sources
        for number, name in enumerate(names)
    ]
    return f'<tr class="gl-heads">{"".join(heads)}</tr>'


def first_of(number: int) -> str:
    """The class of the first column of a group, which is set off from the one before by a line."""
    return ' class="gl-group-first"' if number == 0 else ""


def _row(ledger: Ledger, matrix: Matrix, view: View, said: PlaceSaid) -> str:
    place = ledger.places[said.place_id]
    chosen = ' class="gl-looked-at" aria-current="true"' if said.place_id == view.place else ""
    region = f" · {translated('region')}" if place.kind == "region" else ""
    link = f'<a href="{href(view.at_place(said.place_id))}"><bdi translate="no">{html(place.name)}</bdi></a>'
    head = f'<th scope="row">{link}<small>{html(count_words(said) + region)}</small></th>'
    return f"<tr{chosen}>{head}{''.join(_cells(ledger, matrix, said))}</tr>"


def _cells(ledger: Ledger, matrix: Matrix, said: PlaceSaid) -> list[str]:
    spoken = speakers(said)
    return [
        f"<td{first_of(number)}>{cell_html(_spoken(ledger, matrix, said, group, name, name in spoken))}</td>"
        for group, names in matrix.sources
        for number, name in enumerate(names)
    ]


def _spoken(ledger: Ledger, matrix: Matrix, said: PlaceSaid, group: Group, source_id: str, speaks: bool) -> Spoken:
    own = tuple(one for one in said.standings if one.source_id == source_id)
    drawn = tuple(one for one in said.maps if one.source_id == source_id)
    against = source_names(ledger, opponents_of(own, matrix.against))
    return Spoken(group, said.day, own, speaks, against, said.breaths, drawn)


def source_names(ledger: Ledger, source_ids: Sequence[str]) -> tuple[str, ...]:
    """The names of sources."""
    return tuple(ledger.sources[name].name for name in source_ids)


def href(view: View, page: str = "") -> str:
    """A link to a View on this screen, or on another page of the same server; "./" is the map."""
    return html(f"{page}?{urlencode(view.query())}")
