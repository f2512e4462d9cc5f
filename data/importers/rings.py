"""The rings of a polygon as a file gives them: numbers, in degrees, closed, with some area, and the right way round."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from data.importers.faulty import refuse_one
from geo.place_rules import THEATRE_LAT, THEATRE_LON, in_theatre

MOST_VERTICES = 5_000_000
LEAST_POINTS = 4
LON_LIMIT, LAT_LIMIT = 180, 90
WIDEST, POLAR = 180, 85
Ring = Any


def read_ring(ring: object, file: str, where: str) -> Ring:
    """A ring as an array of lon, lat (a height is dropped); `where` names feature and ring in a fault."""
    if not isinstance(ring, list) or len(ring) < LEAST_POINTS:
        number = len(ring) if isinstance(ring, list) else "no"
        refuse_one(file, where, f"has {number} points (rule: at least 4, the last the first)", "give a closed ring")
    points = _numbers(ring, file, where)
    if not np.array_equal(points[0], points[-1]):
        refuse_one(file, where, "is not closed", "let the last point be the first", _said(points[-1]))
    if _flat(points):
        refuse_one(file, where, "encloses no area", "remove it")
    return points


def _numbers(ring: Sequence[object], file: str, where: str) -> Ring:
    for number, point in enumerate(ring, 1):
        if not isinstance(point, list) or not 2 <= len(point) <= 4:
            refuse_one(file, f"{where}, point {number}", "is no point", "give [longitude, latitude]", _short(point))
        for value in point:
            if type(value) is not float and type(value) is not int:
                remedy = "give decimal degrees such as 37.18"
                refuse_one(file, f"{where}, point {number}", "is not a number", remedy, _short(value))
            if not math.isfinite(value):
                refuse_one(file, f"{where}, point {number}", "is not a finite number", "give degrees", value)
    points = np.array([point[:2] for point in ring], dtype=np.float64)  # type: ignore[index]
    _refuse_out_of_range(points, file, where)
    _refuse_round_the_world(points, file, where)
    return points


def _refuse_out_of_range(points: Ring, file: str, where: str) -> None:
    beyond = (np.abs(points[:, 0]) > LON_LIMIT) | (np.abs(points[:, 1]) > LAT_LIMIT)
    if not beyond.any():
        return
    number = int(np.argmax(beyond))
    rule = f"is not degrees (rule: longitude within {LON_LIMIT}, latitude within {LAT_LIMIT})"
    remedy = "give WGS84 longitude and latitude (EPSG:4326)"
    refuse_one(file, f"{where}, point {number + 1}", rule, remedy, _said(points[number]))


def _refuse_round_the_world(points: Ring, file: str, where: str) -> None:
    """A ring over the 180th meridian or a pole would be drawn as a band round the world."""
    west, east = points[:, 0].min(), points[:, 0].max()
    if east - west > WIDEST or np.abs(points[:, 1]).max() > POLAR:
        rule = f"reaches over the 180th meridian or a pole (rule: at most {WIDEST} degrees wide, {POLAR} from the equator)"
        refuse_one(file, where, rule, "cut it there, or leave it out", f"{west:.10g} to {east:.10g}")


def refuse_swapped(points: Ring, file: str, where: str) -> None:
    """A ring that lies in the region of the war only with its axes exchanged was surely written the other way round."""
    lon, lat = points.mean(axis=0)
    if in_theatre(lat, lon) or not in_theatre(lon, lat):
        return
    rule = "looks swapped (rule: longitude before latitude)"
    refuse_one(file, where, rule, "exchange the two numbers of each point", _said(points[0]))


def lies_outside(points: Ring) -> bool:
    """Whether a ring leaves the wide region of the war, 21–42 E and 44–53 N."""
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    in_lon = THEATRE_LON[0] <= west and east <= THEATRE_LON[1]
    return not (in_lon and THEATRE_LAT[0] <= south and north <= THEATRE_LAT[1])


def repeated_points(points: Ring) -> int:
    """How often a point of a ring stands twice in a row."""
    return int((np.diff(points, axis=0) == 0).all(axis=1).sum())


def all_rings(coordinates: object, file: str, where: str) -> Iterator[tuple[str, object]]:
    """The raw rings of a polygon's coordinates, each with its name in a fault."""
    if not isinstance(coordinates, list) or not coordinates:
        refuse_one(file, where, "has no coordinates", "remove the feature or give its rings")
    for number, ring in enumerate(coordinates, 1):
        yield f"{where}, ring {number}", ring


def _flat(points: Ring) -> bool:
    x, y = points[:, 0], points[:, 1]
    return len(np.unique(points, axis=0)) < LEAST_POINTS - 1 or _spans_nothing(x, y)


def _spans_nothing(x: Ring, y: Ring) -> bool:
    """All points on one line: no triangle with the first two distinct points has area."""
    far = int(np.argmax((x - x[0]) ** 2 + (y - y[0]) ** 2))
    cross = (x[far] - x[0]) * (y - y[0]) - (y[far] - y[0]) * (x - x[0])
    return not cross.any()


def _said(point: Ring) -> str:
    return ", ".join(f"{value:.10g}" for value in point)


def _short(value: object) -> str:
    return repr(value)[:80]
