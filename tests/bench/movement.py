"""What gained and lost cost: `python -m tests.bench.movement`. Exits with 1 where a requirement is missed.

365 consecutive days, twice: a made-up front of 3,000 vertices, and DeepState's full map of the last published day at hand
(all states, 160 polygons), wandering on. Once from nothing, then from the cache, and beside them the plain way: every pair of
days differenced whole, measured on a few pairs. A span on the page is cut from a series that has been measured once.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely

from data.control import ControlMap
from data.maps import MapSeries
from data.movement.areas import AreaTable
from data.movement.drawn import DrawnMaps
from data.movement.kept import kept_steps
from data.movement.steps import Movement, movement
from tests.bench.series import Measured, timed
from tests.data.importers.test_series import a_year, jagged, wandering
from tests.data.movement.made_maps import FIRST, control_map, one_series, published_maps

DAYS = 365
LIMIT_S, AGAIN_SHARE, SPAN_SHARE = 60.0, 0.1, 0.2
PAIRS = 12


def made_up_year() -> list[ControlMap]:
    """One state, of which 17 vertices move a day: the median of the published series."""
    return [control_map((day - FIRST).days, dict(shapes)) for day, shapes in a_year(jagged(3000), spots=17)]


def published_year() -> list[ControlMap]:
    """The last published day with all its states; from day to day one polygon in ten moves."""
    start = published_maps("deepstate-full")[-1]
    shapes = [(str(area.state), area.geometry) for area in start.own_areas]
    maps = []
    for number in range(DAYS):
        chance = random.Random(number)
        drawn: dict[str, list[Any]] = {}
        for state, shape in shapes:
            drawn.setdefault(state, []).extend(shapely.get_parts(shape))
        maps.append(control_map(number, {state: shapely.MultiPolygon(parts) for state, parts in drawn.items()}))
        shapes = [
            (state, wandering(shape, number * 1000 + at, 3) if chance.random() < 0.1 else shape)
            for at, (state, shape) in enumerate(shapes)
        ]
    return maps


def year(series: MapSeries, folder: Path) -> Movement:
    """All steps of a series, and every day's areas."""
    found = movement(DrawnMaps(series.own), range(len(series.maps)), kept_steps(folder))
    found.km2()
    return found


def whole_pairs(series: MapSeries) -> float:
    """Processor seconds of a year the plain way, from some of its pairs."""
    drawn = DrawnMaps(series.own)
    numbers = range(PAIRS + 1)
    shapes, making = timed(lambda: [drawn.shapes(number) for number in numbers])
    _, differencing = timed(lambda: [_differences(then, now) for then, now in pairwise(shapes)])
    return (making + differencing) / PAIRS * DAYS


def _differences(then: dict[str, Any], now: dict[str, Any]) -> list[Any]:
    empty = shapely.Polygon()
    pairs = [(then.get(state, empty), now.get(state, empty)) for state in {*then, *now}]
    return [shapely.difference(*pair) for old, new in pairs for pair in ((new, old), (old, new))]


def measured(name: str, maps: Sequence[ControlMap]) -> list[Measured]:
    """The figures of one year."""
    series = one_series(*maps)
    assert len(series.maps) == DAYS and series.maps[-1].data_day - series.maps[0].data_day == timedelta(DAYS - 1)
    with tempfile.TemporaryDirectory() as folder:
        _, once = timed(lambda: year(series, Path(folder)))
        _, again = timed(lambda: year(series, Path(folder)))
        table = AreaTable(series, folder=Path(folder))
        _, span = timed(lambda: table.rows(table.days[100:300]))
        kept = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1024**2
    return [
        Measured(f"{name}: 365 days once", once, LIMIT_S, "s"),
        Measured(f"{name}: from the cache, of that", again / once, AGAIN_SHARE, "×"),
        Measured(f"{name}: another span on the page, of that", span / once, SPAN_SHARE, "×"),
        Measured(f"{name}: once, of the plain way", once / whole_pairs(series), 1, "×"),
        Measured(f"{name}: the cache", kept, 10, "MB"),
    ]


def main() -> int:
    """Print the table."""
    done = [*measured("a made-up front", made_up_year()), *measured("DeepState, all states", published_year())]
    print(*done, sep="\n")
    return int(any(one.figure > one.limit for one in done))


if __name__ == "__main__":
    sys.exit(main())
