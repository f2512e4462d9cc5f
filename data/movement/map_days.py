"""The days that a source's maps are about, each with the map that counts for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.maps import MapSeries, PublishedMap


@dataclass(frozen=True, slots=True)
class MapDay:
    """A data day that has a map: `number` is the map's place in its series."""

    number: int
    map: PublishedMap

    @property
    def day(self) -> date:
        """The day the map is about."""
        return self.map.data_day


def map_days(maps: MapSeries, since: date | None = None, on: date | None = None) -> tuple[MapDay, ...]:
    """The days from `since` to `on`, both included, that have a map. Of several maps of a day the last is its source's word."""
    last = {one.data_day: MapDay(number, one) for number, one in enumerate(maps.maps)}
    return tuple(last[day] for day in sorted(last) if (since or date.min) <= day <= (on or date.max))


def day_in(days: tuple[MapDay, ...], day: date) -> MapDay:
    """The map of a day; KeyError for a day that has none: silence is not the day before."""
    found = next((one for one in days if one.day == day), None)
    if found is None:
        raise KeyError(day)
    return found
