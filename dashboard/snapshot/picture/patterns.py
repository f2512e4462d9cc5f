"""Patterns of states and strokes of denials, cut to the shape that they fill.

Cut here and not left to matplotlib's hatches, whose lines are a matter of the backend: so a pattern is the same in
pixels, in SVG and in PDF. Each shape is cut once and then only moved. Measures in px; y runs down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from dashboard.palette import StateLook

Corners = tuple[tuple[float, float], ...]
# As in the map script (static/map/palette.js).
STRIPE = 3.0
STEP, DIAGONAL_WIDTH = 4.0, 1.2
DOT_RADIUS = 1.0


def path_of(shape: BaseGeometry) -> Path:
    """A polygon, or several, as one path."""
    rings = [ring for part in shapely.get_parts(shape) if isinstance(part, Polygon) for ring in _rings(part)]
    if not rings:
        return Path(np.zeros((0, 2)))
    codes = [_codes(len(ring)) for ring in rings]
    return Path(np.concatenate(rings), np.concatenate(codes))


def _rings(part: Polygon) -> list[np.ndarray]:
    return [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]


@lru_cache(maxsize=256)
def _codes(length: int) -> np.ndarray:
    middle = np.full(length, Path.LINETO, dtype=Path.code_type)
    middle[0], middle[-1] = Path.MOVETO, Path.CLOSEPOLY
    return middle


def moved(path: Path, x: float, y: float) -> Path:
    """The path so far to the right and down."""
    return Path(np.asarray(path.vertices) + np.array([x, y]), path.codes)


def rectangle(x: float, y: float, w: float, h: float) -> Path:
    """A rectangle as a path."""
    return Path(np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]], dtype=float), _codes(5))


def line(*points: tuple[float, float]) -> Path:
    """An open line through points."""
    return Path(np.array(points, dtype=float))


@lru_cache(maxsize=4096)
def cut(
    corners: Corners, pattern: str, paper: str, fill: str, second: str, holes: tuple[Corners, ...] = ()
) -> tuple[tuple[Path, str], ...]:
    """A polygon, less others, filled with a pattern: paths with their colours, from below to above."""
    shape = _without(Polygon(corners), holes)
    whole = path_of(shape)
    if pattern == "plain":
        return ((whole, fill),)
    under, over = (fill, second) if pattern == "stripes" else (paper, fill)
    return (whole, under), (path_of(FORMS[pattern](shape)), over)


def _without(shape: Polygon, holes: Sequence[Corners]) -> BaseGeometry:
    """Where both have an edge in common nothing is left of it, not even a sliver."""
    if not holes:
        return shape
    return shapely.difference(shape, shapely.union_all([Polygon(hole) for hole in holes]), grid_size=1e-6)


def fill_of(
    corners: Corners, look: StateLook, paper: str, holes: tuple[Corners, ...] = ()
) -> tuple[tuple[Path, str], ...]:
    """A polygon, less others, filled as a state is."""
    return cut(corners, look["pattern"], paper, look["fill"], look.get("second", ""), holes)


def _steps(low: float, high: float, through: float) -> np.ndarray:
    """Numbers from below one to above another, a dot's or a diagonal's step apart, one of them given."""
    return np.arange(np.floor((low - through) / STEP), np.ceil((high - through) / STEP) + 1) * STEP + through


def _stripes(shape: BaseGeometry) -> BaseGeometry:
    """Every second band of the shape, from its top on."""
    left, top, right, bottom = shape.bounds
    bands = [shapely.box(left, top + y, right, top + y + STRIPE) for y in np.arange(STRIPE, bottom - top, 2 * STRIPE)]
    return shape.intersection(shapely.union_all(bands))


def _diagonals(shape: BaseGeometry) -> BaseGeometry:
    left, top, right, bottom = shape.bounds
    sums = _steps(left + top, right + bottom, left + top)
    lines = [LineString([(left - 2, at - left + 2), (right + 2, at - right - 2)]) for at in sums]
    return shape.intersection(shapely.union_all(shapely.buffer(lines, DIAGONAL_WIDTH / 2, cap_style="flat")))


def _dots(shape: BaseGeometry) -> BaseGeometry:
    left, top, right, bottom = shape.bounds
    xs, ys = (_steps(low, high, (low + high) / 2) for low, high in ((left, right), (top, bottom)))
    dots = shapely.buffer(shapely.points(*np.meshgrid(xs, ys)).ravel(), DOT_RADIUS, quad_segs=3)
    return shape.intersection(shapely.union_all(dots))


FORMS: dict[str, Callable[[BaseGeometry], BaseGeometry]] = {"stripes": _stripes, "diagonals": _diagonals, "dots": _dots}


@lru_cache(maxsize=256)
def denial(
    w: float, h: float, stroke_width: float, dash: tuple[float, ...], colours: tuple[str, ...]
) -> tuple[tuple[Path, str], ...]:
    """The stroke of a denial from lower left to upper right of a cell, cut at its edges."""
    cell, length = shapely.box(0, 0, w, h), float(np.hypot(w, h))
    across = np.array([w, -h]) / length
    start = np.array([0.0, h])

    def piece(low: float, high: float) -> BaseGeometry:
        return LineString([start + across * low, start + across * high]).buffer(stroke_width / 2, cap_style="flat")

    made = []
    for i, colour in enumerate(colours):
        pieces = [piece(low, high) for low, high in _dashes(length, dash, i)] if dash else [piece(-2, length + 2)]
        made.append((path_of(cell.intersection(shapely.union_all(pieces))), colour))
    return tuple(made)


def _dashes(length: float, dash: Sequence[float], number: int) -> Iterable[tuple[float, float]]:
    on, period = dash[0], sum(dash)
    for low in np.arange(number * on, length, period):
        yield float(low), float(min(low + on, length))


def circle(x: float, y: float, radius: float) -> Path:
    """A circle as a path."""
    return moved(_circle(radius), x, y)


@lru_cache(maxsize=256)
def _circle(radius: float) -> Path:
    return Path.circle((0, 0), radius)
