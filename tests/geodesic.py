"""Areas and lengths on the ellipsoid by Karney's method, on edges of some 20 m: what our own figures are held against.

Nothing here comes from the modules under test: pyproj's `Geod`, and shapely to divide the edges.
"""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")


def geodesic_km2(shape, step: float = 0.0002) -> float:
    """The area of polygons with edges that are straight in longitude and latitude."""
    total = 0.0
    for polygon in shapely.get_parts(shapely.get_parts(shapely.segmentize(shape, step))):
        if polygon.geom_type != "Polygon":
            continue
        for sign, ring in [(1, polygon.exterior), *((-1, hole) for hole in polygon.interiors)]:
            area, _ = WGS84.polygon_area_perimeter(*np.array(ring.coords).T)
            total += sign * abs(area)
    return total / 1e6


def geodesic_km(line, step: float = 0.0002) -> float:
    """The length of lines."""
    parts = shapely.get_parts(shapely.get_parts(shapely.segmentize(line, step)))
    return sum(WGS84.geometry_length(part) for part in parts) / 1000
