"""Series of maps and of states: exact at 1e-5 degrees, held as what changes, and small."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date, timedelta

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon

from data.control import maps_of
from data.importers.registry import read_map
from data.maps import map_series
from data.model import State
from data.outlines import encode, rings_of
from data.ring_writer import runs_of
from data.series import SCALE, rings_on
from data.status_series import from_days, joined, status_series
from tests.data.importers import made_files as made
from tests.published import published_folder

FIRST = date(2025, 1, 1)


def days_after(count: int) -> list[date]:
    """Some days in a row."""
    return [FIRST + timedelta(days=number) for number in range(count)]


def turned(ring) -> tuple:
    """A ring told apart from others by its points alone, wherever it starts."""
    points = list(ring)
    start = points.index(min(points))
    return tuple(points[start:] + points[:start])


def rings_of_day(shapes) -> dict[str, list[tuple]]:
    """What a day's rings must be: those of its shapes, rounded."""
    found: dict[str, set[tuple]] = {}
    for state, shape in shapes:
        found.setdefault(state, set()).update(turned(ring) for ring in rings_of(shape))
    return {state: sorted(rings) for state, rings in found.items() if rings}


def decoded(series, day) -> dict[str, list[tuple]]:
    """A day's rings out of a series."""
    return {state: sorted(map(turned, rings)) for state, rings in rings_on(series, day).items()}


def box(west: float, south: float = 48.0, size: float = 0.1) -> Polygon:
    """A square."""
    return shapely.box(west, south, west + size, south + size)


def test_a_day_comes_out_as_it_went_in():
    holed = box(37).difference(box(37.02, 48.02, 0.05)).union(box(37.03, 48.03, 0.02))
    days = [
        (FIRST, [("russian", holed), ("grey", box(37.3))]),
        (FIRST + timedelta(1), [("russian", holed)]),
        (FIRST + timedelta(3), [("russian", shapely.union(holed, box(37.1))), ("grey", box(37.3))]),
    ]
    series = json.loads(json.dumps(encode(days)))
    for day, shapes in days:
        assert decoded(series, day) == rings_of_day(shapes)
    with pytest.raises(KeyError):
        rings_on(series, FIRST + timedelta(2))


def test_a_ring_that_stays_is_held_once():
    series = encode((day, [("russian", box(37)), ("grey", box(38))]) for day in days_after(100))
    assert series["rings"]["first"] == [0, 0]
    assert series["rings"]["last"] == [99, 99]
    assert len(series["lon"]) == 8


def test_a_ring_that_returns_is_a_copy():
    days = days_after(3)
    series = encode([(days[0], [("grey", box(37))]), (days[1], [("grey", box(38))]), (days[2], [("grey", box(37))])])
    assert series["rings"]["base"][2] == 0
    assert series["rings"]["runs"][2] == [0, 4]


def test_overlapping_shells_stay_apart_so_that_nonzero_fills_both():
    """UAControlMap's areas overlap: an even-odd fill would cut a hole where two are drawn."""
    series = encode([(FIRST, [("russian", MultiPolygon([box(37)])), ("russian", box(37.05))])])
    assert len(rings_on(series, FIRST)["russian"]) == 2
    assert all(shapely.is_ccw(shapely.LinearRing(ring)) for ring in rings_on(series, FIRST)["russian"])


def test_runs_copy_what_is_known():
    assert runs_of((1, 2, 3, 9, 4, 5), (1, 2, 3, 4, 5)) == [0, 3, -10, 1, 3, 2]
    assert runs_of((7, 8, 9), ()) == [-8, 3]


def wandering(shape, seed: int, spots: int = 8):
    """A shape after a day: some vertices moved by up to a kilometre, as on a front."""
    chance = random.Random(seed)
    points = shapely.get_coordinates(shape)
    moved = points.copy()
    for number in chance.sample(range(len(points)), min(spots, len(points))):
        same = (points == points[number]).all(axis=1)
        moved[same] += [chance.uniform(-0.005, 0.005), chance.uniform(-0.005, 0.005)]
    return shapely.set_coordinates(shapely.transform(shape, lambda kept: kept), moved)


def jagged(vertices: int) -> Polygon:
    """A long front: a ring of many vertices."""
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    radius = 2 + 0.3 * np.sin(37 * angles) + 0.05 * np.cos(211 * angles)
    return Polygon(np.column_stack((37 + radius * np.cos(angles), 48.5 + radius * np.sin(angles))))


