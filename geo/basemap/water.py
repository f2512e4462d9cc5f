"""Sea, lakes and reservoirs as areas, put together from GSHHG's shores."""

from dataclasses import dataclass

import shapely
from shapely import Point, Polygon

from geo.basemap.frame import FRAME, GRID, READ_FRAME
from geo.basemap.gshhg import LAKE_ISLAND, LAKE_SHORE, SEA_SHORE, Piece, join_pieces

SEAS = (Point(32.0, 44.2), Point(36.5, 46.0))
"""A point in the open Black Sea and one in the Sea of Azov: what is connected with them is sea."""
SMALLEST_LAKE = 0.0002
"""Square degrees, about 1.7 km²: two pixels across at zoom 8."""
SHORE_TOLERANCE = 0.0007
"""Degrees a simplified shore may leave the source's, 50 to 80 m: 2 pixels at zoom 12."""
KAKHOVKA = shapely.box(33.372, 46.70, 35.45, 47.70)
"""The Kakhovka reservoir from the dam at Nova Kakhovka to where it narrowed south of Zaporizhzhia. It ran
out after the dam was destroyed on 6 June 2023; the sources still hold it as water."""


@dataclass(frozen=True)
class Water:
    """An area of water. `kind` is `sea`, `lake` (reservoirs too) or `drained` (no water since 2023)."""

    kind: str
    area: Polygon


def find_sea(pieces: list[Piece]) -> shapely.Geometry:
    """Black Sea and Sea of Azov, islands left out, one degree beyond the frame."""
    shores = join_pieces(pieces, {SEA_SHORE})
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([READ_FRAME.boundary, *shores])]))
    return shapely.union_all([face for face in faces if any(face.contains(point) for point in SEAS)])


def water_areas(pieces: list[Piece]) -> list[Water]:
    """Sea, lakes and the drained reservoir inside the frame, simplified, largest first."""
    lakes = find_lakes(pieces)
    drained = shapely.intersection(lakes, KAKHOVKA)
    areas = [Water("sea", part) for part in _cut_areas(find_sea(pieces))]
    areas += [Water("lake", part) for part in _cut_areas(shapely.difference(lakes, drained))]
    areas += [Water("drained", part) for part in _cut_areas(drained)]
    return areas


def find_lakes(pieces: list[Piece]) -> shapely.Geometry:
    """Lakes and the reservoirs of the Dnipro, less their islands."""
    lakes, islands = (
        shapely.union_all([Polygon(line) for line in join_pieces(pieces, {level}) if line.is_ring])
        for level in (LAKE_SHORE, LAKE_ISLAND)
    )
    return shapely.difference(lakes, islands)


def _cut_areas(area: shapely.Geometry) -> list[Polygon]:
    """Areas inside the frame, on the grid, outer rings counterclockwise (RFC 7946), largest first."""
    inside = shapely.intersection(area, FRAME).simplify(SHORE_TOLERANCE, preserve_topology=True)
    snapped = shapely.set_precision(inside, GRID)
    kept = [part for part in shapely.get_parts(snapped) if part.area >= SMALLEST_LAKE]
    oriented = [_without_specks(shapely.orient_polygons(part)) for part in kept]
    return sorted(oriented, key=lambda part: (-part.area, part.bounds))


def _without_specks(area: Polygon) -> Polygon:
    """The same area without islands too small to be seen."""
    islands = [ring for ring in area.interiors if Polygon(ring).area >= SMALLEST_LAKE / 4]
    return Polygon(area.exterior, islands)
