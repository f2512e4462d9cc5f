"""Geometries of a file as shapely shapes in lon/lat, checked, and mended only where the user asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.control import Repair
from data.importers.faulty import Feature, in_feature, refuse_one
from data.importers.rings import (
    MOST_VERTICES,
    all_rings,
    lies_outside,
    read_ring,
    refuse_swapped,
    repeated_points,
)
from geo.areas import area_km2
from geo.faults import Fault, Refused, refuse

DEEPEST = 4
MOST_FEATURES = 50_000
MOST_FAULTS = 200
Read = TypeVar("Read")


@dataclass
class Shapes:
    """Reads the geometries of one file and remembers what had to be said about them.

    `heights`, `repeats`, `outside` and `split` count what was normalised or noticed: third numbers dropped, points standing
    twice in a row, polygons beyond the region of the war, collections taken as one shape.
    """

    file: str
    repair: bool = False
    anywhere: bool = False
    repairs: list[Repair] = field(default_factory=list)
    heights: int = 0
    repeats: int = 0
    outside: int = 0
    split: int = 0
    vertices: int = 0

    def read(self, geometry: object, number: Feature) -> BaseGeometry:
        """A GeoJSON geometry as a polygon or multipolygon. Raises `Refused`; a null geometry is the format's business."""
        polygons = list(self._polygons(geometry, number, 1))
        if isinstance(geometry, dict) and geometry.get("type") == "GeometryCollection":
            # Its members may share edges, which the parts of a multipolygon may not: joined, they are one shape.
            return as_polygons(shapely.union_all([self.valid(one, number) for one in polygons]))
        shape = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
        return self.valid(shape, number)

    def valid(self, shape: BaseGeometry, number: Feature) -> BaseGeometry:
        """The shape if its rings neither cross nor touch themselves; else refused, or mended and put on record."""
        if shapely.is_valid(shape):
            return shape
        rule = shapely.is_valid_reason(shape)
        mended = as_polygons(shapely.make_valid(shape, method="structure", keep_collapsed=False))
        before, after = round(area_km2(shape), 3), round(area_km2(mended), 3)
        where = in_feature(number, "geometry")
        if mended.is_empty:
            refuse_one(self.file, where, f"is invalid ({rule}) and encloses nothing", "ask its publisher")
        if not self.repair:
            remedy = f"ask for a repair (--repair); its area would be {after} km² instead of {before} km²"
            refuse_one(self.file, where, f"is invalid ({rule})", remedy)
        self.repairs.append(Repair(where, rule, before, after))
        return mended

    def notes(self) -> Iterator[str]:
        """What the user should be told, as sentences with numbers."""
        if self.heights:
            yield f"rings with heights, which were dropped: {self.heights}"
        if self.split:
            yield f"geometry collections, each joined into one shape: {self.split}"
        if self.repeats:
            yield f"points that stand twice in a row: {self.repeats}"
        if self.outside:
            yield f"rings wholly or partly outside 21–42 E, 44–53 N: {self.outside}"
        for one in self.repairs:
            yield f"{one.where} was repaired ({one.rule}): {one.before_km2} km² before, {one.after_km2} km² after"

    def _polygons(self, geometry: object, number: Feature, depth: int) -> Iterator[Polygon]:
        where = in_feature(number, "geometry")
        if depth > DEEPEST:
            refuse_one(self.file, where, f"is nested deeper than {DEEPEST}", "give a MultiPolygon")
        if not isinstance(geometry, dict):
            refuse_one(self.file, where, "is no geometry", "give a Polygon or MultiPolygon", str(geometry)[:40])
        kind = geometry.get("type")
        if kind == "GeometryCollection":
            yield from self._collection(geometry, number, depth)
        elif kind == "Polygon":
            yield self.polygon(geometry.get("coordinates"), in_feature(number, ""))
        elif kind == "MultiPolygon":
            yield from self._several(geometry.get("coordinates"), number)
        else:
            remedy = "control is drawn as Polygon or MultiPolygon"
            refuse_one(self.file, where, "is no area", remedy, str(kind)[:40])

    def _collection(self, geometry: dict[str, Any], number: Feature, depth: int) -> Iterator[Polygon]:
        members = geometry.get("geometries")
        if not isinstance(members, list) or not members:
            refuse_one(self.file, in_feature(number, "geometry"), "is an empty collection", "remove the feature")
        self.split += depth == 1
        for member in members:
            yield from self._polygons(member, number, depth + 1)

    def _several(self, coordinates: object, number: Feature) -> Iterator[Polygon]:
        if not isinstance(coordinates, list) or not coordinates:
            refuse_one(self.file, in_feature(number, "geometry"), "has no coordinates", "remove the feature")
        for part, polygon in enumerate(coordinates, 1):
            yield self.polygon(polygon, in_feature(number, f"polygon {part}"))

    def polygon(self, coordinates: object, where: str) -> Polygon:
        """One polygon of raw coordinates; `where` names it in a fault."""
        rings = []
        for place, raw in all_rings(coordinates, self.file, where):
            ring = read_ring(raw, self.file, place)
            self._remember(raw, ring, place)
            rings.append(ring)
        return Polygon(rings[0], rings[1:])

    def _remember(self, raw: Any, ring: Any, place: str) -> None:
        self.vertices += len(ring)
        if self.vertices > MOST_VERTICES:
            refuse_one(self.file, place, f"is beyond {MOST_VERTICES} points in one file", "split the file")
        if not self.anywhere:
            refuse_swapped(ring, self.file, place)
            self.outside += lies_outside(ring)
        self.heights += len(raw[0]) > 2
        self.repeats += repeated_points(ring)


def as_polygons(shape: BaseGeometry) -> BaseGeometry:
    """Only the polygons of a shape: repairing may leave lines and points, which have no area."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def gathered(file: str, features: Iterable[Any], read_one: Callable[[int, Any], Read]) -> list[Read]:
    """What is read from each feature, counted from 1; the faults of all are gathered and refused together."""
    done: list[Read] = []
    faults: list[Fault] = []
    for number, feature in enumerate(features, 1):
        if number > MOST_FEATURES:
            refuse_one(file, f"feature {number}", f"is beyond {MOST_FEATURES} features in one file", "split the file")
        try:
            done.append(read_one(number, feature))
        except Refused as refused:
            faults += refused.faults
        if len(faults) > MOST_FAULTS:
            break
    refuse(faults)
    return done
