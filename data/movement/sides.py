"""The two sides of a comparison as a View names them, what each draws alone, and why it may be no news from the front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from data.maps import MapSeries, in_force
from data.movement.comparison import Compared, compare
from data.movement.jumps import Cause, Jump, jump
from data.movement.map_days import MapDay
from data.other_side import OtherSide
from data.shown_maps import ShownMap, map_about
from data.view import Answer, View


@dataclass(frozen=True)
class Comparison:
    """Map A, which is shown on the View's day, laid over map B; `state` is the one whose layers are drawn."""

    a: ShownMap
    b: ShownMap
    state: str

    @property
    def sides(self) -> tuple[ShownMap, ShownMap]:
        """Both maps, A first."""
        return self.a, self.b

    @property
    def of_one_source(self) -> bool:
        """Whether both maps are the same source's."""
        return self.a.source_id == self.b.source_id

    @property
    def of_one_map(self) -> bool:
        """Whether a map is laid over itself."""
        return self.a == self.b

    @cached_property
    def states(self) -> tuple[Compared, ...]:
        """Every state that either map draws."""
        return _compared(self.a.series, _number(self.a), self.b.series, _number(self.b))

    @property
    def shown(self) -> Compared | None:
        """The state whose layers are drawn; None where neither map draws it."""
        return next((one for one in self.states if one.state == self.state), None)

    def reason(self, state: str) -> Jump | None:
        """Why a difference may be one of the files and not of the front; two sources have rules of their own anyway."""
        (one, then), (other, now) = sorted(zip(self.sides, self._drawn, strict=True), key=lambda side: side[0].map.data_day)
        if self.of_one_source:
            return jump(self.a.source_id, state, (one.map, then), (other.map, now))
        return _reason_of_two((one, then), (other, now), state)

    @property
    def _drawn(self) -> tuple[frozenset[str], frozenset[str]]:
        """The states that each side draws."""
        own = (side.series.own.drawings[_number(side)].drawn for side in self.sides)
        first, second = (frozenset(state for state, _ in drawn) for drawn in own)
        return first, second


def _reason_of_two(
    one: tuple[ShownMap, frozenset[str]], other: tuple[ShownMap, frozenset[str]], state: str
) -> Jump | None:
    """Of two sources: that one drew nothing at all, or not this state. Layers are named by each in its own way."""
    for side, drawn in (one, other):
        if not drawn:
            return Jump(Cause.nothing_drawn, (str(side.map.data_day), side.source_id))
    for side, drawn in (one, other):
        if state not in drawn:
            return Jump(Cause.not_drawn, (str(side.map.data_day), side.source_id))
    return None


def comparison_of(maps: Sequence[MapSeries], view: View, answer: Answer) -> Comparison | None:
    """What a View compares; None where it compares nothing, or where no map was in force that could be side A."""
    shown = next((one for one in answer.maps if one.source_id in view.maps[:1]), None)
    if view.compare is None or shown is None:
        return None
    # Two days of one source are compared in one format: a source's two products draw by rules of their own.
    other = map_about(maps, view.compare.source_id, view.compare.day, shown.series.format)
    return Comparison(shown, other, view.compare.state) if other else None


def day_in_force(maps: Sequence[MapSeries], side: ShownMap) -> date | None:
    """The first day on which this is the map that its source shows; None where another of its formats always goes before."""
    own = (one for series in maps if series.source_id == side.source_id for one in series.maps)
    days = sorted({one.known_from for one in own if one.known_from >= side.map.known_from})
    return next((day for day in days if in_force(maps, side.source_id, day) == (side.series, side.map)), None)


def swapped(maps: Sequence[MapSeries], view: View, comparison: Comparison) -> View | None:
    """The View that compares the same two maps the other way round; None where map B is on no day the one in force."""
    day = day_in_force(maps, comparison.b)
    if day is None:
        return None
    other = OtherSide(comparison.a.source_id, comparison.a.map.data_day, comparison.state)
    return replace(view, day=day, since=None, maps=(comparison.b.source_id,), compare=other)


def _number(side: ShownMap) -> int:
    return side.series.maps.index(side.map)


@lru_cache(maxsize=16)
def _compared(one: MapSeries, number: int, other: MapSeries, number_too: int) -> tuple[Compared, ...]:
    """Kept while the ledger's maps are these: a comparison is asked for at every change of the page."""
    return compare((one, MapDay(number, one.maps[number])), (other, MapDay(number_too, other.maps[number_too])))
