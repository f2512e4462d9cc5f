"""The part of the world the base map shows, and the grid its coordinates lie on.

Longitude and latitude are WGS 84 degrees throughout. A coordinate has 4 decimals: 11 m from south to
north, 7 m from west to east at the latitude of Pokrovsk; finer than any of the sources.
"""

from collections.abc import Iterable

import shapely
from shapely import Geometry, LineString

DECIMALS = 4
GRID = 10**-DECIMALS
WEST, SOUTH, EAST, NORTH = 30.0, 44.0, 42.0, 52.5
"""From Kyiv and Odesa to the Don, from Crimea to Kursk."""
MARGIN = 1.0
"""Degrees read beyond the frame, so that nothing is cut twice: by the source's tiles and by us."""
FRAME = shapely.box(WEST, SOUTH, EAST, NORTH)
READ_FRAME = shapely.box(WEST - MARGIN, SOUTH - MARGIN, EAST + MARGIN, NORTH + MARGIN)


def lines_of(geometry: Geometry) -> list[LineString]:
    """Every line of a geometry, as long as possible, the points it may also hold left out."""
    parts = shapely.get_parts(geometry)
    lines = [part for part in parts if isinstance(part, LineString) and not part.is_empty]
    return list(shapely.get_parts(shapely.line_merge(shapely.MultiLineString(lines))))


def cut_lines(lines: Iterable[Geometry]) -> list[LineString]:
    """The lines inside the frame, on the grid, in an order that does not depend on the source's."""
    inside = [part for line in lines for part in lines_of(shapely.intersection(line, FRAME))]
    snapped = [shapely.set_precision(line, GRID, mode="pointwise") for line in inside]
    kept = [shapely.remove_repeated_points(line) for line in snapped if line.length > 0]
    return sorted((_from_the_west(line) for line in kept), key=lambda line: list(line.coords))


def _from_the_west(line: LineString) -> LineString:
    """The same line, begun at its western end: sources are free to turn a line round."""
    return line if line.coords[0] <= line.coords[-1] else line.reverse()
