"""The contact line of a source's maps, day by day: derived, by the rule in geo/contact.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.maps import MapSeries, PublishedMap
from data.model import State
from data.movement.drawn import DrawnMaps
from data.movement.map_days import map_days
from geo.contact import ContactLine, contact_line
from geo.regions import EVERYWHERE, Region


@dataclass(frozen=True, slots=True)
class DayLine:
    """The line of one map."""

    source_id: str
    format: str
    map: PublishedMap
    contact: ContactLine


def contact_lines(maps: MapSeries, since: date, on: date, region: Region = EVERYWHERE) -> Iterator[DayLine]:
    """The line for each data day that draws anything as Russian; of a map that draws nothing so, none can be derived."""
    drawn = DrawnMaps(maps.own)
    for day in map_days(maps, since, on):
        russian = drawn.shapes(day.number).get(State.russian)
        if russian is not None:
            yield DayLine(maps.source_id, maps.format, day.map, contact_line(russian, region.shape))
