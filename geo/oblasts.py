"""The oblasts that the base map holds whole, as areas: what its border lines cut the outline of Ukraine into.

The lines are drawn for 1:10,000,000 and lie up to 3 km from the legal border (geo/basemap/basemap.provenance.toml). A
shape is cut exactly at the line; what lies outside every line, at sea or beyond the state border, belongs to no oblast. So
the parts of a shape in all oblasts and what is left outside add up to the shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import shapely
from shapely.geometry import MultiPolygon, Point, shape
from shapely.geometry.base import BaseGeometry

from geo.basemap.frame import FRAME
from geo.basemap.read import read_layer
from geo.region_names import INSIDE

# Degrees. Between oblasts the base map's lines end on its own shore, the outline on that of another source: the gap is
# closed by the shortest line, drawn a little beyond so that the two cross.
WIDEST_GAP, BEYOND = 0.05, 1e-4

def oblast_area(oblast: str) -> BaseGeometry:
    """An oblast in lon/lat by its id, such as `donetsk-oblast`; KeyError for one that the base map does not hold whole."""
    return oblast_areas()[oblast]


@cache
def oblast_areas() -> Mapping[str, BaseGeometry]:
    """All oblasts that lie wholly within the base map, by id."""
    faces = [face for face in shapely.get_parts(shapely.polygonize([_lines()])) if FRAME.contains(face)]
    return {
        oblast: MultiPolygon([next(face for face in faces if face.contains(Point(point))) for point in points])
        for oblast, points in INSIDE.items()
    }


@cache
def ukraine() -> BaseGeometry:
    """Ukraine in the borders recognised by the United Nations General Assembly, generalised as all of the base map."""
    return shapely.union_all(_layer("ukraine"))


def _lines() -> BaseGeometry:
    borders, shore = _layer("oblasts"), ukraine().boundary
    ends = [Point(line.coords[at]) for line in borders for at in (0, -1)]
    loose = [end for end in ends if sum(line.distance(end) < BEYOND for line in borders) == 1]
    gaps = [_across(shapely.shortest_line(end, shore)) for end in loose if end.distance(shore) < WIDEST_GAP]
    return shapely.union_all([shore, *borders, *gaps, FRAME.boundary])


def _across(gap: BaseGeometry) -> BaseGeometry:
    """A line drawn on beyond its end; where there is no gap, nothing to draw."""
    (x0, y0), (x1, y1) = gap.coords[0], gap.coords[-1]
    if not gap.length:
        return gap
    further = 1 + BEYOND / gap.length
    return shapely.LineString([(x0, y0), (x0 + (x1 - x0) * further, y0 + (y1 - y0) * further)])


def _layer(name: str) -> list[BaseGeometry]:
    return [shape(feature["geometry"]) for feature in read_layer(name)["features"]]
