"""What of a series was known by a day: what was printed later is not in it, whatever day it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from data.maps import MapSeries, Outlines
from data.movement.map_days import MapDay, map_days


@dataclass(frozen=True, slots=True)
class KnownMaps:
    """The days that have a map which was known, and the series in which these maps have their numbers."""

    maps: MapSeries
    days: tuple[MapDay, ...]

    @property
    def source_id(self) -> str:
        """Whose maps."""
        return self.maps.source_id

    @property
    def format(self) -> str:
        """In which format: another is another product."""
        return self.maps.format

    def within(self, since: date | None, on: date) -> tuple[MapDay, ...]:
        """The days from `since` to `on`."""
        return tuple(day for day in self.days if (since or date.min) <= day.day <= on)


def known_maps(maps: MapSeries, day: date) -> KnownMaps:
    """The maps of a series that were known by a day.

    They are told by the whole series, so that what is measured on it once serves every day; only where a day was drawn
    again in a later file, and that file was not known yet, by the series as it was then.
    """
    count = maps.number_on(day) + 1
    known = tuple(one for one in map_days(maps) if one.number < count)
    then = _before(maps, count)
    return KnownMaps(maps, known) if known == map_days(then) else KnownMaps(then, map_days(then))


def _before(maps: MapSeries, count: int) -> MapSeries:
    """The first maps of a series: they stand in the order in which they became known."""
    own = Outlines(maps.own.table, maps.own.drawings[:count])
    told = maps.passed_on and Outlines(maps.passed_on.table, maps.passed_on.drawings[:count])
    return replace(maps, maps=maps.maps[:count], own=own, passed_on=told)
