"""Areas in km², the same for a village and for a country: parts add up to their whole.

Method: Lambert's cylindrical equal-area projection on WGS84 (EPSG method 9835). An edge is a straight line in longitude
and latitude (RFC 7946, 3.1.1), and so is a curve in the projection; the area beside it is taken by Simpson's rule from its
ends and its middle, of an edge longer than a degree in parts. The result lies within 1e-6 of the geodesic area (Karney 2013)
of the same shape with its edges finely divided, computed apart in tests.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

PROJECTION = "Lambert cylindrical equal-area, WGS84 (EPSG method 9835)"
Km2s = NDArray[np.float64]
LONGEST_EDGE = 1.0


def measured_km2(shape: BaseGeometry) -> float:
    """The area of a polygon or several; what is no polygon has none."""
    return float(polygons_km2(polygons_of(shape)).sum())


def polygons_of(shape: BaseGeometry) -> NDArray[Any]:
    """The polygons in a shape: where two shapes only touch, an intersection holds lines and points besides."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return np.asarray(parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)])


def polygons_km2(polygons: NDArray[Any]) -> Km2s:
    """The area of each of many polygons, holes left out."""
    turned = shapely.orient_polygons(shapely.segmentize(polygons, LONGEST_EDGE))
    rings, owners = shapely.get_rings(turned, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    if not len(points):
        return np.zeros(len(polygons))
    # From each point to the next of its ring; the last of a ring is its first again.
    edges = np.flatnonzero(ring_of[1:] == ring_of[:-1])
    beside = -_beside(points[edges], points[edges + 1]) / 1e6
    return np.asarray(np.bincount(owners[ring_of[edges]], beside, minlength=len(polygons)), dtype=np.float64)


def _beside(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """The area between each edge and the equator, m²: positive eastwards, so a ring that runs left about has less than none."""
    project = _equal_area()
    (x0, y0), (x1, y1) = project(*start.T), project(*end.T)
    _, middle = project(*((start + end) / 2).T)
    return np.asarray((x1 - x0) * (y0 + 4 * middle + y1) / 6)


@cache
def _equal_area() -> Proj:
    return Proj(proj="cea", ellps="WGS84")
