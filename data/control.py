"""Published control maps as they were drawn: somebody's areas for one day, each with the file it was read from.

Two days are kept apart everywhere. The **data day** is the day the map is about; the **file day** is the day the file's name
gives, which for some publishers is only the day on which it was fetched. Neither is ever guessed from the other unseen:
`day_from` says where the data day was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.model import Modality, State

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class ControlArea:
    """What one source drew as one state on one data day: a polygon or multipolygon, lon/lat in degrees of WGS84.

    `layer` is the publisher's own layer, `category` what it calls the state. `modality` is `claimed` where a mapper only
    passes on what others claim: such an area is shown and is not that mapper's own view. `sha256` is that of the file.
    """

    source_id: str
    layer: str
    state: State
    modality: Modality
    category: str
    data_day: date
    file_day: date | None
    file_name: str
    sha256: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """The state of one whole settlement from one data day to another, both included, in a table of places.

    `geonames_id` or `place_id` may be empty, not both: a source knows more places than the gazetteer. `as_of` is the day the
    source itself gives for the state where that is older than the data day; the interval is never drawn out to it.
    """

    source_id: str
    geonames_id: str
    place_id: str
    state: State
    category: str
    first: date
    last: date
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something a file holds that was not read in, by name, how often it stood there, and why not."""

    name: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A ring that crossed itself and was mended on request: where, by what rule it was wrong, its area before and after.

    The area before is what the ring encloses as it was drawn, by its signed area: a figure to compare with, no truth.
    """

    where: str
    rule: str
    before_km2: float
    after_km2: float


@dataclass(frozen=True, slots=True)
class Imported:
    """All that was read from one file, and all that was not.

    `missing` names the layers a whole map of this source has and this file has not: a map with missing layers is never the
    source's whole view. `counts` are numbers for a preview. A file read twice gives the same `sha256`.
    """

    format: str
    file_name: str
    sha256: str
    file_day: date | None
    day_from: str
    areas: tuple[ControlArea, ...] = ()
    statuses: tuple[PlaceStatus, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    missing: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def data_days(self) -> tuple[date, ...]:
        """The days this file speaks of, in order."""
        days = {area.data_day for area in self.areas}
        days |= {day for status in self.statuses for day in (status.first, status.last)}
        return tuple(sorted(days))


@dataclass(frozen=True, slots=True)
class ControlMap:
    """All areas of one source for one data day, from one file. `format` tells products of one source apart."""

    source_id: str
    format: str
    data_day: date
    file_day: date | None
    file_name: str
    sha256: str
    missing: tuple[str, ...]
    areas: tuple[ControlArea, ...]

    @property
    def layers(self) -> tuple[str, ...]:
        """The publisher's layers that this map holds."""
        return tuple(sorted({area.layer for area in self.areas}))

    @property
    def own_areas(self) -> tuple[ControlArea, ...]:
        """What the mapper says itself: without layers that only pass on what a party claims."""
        return tuple(area for area in self.areas if area.modality is not Modality.claimed)

    @property
    def claimed_areas(self) -> tuple[ControlArea, ...]:
        """What the mapper only passes on: a party's claims."""
        return tuple(area for area in self.areas if area.modality is Modality.claimed)

    @property
    def is_whole(self) -> bool:
        """Whether this is all the source draws for the day, and not one layer of it."""
        return not self.missing


def maps_of(imported: Imported) -> tuple[ControlMap, ...]:
    """The control maps of one file, by source and data day."""
    groups: dict[tuple[str, date], list[ControlArea]] = {}
    for area in imported.areas:
        groups.setdefault((area.source_id, area.data_day), []).append(area)
    return tuple(
        ControlMap(
            source_id,
            imported.format,
            day,
            imported.file_day,
            imported.file_name,
            imported.sha256,
            imported.missing,
            tuple(areas),
        )
        for (source_id, day), areas in sorted(groups.items(), key=lambda group: group[0])
    )


def one_map_a_day(maps: Iterable[ControlMap]) -> tuple[tuple[ControlMap, ...], tuple[ControlMap, ...]]:
    """The map that counts for each source, format and data day, and the ones it displaces.

    Publishers print one data day in several files; the file of the latest day is their last word on it, and of two files of
    one day the one given last.
    """
    best: dict[tuple[str, str, date], ControlMap] = {}
    displaced = []
    for one in maps:
        key = (one.source_id, one.format, one.data_day)
        if (held := best.get(key)) is None:
            best[key] = one
            continue
        newer = (one.file_day or date.min) >= (held.file_day or date.min)
        displaced.append(held if newer else one)
        best[key] = one if newer else held
    return tuple(best[key] for key in sorted(best)), tuple(displaced)


def missing_days(days: Sequence[date]) -> tuple[date, ...]:
    """The days between the first and the last of these on which there is no map: silence, not "as the day before"."""
    held = set(days)
    if not held:
        return ()
    first, last = min(held), max(held)
    every = (first + timedelta(days=step) for step in range((last - first).days))
    return tuple(day for day in every if day not in held)
