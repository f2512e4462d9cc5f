"""What a state gained and lost: as shapes on paper have it, as Karney's method measures it, and the same window by window."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon

from data.movement.drawn import DrawnMaps
from data.movement.steps import Moved, movement, step
from geo.equal_area import measured_km2, polygons_of
from geo.shares import without_overlaps
from geo.slivers import SLIVER_KM2
from tests.data.movement.made_maps import box, control_map, day, one_series, published_maps
from tests.geodesic import geodesic_km2


def drawn(*days) -> DrawnMaps:
    """A series of one day after the other, each with its shapes by state."""
    return DrawnMaps(one_series(*(control_map(number, shapes) for number, shapes in enumerate(days))).own)


def km2(moved: Moved) -> tuple[float, float]:
    """Gained and lost, slivers included."""
    return sum(moved.gained.km2()), sum(moved.lost.km2())


def test_a_box_that_moves_gains_on_one_side_and_loses_on_the_other():
    found = step(drawn({"russian": box(37, 48, 37.2, 48.1)}, {"russian": box(37.05, 48, 37.3, 48.1)}), 0, 1)
    gained, lost = km2(found["russian"])
    assert gained == pytest.approx(geodesic_km2(box(37.2, 48, 37.3, 48.1)), rel=1e-6)
    assert lost == pytest.approx(geodesic_km2(box(37, 48, 37.05, 48.1)), rel=1e-6)


def test_what_stays_moves_nothing():
    same = {"russian": box(37, 48, 37.2, 48.1), "grey": box(37.2, 48, 37.3, 48.1)}
    series = drawn(same, same, {**same, "grey": box(37.2, 48, 37.4, 48.1)})
    assert step(series, 0, 1) == {}
    assert series.windows(0, 1) == []
    assert set(step(series, 1, 2)) == {"grey"}


def test_a_point_more_on_an_edge_moves_nothing():
    plain = box(37, 48, 37.2, 48.1)
    more = Polygon([(37, 48), (37.1, 48), (37.2, 48), (37.2, 48.1), (37, 48.1)])
    found = step(drawn({"russian": plain}, {"russian": more}), 0, 1)
    assert all(sum(km2(one)) < 1e-9 for one in found.values())


def test_doubt_drawn_over_a_firm_state_takes_from_it():
    """The Russian shape stays as it is; grey comes to lie on half of it."""
    firm = box(37, 48, 37.2, 48.1)
    found = step(drawn({"russian": firm}, {"russian": firm, "grey": box(37.1, 47.9, 37.3, 48.2)}), 0, 1)
    assert km2(found["russian"]) == pytest.approx((0, geodesic_km2(box(37.1, 48, 37.2, 48.1))), rel=1e-6)
    assert km2(found["grey"]) == pytest.approx((geodesic_km2(box(37.1, 47.9, 37.3, 48.2)), 0), rel=1e-6)


def test_a_hole_that_is_filled_is_gained():
    holed = box(37, 48, 37.3, 48.3).difference(box(37.1, 48.1, 37.2, 48.2))
    found = step(drawn({"russian": holed}, {"russian": box(37, 48, 37.3, 48.3)}), 0, 1)
    assert km2(found["russian"]) == pytest.approx((geodesic_km2(box(37.1, 48.1, 37.2, 48.2)), 0), rel=1e-6)


def test_an_island_in_a_hole_stays():
    island = box(37.14, 48.14, 37.16, 48.16)
    holed = box(37, 48, 37.3, 48.3).difference(box(37.1, 48.1, 37.2, 48.2)).union(island)
    found = step(drawn({"russian": holed}, {"russian": box(37, 48, 37.3, 48.3).union(island)}), 0, 1)
    gap = box(37.1, 48.1, 37.2, 48.2).difference(island)
    assert km2(found["russian"]) == pytest.approx((geodesic_km2(gap), 0), rel=1e-6)


def test_a_sliver_is_told_and_not_counted():
    """A border traced anew a metre farther, and a hectare and a half somewhere else."""
    before = {"russian": box(37, 48, 37.2, 48.1)}
    after = {"russian": MultiPolygon([box(37, 48, 37.20001, 48.1), box(38, 48, 38.002, 48.001)])}
    moved = step(drawn(before, after), 0, 1)["russian"]
    counted, slivers = moved.gained.km2()
    assert slivers == pytest.approx(geodesic_km2(box(37.2, 48, 37.20001, 48.1)), rel=1e-4)
    assert slivers < SLIVER_KM2 < counted
    assert counted == pytest.approx(geodesic_km2(box(38, 48, 38.002, 48.001)), rel=1e-4)
    assert moved.net_km2() == pytest.approx(counted + slivers)


def test_of_a_region_only_what_lies_in_it_counts_and_parts_add_up():
    moved = step(drawn({"russian": box(37, 48, 37.2, 48.1)}, {"russian": box(37, 48, 37.4, 48.1)}), 0, 1)["russian"]
    west, east = box(36, 47, 37.25, 49), box(37.25, 47, 38, 49)
    assert moved.gained.km2(west)[0] == pytest.approx(geodesic_km2(box(37.2, 48, 37.25, 48.1)), rel=1e-6)
    assert moved.gained.km2(west)[0] + moved.gained.km2(east)[0] == pytest.approx(moved.gained.km2()[0], rel=1e-9)


def test_a_piece_that_a_border_cuts_is_judged_whole():
    """A tenth of a hectare of a large piece lies in the region: it counts, though alone it would be a sliver."""
    moved = step(drawn({"russian": box(37, 48, 37.2, 48.1)}, {"russian": box(37, 48, 37.4, 48.1)}), 0, 1)["russian"]
    corner = box(37.3999, 48, 38, 48.001)
    counted, slivers = moved.gained.km2(corner)
    assert 0 < counted < SLIVER_KM2
    assert slivers == 0


GRID = st.integers(0, 40).map(lambda number: number * 0.0125)
BOXES = st.lists(st.tuples(GRID, GRID, GRID, GRID), min_size=1, max_size=4)
STATES = st.sampled_from(["russian", "grey", "ukrainian"])


def shapes_of(boxes) -> Polygon:
    """Boxes of some size, the last cut out of the others."""
    made = [box(36 + w, 48 + s, 36.01 + w + e / 2, 48.01 + s + n / 2) for w, s, e, n in boxes]
    whole = shapely.union_all(made[:-1] or made)
    return whole.difference(made[-1]) if len(made) > 1 else whole


DAYS = st.lists(st.dictionaries(STATES, BOXES, min_size=1, max_size=3), min_size=2, max_size=4)


def test_a_hole_that_rounding_lets_touch_the_edge_is_no_land():
    """The edges of box and hole differ by less than a float can tell of a metre."""
    shape = box(36.075, 48.15, 36.2225, 48.17875).difference(box(36.2125, 48.1625, 36.2225 - 1e-7, 48.1725))
    assert len(shape.interiors) == 1
    drawn_again = drawn({"russian": shape}).shapes(0)["russian"]
    assert measured_km2(drawn_again) == pytest.approx(measured_km2(shape), abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_windows_give_what_whole_maps_give(days):
    """Against the same days as the ledger gives them, differenced whole."""
    made = [{state: shapes_of(boxes) for state, boxes in shapes.items()} for shapes in days]
    series = one_series(*(control_map(number, shapes) for number, shapes in enumerate(made)))
    numbers = [series.number_on(day(number)) for number in range(len(days))]
    found = movement(DrawnMaps(series.own), numbers)
    whole = [_whole(series, number) for number in range(len(days))]
    for number, (then, now) in enumerate(pairwise(whole)):
        for state in {*then, *now}:
            old, new = then.get(state, Polygon()), now.get(state, Polygon())
            moved = found.steps[number].get(state)
            expected = measured_km2(new.difference(old)), measured_km2(old.difference(new))
            assert (km2(moved) if moved else (0, 0)) == pytest.approx(expected, abs=1e-6)
    for told, shapes in zip(found.km2(), whole, strict=True):
        assert told == pytest.approx({state: measured_km2(shape) for state, shape in shapes.items()}, abs=1e-6)


def _whole(series, number):
    """A day decoded whole; what rounding has left of a spike is no land."""
    sound: dict[str, list[Polygon]] = {}
    for state, shape in series.shapes_on(day(number)):
        sound.setdefault(state, []).extend(polygons_of(shapely.make_valid(shape)))
    return without_overlaps({state: shapely.union_all(shapes) for state, shapes in sound.items()})[0]


FOLDERS = ["deepstate-daily", "deepstate-full", "uacontrolmap", "nzz-liveuamap"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_published_days_agree_with_an_independent_geodesic_computation(folder):
    """Each pair of days of the files as published, differenced whole and measured by Karney's method.

    Ours are rounded to 1e-5 degrees: the edge of a piece moves by half a metre at most, which on the longest is a hectare.
    """
    maps = published_maps(folder)
    found = movement(DrawnMaps(one_series(*maps).own), range(len(maps)))
    whole = [_apart(one) for one in maps]
    pairs = list(pairwise(whole))
    assert len(pairs) >= 2
    for (then, now), moved in zip(pairs, found.steps, strict=True):
        for state in {*then, *now}:
            old, new = then.get(state, Polygon()), now.get(state, Polygon())
            told = km2(moved[state]) if state in moved else (0.0, 0.0)
            assert told[0] == pytest.approx(geodesic_km2(new.difference(old)), rel=1e-3, abs=0.01)
            assert told[1] == pytest.approx(geodesic_km2(old.difference(new)), rel=1e-3, abs=0.01)


@pytest.mark.parametrize("folder", FOLDERS)
def test_areas_of_published_days_agree_with_an_independent_geodesic_computation(folder):
    maps = published_maps(folder)
    found = movement(DrawnMaps(one_series(*maps).own), range(len(maps))).km2()
    for number in (0, len(maps) // 2, len(maps) - 1):
        expected = {state: geodesic_km2(shape, 0.002) for state, shape in _apart(maps[number]).items()}
        assert found[number] == pytest.approx(expected, rel=1e-5)


def _apart(one):
    """The shapes of a map by the rule for overlaps, told again: doubt takes from firm states, firm ones from each other."""
    drawn_shapes: dict[str, Polygon] = {}
    for area in one.own_areas:
        state = str(area.state)
        drawn_shapes[state] = area.geometry.union(drawn_shapes.get(state, Polygon()))
    grey = drawn_shapes.get("grey", Polygon())
    russian, ukrainian = (drawn_shapes.get(state, Polygon()).difference(grey) for state in ("russian", "ukrainian"))
    told = {"grey": grey, "russian": russian.difference(ukrainian), "ukrainian": ukrainian.difference(russian)}
    return {state: shape for state, shape in told.items() if state in drawn_shapes}
