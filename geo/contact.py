"""The contact line as it can be derived from one map, and its length.

Rule. The line is the edge of what the source draws as Russian towards land that it does not draw so, wherever that is grey,
contested, Ukrainian or left blank, within Ukraine. Not part of it:
- the edge along the state border and the coast: all that runs within 5 km of Ukraine's outline, since the base map's border
  and shore lie up to 3 km from the source's own. How long that is, is told beside the length;
- the edge of gaps between a source's polygons: land that is not drawn as Russian, is shut in and is smaller than 10 km² is no
  other side. Of Russian islands smaller than that the edge counts: an enclave has a front;
- the edge of land that a source does not map: some begin in 2022 and leave Crimea or the Donbas of 2014 blank. What is shut in
  by the Russian shape and the border and is larger than 5,000 km² is taken for such; no army was ever surrounded on as much.

The length is that of geodesics between the points that the source has drawn. A line drawn finer is longer for it: compare a
source with itself, not with another. It is derived: no source has published this line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.distances import wgs84
from geo.equal_area import polygons_km2, polygons_of
from geo.oblasts import ukraine

BORDER_KM = 5.0
GAP_KM2 = 10.0
UNMAPPED_KM2 = 5000.0
RULE = (
    "derived: edge of what is drawn as Russian towards all else within Ukraine, without what runs within 5 km of the state "
    "border or coast, without shut-in land under 10 or over 5,000 km²; geodesic length"
)
# Shut-in land is looked for a little beyond where the line ends, so that its far edge is none of the line.
HAIR_KM = 0.05
# A degree of latitude; of longitude at 48° north.
KM_NORTH, KM_EAST = 111.2, 74.4


@dataclass(frozen=True, slots=True)
class ContactLine:
    """The line in lon/lat, its length, and the length of the edge left out along the state border and the coast."""

    line: MultiLineString
    km: float
    at_border_km: float


def contact_line(russian: BaseGeometry, region: BaseGeometry | None = None) -> ContactLine:
    """The line that a source's Russian shape implies, in all or in a region."""
    line = shapely.intersection(shapely.boundary(_filled(russian)), inside(BORDER_KM))
    edge = shapely.intersection(shapely.boundary(russian), inside(-BORDER_KM))
    at_border = shapely.difference(edge, inside(BORDER_KM))
    if region is not None:
        line, at_border = shapely.intersection(line, region), shapely.intersection(at_border, region)
    return ContactLine(_lines(line), length_km(line), length_km(at_border))


def length_km(lines: BaseGeometry) -> float:
    """The geodesic length of lines in lon/lat; what is no line has none."""
    return sum(abs(float(wgs84().geometry_length(line))) for line in _lines(lines).geoms) / 1000


def _filled(russian: BaseGeometry) -> BaseGeometry:
    """The shape without what it shuts in and what is no other side."""
    others = polygons_of(shapely.difference(inside(BORDER_KM - HAIR_KM), russian))
    km2 = polygons_km2(others)
    none = (km2 < GAP_KM2) | ((km2 > UNMAPPED_KM2) & (km2 < km2.max(initial=0.0)))
    return shapely.union_all([russian, *others[none]])


def _lines(shape: BaseGeometry) -> MultiLineString:
    parts = shapely.get_parts(shapely.get_parts(shape))
    is_line = np.isin(shapely.get_type_id(parts), (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING))
    return MultiLineString(list(parts[is_line & ~shapely.is_empty(parts)]))


@cache
def inside(km: float) -> BaseGeometry:
    """Ukraine without a strip so wide along its outline; with one around it for a width below zero.

    Measured on a plane that is true to scale at 48° north and to 6 % elsewhere in Ukraine.
    """
    scale = np.array((KM_EAST, KM_NORTH))
    plane = shapely.transform(ukraine(), lambda points: points * scale)
    return shapely.transform(shapely.buffer(plane, -km), lambda points: points / scale)
