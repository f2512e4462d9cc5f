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
from data.movement.map_days import MapDay
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


class LineLengths:
    """The lengths of the lines of a series in a region, map by map as they are asked for."""

    def __init__(self, maps: MapSeries, region: Region = EVERYWHERE, folder: Path | None = None) -> None:
        self._maps, self._drawn, self._region = maps, DrawnMaps(maps.own), region
        self._folder = folder or cache_folder()
        shape = "" if region.shape is None else shapely.to_wkb(region.shape, hex=True)
        self._method = f"{METHOD}\n{RULE}\n{shape}"
        self._found: dict[int, DayLength] = {}
        forget(folder, kind="line")

    def of(self, day: MapDay) -> DayLength:
        """The length on one map."""
        if day.number not in self._found:
            km, at_border_km = self._kept(day.number)
            self._found[day.number] = DayLength(self._maps.source_id, self._maps.format, day, km, at_border_km)
        return self._found[day.number]

    def _kept(self, number: int) -> tuple[float | None, float | None]:
        name = hashlib.sha256(f"{self._method}\n{self._drawn.digest(number)}".encode()).hexdigest()
        path = self._folder / f"{name}.line"
        kept = read_kept(path)
        if not _is_length(kept):
            kept = self._derived(number)
            write_kept(path, kept)
        return kept[0], kept[1]

    def _derived(self, number: int) -> list[float | None]:
        russian = self._drawn.shapes(number).get(State.russian)
        if russian is None:
            return [None, None]
        line = contact_line(russian, self._region.shape)
        return [line.km, line.at_border_km]


def _is_length(kept: Any) -> bool:
    return isinstance(kept, list) and len(kept) == 2 and all(one is None or isinstance(one, float) for one in kept)
