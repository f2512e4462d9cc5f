"""What two drawings differ by: the pieces that count, and the slivers that do not.

A piece of less than a hectare is a sliver: maps of a country are drawn with points tens of metres apart, and a source that
traces a line anew moves it by as much where nothing has changed on the ground. A piece is judged whole, before the border
of an oblast or of a box cuts it, so that the parts of a region add up. What slivers amount to is told beside each figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.equal_area import polygons_km2, polygons_of

SLIVER_KM2 = 0.01


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a difference, each a polygon, with the area of each as a whole."""

    polygons: NDArray[Any]
    whole_km2: NDArray[np.float64]

    @property
    def counts(self) -> NDArray[np.bool_]:
        """Which of the pieces are no slivers."""
        return np.asarray(self.whole_km2 >= SLIVER_KM2)

    @property
    def shape(self) -> MultiPolygon:
        """All that counts, as one shape."""
        return MultiPolygon(list(self.polygons[self.counts]))

    def km2(self, within: BaseGeometry | None = None) -> tuple[float, float]:
        """What counts, and what slivers amount to; of each piece what lies within a region."""
        inside = self.whole_km2 if within is None else _inside_km2(self.polygons, within)
        return float(inside[self.counts].sum()), float(inside[~self.counts].sum())


def pieces_of(shape: BaseGeometry) -> Pieces:
    """The pieces that a shape falls into."""
    polygons = polygons_of(shape)
    return Pieces(polygons, polygons_km2(polygons))


def _inside_km2(polygons: NDArray[Any], within: BaseGeometry) -> NDArray[np.float64]:
    """The area of each polygon that lies within a region, cut at its very border."""
    shapely.prepare(within)
    km2 = np.zeros(len(polygons))
    for at in np.flatnonzero(shapely.intersects(polygons, within)):
        km2[at] = polygons_km2(polygons_of(shapely.intersection(polygons[at], within))).sum()
    return km2
