"""Published control over time, held as what changes: rings from day to day, and states of settlements from day to day.

**Rings.** A year of daily maps of one source is one series of whole numbers at 1e-5 degrees, ready for the overlay's JSON:

- `days`: the days that have a map of their own, counted from 1970-01-01; in a ledger's series (`data.maps`) those from which
  a map is in force;
- `lon`, `lat`: every distinct vertex once, in order of first appearance, each as the difference from the one before;
- `rings`: columns. `state` (into `states`), `first` and `last` (into `days`): the ring is drawn on all map days between;
  `base`: an earlier ring it is made from, or -1; `runs`: a list of pairs `start, length`. A start of 0 or more copies from the
  base ring beginning at that position; a negative one, -1-v, takes vertices v, v+1, … of the table.

Shells run counter-clockwise and holes clockwise, so that the nonzero rule fills a state's rings together, overlapping or not.
A ring is not closed: its first vertex is not repeated. Days change few vertices, so a ring is mostly two or three copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.control import ControlArea, ControlMap

SCALE = 100_000
EPOCH = date(1970, 1, 1).toordinal()
LEAST_CORNERS = 3

Vertex = tuple[int, int]
Ring = tuple[int, ...]
Series = dict[str, Any]


@dataclass
class _Held:
    """A ring on record: its state, the numbers of its vertices, its days, and how it is made."""

    state: int
    ring: Ring
    first: int
    last: int
    base: int
    runs: list[int]


@dataclass
class _Encoder:
    vertices: dict[Vertex, int] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    held: list[_Held] = field(default_factory=list)
    known: dict[tuple[int, Ring], int] = field(default_factory=dict)
    bearers: dict[int, int] = field(default_factory=dict)

    def add_day(self, number: int, shapes: Iterable[tuple[str, BaseGeometry]]) -> None:
        """One day's rings: those of the day before live on, the others are put on record."""
        today: set[tuple[int, Ring]] = set()
        for name, shape in shapes:
            state = self._state(name)
            today |= {(state, self._numbered(ring)) for ring in rings_of(shape)}
        for key in sorted(today, key=lambda one: (one[0], one[1])):
            self._keep(number, *key)

    def _keep(self, number: int, state: int, ring: Ring) -> None:
        at = self.known.get((state, ring))
        if at is not None and self.held[at].last == number - 1:
            self.held[at].last = number
            return
        base = at if at is not None else self._likest(ring)
        runs = runs_of(ring, self.held[base].ring if base >= 0 else ())
        self.known[state, ring] = len(self.held)
        for vertex in ring:
            self.bearers[vertex] = len(self.held)
        self.held.append(_Held(state, ring, number, number, base, runs))

    def _likest(self, ring: Ring) -> int:
        """The ring that bore most of these vertices last; -1 where all are new."""
        votes: dict[int, int] = {}
        for vertex in ring:
            if (bearer := self.bearers.get(vertex)) is not None:
                votes[bearer] = votes.get(bearer, 0) + 1
        return max(votes, key=lambda one: (votes[one], one), default=-1)

    def _state(self, name: str) -> int:
        if name not in self.states:
            self.states.append(name)
        return self.states.index(name)

    def _numbered(self, ring: Sequence[Vertex]) -> Ring:
        numbers = [self.vertices.setdefault(vertex, len(self.vertices)) for vertex in ring]
        start = numbers.index(min(numbers))
        return tuple(numbers[start:] + numbers[:start])


def encode(days: Iterable[tuple[date, Iterable[tuple[str, BaseGeometry]]]]) -> Series:
    """The series of some days, in any order, each with its shapes by state."""
    encoder = _Encoder()
    ordered = sorted(days, key=lambda one: one[0])
    for number, (_, shapes) in enumerate(ordered):
        encoder.add_day(number, shapes)
    points = list(encoder.vertices)
    return {
        "scale": SCALE,
        "days": [day.toordinal() - EPOCH for day, _ in ordered],
        "states": encoder.states,
        "lon": _differences([lon for lon, _ in points]),
        "lat": _differences([lat for _, lat in points]),
        "rings": {
            "state": [one.state for one in encoder.held],
            "first": [one.first for one in encoder.held],
            "last": [one.last for one in encoder.held],
            "base": [one.base for one in encoder.held],
            "runs": [one.runs for one in encoder.held],
        },
    }


