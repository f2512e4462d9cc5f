"""The areas of a source's maps day by day, with what each state gained and lost: the rows of a table and of a chart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from data.maps import MapSeries, PublishedMap
from data.movement.drawn import DrawnMaps
from data.movement.jumps import Jump, jump
from data.movement.kept import forget, kept_steps
from data.movement.map_days import MapDay, day_in, map_days
from data.movement.steps import Moved, movement
from geo.regions import EVERYWHERE, Region


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One state on one map: its area, and what it gained and lost since an earlier map.

    `area_km2` is None where the map does not draw the state. `since` is the data day of the map compared with, None for the
    first; so many `silent_days` between the two have no map. Where there is a `jump`, nothing is called gained or lost.
    `whole` marks the row that compares the last map with the first instead of with the one before.
    """

    source_id: str
    format: str
    state: str
    map: PublishedMap
    area_km2: float | None
    since: date | None = None
    gained_km2: float | None = None
    lost_km2: float | None = None
    sliver_km2: float | None = None
    jump: Jump | None = None
    whole: bool = False
    silent_days: int = 0


def area_rows(
    maps: MapSeries, since: date, on: date, region: Region = EVERYWHERE, folder: Path | None = None
) -> list[AreaRow]:
    """A row for each state and data day from `since` to `on`, and for the span as a whole if it has more than two maps.

    Every step of the series is computed once and kept (data/movement/kept.py): a span asked for later costs little.
    """
    table = AreaTable(maps, region, folder)
    return table.rows([day for day in table.days if since <= day.day <= on])


def rows_between(
    maps: MapSeries, before: date, after: date, region: Region = EVERYWHERE, folder: Path | None = None
) -> list[AreaRow]:
    """A row for each state: what it gained and lost between any two data days; KeyError for a day without a map."""
    table = AreaTable(maps, region, folder)
    return table.between(day_in(table.days, before), day_in(table.days, after), table.days)


Figures = tuple[float, float, float]


class AreaTable:
    """A series of maps measured in a region: the areas of every map, and every step from one to the next.

    Made once for many spans: what moved between two maps is measured when it is first asked for, and not again.
    """

    def __init__(self, maps: MapSeries, region: Region = EVERYWHERE, folder: Path | None = None) -> None:
        self.days, self._maps, self._region = map_days(maps), maps, region
        self._drawn, self._stepping = DrawnMaps(maps.own), kept_steps(folder)
        moved = movement(self._drawn, [day.number for day in self.days], self._stepping)
        forget(folder)
        self._km2 = dict(zip(self.days, moved.km2(region.shape), strict=True))
        self._steps = dict(zip(pairwise(self.days), moved.steps, strict=True))
        self._measured: dict[tuple[MapDay, MapDay], dict[str, Figures]] = {}

    def rows(self, days: Sequence[MapDay]) -> list[AreaRow]:
        """A row for each state and each of these days, and for all as a whole where there are more than two."""
        rows = [row for day in days[:1] for row in self._first(day)]
        rows += [row for before, after in pairwise(days) for row in self._rows(before, after, days)]
        return rows + self.between(days[0], days[-1], days, whole=True) if len(days) > 2 else rows

    def between(self, before: MapDay, after: MapDay, days: Sequence[MapDay], *, whole: bool = False) -> list[AreaRow]:
        """The rows of any two maps; `days` are those that count as days with a map."""
        return [replace(row, whole=whole) for row in self._rows(before, after, days)]

    def _first(self, day: MapDay) -> list[AreaRow]:
        """The rows of a map that is compared with none."""
        return [self._row(state, day, area) for state, area in self._km2[day].items()]

    def _rows(self, before: MapDay, after: MapDay, days: Sequence[MapDay]) -> Iterator[AreaRow]:
        then, now = self._km2[before], self._km2[after]
        silent = _silent(before.day, after.day, days)
        for state in sorted({*then, *now}):
            row = replace(self._row(state, after, now.get(state)), since=before.day, silent_days=silent)
            if told := jump(row.source_id, state, (before.map, then), (after.map, now)):
                yield replace(row, jump=told)
                continue
            gained, lost, thin = self._moved(before, after).get(state, (0.0, 0.0, 0.0))
            yield replace(row, gained_km2=gained, lost_km2=lost, sliver_km2=thin)

    def _moved(self, before: MapDay, after: MapDay) -> dict[str, Figures]:
        if (before, after) not in self._measured:
            found = self._steps.get((before, after))
            found = self._stepping(self._drawn, before.number, after.number) if found is None else found
            self._measured[before, after] = {state: _figures(moved, self._region) for state, moved in found.items()}
        return self._measured[before, after]

    def _row(self, state: str, day: MapDay, area: float | None) -> AreaRow:
        return AreaRow(self._maps.source_id, self._maps.format, state, day.map, area)


def _silent(one: date, other: date, days: Sequence[MapDay]) -> int:
    """How many days between two have no map."""
    first, last = sorted((one, other))
    between = bisect_left(days, last, key=_day_of) - bisect_right(days, first, key=_day_of)
    return max(0, (last - first).days - 1 - between)


def _day_of(day: MapDay) -> date:
    return day.day


def _figures(moved: Moved, region: Region) -> Figures:
    """Gained, lost, and what slivers on both sides amount to."""
    (gained, thin), (lost, thin_too) = moved.gained.km2(region.shape), moved.lost.km2(region.shape)
    return gained, lost, thin + thin_too


def maps_of_source(maps: Iterable[MapSeries], source_id: str) -> tuple[MapSeries, ...]:
    """What a source published, format by format: two products of one source are never compared with each other."""
    return tuple(one for one in maps if one.source_id == source_id and one.maps)
