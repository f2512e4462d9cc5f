"""The ground: water, rivers, borders, settlements, names of regions. Quiet, so that what is claimed stands out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from matplotlib.path import Path

from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.frame import Frame, to_world
from dashboard.snapshot.picture.patterns import path_of
from dashboard.snapshot.picture.sheet import SOLID, Dash, Shape, Sheet
from geo.basemap.read import read_basemap
from geo.basemap.series import decode_basemap

# Beyond the frame's edge, so that no cut end of a line is seen.
MARGIN = 6.0
OBLAST_DASH: Dash = (4.0, 3.0)


@dataclass(frozen=True)
class Ground:
    """The base map in px of the world at zoom 0, decoded once."""

    water: np.ndarray
    rivers: dict[int, np.ndarray]
    states: np.ndarray
    oblasts: np.ndarray
    outline: np.ndarray


@cache
def base_map() -> Ground:
    """The shipped base map, ready to be cut and drawn."""
    drawn = decode_basemap(read_basemap())
    rivers: dict[int, list[list[tuple[float, float]]]] = {}
    for rank, points in drawn["rivers"]:
        rivers.setdefault(rank, []).append(points)
    return Ground(
        water=_areas(drawn["water"]),
        rivers={rank: _lines(lines) for rank, lines in sorted(rivers.items())},
        states=_lines(drawn["states"]),
        oblasts=_lines(drawn["oblasts"]),
        outline=_areas(drawn["outline"]),
    )


def _world(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [to_world(lat, lon) for lon, lat in points]


def _lines(lines: list[list[tuple[float, float]]]) -> np.ndarray:
    return np.array([shapely.LineString(_world(points)) for points in lines])


def _areas(areas: list[list[list[tuple[float, float]]]]) -> np.ndarray:
    made = [shapely.Polygon(_world(rings[0]), [_world(ring) for ring in rings[1:]]) for rings in areas]
    return np.array([shapely.make_valid(area) for area in made])


def draw_ground(sheet: Sheet, frame: Frame) -> None:
    """Water, rivers and borders within the frame."""
    theme, ground = sheet.theme, base_map()
    sheet.draw("ground", Shape(_box_path(frame.box), theme.colour("land")))
    for area in _within(ground.water, frame):
        sheet.draw("ground", Shape(path_of(area), theme.colour("water")))
    for rank in [rank for rank in sorted(ground.rivers, reverse=True) if rank <= _smallest_river(frame.zoom)]:
        _draw_lines(sheet, ground.rivers[rank], frame, "river", _river_width(rank, frame.zoom))
    _draw_lines(sheet, ground.oblasts, frame, "oblast", 1.0, OBLAST_DASH)
    _draw_lines(sheet, ground.states, frame, "state", 1.6)


def _draw_lines(sheet: Sheet, lines: np.ndarray, frame: Frame, colour: str, width: float, dash: Dash = SOLID) -> None:
    for found in _within(lines, frame):
        for one in shapely.get_parts(found):
            if isinstance(one, shapely.LineString):
                path = Path(shapely.get_coordinates(one))
                sheet.draw("ground", Shape(path, "", sheet.theme.colour(colour), width, dash))


def _within(shapes: np.ndarray, frame: Frame) -> np.ndarray:
    """What of the shapes lies in the frame, in px of the page."""
    (x, y), (u, v), scale = frame.box.middle, frame.world, frame.scale
    half = frame.box.w / 2 / scale + MARGIN / scale, frame.box.h / 2 / scale + MARGIN / scale
    cut = shapely.clip_by_rect(shapes, u - half[0], v - half[1], u + half[0], v + half[1])
    kept = cut[~shapely.is_empty(cut)]
    return np.asarray(shapely.transform(kept, lambda points: (points - (u, v)) * scale + (x, y)))


def _box_path(box: Box) -> Path:
    return path_of(shapely.box(box.x, box.y, box.right, box.bottom))


def _river_width(rank: int, zoom: float) -> float:
    return max(0.7, (4 - rank) * 0.55 * max(1.0, (zoom - 6) / 3))


def _smallest_river(zoom: float) -> int:
    return 3 if zoom >= 8.5 else 2 if zoom >= 7 else 1
