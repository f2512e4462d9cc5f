"""Where a source's map changed from one to the next: the boxes outside of which nothing did. Exact, and without geometry.

Of two maps only the edges count that one has and the other has not. They make up closed ways, each connected group of them
one or more; what a state covers can differ only within such ways, so only within the box around each group.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.maps import MapSeries
from data.rings import RingTable
from data.series import SCALE, Series
from geo.areas import reference_area
from geo.places import Place

# West, south, east, north, at 1e-5 degrees.
Box = tuple[int, int, int, int]
Edges = NDArray[np.int64]


@lru_cache(maxsize=100_000)
def turning_maps(series: MapSeries, place: Place) -> tuple[int, ...]:
    """The numbers of the maps that drew anything near a place's reference area otherwise than the map before them: between
    two of them its shares stay what they are. A ValueError for a region, which has no reference area."""
    west, south, east, north = (one * SCALE for one in reference_area(place).bounds)
    boxes = _all_boxes(series)
    near = (boxes[:, 1] <= east) & (boxes[:, 3] >= west) & (boxes[:, 2] <= north) & (boxes[:, 4] >= south)
    return tuple(np.unique(boxes[near, 0]).tolist())


@lru_cache(maxsize=64)
def _all_boxes(series: MapSeries) -> NDArray[np.int64]:
    """Rows of a map's number and a box around what it changed."""
    changes = MapChanges(series.series)
    rows = [(number, *box) for number in range(len(series.maps)) for box in changes.boxes(number)]
    return np.array(rows, dtype=np.int64).reshape(-1, 5)


class MapChanges:
    """The changes of one series, map by map."""

    def __init__(self, series: Series) -> None:
        self._lon = np.cumsum(np.array(series["lon"], dtype=np.int64))
        self._lat = np.cumsum(np.array(series["lat"], dtype=np.int64))
        self._rows: dict[str, Any] = series["rings"]
        table = RingTable(bases=self._rows["base"], runs=list(map(tuple, self._rows["runs"])))
        self._rings = table.rings(range(len(table.bases)))
        self._first = np.array(self._rows["first"], dtype=np.int64)
        self._last = np.array(self._rows["last"], dtype=np.int64)

    def boxes(self, number: int) -> list[Box]:
        """Around all that the map of this number draws otherwise than the one before it; the first against nothing."""
        drawn = [(row, 1) for row in np.flatnonzero(self._first == number)]
        gone = [(row, -1) for row in np.flatnonzero(self._last == number - 1)]
        edges = self._differing([(int(row), sign) for row, sign in (*drawn, *gone)])
        return [self._box(group) for group in _groups(edges)]

    def _differing(self, rows: list[tuple[int, int]]) -> Edges:
        """The edges that do not cancel out, as pairs of vertices."""
        if not rows:
            return np.zeros((0, 2), dtype=np.int64)
        count = len(self._lon)
        keys, signs = [], []
        for row, sign in rows:
            ring = np.array(self._rings[row], dtype=np.int64)
            keys.append((self._rows["state"][row] * count + ring) * count + np.roll(ring, -1))
            signs.append(np.full(len(ring), sign))
        found, where = np.unique(np.concatenate(keys), return_inverse=True)
        left = found[np.bincount(where, weights=np.concatenate(signs)) != 0]
        return np.column_stack((left // count % count, left % count))

    def _box(self, vertices: list[int]) -> Box:
        lon, lat = self._lon[vertices], self._lat[vertices]
        return int(lon.min()), int(lat.min()), int(lon.max()), int(lat.max())


def _groups(edges: Edges) -> Iterator[list[int]]:
    """The vertices of edges that hang together."""
    beside: dict[int, list[int]] = {}
    for one, other in edges.tolist():
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    while beside:
        reached, waiting = [], [next(iter(beside))]
        while waiting:
            at = waiting.pop()
            if (others := beside.pop(at, None)) is not None:
                reached.append(at)
                waiting += others
        yield reached
