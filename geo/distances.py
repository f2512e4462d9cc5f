"""How far and in which direction one place lies from another, on the WGS84 ellipsoid."""

from __future__ import annotations

from functools import cache

from pyproj import Geod

from geo.places import Place

COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


@cache
def wgs84() -> Geod:
    """The ellipsoid of GPS and GeoNames."""
    return Geod(ellps="WGS84")


def distance_km(here: Place, there: Place) -> float:
    """Kilometres along the shortest line between two points (geodesic; Karney 2013), to under a metre."""
    _, _, metres = wgs84().inv(here.lon, here.lat, there.lon, there.lat)
    return float(metres) / 1000


def bearing(here: Place, there: Place) -> float:
    """The direction in which one leaves `here` for `there`: degrees clockwise from north, 0 to under 360."""
    degrees, _, _ = wgs84().inv(here.lon, here.lat, there.lon, there.lat)
    # The second % turns the 360.0 that rounding makes of a tiny negative angle into 0.
    return float(degrees) % 360.0 % 360.0


def compass(degrees: float) -> str:
    """The nearest of eight directions: 350 is "n"; a boundary such as 22.5 belongs to the next clockwise."""
    return COMPASS[int((degrees % 360 + 22.5) // 45) % 8]
