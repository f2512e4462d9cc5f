"""What of the frame is taken, by marks and by what lies over the map, and where there is still room.

The frame as a grid of small squares, each taken or free, and the sums of what is taken left of and above each: whether a
box is free is then four numbers, however crowded the frame is, and all positions of a block are tried in one go. What
touches a square takes all of it, so what is found free is free.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np

from dashboard.snapshot.picture.boxes import Box

SQUARE = 2.0
# Between blocks, on every side.
APART = 4.0
AIR = np.array([-APART, -APART, APART, APART])
# A leader may touch its own disc, where it begins.
START = 3.0
AIR_BESIDE = 4.0
Segment = tuple[float, float, float, float]


class Room:
    """The squares of one frame. `covered` is what lies over the map: a leader may run under it, but nothing else."""

    def __init__(self, frame: Box, covered: Iterable[Box]) -> None:
        self.frame = frame
        shape = math.ceil(frame.h / SQUARE) + 1, math.ceil(frame.w / SQUARE) + 1
        self._marks, self._covered = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        self._sums: np.ndarray | None = None
        for box in covered:
            self._covered[self._slices(box)] = True

    def _slices(self, box: Box) -> tuple[slice, slice]:
        left, top, right, bottom = self._squares(np.array([[box.x, box.y, box.right, box.bottom]]))[0]
        return slice(top, bottom), slice(left, right)

    def _squares(self, boxes: np.ndarray) -> np.ndarray:
        """The squares that boxes touch: first column and row, and the ones behind the last."""
        corner = np.array([self.frame.x, self.frame.y] * 2)
        found = (boxes - corner) / SQUARE
        found = np.concatenate([np.floor(found[:, :2]), np.ceil(found[:, 2:])], axis=1).astype(int)
        rows, columns = self._marks.shape
        return np.asarray(np.clip(found, 0, [columns, rows, columns, rows]))

    def take(self, box: Box) -> None:
        """Nothing else may stand there from now on."""
        self._marks[self._slices(box)] = True
        self._sums = None

    def take_disc(self, x: float, y: float, radius: float) -> None:
        """The same of a disc."""
        rows, columns = self._slices(Box(x - radius, y - radius, 2 * radius, 2 * radius))
        down, across = np.ogrid[rows, columns]
        far = np.hypot((across + 0.5) * SQUARE + self.frame.x - x, (down + 0.5) * SQUARE + self.frame.y - y)
        self._marks[rows, columns] |= far <= radius + SQUARE
        self._sums = None

    def take_line(self, line: Segment) -> None:
        """Nothing may stand on this line, nor any other line cross it."""
        rows, columns = self._along(line, 0.0)
        for down in (0, 1):
            for across in (0, 1):
                self._marks[np.minimum(rows + down, len(self._marks) - 1), np.maximum(columns - across, 0)] = True
        self._sums = None

    def _along(self, line: Segment, start: float) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns of the squares along a line, from so far behind its beginning."""
        x0, y0, x1, y1 = line
        length = math.hypot(x1 - x0, y1 - y0)
        shares = np.arange(min(start, length), length + 1, SQUARE / 2) / max(length, 1e-9)
        columns = (x0 + (x1 - x0) * shares - self.frame.x) / SQUARE
        rows = (y0 + (y1 - y0) * shares - self.frame.y) / SQUARE
        most = np.array(self._marks.shape) - 1
        return np.clip(rows.astype(int), 0, most[0]), np.clip(columns.astype(int), 0, most[1])

    def free(self, box: Box) -> bool:
        """Whether a box, with some air around it, lies in the frame and on nothing."""
        return bool(self.frees(np.array([[box.x, box.y, box.right, box.bottom]]))[0])

    def frees(self, boxes: np.ndarray) -> np.ndarray:
        """The same for each of many boxes: left, top, right, bottom."""
        inside = (boxes[:, 0] >= self.frame.x) & (boxes[:, 1] >= self.frame.y)
        inside &= (boxes[:, 2] <= self.frame.right) & (boxes[:, 3] <= self.frame.bottom)
        left, top, right, bottom = self._squares(boxes + AIR).T
        sums = self._summed()
        taken = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return np.asarray(inside & (taken == 0))

    def _summed(self) -> np.ndarray:
        if self._sums is None:
            rows, columns = self._marks.shape
            self._sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
            np.cumsum(self._marks | self._covered, axis=0, out=self._sums[1:, 1:])
            np.cumsum(self._sums[1:, 1:], axis=1, out=self._sums[1:, 1:])
        return self._sums

    def free_at(self, x: float, y: float) -> bool:
        """Whether a point lies on nothing."""
        rows, columns = self._along((x, y, x, y), 0.0)
        return not (self._marks[rows, columns] | self._covered[rows, columns]).any()

    def clear(self, line: Segment, *, under: bool) -> bool:
        """Whether a leader runs through nothing; `under` what lies over the map it may run unseen."""
        return all(self._clear(beside, start, under) for beside, start in _beside(line))

    def _clear(self, line: Segment, start: float, under: bool) -> bool:
        squares = self._along(line, start)
        return not self._marks[squares].any() and (under or not self._covered[squares].any())


def _beside(line: Segment) -> Iterator[tuple[Segment, float]]:
    """The line itself and one on each side of it, with where each begins to be looked at: leaders keep some air too."""
    x0, y0, x1, y1 = line
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    across, down = -(y1 - y0) / length * AIR_BESIDE, (x1 - x0) / length * AIR_BESIDE
    yield line, START
    for side in (-1, 1):
        yield (x0 + side * across, y0 + side * down, x1 + side * across, y1 + side * down), 2 * START + AIR_BESIDE
