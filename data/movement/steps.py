"""Gained and lost: what a source draws anew as a state, and what it draws so no more, from one of its maps to another.

Only the days that have a map are compared. Between two of them lies silence, however long: no day is invented, and what
moved is given to the later of the two with the days from which and to which it may have happened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from data.movement.drawn import DrawnMaps, Shapes
from geo.equal_area import measured_km2, polygons_of
from geo.slivers import Pieces, pieces_of


@dataclass(frozen=True, slots=True)
class Moved:
    """What one state gained and lost from one map to another."""

    gained: Pieces
    lost: Pieces

    def net_km2(self, within: BaseGeometry | None = None) -> float:
        """By how much the state's area differs, slivers included."""
        return sum(self.gained.km2(within)) - sum(self.lost.km2(within))


Step = Mapping[str, Moved]


def step(drawn: DrawnMaps, before: int, after: int) -> Step:
    """What moved between any two maps of a series, by state; a state that neither gained nor lost is not in it."""
    gained: dict[str, list[BaseGeometry]] = {}
    lost: dict[str, list[BaseGeometry]] = {}
    for window in drawn.windows(before, after):
        then, now = drawn.shapes(before, window), drawn.shapes(after, window)
        for state in {*then, *now}:
            old, new = then.get(state, Polygon()), now.get(state, Polygon())
            gained.setdefault(state, []).append(shapely.difference(new, old))
            lost.setdefault(state, []).append(shapely.difference(old, new))
    moved = {state: Moved(_pieces(gained[state]), _pieces(lost[state])) for state in sorted(gained)}
    return {state: one for state, one in moved.items() if len(one.gained.polygons) or len(one.lost.polygons)}


def _pieces(shapes: list[BaseGeometry]) -> Pieces:
    return pieces_of(shapely.GeometryCollection(list(np.concatenate([polygons_of(shape) for shape in shapes]))))


@dataclass(frozen=True)
class Movement:
    """Some maps in a row: what the first drew, and every step after it; and which states each map draws."""

    first: Shapes
    steps: tuple[Step, ...]
    states: tuple[tuple[str, ...], ...]

    def km2(self, within: BaseGeometry | None = None) -> list[dict[str, float]]:
        """The area of each state on each map: that of the first, and from then on with what was gained and lost."""
        held = {state: measured_km2(_cut(shape, within)) for state, shape in self.first.items()}
        told = [held] if self.states else []
        for moved in self.steps:
            held = {**held, **{state: held.get(state, 0.0) + one.net_km2(within) for state, one in moved.items()}}
            told.append(held)
        # What rounding leaves of an area that is gone is nobody's land.
        return [
            {state: max(0.0, km2.get(state, 0.0)) for state in states}
            for states, km2 in zip(self.states, told, strict=True)
        ]


def _cut(shape: BaseGeometry, within: BaseGeometry | None) -> BaseGeometry:
    return shape if within is None else shapely.intersection(shape, within)


Stepping = Callable[[DrawnMaps, int, int], Step]


def movement(drawn: DrawnMaps, numbers: Sequence[int], stepping: Stepping = step) -> Movement:
    """The steps between some maps of a series, each compared with the one before it."""
    steps = tuple(stepping(drawn, before, after) for before, after in pairwise(numbers))
    states = tuple(drawn.states(number) for number in numbers)
    return Movement(drawn.shapes(numbers[0]) if numbers else {}, steps, states)
