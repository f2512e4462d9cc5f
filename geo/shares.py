"""What share of a place's reference area somebody drew as which state: by area, never by a point.

Method: the areas are cut to the reference area in longitude and latitude, where an edge is a straight line (RFC 7946,
3.1.1); the pieces' edges are divided to at most 0.002° and projected to Lambert's azimuthal equal-area projection (EPSG
method 9820) centred on the place. The result lies within 1e-6 of the geodesic area (Karney 2013), computed apart in tests.

Where one map draws two states over each other, a state of doubt wins over a firm one, since whoever marks doubt on part of
what they painted means the doubt: contested, then infiltrated, then grey. Where two firm states overlap, the map contradicts
itself; that land counts to neither and is `not_stated`. How much overlapped is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely import STRtree
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.areas import reference_area
from geo.equal_area import polygons_of
from geo.places import Place

NOT_STATED = "not_stated"
# States of doubt in the order in which they win; all others are firm.
DOUBT = ("contested", "infiltrated", "grey")
STEP_DEGREES = 0.002
EMPTY = Polygon()

Drawn = tuple[str, BaseGeometry]


@dataclass(frozen=True, slots=True)
class Shares:
    """How one map divides one reference area: per cent and km² by state, `not_stated` for the rest; km² of overlaps."""

    per_cent: Mapping[str, float]
    km2: Mapping[str, float]
    area_km2: float
    overlap_km2: float


class DrawnMap:
    """The areas of one map, ready to be asked about many places."""

    def __init__(self, areas: Iterable[Drawn]) -> None:
        parts = [(state, part) for state, shape in areas for part in shapely.get_parts(shape)]
        self._states = [state for state, _ in parts]
        self._parts = [part for _, part in parts]
        # Most places lie wholly in or out of a part: prepared, it says so without looking at all of its edges.
        shapely.prepare(self._parts)
        self._tree = STRtree(self._parts)

    def shares(self, place: Place) -> Shares:
        """The shares of a place's reference area; a ValueError for a region, which has none."""
        return self.shares_within(reference_area(place), place.lat, place.lon)

    def shares_within(self, area: BaseGeometry, lat: float, lon: float) -> Shares:
        """The shares of any area in lon/lat, measured in the projection centred on `lat`, `lon`."""
        drawn, overlap = without_overlaps(self._cut(area))
        whole = equal_area_km2(area, lat, lon)
        km2 = {state: equal_area_km2(shape, lat, lon) for state, shape in sorted(drawn.items()) if not shape.is_empty}
        # What rounding leaves of a disc that is drawn full is nobody's silence.
        rest = max(0.0, whole - sum(km2.values()))
        km2[NOT_STATED] = rest if rest > whole * 1e-9 else 0.0
        per_cent = {state: 100 * part / whole for state, part in km2.items()}
        return Shares(per_cent, km2, whole, equal_area_km2(overlap, lat, lon))

    def _cut(self, area: BaseGeometry) -> dict[str, BaseGeometry]:
        """The pieces within an area, joined by state."""
        pieces: dict[str, list[BaseGeometry]] = {}
        for number in sorted(self._tree.query(area)):
            part = self._parts[number]
            if shapely.intersects(part, area):
                piece = area if shapely.contains_properly(part, area) else shapely.intersection(part, area)
                pieces.setdefault(self._states[number], []).append(piece)
        return {state: shapely.union_all(shapes) for state, shapes in pieces.items()}


def shares(place: Place, areas: Iterable[Drawn]) -> Shares:
    """The shares of one place in one map; for many places make one `DrawnMap`."""
    return DrawnMap(areas).shares(place)


def without_overlaps(drawn: Mapping[str, BaseGeometry]) -> tuple[dict[str, BaseGeometry], BaseGeometry]:
    """The same shapes with each spot in at most one state, by the rule above, and all that overlapped."""
    doubtful = [state for state in DOUBT if state in drawn]
    firm = sorted(set(drawn) - set(DOUBT))
    taken, overlap, result = EMPTY, EMPTY, {}
    for state in doubtful:
        overlap = shapely.union(overlap, in_common(drawn[state], taken))
        result[state] = shapely.difference(drawn[state], taken)
        taken = shapely.union(taken, drawn[state])
    both = _in_two([drawn[state] for state in firm])
    for state in firm:
        overlap = shapely.union(overlap, in_common(drawn[state], taken))
        result[state] = shapely.difference(shapely.difference(drawn[state], taken), both)
    return result, shapely.union(overlap, both)


def _in_two(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """What lies in at least two of these shapes."""
    seen, both = EMPTY, EMPTY
    for shape in shapes:
        both = shapely.union(both, in_common(seen, shape))
        seen = shapely.union(seen, shape)
    return both


def in_common(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """The area that two shapes share; the lines and points at which they only touch are no area."""
    shared = shapely.intersection(one, other)
    return shapely.MultiPolygon(list(polygons_of(shared))) if shared.geom_type == "GeometryCollection" else shared


def equal_area_km2(shape: BaseGeometry, lat: float, lon: float) -> float:
    """The area of a shape in lon/lat, km², in the equal-area projection centred on a point."""
    if shape.is_empty:
        return 0.0
    project = equal_area(lat, lon)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(project(points[:, 0], points[:, 1]))

    return float(shapely.area(shapely.transform(shapely.segmentize(shape, STEP_DEGREES), moved))) / 1e6


@lru_cache(maxsize=512)
def equal_area(lat: float, lon: float) -> Proj:
    """From lon/lat of WGS84 to metres of Lambert's azimuthal equal-area projection about a point."""
    return Proj(proj="laea", lat_0=lat, lon_0=lon, ellps="WGS84")
