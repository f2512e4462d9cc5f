"""Shores and rivers from GSHHG as GMT's own program prints them.

GSHHG (Global Self-consistent Hierarchical High-resolution Geography, P. Wessel and W. H. F. Smith) holds
sea shores from the World Vector Shoreline and lakes and rivers from the CIA's World Data Bank II. GMT
stores it cut into tiles, so every line arrives in pieces and is put together again here.
"""

from dataclasses import dataclass

from shapely import LineString, MultiLineString

from geo.basemap.frame import lines_of

SEA_SHORE, LAKE_SHORE, LAKE_ISLAND = 1, 2, 3
"""GSHHG's levels of shore: land in the sea, a lake on land, an island in a lake."""


@dataclass(frozen=True)
class Piece:
    """A stretch of shore or river within one tile. `level` is GSHHG's class of shore or of river."""

    level: int
    line: LineString


def parse_pieces(text: str) -> list[Piece]:
    """Pieces out of GMT's table: `> … Level n`, then a longitude and a latitude on each line."""
    pieces = []
    for block in text.split(">")[1:]:
        header, *rows = block.strip().splitlines()
        points = [tuple(map(float, row.split())) for row in rows]
        if len(points) > 1:
            pieces.append(Piece(int(header.rsplit(maxsplit=1)[-1]), LineString(points)))
    return pieces


def join_pieces(pieces: list[Piece], levels: set[int]) -> list[LineString]:
    """Whole lines of the given levels, put together across the edges of tiles."""
    return lines_of(MultiLineString([piece.line for piece in pieces if piece.level in levels]))