def series_of(maps: Iterable[ControlMap]) -> Series:
    """The series of one source's maps: what it says itself, without layers that only pass on claims."""
    return encode((one.data_day, [(str(a.state), a.geometry) for a in one.own_areas]) for one in maps)


def rings_drawn(areas: Iterable[ControlArea]) -> set[tuple[str, str, Vertex, frozenset[Vertex]]]:
    """What some areas draw, whatever the order of their rings and wherever these start."""
    return {
        (str(area.modality), str(area.state), min(ring), frozenset(ring))
        for area in areas
        for ring in rings_of(area.geometry)
    }


def rings_of(shape: BaseGeometry) -> Iterator[list[Vertex]]:
    """The rings of a shape at 1e-5 degrees: shells counter-clockwise, holes clockwise, no point twice in a row.

    What collapses to fewer than three corners at this scale is a sliver under a metre wide and is dropped.
    """
    for polygon in shapely.get_parts(shape):
        for ring, is_hole in [(polygon.exterior, False), *((hole, True) for hole in polygon.interiors)]:
            corners = np.rint(shapely.get_coordinates(ring)[:-1] * SCALE).astype(np.int64)
            if shapely.is_ccw(ring) == is_hole:
                corners = corners[::-1]
            points = [(int(lon), int(lat)) for lon, lat in corners]
            kept = [one for one, after in pairwise([*points, *points[:1]]) if one != after]
            if len(set(kept)) >= LEAST_CORNERS:
                yield kept


def runs_of(ring: Ring, base: Ring) -> list[int]:
    """A ring as runs copied from a base ring, and runs of vertices that follow each other in the table."""
    position = {vertex: number for number, vertex in enumerate(base)}
    runs: list[int] = []
    expected: int | None = None
    for vertex in ring:
        start = position.get(vertex, -1 - vertex)
        if runs and start == expected:
            runs[-1] += 1
        else:
            runs += [start, 1]
        expected = start + 1 if start >= 0 else start - 1
    return runs


def rings_on(series: Series, day: date) -> dict[str, list[list[Vertex]]]:
    """The rings of each state on a day that has a map; KeyError for a day that has none."""
    number = _day_number(series, day)
    points = list(zip(accumulate(series["lon"]), accumulate(series["lat"]), strict=True))
    rings, made = series["rings"], list(_made(series))
    found: dict[str, list[list[Vertex]]] = {}
    for at, ring in enumerate(made):
        if rings["first"][at] <= number <= rings["last"][at]:
            found.setdefault(series["states"][rings["state"][at]], []).append([points[vertex] for vertex in ring])
    return found


def shapes_on(series: Series, day: date) -> dict[str, BaseGeometry]:
    """The shape of each state on a day, in degrees: each hole cut out of the smallest shell around it."""
    return {state: _shape(rings) for state, rings in rings_on(series, day).items()}


def _shape(rings: list[list[Vertex]]) -> BaseGeometry:
    polygons = [Polygon(np.array(ring) / SCALE) for ring in rings]
    shells = sorted((one for one in polygons if one.exterior.is_ccw), key=lambda one: one.area)
    holes: dict[int, list[Any]] = {}
    for hole in (one for one in polygons if not one.exterior.is_ccw):
        # A hole may touch its shell at a point, or share one with it after rounding: a point within it tells.
        inside = hole.representative_point()
        around = (number for number, shell in enumerate(shells) if shell.area > hole.area and shell.contains(inside))
        holes.setdefault(next(around), []).append(hole.exterior.coords)
    return MultiPolygon([Polygon(shell.exterior.coords, holes.get(number, [])) for number, shell in enumerate(shells)])


def _made(series: Series) -> Iterator[Ring]:
    """All rings as numbers of vertices, each made from its runs and an earlier ring."""
    done: list[Ring] = []
    for base, runs in zip(series["rings"]["base"], series["rings"]["runs"], strict=True):
        ring: list[int] = []
        for start, length in zip(runs[::2], runs[1::2], strict=True):
            ring += done[base][start : start + length] if start >= 0 else range(-1 - start, -1 - start + length)
        done.append(tuple(ring))
        yield done[-1]


def _day_number(series: Series, day: date) -> int:
    try:
        number: int = series["days"].index(day.toordinal() - EPOCH)
    except ValueError:
        raise KeyError(day) from None
    return number


def _differences(values: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *values])]
