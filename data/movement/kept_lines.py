"""Lengths of contact lines kept beside the steps: derived once for what a map draws, the rule and the region, then read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from data.maps import MapSeries
from data.model import State
from data.movement.drawn import DrawnMaps
from data.movement.kept import METHOD, cache_folder, forget, read_kept, write_kept
from data.movement.map_days import MapDay, map_days
from geo.contact import RULE, contact_line
from geo.regions import EVERYWHERE, Region


@dataclass(frozen=True, slots=True)
class DayLength:
    """How long the contact line is on one map, and how long the edge that is left out along state border and coast.

    Both are None where the map draws nothing as Russian: no line can be derived from it.
    """

    source_id: str
    format: str
    day: MapDay
    km: float | None
    at_border_km: float | None


def line_lengths(
    maps: MapSeries, days: tuple[MapDay, ...] | None = None, region: Region = EVERYWHERE, folder: Path | None = None
) -> list[DayLength]:
    """The length for each of some days, of all that have a map where none is named."""
    drawn, place = DrawnMaps(maps.own), folder or cache_folder()
    shape = "" if region.shape is None else shapely.to_wkb(region.shape, hex=True)
    found = []
    for day in map_days(maps) if days is None else days:
        name = hashlib.sha256(f"{METHOD}\n{RULE}\n{shape}\n{drawn.digest(day.number)}".encode()).hexdigest()
        km, at_border_km = _kept(place / f"{name}.line", drawn, day, region)
        found.append(DayLength(maps.source_id, maps.format, day, km, at_border_km))
    forget(folder, kind="line")
    return found


def _kept(path: Path, drawn: DrawnMaps, day: MapDay, region: Region) -> tuple[float | None, float | None]:
    kept = read_kept(path)
    if not _is_length(kept):
        russian = drawn.shapes(day.number).get(State.russian)
        line = None if russian is None else contact_line(russian, region.shape)
        kept = [None, None] if line is None else [line.km, line.at_border_km]
        write_kept(path, kept)
    return kept[0], kept[1]


def _is_length(kept: Any) -> bool:
    return isinstance(kept, list) and len(kept) == 2 and all(one is None or isinstance(one, float) for one in kept)
