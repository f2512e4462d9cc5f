"""Where something is measured: all that is drawn, an oblast, or a box that a reader has drawn."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.oblasts import INSIDE, oblast_area


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
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError("is no box (rule: west,south,east,north in degrees, west < east, south < north)")
    return Region(f"{west:g},{south:g},{east:g},{north:g}", shapely.box(west, south, east, north))
