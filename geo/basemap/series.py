"""The base map as one compact file for the browser: whole numbers, each the difference to the one before.

`basemap.json` is one JSON object:

- `format`: 1.
- `scale`: 10000. Every coordinate is a whole number of 1/10000 degree; divide by `scale` for degrees.
- `bbox`: `[west, south, east, north]` of the frame, in these units. The map ends there: areas of water are
  cut straight along it, so fill them and never stroke them.
- `water`: list of areas; an area is a list of rings, the outer ring first, then its islands (fill rule
  even-odd, or nonzero: islands run the other way round).
- `drained`: areas in the same form, where the sources have water and there has been none since 2023.
- `rivers`: list of `[rank, line]`; rank 1 is the largest, 3 the smallest.
- `states`, `oblasts`: lists of lines. No line occurs twice.
- `outline`: areas in the same form: all of Ukraine, beyond the frame too, for a small locator. Coarse: 1 km.
- `labels`: list of `{"kind", "name", "name_uk", "x", "y"}`; `kind` is `oblast`, `state` or `sea`.

A line or ring is a flat list `[x0, y0, dx1, dy1, dx2, dy2, …]`: the first point, then steps from each point
to the next, x the longitude and y the latitude. A ring does not repeat its first point: close the path.
"""

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Any

SCALE = 10_000
Points = list[tuple[float, float]]
Area = list[Points]
Series = list[int]


def encode_line(points: Iterable[Iterable[float]]) -> Series:
    """Longitudes and latitudes in degrees → the first point and the steps, in 1/10000 degree."""
    grid = [[round(value * SCALE) for value in point] for point in points]
    steps = [[after[0] - before[0], after[1] - before[1]] for before, after in pairwise(grid)]
    return [value for point in [grid[0], *steps] for value in point]


def decode_line(series: Series) -> Points:
    """The first point and the steps → longitudes and latitudes in degrees."""
    lons, lats = (accumulate(series[axis::2]) for axis in (0, 1))
    return [(x / SCALE, y / SCALE) for x, y in zip(lons, lats, strict=True)]


def encode_area(rings: Iterable[Iterable[Iterable[float]]]) -> list[Series]:
    """Closed rings in degrees → series that leave out the closing point."""
    return [encode_line(list(ring)[:-1]) for ring in rings]


def decode_area(series: list[Series]) -> Area:
    """Series → closed rings in degrees."""
    return [[*points, points[0]] for points in map(decode_line, series)]


def decode_basemap(basemap: dict[str, Any]) -> dict[str, Any]:
    """The whole file in degrees, under the same keys, labels with `lon` and `lat` in place of x and y."""
    areas = {key: list(map(decode_area, basemap[key])) for key in ("water", "drained", "outline")}
    lines = {key: list(map(decode_line, basemap[key])) for key in ("states", "oblasts")}
    rivers = [(rank, decode_line(series)) for rank, series in basemap["rivers"]]
    labels = [_decode_label(label) for label in basemap["labels"]]
    bbox = [value / SCALE for value in basemap["bbox"]]
    return {"bbox": bbox, **areas, **lines, "rivers": rivers, "labels": labels}


def _decode_label(label: dict[str, Any]) -> dict[str, Any]:
    named = {key: value for key, value in label.items() if key not in ("x", "y")}
    return {**named, "lon": label["x"] / SCALE, "lat": label["y"] / SCALE}
