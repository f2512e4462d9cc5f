"""How much of a place's reference area a source drew as which state, map by map: computed anew only where it moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely import STRtree

from data.maps import MapSeries
from data.movement.drawn import DrawnMaps
from data.movement.kept import kept_steps
from data.movement.map_days import MapDay, map_days
from data.movement.steps import movement
from geo.areas import reference_area
from geo.equal_area import measured_km2
from geo.places import Place

PerCent = dict[str, float]


class PlaceShares:
    """One series of maps, ready to be asked about many places."""

    def __init__(self, maps: MapSeries, folder: Path | None = None) -> None:
        self.days = map_days(maps)
        self._drawn = DrawnMaps(maps.own)
        moved = movement(self._drawn, [day.number for day in self.days], kept_steps(folder))
        pieces = [
            (at, piece)
            for at, step in enumerate(moved.steps, 1)
            for one in step.values()
            for piece in (*one.gained.polygons, *one.lost.polygons)
        ]
        self._after = np.array([at for at, _ in pieces], dtype=np.int64)
        self._tree = STRtree([piece for _, piece in pieces])

    def of(self, place: Place) -> Iterator[tuple[MapDay, PerCent]]:
        """Each day with a map and its shares in per cent; a ValueError for a region, which has no reference area."""
        area = reference_area(place)
        touched = {0, *self._after[self._tree.query(area, predicate="intersects")].tolist()}
        held: PerCent = {}
        for at, day in enumerate(self.days):
            if at in touched:
                held = self._shares(day, area)
            yield day, held

    def _shares(self, day: MapDay, area: shapely.Polygon) -> PerCent:
        near = self._drawn.shapes(day.number, shapely.envelope(area))
        whole = measured_km2(area)
        inside = {state: measured_km2(shapely.intersection(shape, area)) for state, shape in near.items()}
        return {state: 100 * km2 / whole for state, km2 in inside.items() if km2}
