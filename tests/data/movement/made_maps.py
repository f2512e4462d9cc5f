"""Control maps made up for tests: boxes by day and state, as a source would have drawn them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import shapely
from shapely.geometry.base import BaseGeometry

from data.control import ControlArea, ControlMap, maps_of
from data.importers.registry import read_map
from data.maps import MapSeries, map_series
from data.model import Modality, State
from geo.faults import Refused
from tests.published import published_folder

FIRST = date(2025, 1, 1)


def day(number: int) -> date:
    """The day of this number."""
    return FIRST + timedelta(days=number)


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """A box in degrees."""
    return shapely.box(west, south, east, north)


def control_map(
    number: int,
    shapes: Mapping[str, BaseGeometry],
    *,
    source_id: str = "mapper",
    file_day: date | None = None,
    missing: tuple[str, ...] = (),
    layers: Mapping[str, str] | None = None,
    claimed: tuple[str, ...] = (),
) -> ControlMap:
    """One day's map with a shape for each state; `layers` names the layer of a state, which is `areas` otherwise."""
    name = f"{source_id}-{number}-{file_day}.geojson"
    areas = tuple(
        ControlArea(
            source_id,
            (layers or {}).get(state, "areas"),
            State(state),
            Modality.claimed if state in claimed else Modality.assessed,
            state,
            day(number),
            file_day or day(number),
            name,
            f"{number:064x}",
            shape,
        )
        for state, shape in shapes.items()
    )
    return ControlMap(
        source_id, "plain", day(number), file_day or day(number), name, f"{number:064x}", missing, areas
    )


def one_series(*maps: ControlMap) -> MapSeries:
    """The one series that these maps are."""
    (series,) = map_series(maps)
    return series


def published_maps(folder: str) -> list[ControlMap]:
    """The maps of a folder of published files; skips where there is none, and leaves out what is refused."""
    maps: list[ControlMap] = []
    for path in sorted((published_folder() / folder).iterdir()):
        try:
            maps += maps_of(read_map(path.read_bytes(), path.name))
        except Refused:
            continue
    return maps
