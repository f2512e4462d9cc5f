"""Shares over time are told where they change, and a change is never missed though most maps are not measured."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.map_changes import MapChanges
from data.map_standings import NOT_STATED, shares_of
from data.maps import MapSeries, map_series
from data.series import SCALE
from data.share_turns import DIGITS, share_turns
from geo.places import Place, read_places
from geo.shares import shares
from tests.data.importers.test_series import jagged, wandering
from tests.drawn_maps import a_map, an_area, published, square
from tests.published import published_folder

FIRST = date(2025, 11, 1)
PLACES = read_places()
POKROVSK = PLACES["pokrovsk"]


def a_series(*days) -> MapSeries:
    """A map a day: for each the shapes by state."""
    maps = [
        a_map([an_area(state, shape, day=FIRST + timedelta(number)) for state, shape in day])
        for number, day in enumerate(days)
    ]
    return map_series(maps)[0]


def near(place: Place, wide: float = 0.01):
    """A square about a place."""
    return square(place.lon - wide / 2, place.lat - wide / 2, wide, wide)


def turns_by_measuring(series: MapSeries, place: Place) -> list:
    """The turns as they come out where every map is measured."""
    found, last = [], ()
    for number in range(len(series.maps)):
        measured = shares(place, series.shapes(number)).per_cent
        assert shares_of(series, number, place).per_cent == measured, "what is not measured anew is what it would be"
        drawn = sorted((state, round(share, DIGITS)) for state, share in measured.items())
        told = tuple((state, share) for state, share in drawn if state != NOT_STATED and share)
        if told != last:
            found.append((number, told))
            last = told
    return found


def turns(series: MapSeries, *places: Place) -> dict[str, list]:
    found: dict[str, list] = {place.place_id: [] for place in places}
    for turn in share_turns(series, places):
        found[turn.place_id].append((turn.number, turn.shares))
    return found


def test_a_place_turns_when_its_own_area_does_and_not_when_land_far_away_does():
    far = square(30.0, 50.0)
    series = a_series(
        [("russian", near(POKROVSK)), ("grey", far)],
        [("russian", near(POKROVSK)), ("grey", square(30.0, 50.0, 0.2))],
        [("grey", near(POKROVSK)), ("russian", far)],
        [("russian", far)],
    )
    found = turns(series, POKROVSK)["pokrovsk"]
    assert [number for number, _ in found] == [0, 2, 3]
    assert [[state for state, _ in shares] for _, shares in found] == [["russian"], ["grey"], []]


def test_a_ring_that_swallows_the_whole_area_is_seen_though_no_edge_comes_near():
    before, after = near(PLACES["avdiivka"]), square(POKROVSK.lon - 1, POKROVSK.lat - 1, 2, 2)
    assert len(turns(a_series([("russian", before)], [("russian", after)]), POKROVSK)["pokrovsk"]) == 1


def test_what_is_only_told_in_another_order_is_no_change():
    one, other = near(POKROVSK), near(PLACES["avdiivka"])
    series = a_series([("russian", one), ("russian", other)], [("russian", one), ("russian", other), ("grey", square(30, 50))])
    changes = MapChanges(series.series)
    assert changes.boxes(1) == [(30 * SCALE, 50 * SCALE, round(30.1 * SCALE), round(50.1 * SCALE))]


def test_a_place_that_no_map_draws_on_has_no_turn_and_a_region_none_either():
    series = a_series([("russian", square(30.0, 50.0))])
    assert turns(series, POKROVSK) == {"pokrovsk": []}
    assert share_turns(series, (PLACES["donbas"],)) == ()


def on_the_front(place: Place) -> bool:
    """Whether the made-up front runs by a place."""
    return 1.6 < ((place.lon - 37) ** 2 + (place.lat - 48.5) ** 2) ** 0.5 < 2.4


def test_a_wandering_front_turns_as_if_every_map_had_been_measured():
    shape, days = jagged(800), []
    for number in range(12):
        days.append([("russian", shape)])
        shape = wandering(shape, number, 20)
    series = a_series(*days)
    chosen = [place for place in PLACES.values() if place.reference_radius_km and on_the_front(place)][::3]
    found = turns(series, *chosen)
    assert found == {place.place_id: turns_by_measuring(series, place) for place in chosen}
    assert sum(map(len, found.values())) > 40


@pytest.mark.parametrize("form", ["deepstate-merged", "deepstate-full", "uacontrolmap", "nzz-liveuamap", "isw"])
def test_the_published_maps_turn_as_if_every_map_had_been_measured(form):
    (series,) = map_series(one for one in published(published_folder()) if one.format == form)
    chosen = [place for place in PLACES.values() if place.reference_radius_km and 36 < place.lon < 38.5 and place.lat < 49.5]
    chosen = [POKROVSK, *chosen[::40]]
    assert turns(series, *chosen) == {place.place_id: turns_by_measuring(series, place) for place in chosen}
