"""What is drawn of each place: the cells of its staff, its disc, its symbols, its words. Pure.

The same rules as the map script's (static/map/standing.js); a browser test holds the two against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cells import Cell, cells, known_from
from dashboard.language import translated
from dashboard.palette import state_label
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps
from dashboard.snapshot.picture.filling import GIVEN_WAY, Disc, disc_of
from dashboard.texts import MAP_TEXTS
from data.disagreement import Contradiction, contradictions
from data.map_standings import MapStanding
from data.model import Claim, Group, Kind, Question, State
from data.standings import Standing
from data.statements import drawn_on
from geo.places import Place

# Four words are the program's own, the others are names; more than this would hide the map.
MOST_WORDS = 10
# At most one symbol a meaning: encirclement first, then the day's events in this order.
EVENTS = (Kind.advance, Kind.infiltration, Kind.fighting, Kind.supply, Kind.strike)
ACTORS = ("ukraine", "russia", "both")


@dataclass(frozen=True)
class Symbol:
    """An encirclement that is spoken of, or an event of the day: of which kind, whose act, and how sure."""

    kind: str
    actor: str
    likely: bool = False
    denied: bool = False


@dataclass(frozen=True)
class PlacePicture:
    """All that is drawn of one place. `latest`: for each cell the day on which its group last spoke, if it did."""

    place: Place
    claims: int
    cells: tuple[Cell, ...]
    latest: tuple[date | None, ...]
    disc: Disc
    symbols: tuple[Symbol, ...]
    words: tuple[str, ...]

    @property
    def spoken(self) -> bool:
        """Whether anybody in the View speaks of it."""
        return self.claims > 0 or any(cell.maps for cell in self.cells)


def _latest(cell: Cell, spoken: Mapping[Group, date]) -> date | None:
    """The day of a group's newest answer, said or drawn; without any, that on which it last spoke."""
    return max(map(known_from, cell.shown), default=spoken.get(cell.group))


def pictures(contents: Contents) -> list[PlacePicture]:
    """Every place of the ledger that has a reference area, silent ones too, in the order in which it is first named."""
    drawer = _Drawer(contents)
    named = dict.fromkeys(claim.place_id for claim in contents.ledger.valid)
    places = [contents.ledger.places[name] for name in named if contents.places is None or name in contents.places]
    return [drawer.picture(place) for place in places if place.reference_radius_km is not None]


class _Drawer:
    """The View's claims and standings by place, sorted out once."""

    def __init__(self, contents: Contents) -> None:
        self.control = contents.view.control
        # Where a source's own map is drawn, it stands in the place of what its words would fill.
        self.gives_way = any(one.source_id == self.control for one in drawn_maps(contents))
        self.maps: dict[str, list[MapStanding]] = defaultdict(list)
        for one in contents.shares:
            self.maps[one.place_id].append(one)
        self.first = contents.view.since or contents.answer.day
        self.names = {name: source.name for name, source in contents.ledger.sources.items()}
        self.group_of = {name: source.group for name, source in contents.ledger.sources.items()}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        self.standings: dict[str, list[Standing]] = defaultdict(list)
        for claim in contents.claims:
            self.claims[claim.place_id].append(claim)
        for standing in contents.standings:
            self.standings[standing.place_id].append(standing)

    def picture(self, place: Place) -> PlacePicture:
        claims, standings = self.claims[place.place_id], self.standings[place.place_id]
        spoken: dict[Group, date] = {}
        for claim in claims:
            group = self.group_of[claim.source_id]
            spoken[group] = max(claim.known_from, spoken.get(group, claim.known_from))
        staff = tuple(cells(standings, self.group_of, set(spoken), self.maps[place.place_id]))
        latest = tuple(_latest(cell, spoken) for cell in staff)
        said = disc_of([one for one in standings if self.control in (None, one.source_id)])
        disc = Disc(GIVEN_WAY) if self.gives_way else said
        symbols = (*encirclements(standings), *events(claims, self.first))
        return PlacePicture(place, len(claims), staff, latest, disc, symbols, self._words(standings))

    def _words(self, standings: Sequence[Standing]) -> tuple[str, ...]:
        pair = first_contradiction(standings)
        return in_few_words(pair, self.names) if pair else ()


def events(claims: Sequence[Claim], first: date) -> Iterator[Symbol]:
    """The symbols of what became known since that day: one for each kind and actor."""
    phases: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in claims:
        if claim.known_from >= first and drawn_on(claim) is not None:
            phases[claim.kind, claim.actor].append(claim.phase)
    for kind in EVENTS:
        for actor in ACTORS:
            if told := phases.get((kind, actor)):
                yield Symbol(kind, actor, likely=all(phase == "likely" for phase in told))


def encirclements(standings: Sequence[Standing]) -> Iterator[Symbol]:
    """Rings: by whom, whether only likely, whether denied; what is denied alone is nobody's."""
    for actor in ("russia", "ukraine"):
        own = [one for one in standings if one.question == Question.encirclement and one.actor == actor]
        asserted = [one for one in own if one.stance == "asserted"]
        denied = any(one.stance == "denied" for one in own)
        if asserted or denied:
            likely = bool(asserted) and all(one.phase == "likely" for one in asserted)
            yield Symbol("encirclement", actor if asserted else "", likely, denied)


def first_contradiction(standings: Sequence[Standing]) -> Contradiction | None:
    """The pair that is told under the staff: encirclement first, then denials, then the newest."""
    number = {id(one): i for i, one in enumerate(standings)}

    def rank(pair: Contradiction) -> tuple[object, ...]:
        newest = max(pair.a.known_from, pair.b.known_from).toordinal()
        order = number[id(pair.a)], number[id(pair.b)]
        return pair.question != Question.encirclement, pair.b.stance != "denied", -newest, *order

    told = [pair for pair in contradictions(standings) if _sayable(pair.a)]
    return min(told, key=rank, default=None)


def _sayable(standing: Standing) -> bool:
    """Few words can say that a place is Russian, or its troops encircled; not which part, nor how far it goes."""
    whole = standing.scope == "whole" and standing.phase == "is"
    return standing.question == Question.encirclement or whole


def in_few_words(pair: Contradiction, names: Mapping[str, str]) -> tuple[str, ...]:
    """A contradiction in two short lines; none where the names are too long for the map."""
    if pair.question == Question.encirclement:
        form = MAP_TEXTS["encircledNot"]
    else:
        form = MAP_TEXTS["stateNot" if pair.b.stance == "denied" else "stateOther"]
    values = {"a": names[pair.a.source_id], "b": names[pair.b.source_id]}
    values |= {"state": _state_word(pair.a.state), "other": _state_word(pair.b.state)}
    lines = tuple(filled(line, values) for line in translated(form).split("|"))
    return lines if len(" ".join(lines).split()) <= MOST_WORDS else ()


def _state_word(state: str) -> str:
    """A state's name within a sentence; "Russian" and "Ukrainian" keep their capital."""
    label = state_label(state) if state else ""
    return label if state in (State.ukrainian, State.russian) else label.lower()


def filled(text: str, values: Mapping[str, str]) -> str:
    """{name} in one of the program's own sentences; values are never read as templates again."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)
