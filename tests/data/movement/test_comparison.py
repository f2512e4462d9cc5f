"""Two maps over each other: only A, only B, both."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry import Polygon

from data.movement.comparison import compare, compare_shapes
from data.movement.drawn import DrawnMaps
from data.movement.map_days import day_in, map_days
from data.movement.steps import step
from geo.regions import box_region, oblast_region
from geo.slivers import SLIVER_KM2
from tests.data.movement.made_maps import box, control_map, day, one_series, published_maps
from tests.geodesic import geodesic_km2

A, B = box(37, 48, 37.2, 48.1), box(37.1, 48, 37.4, 48.1)


def test_only_a_only_b_and_both():
    (russian,) = compare_shapes({"russian": A}, {"russian": B})
    assert russian.km2() == pytest.approx(
        {
            "only_a_km2": geodesic_km2(box(37, 48, 37.1, 48.1)),
            "only_b_km2": geodesic_km2(box(37.2, 48, 37.4, 48.1)),
            "both_km2": geodesic_km2(box(37.1, 48, 37.2, 48.1)),
            "sliver_km2": 0,
        },
        rel=1e-6,
    )


def test_the_layers_show_what_the_figures_count():
    (russian,) = compare_shapes({"russian": A}, {"russian": B}, box_region(37.05, 48.05, 37.3, 49))
    told = russian.km2()
    for name, shape in russian.shapes().items():
        assert geodesic_km2(shape) == pytest.approx(told[f"{name}_km2"], rel=1e-6)
        assert shape.within(box(37.05, 48.05, 37.3, 49))


def test_a_state_that_only_one_draws_is_all_on_its_side():
    grey, russian = compare_shapes({"russian": A}, {"russian": A, "grey": B.difference(A)})
    assert (grey.km2()["only_a_km2"], grey.km2()["both_km2"]) == (0, 0)
    assert grey.km2()["only_b_km2"] == pytest.approx(geodesic_km2(B.difference(A)), rel=1e-6)
    assert russian.km2()["only_a_km2"] == russian.km2()["only_b_km2"] == 0


def test_two_that_draw_nothing_have_nothing_to_compare():
    assert compare_shapes({}, {}) == ()
    assert compare_shapes({"russian": Polygon()}, {})[0].km2()["only_a_km2"] == 0


def test_a_border_traced_twice_is_told_as_slivers():
    (russian,) = compare_shapes({"russian": A}, {"russian": box(37, 48, 37.20001, 48.1)})
    told = russian.km2()
    assert told["only_b_km2"] == 0 < told["sliver_km2"] < SLIVER_KM2
    assert russian.shapes()["only_b"].is_empty


def test_two_sources_of_a_day():
    ours = one_series(control_map(0, {"russian": A}))
    theirs = one_series(control_map(0, {"russian": B}, source_id="other"))
    (russian,) = compare((ours, map_days(ours)[0]), (theirs, map_days(theirs)[0]))
    assert russian.km2()["both_km2"] == pytest.approx(geodesic_km2(A.intersection(B)), rel=1e-6)


def test_30_october_and_12_november_as_an_independent_computation_has_them():
    """DeepState's first and last day at hand, each file's shapes as published, in Donetsk oblast and in all."""
    maps = published_maps("deepstate-daily")
    series = one_series(*maps)
    days = map_days(series)
    first, last = (day_in(days, one.data_day) for one in (maps[0], maps[-1]))
    then, now = (shapely.union_all([area.geometry for area in one.own_areas]) for one in (maps[0], maps[-1]))
    for region in (None, oblast_region("donetsk-oblast")):
        (russian,) = compare((series, first), (series, last), *([region] if region else []))
        told = russian.km2()
        within = region.shape if region else box(20, 40, 45, 60)
        expected = geodesic_km2(now.difference(then).intersection(within))
        lost = geodesic_km2(then.difference(now).intersection(within))
        assert told["only_b_km2"] + told["only_a_km2"] + told["sliver_km2"] == pytest.approx(expected + lost, abs=0.05)
        assert told["only_b_km2"] == pytest.approx(expected, abs=0.05)
    moved = step(DrawnMaps(series.own), first.number, last.number)["russian"]
    whole = compare((series, first), (series, last))[0].km2()
    assert (whole["only_b_km2"], whole["only_a_km2"]) == pytest.approx(
        (moved.gained.km2()[0], moved.lost.km2()[0]), abs=1e-6
    )


def test_a_day_without_a_map_cannot_be_compared():
    series = one_series(control_map(0, {"russian": A}), control_map(2, {"russian": B}))
    with pytest.raises(KeyError):
        day_in(map_days(series), day(1))
