"""The disc: claimed control of a place's reference area. Schematic, never a boundary."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dashboard.snapshot.picture.filling import ALL_ROUND, GIVEN_WAY, Fill
from dashboard.snapshot.picture.patterns import Corners, circle, fill_of, moved
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.sheet import SOLID, Shape
from dashboard.snapshot.picture.staffs import AGED, CARRIED_DAYS, OLD_DAYS
from dashboard.snapshot.picture.theme import Theme
from geo.areas import CENTRE_SHARE
from geo.distances import COMPASS

# What is less than the whole as a fact keeps well inside the disc: nobody shall read it as the place itself.
INNER_SHARE = 0.6
SILENT = (3.0, 3.0)
# From this zoom a disc has its true size; farther out it would be a speck, and a place is a point.
DISC_ZOOM = 8.5
POINT_RADIUS = 5.0
VERTICES = 96


def draw_disc(theme: Theme, picture: PlacePicture, day: date, x: float, y: float, radius: float) -> Iterator[Shape]:
    """A place's disc with its fills."""
    filled = False
    for fill in picture.disc.fills:
        age = (day - fill.since).days
        filled = filled or age <= OLD_DAYS
        yield from _draw_fill(theme, fill, age, x, y, radius)
    if picture.disc.form == GIVEN_WAY:
        yield Shape(circle(x, y, radius), "", theme.colour("second"), 0.8)
        return
    ink = theme.colour("ink")
    yield Shape(circle(x, y, radius), "", ink, 1.2 if filled else 1.0, SOLID if filled else SILENT)


def _draw_fill(theme: Theme, fill: Fill, age: int, x: float, y: float, radius: float) -> Iterator[Shape]:
    corners, look = shape_of(fill.sector, fill.span, fill.inner, radius), theme.state(fill.state)
    holes = tuple(shape_of(sector, ALL_ROUND, False, radius) for sector in fill.without)
    painted = fill_of(corners, look, theme.colour("paper"), holes)
    if age <= OLD_DAYS:
        yield from (Shape(moved(path, x, y), colour) for path, colour in painted)
    line = theme.colour("ink") if age <= OLD_DAYS else look["line"]
    yield Shape(moved(painted[0][0], x, y), "", line, 1.0, AGED if age > CARRIED_DAYS else SOLID)


@lru_cache(maxsize=2048)
def shape_of(sector: str, span: tuple[float, float], inner: bool, radius: float) -> Corners:
    """The corners of a slice, its inner part, the centre, or one of eight sectors, around 0, 0."""
    if sector == "centre":
        return arc(radius * CENTRE_SHARE, 0, 1)
    if sector:
        middle = COMPASS.index(sector) / 8
        outer = arc(radius, middle - 1 / 16, middle + 1 / 16)
        return (*outer, *reversed(arc(radius * CENTRE_SHARE, middle - 1 / 16, middle + 1 / 16)))
    reach = radius * (INNER_SHARE if inner else 1)
    around = arc(reach, *span)
    return around if span[1] - span[0] > 1 - 1e-9 else ((0.0, 0.0), *around)


def arc(radius: float, start: float, end: float) -> Corners:
    """Points along a circle, from one share of it to another, clockwise from north."""
    steps = max(2, round((end - start) * VERTICES))
    turns = [2 * math.pi * (start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((radius * math.sin(turn), -radius * math.cos(turn)) for turn in turns)


def draw_point(theme: Theme, x: float, y: float, *, silent: bool) -> Shape:
    """A place as a small circle, where discs would be specks."""
    ink = theme.colour("ink")
    return Shape(circle(x, y, 4.5), "", ink, 1.0) if silent else Shape(circle(x, y, 3.0), ink)
