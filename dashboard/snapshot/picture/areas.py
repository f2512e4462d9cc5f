"""Published maps beneath the discs and staffs, drawn as on the screen (dashboard/control_maps.py has the looks).

Patterns are cut to the shapes here, as everywhere in a picture, so that all formats agree. Measures in px of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from dashboard.control_maps import AREA_LOOKS, COMPARED, PASSED_ON
from dashboard.palette import StateLook
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps
from dashboard.snapshot.map_shapes import passed_on_shapes, state_shapes
from dashboard.snapshot.picture.frame import Frame, to_world
from dashboard.snapshot.picture.patterns import circle, path_of
from dashboard.snapshot.picture.sheet import Dash, Shape, Sheet
from dashboard.snapshot.picture.theme import Theme
from data.shown_maps import ShownMap
from data.view import allows

# Firm states lie beneath states of doubt, which are drawn over them.
ORDER = ("ukrainian", "russian", "contested", "grey", "infiltrated")
# Beyond the frame's edge, so that no cut end of an outline is seen.
MARGIN = 12.0
Drawer = Callable[[Theme, str, BaseGeometry], Iterator[Shape]]


def draw_areas(sheet: Sheet, contents: Contents, frame: Frame) -> None:
    """One map with its fills, or the outlines of two."""
    maps = drawn_maps(contents)
    compared = len(contents.answer.maps) > 1
    for number, one in enumerate(contents.answer.maps):
        if one not in maps:
            continue
        drawer = _compared(second=number > 0) if compared else alone
        _draw_states(sheet, contents, frame, state_shapes(one), drawer)
        if not compared:
            _draw_states(sheet, contents, frame, passed_on_shapes(one), passed_on)


def _draw_states(
    sheet: Sheet, contents: Contents, frame: Frame, shapes: dict[str, BaseGeometry], drawer: Drawer
) -> None:
    for state in ORDER:
        if state in shapes and allows(contents.view.states, state):
            placed = on_page(shapes[state], frame)
            if not placed.is_empty:
                sheet.draw("areas", *drawer(sheet.theme, state, placed))


def on_page(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    """What of a shape in degrees lies in the frame, in px of the page."""
    box = frame.box.grown(MARGIN)
    placed = shapely.transform(_in_world(shape), lambda points: _to_page(points, frame))
    return shapely.clip_by_rect(placed, box.x, box.y, box.right, box.bottom)


@lru_cache(maxsize=64)
def _in_world(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda points: np.array([to_world(lat, lon) for lon, lat in points]).reshape(-1, 2))


def _to_page(points: np.ndarray, frame: Frame) -> np.ndarray:
    return np.asarray((points - np.array(frame.world)) * frame.scale + np.array(frame.box.middle))


def alone(theme: Theme, state: str, shape: BaseGeometry) -> Iterator[Shape]:
    """One state of a map that is shown alone: its fill and its edge."""
    look, colours = AREA_LOOKS[theme.state(state)["pattern"]], theme.state(state)
    yield from fill_of(look, colours, shape, leaning=1)
    if look["edge"]:
        yield edge_of(colours["line"], shape, look["edge"], look["dash"])


def _compared(*, second: bool) -> Drawer:
    """One state of one of two maps: its outline, the second's broken; hatching and dots stay, the second's otherwise."""

    def drawer(theme: Theme, state: str, shape: BaseGeometry) -> Iterator[Shape]:
        colours = theme.state(state)
        if colours["pattern"] in ("diagonals", "dots"):
            yield from fill_of(AREA_LOOKS[colours["pattern"]], colours, shape, leaning=-1 if second else 1)
        if colours["pattern"] != "dots":
            yield edge_of(colours["line"], shape, COMPARED["edge"], COMPARED["dashes"][int(second)])

    return drawer


first_of_two, second_of_two = _compared(second=False), _compared(second=True)


def passed_on(theme: Theme, state: str, shape: BaseGeometry) -> Iterator[Shape]:
    """What a source only passes on: dotted round, never filled."""
    yield edge_of(theme.state(state)["line"], shape, PASSED_ON["edge"], PASSED_ON["dash"])


def edge_of(colour: str, shape: BaseGeometry, width: float, dash: list[float]) -> Shape:
    """The outline of a shape, whole or broken."""
    broken: Dash = (float(dash[0]), float(dash[1])) if dash else None
    return Shape(path_of(shape), "", colour, width, broken)


def fill_of(look: dict[str, Any], colours: StateLook, shape: BaseGeometry, leaning: int) -> Iterator[Shape]:
    """The fill of a shape by the pattern of its state."""
    pattern = colours["pattern"]
    if pattern in ("plain", "stripes"):
        strength = f"{round(look['fill'] * 255):02X}"
        bands = [shape] if pattern == "plain" else _bands(shape, look["step"])
        for band, colour in zip(bands, (colours["fill"], colours.get("second", "")), strict=False):
            yield Shape(path_of(band), f"{colour}{strength}")
    elif pattern == "diagonals":
        for path in _hatching(shape, look["step"] * 2**0.5, leaning):
            yield Shape(path, "", colours["line"], look["width"])
    else:
        yield from _dots(look, colours["line"], shape, second=leaning < 0)


def _bands(shape: BaseGeometry, step: float) -> list[BaseGeometry]:
    left, top, right, bottom = shape.bounds
    starts = np.arange(np.floor(top / step) * step, bottom, step)
    made = []
    for shift in (0.0, step / 2):
        boxes = [shapely.box(left, y + shift, right, y + shift + step / 2) for y in starts]
        made.append(shapely.intersection(shape, shapely.union_all(boxes)))
    return made


def _hatching(shape: BaseGeometry, step: float, leaning: int) -> Iterator[Path]:
    left, top, right, bottom = shape.bounds
    high = bottom - top
    starts = np.arange(np.floor((left - high) / step) * step, right + high, step)
    ends = [(x, bottom, x + high, top) if leaning > 0 else (x, top, x + high, bottom) for x in starts]
    lines = shapely.linestrings([((x0, y0), (x1, y1)) for x0, y0, x1, y1 in ends])
    for one in shapely.get_parts(shapely.intersection(shape, lines)):
        for part in shapely.get_parts(one):
            if part.geom_type == "LineString" and not part.is_empty:
                yield Path(shapely.get_coordinates(part))


def _dots(look: dict[str, Any], colour: str, shape: BaseGeometry, *, second: bool) -> Iterator[Shape]:
    step, radius = look["step"], look["radius"]
    left, top, right, bottom = shape.bounds
    shift = step / 2 if second else 0.0
    across = np.arange(np.floor(left / step) * step + shift, right, step)
    down = np.arange(np.floor(top / step) * step + shift, bottom, step)
    points = shapely.points(*np.meshgrid(across, down)).ravel()
    shapely.prepare(shape)
    for x, y in shapely.get_coordinates(points[shapely.contains(shape, points)]):
        yield Shape(circle(x, y, radius + 0.4), "", colour, 0.8) if second else Shape(circle(x, y, radius), colour)


def key_of(one: ShownMap, number: int, contents: Contents) -> Drawer:
    """How a state of this map is drawn: alone, or as the first or second of two."""
    if len(contents.answer.maps) < 2:
        return alone
    return second_of_two if number else first_of_two
