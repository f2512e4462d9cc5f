"""The area in which a place is judged, and the sectors a claim may name: centre, n, ne, … nw."""

from __future__ import annotations

from collections.abc import Iterable

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.distances import COMPASS, wgs84
from geo.places import Place

VERTICES = 96
# The centre reaches over the inner 40 % of the radius; the eight wedges share the ring outside it.
CENTRE_SHARE = 0.4
SECTORS = ("centre", *COMPASS)
WEDGE = 360 / len(COMPASS)
Point = tuple[float, float]


def reference_area(place: Place) -> Polygon:
    """The disc about a place's point within its reference radius: 96 vertices, (lon, lat) in WGS84 degrees.

    A region has no reference area: ValueError. The polygon lies within the circle, its area 0.07 % smaller.
    """
    return Polygon(arc(place, radius_km(place), range(VERTICES)))


def sector_area(place: Place, sector: str) -> Polygon:
    """One sector of the reference area; the nine of them tile it without gap or overlap.

    "rest" and "unspecified" say nothing about where: ValueError, as for any other word.
    """
    radius = radius_km(place)
    if sector == "centre":
        return Polygon(arc(place, radius * CENTRE_SHARE, range(VERTICES)))
    if sector not in COMPASS:
        raise ValueError(f"{sector!r} is not a sector that lies anywhere: use one of {', '.join(SECTORS)}")
    steps = wedge_steps(COMPASS.index(sector))
    return Polygon(arc(place, radius, steps) + arc(place, radius * CENTRE_SHARE, reversed(steps)))


def wedge_steps(position: int) -> range:
    """The vertices a wedge runs along, half a wedge to each side of its compass direction."""
    width = VERTICES // len(COMPASS)
    start = position * width - width // 2
    return range(start, start + width + 1)


def radius_km(place: Place) -> float:
    """A place's reference radius; a ValueError for a region, which is not judged by a disc."""
    if place.reference_radius_km is None:
        raise ValueError(f"{place.place_id} is a {place.kind} and has no reference area")
    return place.reference_radius_km


def arc(place: Place, radius: float, steps: Iterable[int]) -> list[Point]:
    """Points `radius` km from a place, at the 96 bearings numbered clockwise from north (geodesic circle).

    Equal numbers modulo 96 give bit-equal points, so that sectors share their borders exactly.
    """
    points = []
    for step in steps:
        lon, lat, _ = wgs84().fwd(place.lon, place.lat, step % VERTICES * 360 / VERTICES, radius * 1000)
        points.append((float(lon), float(lat)))
    return points


def area_km2(shape: BaseGeometry) -> float:
    """The geodesic area of a polygon or multipolygon in lon/lat, in km², whichever way its rings run."""
    polygons = getattr(shape, "geoms", [shape])
    return sum(polygon_km2(polygon) for polygon in polygons)


def polygon_km2(polygon: Polygon) -> float:
    """The area within a polygon's outer ring less its holes, in km²."""
    outer, *holes = (ring_km2(ring.coords) for ring in (polygon.exterior, *polygon.interiors))
    return outer - sum(holes)


def ring_km2(coordinates: Iterable[Point]) -> float:
    """The area within a ring of geodesic sides, in km²."""
    lons, lats = zip(*coordinates, strict=True)
    area, _ = wgs84().polygon_area_perimeter(lons, lats)
    return abs(float(area)) / 1e6
