"""Windows: the boxes in which two days are drawn unlike, found from the edges that only one of them has.

The edges of a day's rings run round what is drawn. Take those of one day from those of another, and what is left runs round
what changed, so it encloses nothing outside of the boxes around its connected parts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.equal_area import polygons_of

Whole = NDArray[np.int64]
# Degrees: boxes that touch are one window, and none is so thin as to have no area.
PADDING = 2e-6


def unmatched(gone: Whole, come: Whole, points: int) -> Whole:
    """The edges left when those of one day are taken from those of the other; each runs one way or the other."""
    edges = np.concatenate((gone, come))
    low, high = edges.min(axis=1), edges.max(axis=1)
    runs = np.where(edges[:, 0] < edges[:, 1], 1, -1) * np.repeat((-1, 1), (len(gone), len(come)))
    names, which = np.unique(low * points + high, return_inverse=True)
    left = names[np.bincount(which, runs, minlength=len(names)) != 0]
    return np.column_stack((left // points, left % points))


def padded(ends: NDArray[np.float64]) -> NDArray[Any]:
    """The box around each edge, from its two ends."""
    low, high = ends.min(axis=1) - PADDING, ends.max(axis=1) + PADDING
    return np.asarray(shapely.box(*low.T, *high.T))


def apart(boxes: NDArray[Any]) -> list[Polygon]:
    """Boxes joined until no two touch."""
    while True:
        joined = shapely.envelope(shapely.get_parts(shapely.union_all(boxes)))
        if len(joined) == len(boxes):
            return list(joined)
        boxes = joined


def clipped(polygons: NDArray[Any], window: BaseGeometry) -> NDArray[Any]:
    """What of some polygons lies in a window that is a box."""
    near = polygons[shapely.intersects(shapely.envelope(polygons), window)] if len(polygons) else polygons
    cut = shapely.clip_by_rect(near, *window.bounds)
    # Fast, and where it is not clean, cut again slowly.
    unclean = ~shapely.is_valid(cut)
    cut[unclean] = shapely.intersection(near[unclean], window)
    return polygons_of(shapely.GeometryCollection(list(cut)))
