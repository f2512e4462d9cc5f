"""Rivers by rank, from GSHHG's lines, with the seams of the source's map sheets mended.

Where two sheets met, World Data Bank II has gaps of some hundred metres and steps back and forth; both show
from zoom 10. A gap is closed and a step back left out; no other point is moved.
"""

from collections import Counter
from dataclasses import dataclass
from math import acos, degrees, dist

import shapely
from shapely import Geometry, LineString, Point

from geo.basemap.frame import cut_lines
from geo.basemap.gshhg import Piece, join_pieces
from geo.basemap.water import find_lakes, find_sea

RANKS = {1: {0, 1, 2}, 2: {3}, 3: {4}}
"""Our rank by GSHHG's river classes: 1 Dnipro, Don, Desna, Siverskyi Donets; 2 Seim, Southern Bug, Kuban; 3
Oskil, Samara, Inhulets."""
TOLERANCE = 0.0004
"""Degrees a simplified river may leave the source's line, 30 to 45 m: 1 pixel at zoom 12."""
WIDEST_SEAM = 0.004
"""Degrees between two rivers, about 400 m, that are one river or flow together."""
WIDEST_MOUTH = 0.08
"""Degrees, about 6 km: the Dnipro's delta and the Don's arms end this near to the water they run from."""
LONGEST_STEP_BACK, SHARPEST_BEND = 0.012, 50.0
"""Degrees of arc and of angle: no river of these ranks turns so sharply within a kilometre."""
Place = tuple[float, float]


@dataclass(frozen=True)
class River:
    """A stretch of river and its rank, 1 the largest. The source has no names."""

    rank: int
    line: LineString


def find_rivers(pieces: list[Piece], shores: list[Piece]) -> list[River]:
    """Rivers inside the frame, main ones first, joined to each other and to the water they run into."""
    waters = shapely.union_all([find_sea(shores), find_lakes(shores)])
    lines = [(rank, line) for rank, levels in RANKS.items() for line in join_pieces(pieces, levels)]
    loose = _loose_ends([line for _, line in lines])
    found: dict[int, list[LineString]] = {rank: [] for rank in RANKS}
    for rank, line in lines:
        others = shapely.union_all([other for _, other in lines if other is not line])
        smooth = _without_steps_back(line.simplify(TOLERANCE))
        found[rank].append(_joined(smooth, loose, others, waters))
    return [River(rank, line) for rank, joined in found.items() for line in cut_lines(joined)]


def _loose_ends(lines: list[LineString]) -> set[Place]:
    """Ends of rivers where no other river begins."""
    ends = Counter(point for line in lines for point in (line.coords[0], line.coords[-1]))
    return {point for point, meeting in ends.items() if meeting == 1}


def _joined(line: LineString, loose: set[Place], others: Geometry, waters: Geometry) -> LineString:
    """The line with each loose end drawn on to a river close by or else to water."""
    points = list(line.coords)
    for end in sorted({points[0], points[-1]} & loose):
        target = _target(Point(end), others, waters)
        if target and target != end:
            points = [target, *points] if end == points[0] else [*points, target]
    return LineString(points)


def _target(end: Point, others: Geometry, waters: Geometry) -> Place | None:
    """Where a loose end belongs: on another river, on a shore, or nowhere, as at a spring."""
    for shapes, farthest in ((others, WIDEST_SEAM), (waters, WIDEST_MOUTH)):
        gap = shapely.shortest_line(end, shapes)
        if gap.length < farthest:
            lon, lat = gap.coords[-1]
            return lon, lat
    return None


def _without_steps_back(line: LineString) -> LineString:
    """The line without the corners at which the source's digitiser went back a little and on again."""
    points = list(line.coords)
    corner = 1
    while corner < len(points) - 1:
        if _steps_back(*points[corner - 1 : corner + 2]):
            del points[corner]
            corner = max(corner - 1, 1)
        else:
            corner += 1
    return LineString(points)


def _steps_back(before: Place, corner: Place, after: Place) -> bool:
    """Whether the line turns round at the corner, on a short leg."""
    arrive, leave = dist(before, corner), dist(corner, after)
    (x, y), (to_x, to_y) = ((one[0] - corner[0], one[1] - corner[1]) for one in (before, after))
    cosine = max(-1.0, min(1.0, (x * to_x + y * to_y) / (arrive * leave)))
    return min(arrive, leave) < LONGEST_STEP_BACK and degrees(acos(cosine)) < SHARPEST_BEND