def a_year(start, spots: int = 8, count: int = 365):
    """A year, or so many days, made up from one day."""
    shape, days = start, []
    for number, day in enumerate(days_after(count)):
        days.append((day, [("russian", shape)]))
        shape = wandering(shape, number, spots)
    return days


def sizes(series) -> tuple[int, int]:
    """Bytes of a series as JSON, and packed."""
    text = json.dumps(series, separators=(",", ":")).encode()
    return len(text), len(gzip.compress(text, 6))


def test_a_year_of_a_made_up_front_stays_under_a_megabyte():
    days = a_year(jagged(3000))
    series = encode(days)
    plain, packed = sizes(series)
    assert packed < plain < 1_000_000
    for day, shapes in days[::60]:
        assert decoded(series, day) == rings_of_day(shapes)


def test_a_year_made_up_from_the_published_days_stays_under_a_megabyte():
    """The fourteen real days, then their last one wandering on; exact to half a unit of 1e-5 degrees."""
    paths = sorted((published_folder() / "deepstate-daily").iterdir())
    maps = [one for path in paths for one in maps_of(read_map(path.read_bytes(), path.name))]
    days = [(one.data_day, [(str(area.state), area.geometry) for area in one.areas]) for one in maps]
    shape = days[-1][1][0][1]
    for number in range(365 - len(days)):
        shape = wandering(shape, number, spots=17)
        days.append((days[-1][0] + timedelta(days=1), [("russian", shape)]))
    series = encode(days)
    plain, packed = sizes(series)
    assert packed < plain < 1_000_000
    for day, shapes in [*days[:14], *days[20::90]]:
        assert decoded(series, day) == rings_of_day(shapes)
    drawn = shapely.get_coordinates(days[0][1][0][1])
    rounded = np.rint(drawn * SCALE) / SCALE
    assert np.abs(rounded - drawn).max() <= 0.5000001 / SCALE
    assert decoded(map_series(maps)[0].series, maps[3].data_day) == rings_of_day(days[3][1])


def changing(places: int, days: int, seed: int) -> np.ndarray:
    """A made-up table of states: most places never change, one in eight does twice, one in a hundred falls silent."""
    chance = np.random.default_rng(seed)
    table = np.tile(chance.integers(0, 5, places, dtype=np.int8), (days, 1))
    for place in chance.choice(places, places // 8, replace=False):
        for start in chance.integers(0, days, 2):
            table[start:, place] = chance.integers(0, 5)
    for place in chance.choice(places, places // 100, replace=False):
        table[days // 2 : days // 2 + 10, place] = -1
    return table


def test_intervals_say_what_the_table_says():
    table = changing(400, 90, 7)
    places = [str(number) for number in range(400)]
    series = from_days("viina-isw", places, FIRST, table)
    for number, day in enumerate(days_after(90)):
        said = series.on("viina-isw", day)
        row = table[number]
        assert said == {name: list(State)[state] for name, state in zip(places, row, strict=True) if state >= 0}
    assert series.on("viina-isw", FIRST - timedelta(1)) == {}
    assert series.on("nobody", FIRST) == {}


def test_intervals_take_memory_in_proportion_to_what_changes():
    places = [str(number) for number in range(2000)]
    few = [from_days(f"s{one}", places, FIRST, changing(2000, 350, one)) for one in range(2)]
    more = [from_days(f"s{one}", places, FIRST, changing(2000, 1400, one)) for one in range(2)]
    assert joined(more).nbytes < 1.5 * joined(few).nbytes, "four times the days, as many changes"
    # 33,000 places of four sources hold this much more than 2,000 of two.
    assert joined(more).nbytes * (33_000 / 2000) * (4 / 2) < 16 * 1024**2
    assert joined(more).on("s1", FIRST) == more[1].on("s1", FIRST)


def test_a_table_of_statuses_is_held_as_columns():
    rows = [f"{700000 + at},2025110{day},UA,UA,RU,UA,UA,2.0" for at in range(1000) for day in range(1, 4)]
    found = read_map(made.viina(*rows), "control_latest_2025.csv")
    series = status_series(found.statuses)
    assert len(series.first) == 4000
    assert series.nbytes < 20 * 4000
    assert series.on("viina-dsm", date(2025, 11, 2))["700007"] is State.russian
    assert series.of_place("700007")[0] == ("viina-boost", State.ukrainian, date(2025, 11, 1), date(2025, 11, 3))
