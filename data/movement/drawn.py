"""A series of maps laid out for measuring: its rings made once, and for any day and window the polygons drawn there.

The series (data/series.py) holds a ring once for all days on which it is drawn. Two days differ only where a ring of the
one is none of the other, and of these rings only the edges that are not in both matter. What those enclose lies within
the boxes around them, so two days are compared in these windows and nowhere else.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.movement.windows import apart, clipped, padded, unmatched
from data.series import EPOCH, Series, is_shell, made_rings, point_within
from geo.equal_area import polygons_of
from geo.shares import without_overlaps

Whole = NDArray[np.int64]
Shapes = dict[str, BaseGeometry]


class DrawnSeries:
    """One source's maps: which rings are drawn on which day, in degrees."""

    def __init__(self, series: Series) -> None:
        self.days: tuple[date, ...] = tuple(date.fromordinal(EPOCH + number) for number in series["days"])
        self.states: tuple[str, ...] = tuple(series["states"])
        lon, lat = np.cumsum(series["lon"]), np.cumsum(series["lat"])
        self._points = np.column_stack((lon, lat)) / series["scale"]
        self._rings = [np.array(ring, dtype=np.int64) for ring in made_rings(series)]
        self._state, self._first, self._last = (
            np.array(series["rings"][name], dtype=np.int64) for name in ("state", "first", "last")
        )
        self._polygons: dict[tuple[int, ...], BaseGeometry] = {}
        self._around: dict[tuple[int, int], bool] = {}
        self._parts: dict[tuple[int, int], NDArray[Any]] = {}

    def number(self, day: date) -> int:
        """The place of a day among those that have a map; KeyError for one that has none."""
        try:
            return self.days.index(day)
        except ValueError:
            raise KeyError(day) from None

    def states_on(self, at: int) -> set[str]:
        """The states that a day draws at all."""
        return {self.states[state] for state in self._state[(self._first <= at) & (at <= self._last)]}

    def shapes(self, at: int, window: BaseGeometry | None = None) -> Shapes:
        """What each state's shape is on a day, in all or in a window: no spot in two states (geo/shares.py)."""
        drawn: Shapes = {}
        for number, state in enumerate(self.states):
            parts = self._drawn(at, number)
            parts = parts if window is None else clipped(parts, window)
            if len(parts):
                drawn[state] = shapely.union_all(parts)
        return without_overlaps(drawn)[0] if len(drawn) > 1 else drawn

    def windows(self, before: int, after: int) -> list[Polygon]:
        """The boxes outside of which two days are drawn alike. No two of them touch."""
        edges = self._changed_edges(before, after)
        if not len(edges):
            return []
        return apart(padded(self._points[edges]))

    def _changed_edges(self, before: int, after: int) -> Whole:
        """The edges that only one of two days has, state by state: an edge there and back again is none."""
        found = []
        for state in range(len(self.states)):
            of = self._state == state
            then, now = (of & (self._first <= at) & (at <= self._last) for at in (before, after))
            gone, come = self._edges(then & ~now), self._edges(now & ~then)
            found.append(unmatched(gone, come, len(self._points)))
        return np.concatenate(found) if found else np.empty((0, 2), dtype=np.int64)

    def _edges(self, chosen: NDArray[np.bool_]) -> Whole:
        rings = [self._rings[at] for at in np.flatnonzero(chosen)]
        edges = [np.column_stack((ring, np.roll(ring, -1))) for ring in rings]
        return np.concatenate(edges) if edges else np.empty((0, 2), dtype=np.int64)

    def _drawn(self, at: int, state: int) -> NDArray[Any]:
        """The polygons of a state on a day."""
        if (at, state) not in self._parts:
            self._parts[at, state] = self._made(at, state)
        return self._parts[at, state]

    def _made(self, at: int, state: int) -> NDArray[Any]:
        """The same made from rings: each hole cut out of the smallest shell around it."""
        alive = np.flatnonzero((self._state == state) & (self._first <= at) & (at <= self._last))
        shells = sorted((one for one in alive if not self._is_hole[one]), key=lambda one: float(self._sizes[one]))
        holes: dict[int, list[int]] = {int(shell): [] for shell in shells}
        for hole in (one for one in alive if self._is_hole[one]):
            around = next((shell for shell in shells if self._is_around(int(shell), int(hole))), None)
            if around is not None:
                holes[int(around)].append(int(hole))
        return np.array([self._polygon(shell, *inner) for shell, inner in holes.items()], dtype=object)

    @cached_property
    def _lone(self) -> NDArray[Any]:
        """Each ring as a polygon of its own."""
        return np.array([Polygon(self._points[ring]) for ring in self._rings], dtype=object)

    @cached_property
    def _sizes(self) -> NDArray[np.float64]:
        return np.asarray(shapely.area(self._lone), dtype=np.float64)

    @cached_property
    def _is_hole(self) -> NDArray[np.bool_]:
        return np.array([not is_shell(self._points[ring]) for ring in self._rings], dtype=bool)

    def _is_around(self, shell: int, hole: int) -> bool:
        """Whether a hole lies in a shell."""
        if (shell, hole) not in self._around:
            outer, inner = self._lone[shell], self._lone[hole]
            larger = self._sizes[shell] > self._sizes[hole]
            self._around[shell, hole] = bool(larger) and bool(outer.contains(point_within(inner)))
        return self._around[shell, hole]

    def _polygon(self, *rings: int) -> BaseGeometry:
        if rings not in self._polygons:
            shell, *holes = (self._points[self._rings[ring]] for ring in rings)
            made = Polygon(shell, holes)
            # Rounding to a metre can make a ring touch itself, or turn back along a spike.
            sound = made if made.is_valid else MultiPolygon(list(polygons_of(shapely.make_valid(made))))
            self._polygons[rings] = sound
        return self._polygons[rings]
