"""The table of areas: no day invented, no jump of a file called a victory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.movement.areas import area_rows, maps_of_source, rows_between
from data.movement.jumps import REDEFINITIONS, Cause, jump
from geo.oblasts import oblast_area
from geo.regions import box_region, oblast_region
from tests.data.movement.made_maps import box, control_map, day, one_series
from tests.geodesic import geodesic_km2

SMALL, LARGE = box(37, 48, 37.2, 48.1), box(37, 48, 37.3, 48.1)
ADDED = geodesic_km2(box(37.2, 48, 37.3, 48.1))


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def growing(*numbers):
    """A Russian box, larger from day 2 on."""
    return one_series(*(control_map(number, {"russian": LARGE if number >= 2 else SMALL}) for number in numbers))


def figures(rows):
    """Days, gained and lost of rows."""
    return [
        (row.map.data_day, row.since, row.gained_km2 and round(row.gained_km2, 3), row.lost_km2, row.silent_days)
        for row in rows
    ]


def test_each_day_with_a_map_has_a_row_and_the_span_one_of_its_own():
    rows = area_rows(growing(0, 1, 2), day(0), day(9))
    assert figures(rows) == [
        (day(0), None, None, None, 0),
        (day(1), day(0), 0, 0, 0),
        (day(2), day(1), round(ADDED, 3), 0, 0),
        (day(2), day(0), round(ADDED, 3), 0, 0),
    ]
    assert [row.whole for row in rows] == [False, False, False, True]
    assert [row.area_km2 for row in rows] == pytest.approx(
        [geodesic_km2(SMALL), geodesic_km2(SMALL), geodesic_km2(LARGE), geodesic_km2(LARGE)], rel=1e-6
    )


def test_days_without_a_map_are_silence_and_none_is_invented():
    rows = area_rows(growing(0, 4), day(0), day(9))
    assert figures(rows) == [(day(0), None, None, None, 0), (day(4), day(0), round(ADDED, 3), 0, 3)]


def test_a_span_of_one_day_compares_nothing():
    (row,) = area_rows(growing(0, 1, 2), day(1), day(1))
    assert (row.map.data_day, row.since, row.gained_km2, row.lost_km2) == (day(1), None, None, None)


def test_a_span_between_two_maps_is_empty():
    assert area_rows(growing(0, 4), day(1), day(3)) == []


def test_any_two_days_and_no_day_without_a_map():
    series = growing(0, 1, 2, 5)
    (row,) = rows_between(series, day(0), day(5))
    assert (round(row.gained_km2, 3), row.silent_days) == (round(ADDED, 3), 2)
    (back,) = rows_between(series, day(5), day(0))
    assert round(back.lost_km2, 3) == round(ADDED, 3)
    with pytest.raises(KeyError):
        rows_between(series, day(0), day(3))


def test_land_that_came_and_went_is_neither_gained_nor_lost_over_the_span():
    shapes = (SMALL, LARGE, SMALL)
    series = one_series(*(control_map(number, {"russian": shape}) for number, shape in enumerate(shapes)))
    whole = area_rows(series, day(0), day(9))[-1]
    assert (whole.whole, whole.gained_km2, whole.lost_km2) == (True, 0, 0)


def test_a_day_drawn_again_in_a_later_file_is_compared_once_as_its_source_last_had_it():
    series = one_series(
        control_map(0, {"russian": SMALL}),
        control_map(1, {"russian": SMALL}),
        control_map(1, {"russian": LARGE}, file_day=day(2)),
    )
    rows = area_rows(series, day(0), day(9))
    assert [(row.map.data_day, row.map.file_day) for row in rows] == [(day(0), day(0)), (day(1), day(2))]
    assert rows[1].gained_km2 == pytest.approx(ADDED, rel=1e-6)


@pytest.mark.parametrize("oblast", ["donetsk-oblast", "dnipropetrovsk-oblast"])
def test_an_oblast_border_cuts_a_polygon_at_the_very_line(oblast):
    """A box across the border between Donetsk and Dnipropetrovsk oblasts grows on both sides of it."""
    then, now = box(36, 48, 37, 48.3), box(36, 47.9, 37, 48.4)
    series = one_series(control_map(0, {"russian": then}), control_map(1, {"russian": now}))
    rows = area_rows(series, day(0), day(1), oblast_region(oblast))
    part = oblast_area(oblast)
    assert rows[0].area_km2 == pytest.approx(geodesic_km2(then.intersection(part)), rel=1e-6)
    assert rows[1].gained_km2 == pytest.approx(geodesic_km2(now.difference(then).intersection(part)), rel=1e-6)
    assert 0 < rows[1].gained_km2 < geodesic_km2(now.difference(then))


def test_the_two_oblasts_add_up_to_the_whole():
    series = one_series(control_map(0, {"russian": box(36.6, 48.05, 37, 48.3)}))
    (whole,) = area_rows(series, day(0), day(0))
    parts = [area_rows(series, day(0), day(0), oblast_region(f"{name}-oblast")) for name in ("donetsk", "dnipropetrovsk")]
    assert sum(row.area_km2 for rows in parts for row in rows) == pytest.approx(whole.area_km2, rel=1e-9)


def test_a_box_holds_what_lies_in_it():
    rows = area_rows(growing(0, 2), day(0), day(2), box_region(37.1, 48, 37.25, 49))
    assert rows[1].area_km2 == pytest.approx(geodesic_km2(box(37.1, 48, 37.25, 48.1)), rel=1e-6)
    assert rows[1].gained_km2 == pytest.approx(geodesic_km2(box(37.2, 48, 37.25, 48.1)), rel=1e-6)


@pytest.mark.parametrize("edges", [(38, 48, 37, 49), (37, 49, 38, 48), (37, 48, 37, 49), (float("nan"), 48, 38, 49)])
def test_no_box(edges):
    with pytest.raises(ValueError, match="is no box"):
        box_region(*edges)


def test_a_missing_layer_is_said_and_no_victory():
    series = one_series(
        control_map(0, {"russian": LARGE, "grey": box(37.3, 48, 37.5, 48.1)}),
        control_map(1, {"russian": SMALL}, missing=("Unknown status",)),
    )
    rows = [row for row in area_rows(series, day(0), day(1)) if row.since]
    assert [(row.state, row.gained_km2, row.lost_km2) for row in rows] == [("grey", None, None), ("russian", None, None)]
    assert {str(row.jump) for row in rows} == {"missing_layer: Unknown status"}


def test_another_set_of_layers_is_said():
    series = one_series(
        control_map(0, {"russian": SMALL}, layers={"russian": "control"}),
        control_map(
            1,
            {"russian": SMALL, "infiltrated": box(37.2, 48, 37.3, 48.1)},
            layers={"russian": "control", "infiltrated": "infiltration"},
        ),
    )
    assert {str(row.jump) for row in area_rows(series, day(0), day(1)) if row.since} == {"other_layers: infiltration"}


def test_a_state_that_is_not_drawn_at_all_is_said():
    """Whether the grey zone is gone or only its file, the map alone does not tell."""
    series = one_series(
        control_map(0, {"russian": SMALL, "grey": box(37.3, 48, 37.5, 48.1)}), control_map(1, {"russian": LARGE})
    )
    grey, russian = (row for row in area_rows(series, day(0), day(1)) if row.since)
    assert (grey.area_km2, str(grey.jump)) == (None, f"not_drawn: {day(1)}")
    assert russian.jump is None
    assert russian.gained_km2 == pytest.approx(ADDED, rel=1e-6)


def test_a_map_that_draws_nothing_of_its_own_is_said():
    """All that it holds is passed on from a party: its own view of the day is empty."""
    series = one_series(control_map(0, {"russian": SMALL}), control_map(1, {"russian": LARGE}, claimed=("russian",)))
    (row,) = (row for row in area_rows(series, day(0), day(1)) if row.since)
    assert (row.area_km2, row.gained_km2, row.lost_km2) == (None, None, None)
    assert row.jump.cause in (Cause.nothing_drawn, Cause.other_layers)


def test_a_redefined_state_is_not_compared_across_its_redefinition():
    one = REDEFINITIONS[0]
    maps = {offset: _published(one.since + timedelta(days=offset)) for offset in (-2, -1, 0, 1)}
    drawn = {one.state, "russian"}

    def told(state, before, after):
        return jump(one.source_id, state, (maps[before], drawn), (maps[after], drawn))

    assert told(one.state, -1, 0).cause == Cause.redefined
    assert told(one.state, -2, 1).cause == Cause.redefined
    assert told(one.state, -2, -1) is None
    assert told(one.state, 0, 1) is None
    assert told("russian", -1, 0) is None


def _published(data_day: date):
    (one,) = one_series(control_map(0, {"russian": SMALL})).maps
    return replace(one, data_day=data_day)


def test_a_source_without_maps_has_none():
    assert maps_of_source([growing(0, 1)], "nobody") == ()
    assert len(maps_of_source([growing(0, 1)], "mapper")) == 1
