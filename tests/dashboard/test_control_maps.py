"""Control maps in the overlay: all of them with where they come from, small, and no cost where there are none."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from dashboard.overlay import day_number, make_overlay, overlay_of
from data.control import maps_of
from data.importers.registry import read_map
from data.maps import map_series
from data.series import rings_on
from data.store import open_ledger
from tests.data.importers.test_series import wandering
from tests.drawn_maps import a_map, an_area, square, with_maps
from tests.ledgers import made_up
from tests.published import published_folder

MONDAY, WEDNESDAY = date(2025, 11, 3), date(2025, 11, 5)
BOX, OTHER = square(37.0, 48.2), square(37.2, 48.2)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return open_ledger(made_up().write(tmp_path_factory.mktemp("ledger")))


def overlay(ledger) -> dict:
    return json.loads(make_overlay(ledger, ledger.valid, ledger.intervals, "en").content)


def test_a_ledger_without_maps_has_the_overlay_it_always_had(ledger):
    without = make_overlay(ledger, ledger.valid, ledger.intervals, "en")
    assert b'"maps"' not in without.content
    alone = overlay_of(with_maps(ledger, MAPS), ledger.valid, ledger.intervals, "en")
    assert "maps" not in alone, "only what is asked for goes with an overlay"


MAPS = map_series(
    [
        a_map([an_area("russian", BOX, "map-maker", MONDAY)], printed=WEDNESDAY, missing=("grey",)),
        a_map(
            [
                an_area("russian", OTHER, "map-maker", WEDNESDAY + timedelta(1)),
                an_area("ukrainian", BOX, "map-maker", WEDNESDAY + timedelta(1), claimed=True),
            ]
        ),
    ]
)


def test_each_map_stands_there_with_its_days_file_and_layers(ledger):
    served = overlay(with_maps(ledger, MAPS))
    (series,) = served["maps"]["series"]
    assert served["sources"][series["source"]]["id"] == "map-maker"
    assert series["about"] == [day_number(MONDAY), day_number(WEDNESDAY) + 1]
    assert series["printed"] == [day_number(WEDNESDAY), None]
    assert series["series"]["days"] == [day_number(WEDNESDAY), day_number(WEDNESDAY) + 1], "known from"
    assert series["file"] == ["map-maker-2025-11-03.json", "map-maker-2025-11-06.json"]
    assert [len(one) for one in series["sha256"]] == [64, 64]
    views = [series["views"][number] for number in series["view"]]
    assert views == [[["own"], [], ["grey"]], [["own"], ["told"], []]]


def test_what_a_source_only_passes_on_stands_apart(ledger):
    (series,) = overlay(with_maps(ledger, MAPS))["maps"]["series"]
    own, told = series["series"], series["claimed"]
    assert set(rings_on(own, WEDNESDAY + timedelta(1))) == {"russian"}
    assert set(rings_on(told, WEDNESDAY + timedelta(1))) == {"ukrainian"}
    assert rings_on(told, WEDNESDAY) == {}


def test_a_year_of_daily_maps_adds_less_than_a_megabyte(ledger):
    """The fourteen published days, then their last one wandering on."""
    paths = sorted((published_folder() / "deepstate-daily").iterdir())
    maps = [one for path in paths for one in maps_of(read_map(path.read_bytes(), path.name))]
    day, shape = maps[-1].data_day, maps[-1].areas[0].geometry
    for number in range(365 - len(maps)):
        day, shape = day + timedelta(1), wandering(shape, number, spots=17)
        maps.append(a_map([an_area("russian", shape, day=day)], form=maps[0].format))
    series = map_series(maps)
    assert len(series[0].maps) == 365
    known = with_maps(ledger, series)
    added = len(make_overlay(known, ledger.valid, ledger.intervals, "en").content)
    added -= len(make_overlay(ledger, ledger.valid, ledger.intervals, "en").content)
    assert added < 1_000_000
