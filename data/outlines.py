"""Shapes as the rings they are drawn by, at 1e-5 degrees, and back: the only way geometry goes into the ledger and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from data.control import ControlArea
from data.ring_writer import RingWriter
from data.rings import Drawing, RingTable, Vertex, shell_or_hole
from data.series import SCALE, Series, polygons_drawn, series_of

LEAST_CORNERS = 3
Ring = list[Vertex]


def polygons_of(shape: BaseGeometry) -> Iterator[list[Ring]]:
    """The polygons of a shape, each its shell and then its holes.

    What collapses to fewer than three corners at this scale is a sliver under a metre wide and is dropped.
    """
    for polygon in shapely.get_parts(shape):
        shell = _corners(polygon.exterior, counter_clockwise=True)
        if shell:
            holes = (_corners(hole, counter_clockwise=False) for hole in polygon.interiors)
            yield [shell, *(hole for hole in holes if hole)]


def _corners(ring: BaseGeometry, counter_clockwise: bool) -> Ring:
    """A ring's corners, no point twice in a row; empty where fewer than three are left."""
    corners = np.rint(shapely.get_coordinates(ring)[:-1] * SCALE).astype(np.int64)
    if shapely.is_ccw(ring) != counter_clockwise:
        corners = corners[::-1]
    points = [(int(lon), int(lat)) for lon, lat in corners]
    kept = [one for one, after in pairwise([*points, *points[:1]]) if one != after]
    return kept if len(set(kept)) >= LEAST_CORNERS else []


def rings_of(shape: BaseGeometry) -> Iterator[Ring]:
    """All rings of a shape: shells counter-clockwise, holes clockwise."""
    for polygon in polygons_of(shape):
        yield from polygon


def outlined(areas: Iterable[ControlArea]) -> list[tuple[str, list[list[Ring]]]]:
    """What some areas draw, by state, ready to be written as a drawing."""
    return [(str(area.state), list(polygons_of(area.geometry))) for area in areas]


def encode(days: Iterable[tuple[date, Iterable[tuple[str, BaseGeometry]]]]) -> Series:
    """The series of some days, in any order, each with its shapes by state."""
    writer = RingWriter(RingTable())
    turns = []
    for day, shapes in sorted(days, key=lambda one: one[0]):
        turns.append((day, writer.write((state, polygons_of(shape)) for state, shape in shapes)))
    return series_of(writer.table, turns)


def shapes_of(table: RingTable, drawing: Drawing) -> list[tuple[str, BaseGeometry]]:
    """What a map drew, in degrees: for each state its polygons, with the holes they had.

    Where rounding has let an outline touch itself, its polygon is mended: that moves no point by more than a metre.
    """
    rings = table.rings({shell_or_hole(number) for _, numbers in drawing.drawn for number in numbers})
    vertices = np.column_stack((np.cumsum(table.lon), np.cumsum(table.lat))) / SCALE
    points = {number: vertices[np.array(ring)] for number, ring in rings.items()}
    return [
        (state, _mended(Polygon(shell, holes)))
        for state, polygons in polygons_drawn(drawing, points)
        for shell, *holes in polygons
    ]


def _mended(polygon: Polygon) -> BaseGeometry:
    if shapely.is_valid(polygon):
        return polygon
    return shapely.make_valid(polygon, method="structure", keep_collapsed=False)
