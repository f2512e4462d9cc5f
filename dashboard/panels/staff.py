"""The staff in large, for the panel: the same five cells as on the map.

Fills and patterns are the page's style (static/page.css); Streamlit lets no SVG through, so the cells are boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.cells import Cell, cells, denies, fills, in_part
from dashboard.language import translated
from dashboard.panels.quoting import printed_words, words_of
from dashboard.panels.said import PlaceSaid
from dashboard.panels.shares import shares_box
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, age_in_words, answers_in_words
from dashboard.wording_maps import shares_in_words
from data.breath import Breaths
from data.map_standings import MapStanding
from data.model import Claim, Group, State
from data.standings import Standing
from data.store import Ledger


def cells_of(ledger: Ledger, said: PlaceSaid) -> list[Cell]:
    """The five cells of what a View says of one place."""
    group_of = {name: source.group for name, source in ledger.sources.items()}
    return cells(said.standings, group_of, {group_of[claim.source_id] for claim in said.claims}, said.maps)


def staff_html(made: Sequence[Cell]) -> str:
    """The staff as boxes; decorative, since the panel says the same in words below it."""
    return f'<div class="gl-staff" aria-hidden="true">{"".join(map(_cell, made))}</div>'


def _cell(cell: Cell) -> str:
    if not cell.shown:
        spoken = '<i class="gl-dot"></i>' if cell.speaks else ""
        return f'<span class="{"gl-cell" if cell.speaks else "gl-silent"}">{spoken}</span>'
    more = '<i class="gl-plus">+</i>' if len(cell.shown) > 2 else ""
    return f'<span class="gl-cell">{"".join(map(_entry, cell.shown[:2]))}{more}</span>'


def _entry(standing: Standing | MapStanding) -> str:
    if isinstance(standing, MapStanding):
        return shares_box(standing)
    kind = "gl-denied" if denies(standing) else "gl-part" if in_part(standing) else "gl-full"
    return f'<i class="{kind} gl-{State(standing.state)}"></i>'


def staff_words(ledger: Ledger, said: PlaceSaid, made: Sequence[Cell]) -> str:
    """What each of the five groups says of control, every answer of every source; what is less than the whole as a
    fact, or denied, with the words it was printed in, since a cell can't say how much is meant."""
    rows = []
    for cell in made:
        own = [one for one in said.standings if one.question == "control" and _group(ledger, one) is cell.group]
        spoken = any(_group(ledger, claim) is cell.group for claim in said.claims)
        other = html(translated("speaks, but not of control" if spoken else "silent"))
        drawn = [one for one in said.maps if _group(ledger, one) is cell.group]
        told = ". ".join(filter(None, (_by_source(ledger, said, own), *(_drawn(ledger, one, said.day) for one in drawn))))
        rows.append(f"<li><b>{html(translated(GROUP_NAMES[cell.group]))}</b> {told or other}</li>")
    return f'<ul class="gl-cells">{"".join(rows)}</ul>'


def _by_source(ledger: Ledger, said: PlaceSaid, standings: Sequence[Standing]) -> str:
    """Each source once, with all its answers."""
    answers: dict[str, list[str]] = {}
    breaths = said.breaths
    for one in standings:
        answers.setdefault(one.source_id, []).append(_answer(said, one, breaths))
    return ". ".join(f"{html(ledger.sources[name].name)}: {'; '.join(told)}" for name, told in answers.items())


def _drawn(ledger: Ledger, one: MapStanding, day: date) -> str:
    """What a map draws; of one that is carried forward also how old it is."""
    age = one.age_days(day)
    said = translated("{source} draws {shares} ({age})") if age else translated("{source} draws {shares}")
    name = ledger.sources[one.source_id].name
    return html(said.format(source=name, shares=shares_in_words(one), age=age_in_words(age)))


def _group(ledger: Ledger, said: Standing | MapStanding | Claim) -> Group:
    return ledger.sources[said.source_id].group


def _answer(said: PlaceSaid, standing: Standing, breaths: Breaths) -> str:
    plain = fills(standing) and not in_part(standing)
    return html(answers_in_words(standing, breaths)) + ("" if plain else printed_words(words_of(standing, said.claims)))
