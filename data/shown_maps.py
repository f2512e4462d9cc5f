"""The published maps that a View shows: of each chosen source the one in force on the day, and none before it was known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.maps import MapSeries, PublishedMap, in_force

MOST_MAPS = 2


@dataclass(frozen=True)
class ShownMap:
    """One map in force, and the series it belongs to."""

    series: MapSeries
    map: PublishedMap

    @property
    def source_id(self) -> str:
        """Whose map it is."""
        return self.series.source_id


def map_sources(maps: Iterable[MapSeries]) -> tuple[str, ...]:
    """The sources of which there are maps, each once."""
    return tuple(dict.fromkeys(one.source_id for one in maps))


def days_mapped(maps: Iterable[MapSeries]) -> dict[str, frozenset[date]]:
    """The days that each source's maps are about."""
    found: dict[str, set[date]] = {}
    for one in maps:
        found.setdefault(one.source_id, set()).update(published.data_day for published in one.maps)
    return {source_id: frozenset(days) for source_id, days in found.items()}


def map_about(maps: Iterable[MapSeries], source_id: str, day: date, form: str = "") -> ShownMap | None:
    """The map that a source drew of a day, or None: in one format if it has one, otherwise the one that lacks the fewest
    layers. Of several of a format the last is the source's word."""
    found = [
        ShownMap(one, [published for published in one.maps if published.data_day == day][-1])
        for one in maps
        if one.source_id == source_id and any(published.data_day == day for published in one.maps)
    ]
    return min(found, key=lambda one: (one.series.format != form, len(one.map.missing), one.series.format), default=None)


def chosen_sources(maps: Sequence[MapSeries], chosen: tuple[str, ...], control: str | None) -> tuple[str, ...]:
    """Whose maps are looked at. Where none is chosen, a source whose control is asked for is shown by its own map: what it
    drew itself says more than discs."""
    return chosen or ((control,) if control in map_sources(maps) else ())


def shown_maps(
    maps: Sequence[MapSeries], chosen: tuple[str, ...], control: str | None, days: tuple[date | None, date]
) -> tuple[ShownMap, ...]:
    """The maps in force on the last of the days, in the order in which they were chosen. A View that looks only at what became
    known from a first day on shows no map that was known before."""
    since, day = days
    found = (in_force(maps, source_id, day) for source_id in chosen_sources(maps, chosen, control))
    return tuple(ShownMap(*one) for one in found if one and (since is None or one[1].known_from >= since))
