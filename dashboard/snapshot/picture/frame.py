"""The part of the world in the picture, and where in it a point lies.

Web Mercator, as on the screen: whoever compares the two finds every place where it was, north is straight up
everywhere, and discs stay round. Its scale changes by about one per cent from the middle of the first frame to its edges, less
than a scale bar can be read to; the bar is true at the middle. UTM 37N would keep the scale to 0.1 per cent, but Donetsk
oblast lies west of its meridian, and north would lean by more than a degree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.overlay import home_bounds
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.picture.boxes import Box
from geo.distances import wgs84
from geo.places import Place

TILE = 256.0
EQUATOR_M = 40075016.686
# Room around the places of a frame for their names and staffs: shares of its width and of its height on each side.
PADDING = (0.12, 0.105)
CLOSEST, FARTHEST = 10.6, 5.0
# Places this far beyond the first frame, as a share of its width or height, are taken into it.
NEARBY = 0.16
EDGE_PX = 6.0
Point = tuple[float, float]


def to_world(lat: float, lon: float) -> Point:
    """A point in px of the world at zoom 0, from its north-west corner (spherical Mercator, EPSG:3857)."""
    lat = max(-85.0, min(85.0, lat))
    y = math.asinh(math.tan(math.radians(lat)))
    return (lon + 180) / 360 * TILE, (1 - y / math.pi) / 2 * TILE


def to_degrees(x: float, y: float) -> Point:
    """The way back: latitude and longitude."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / TILE)))), x / TILE * 360 - 180


@dataclass(frozen=True)
class Frame:
    """A box of the page with the world in it: `world` is what lies in the box's middle, at zoom 0."""

    box: Box
    world: Point
    zoom: float

    @property
    def scale(self) -> float:
        """Px of the page to one of the world."""
        return float(2.0**self.zoom)

    def project(self, lat: float, lon: float) -> Point:
        """Where on the page a point lies, whether within the box or not."""
        x, y = to_world(lat, lon)
        middle = self.box.middle
        return middle[0] + (x - self.world[0]) * self.scale, middle[1] + (y - self.world[1]) * self.scale

    def unproject(self, x: float, y: float) -> Point:
        """Latitude and longitude of a point of the page."""
        middle = self.box.middle
        return to_degrees(self.world[0] + (x - middle[0]) / self.scale, self.world[1] + (y - middle[1]) / self.scale)

    @property
    def inner(self) -> Box:
        """The box without its very edge, along which nothing is named."""
        return self.box.grown(-EDGE_PX)

    def shows(self, place: Place) -> bool:
        """Whether a place lies within the frame, and not on its very edge."""
        return self.inner.has(*self.project(place.lat, place.lon))

    @property
    def centre(self) -> Point:
        """Latitude and longitude of the middle."""
        return to_degrees(*self.world)

    @property
    def metres_per_px(self) -> float:
        """True at the middle of the map: measured on the ellipsoid, from west to east."""
        (x, y), half = self.box.middle, 50.0
        here, there = self.unproject(x - half, y), self.unproject(x + half, y)
        _, _, metres = wgs84().inv(here[1], here[0], there[1], there[0])
        return float(metres) / (2 * half)

    def radius(self, place: Place) -> float:
        """The radius of a place's reference area in px, at its own latitude."""
        metres = EQUATOR_M * math.cos(math.radians(place.lat)) / (TILE * self.scale)
        return (place.reference_radius_km or 0) * 1000 / metres


def frame_of(contents: Contents, box: Box, spoken: Iterable[Place]) -> Frame:
    """Where the View has the map; otherwise the screen's first frame, drawn wide enough for what is spoken of just beyond
    its edge; or, if nothing in it is spoken of, all that is."""
    if contents.view.at:
        lat, lon, zoom = contents.view.at
        return Frame(box, to_world(lat, lon), zoom)
    named = list(dict.fromkeys(claim.place_id for claim in contents.ledger.valid))
    home = [(lat, lon) for lat, lon in home_bounds(contents.ledger, named)]
    first = _fitted(box, home)
    points = [(place.lat, place.lon) for place in spoken]
    if not points or any(box.grown(-24).has(*first.project(*point)) for point in points):
        return _widened(first, home, points)
    return _fitted(box, points)


def _widened(frame: Frame, home: list[Point], points: list[Point]) -> Frame:
    """The first frame with room around what lies just beyond its edge, and then around all that this brings into it."""
    box = frame.box
    sideways, upwards = NEARBY * box.w, NEARBY * box.h
    around = Box(box.x - sideways, box.y - upwards, box.w + 2 * sideways, box.h + 2 * upwards)
    for _ in range(4):
        held = [*home, *(point for point in points if around.has(*frame.project(*point)))]
        frame, around = _fitted(box, held), box
    return frame


def _fitted(box: Box, points: list[Point]) -> Frame:
    """The closest frame that holds these points and leaves room around them."""
    xs, ys = zip(*(to_world(*point) for point in points), strict=True)
    room = box.w * (1 - 2 * PADDING[0]), box.h * (1 - 2 * PADDING[1])
    spans = max(xs) - min(xs), max(ys) - min(ys)
    zooms = [math.log2(px / span) for px, span in zip(room, spans, strict=True) if span > 0]
    zoom = max(FARTHEST, min([CLOSEST, *zooms]))
    return Frame(box, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), zoom)
