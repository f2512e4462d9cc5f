"""A series of maps laid out for measuring: for any map and window the shapes drawn there, and where two maps differ.

The ledger holds a ring once for all maps that draw it (data/rings.py). Two maps differ only where a ring of the one is none
of the other, and of these rings only the edges that are not in both matter. What those enclose lies within the boxes
around them, so two maps are compared in these windows and nowhere else.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.maps import Outlines
from data.movement.windows import Whole, apart, clipped, padded, unmatched
from data.rings import shell_or_hole
from data.series import SCALE
from geo.equal_area import polygons_of
from geo.shares import without_overlaps

Shapes = dict[str, BaseGeometry]
# A polygon by the numbers of its shell and its holes.
Rings = tuple[int, ...]


class DrawnMaps:
    """What the maps of one source drew, by their numbers in its series."""

    def __init__(self, outlines: Outlines) -> None:
        self._points = np.array(outlines.table.vertices(), dtype=np.float64).reshape(-1, 2) / SCALE
        self._drawn = [_polygons(drawing.drawn) for drawing in outlines.drawings]
        used = {ring for drawn in self._drawn for polygons in drawn.values() for rings in polygons for ring in rings}
        made = outlines.table.rings(sorted(used))
        self._rings = {number: np.array(ring, dtype=np.int64) for number, ring in made.items()}
        self._polygons: dict[Rings, BaseGeometry] = {}

    def __len__(self) -> int:
        return len(self._drawn)

    def states(self, number: int) -> tuple[str, ...]:
        """The states that a map draws at all."""
        return tuple(sorted(self._drawn[number]))

    def digest(self, number: int) -> str:
        """The sha256 of what a map draws: the same for the same shapes, whatever else the series holds."""
        told = hashlib.sha256()
        for state, polygons in sorted(self._drawn[number].items()):
            for rings in polygons:
                told.update(f"{state} {len(rings)}\n".encode())
                for ring in rings:
                    told.update(self._points[self._rings[ring]].tobytes())
        return told.hexdigest()

    def shapes(self, number: int, window: BaseGeometry | None = None) -> Shapes:
        """What each state's shape is on a map, in all or in a window: no spot in two states (geo/shares.py)."""
        drawn: Shapes = {}
        for state, polygons in self._drawn[number].items():
            parts = np.array([self._polygon(rings) for rings in polygons], dtype=object)
            parts = parts if window is None else clipped(parts, window)
            if len(parts):
                drawn[state] = shapely.union_all(parts)
        return without_overlaps(drawn)[0] if len(drawn) > 1 else drawn

    def windows(self, before: int, after: int) -> list[Polygon]:
        """The boxes outside of which two maps are drawn alike. No two of them touch."""
        edges = self._changed_edges(before, after)
        return apart(padded(self._points[edges])) if len(edges) else []

    def _changed_edges(self, before: int, after: int) -> Whole:
        """The edges that only one of two maps has, state by state: an edge there and back again is none."""
        found = [np.empty((0, 2), dtype=np.int64)]
        for state in {*self._drawn[before], *self._drawn[after]}:
            then, now = (Counter(_flat(self._drawn[at].get(state, ()))) for at in (before, after))
            found.append(unmatched(self._edges(then - now), self._edges(now - then), len(self._points)))
        return np.concatenate(found)

    def _edges(self, rings: Counter[int]) -> Whole:
        edges = [np.column_stack((self._rings[ring], np.roll(self._rings[ring], -1))) for ring in rings.elements()]
        return np.concatenate(edges) if edges else np.empty((0, 2), dtype=np.int64)

    def _polygon(self, rings: Rings) -> BaseGeometry:
        if rings not in self._polygons:
            shell, *holes = (self._points[self._rings[ring]] for ring in rings)
            made = Polygon(shell, holes)
            self._polygons[rings] = made if made.is_valid else _mended(made)
        return self._polygons[rings]


def _mended(polygon: Polygon) -> MultiPolygon:
    """Rounding to a metre can make a ring touch itself, or turn back along a spike; a hole that has come to touch the edge is
    one still, as everywhere else (data/outlines.py)."""
    return MultiPolygon(list(polygons_of(shapely.make_valid(polygon, method="structure", keep_collapsed=False))))


def _polygons(drawn: Any) -> dict[str, list[Rings]]:
    """A drawing's polygons by state, from the numbers of shells and, behind each, of its holes."""
    found: dict[str, list[Rings]] = {}
    for state, numbers in drawn:
        polygons = found.setdefault(state, [])
        for number in numbers:
            if number >= 0:
                polygons.append((number,))
            else:
                polygons[-1] += (shell_or_hole(number),)
    return found


def _flat(polygons: Any) -> list[int]:
    return [ring for rings in polygons for ring in rings]
