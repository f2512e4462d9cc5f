"""State and oblast borders as lines, each drawn once, ending on each other and on the shore.

Every border comes from Natural Earth, so that oblast borders end exactly on the state border. The shore
comes from GSHHG, a better source for it, and is up to some kilometres from Natural Earth's: the border
that reaches the sea is cut off or drawn on to GSHHG's shore.
"""

from dataclasses import dataclass

import shapely
import shapely.ops
from shapely import Geometry, LineString, Point

from geo.basemap.frame import FRAME, cut_lines, lines_of
from geo.basemap.natural_earth import NEIGHBOURS, UKRAINE, Region, outline

LONGEST_GAP = 0.1
"""Degrees a border may be drawn on to reach the shore, about 10 km; a wider gap stays open."""


@dataclass(frozen=True)
class Borders:
    """Lines inside the frame. No state border runs between Crimea and the mainland: both are Ukraine."""

    states: list[LineString]
    oblasts: list[LineString]


def find_borders(regions: dict[str, list[Region]], sea: Geometry) -> Borders:
    """State borders of Ukraine and among its neighbours, and the borders between its oblasts."""
    states = {state: outline(regions[state]) for state in (UKRAINE, *NEIGHBOURS)}
    land = _shared_borders(list(states.values()))
    coast = shapely.difference(states[UKRAINE].boundary, land)
    between = _shared_borders([region.area for region in regions[UKRAINE]])
    return Borders(
        cut_lines(_meet_shore(line, coast, sea) for line in lines_of(land)),
        cut_lines(_meet_shore(line, coast, sea) for line in lines_of(between)),
    )


def _shared_borders(areas: list[Geometry]) -> Geometry:
    """What any two of the areas have in common along their edges."""
    pairs = [(one, other) for n, one in enumerate(areas) for other in areas[:n] if one.intersects(other)]
    shared = [shapely.intersection(one.boundary, other.boundary) for one, other in pairs]
    return shapely.union_all([line for part in shared for line in lines_of(part)])


def _meet_shore(line: LineString, coast: Geometry, sea: Geometry) -> LineString:
    """The line with both ends brought to the shore, if they lie on Natural Earth's coast."""
    for _ in ("its end", "its start"):
        line = line.reverse()
        if coast.distance(Point(line.coords[0])) < 1e-9 and FRAME.contains(Point(line.coords[0])):
            line = _start_on_shore(line, sea)
    return line


def _start_on_shore(line: LineString, sea: Geometry) -> LineString:
    """The line without its first stretch at sea, or drawn on to the shore if it starts on land."""
    start = Point(line.coords[0])
    if not sea.contains(start):
        return _drawn_on(line, start, sea)
    ashore = shapely.get_parts(shapely.difference(line, sea))
    first = min((line.project(Point(part.coords[0])) for part in ashore), default=0.0)
    return shapely.ops.substring(line, first, line.length)


def _drawn_on(line: LineString, start: Point, sea: Geometry) -> LineString:
    shore = shapely.shortest_line(start, sea).coords[-1]
    near = start.distance(Point(shore)) < LONGEST_GAP
    return LineString([shore, *line.coords]) if near else line
