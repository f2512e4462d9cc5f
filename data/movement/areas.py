"""The areas of a source's maps day by day, with what each state gained and lost: the rows of a table and of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from data.maps import MapSeries, PublishedMap
from data.movement.drawn import DrawnMaps
from data.movement.jumps import Jump, jump
from data.movement.kept import forget, kept_steps
from data.movement.map_days import MapDay, day_in, map_days
from data.movement.steps import Moved, Step, Stepping, movement
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
    table = _table(maps, region, folder)
    days = [day for day in table.km2 if since <= day.day <= on]
    rows = [row for day in days[:1] for row in table.first(day)]
    rows += [row for before, after in pairwise(days) for row in table.rows(before, after, table.steps[after])]
    if len(days) > 2:
        rows += table.between(days[0], days[-1], whole=True)
    return rows


def rows_between(
    maps: MapSeries, before: date, after: date, region: Region = EVERYWHERE, folder: Path | None = None
) -> list[AreaRow]:
    """A row for each state: what it gained and lost between any two data days; KeyError for a day without a map."""
    table = _table(maps, region, folder)
    days = tuple(table.km2)
    return table.between(day_in(days, before), day_in(days, after))


def _table(maps: MapSeries, region: Region, folder: Path | None) -> _Table:
    days, drawn, stepping = map_days(maps), DrawnMaps(maps.own), kept_steps(folder)
    moved = movement(drawn, [day.number for day in days], stepping)
    forget(folder)
    km2 = dict(zip(days, moved.km2(region.shape), strict=True))
    return _Table(maps, region, drawn, stepping, km2, dict(zip(days[1:], moved.steps, strict=True)))


@dataclass(frozen=True)
class _Table:
    maps: MapSeries
    region: Region
    drawn: DrawnMaps
    stepping: Stepping
    km2: dict[MapDay, dict[str, float]]
    steps: dict[MapDay, Step]

    def first(self, day: MapDay) -> list[AreaRow]:
        """The rows of a map that is compared with none."""
        return [self._row(state, day, area) for state, area in self.km2[day].items()]

    def between(self, before: MapDay, after: MapDay, *, whole: bool = False) -> list[AreaRow]:
        """The rows of any two maps."""
        moved = self.stepping(self.drawn, before.number, after.number)
        return [replace(row, whole=whole) for row in self.rows(before, after, moved)]

    def rows(self, before: MapDay, after: MapDay, moved: Step) -> Iterator[AreaRow]:
        """The rows of two maps between which this has moved."""
        then, now = self.km2[before], self.km2[after]
        first, last = sorted((before.day, after.day))
        silent = (last - first).days - 1 - sum(first < one.day < last for one in self.km2)
        for state in sorted({*then, *now}):
            row = replace(self._row(state, after, now.get(state)), since=before.day, silent_days=silent)
            if told := jump(row.source_id, state, (before.map, then), (after.map, now)):
                yield replace(row, jump=told)
                continue
            gained, lost, thin = _figures(moved.get(state), self.region)
            yield replace(row, gained_km2=gained, lost_km2=lost, sliver_km2=thin)

    def _row(self, state: str, day: MapDay, area: float | None) -> AreaRow:
        return AreaRow(self.maps.source_id, self.maps.format, state, day.map, area)


def _figures(moved: Moved | None, region: Region) -> tuple[float, float, float]:
    """Gained, lost, and what slivers on both sides amount to."""
    if moved is None:
        return 0.0, 0.0, 0.0
    (gained, thin), (lost, thin_too) = moved.gained.km2(region.shape), moved.lost.km2(region.shape)
    return gained, lost, thin + thin_too


def maps_of_source(maps: Iterable[MapSeries], source_id: str) -> tuple[MapSeries, ...]:
    """What a source published, format by format: two products of one source are never compared with each other."""
    return tuple(one for one in maps if one.source_id == source_id and one.maps)
