"""Where something is measured: all that is drawn, an oblast, or a box that a reader has drawn."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.oblasts import oblast_area
from geo.region_names import INSIDE, box_edges, box_name


@dataclass(frozen=True, slots=True)
class Region:
    """A region by the name that stands beside its figures; without a shape it is everything."""

    name: str = ""
    shape: BaseGeometry | None = None


EVERYWHERE = Region()


def oblast_region(oblast: str) -> Region:
    """An oblast in the base map's borders (geo/oblasts.py says what they are); ValueError for any other."""
    if oblast not in INSIDE:
        raise ValueError(f"is no oblast that the base map holds whole (rule: one of {', '.join(sorted(INSIDE))})")
    return Region(oblast, oblast_area(oblast))


def box_region(west: float, south: float, east: float, north: float) -> Region:
    """The box between two meridians and two parallels, in degrees; ValueError where it holds nothing."""
    return Region(box_name((west, south, east, north)), shapely.box(west, south, east, north))


def region_named(name: str | None) -> Region:
    """The region of a name as geo/region_names.py writes it; everything where there is none."""
    if not name:
        return EVERYWHERE
    return oblast_region(name) if name in INSIDE else box_region(*box_edges(name))
