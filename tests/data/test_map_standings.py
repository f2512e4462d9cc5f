"""What mappers drew of a place stands among the standings: shares of its reference area, by the map in force on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from dashboard.answers import SHARES, STANDING_COLUMNS, flat_standing, map_standing_row
from data.control import ControlArea, ControlMap, maps_of
from data.importers.publishers import publisher_rows
from data.importers.registry import read_map
from data.map_standings import map_standings
from data.maps import map_series
from data.model import Modality, State
from data.store import open_ledger
from data.store.rows import source_from
from data.view import View
from geo.places import read_places
from tests.geo.test_shares import independent_shares
from tests.ledgers import made_up
from tests.published import published_folder

PLACES = read_places()
POKROVSK = PLACES["pokrovsk"]
EAST = shapely.box(POKROVSK.lon, 47, 39, 50)
WEST = shapely.box(36, 47, POKROVSK.lon, 50)
FOURTH, SIXTH = date(2025, 11, 4), date(2025, 11, 6)


def a_map(day: date, *shapes, source="map-maker", file_day=None, form="plain", modality=Modality.assessed) -> ControlMap:
    """A map of these states and shapes."""
    areas = tuple(
        ControlArea(source, str(modality), State(state), modality, "", day, file_day, "", "", shape)
        for state, shape in shapes
    )
    return ControlMap(source, form, day, file_day, f"{day}.json", "0" * 64, (), areas)


@pytest.fixture
def ledger(tmp_path):
    """Gives the made-up ledger with these maps."""
    plain = open_ledger(made_up().write(tmp_path))
    return lambda *maps: replace(plain, maps=map_series(maps))


def test_a_row_has_the_keys_of_the_contract(ledger):
    maps = ledger(a_map(FOURTH, ("russian", EAST), file_day=date(2025, 11, 5)))
    (standing,) = map_standings(maps, View(day=SIXTH), ["pokrovsk"])
    row = map_standing_row(standing, SIXTH)
    assert row == {
        "place_id": "pokrovsk", "source_id": "map-maker", "question": "control", "sector": "", "basis": "map",
        "state": "", "modality": "", "phase": "", "as_of": "2025-11-04", "stated_on": "2025-11-05", "age_days": 1,
        "claim_ids": [], "shares": {"russian": pytest.approx(50, abs=1e-3), "not_stated": pytest.approx(50, abs=1e-3)},
    }  # fmt: skip
    flat = flat_standing(row)
    assert tuple(flat) == STANDING_COLUMNS
    assert [name for name in SHARES if flat[f"share_{name}"] != ""] == ["russian", "not_stated"]
    assert flat["claim_ids"] == ""


def test_a_map_is_carried_on_with_its_age_until_a_later_one_and_never_shown_before(ledger):
    maps = ledger(a_map(FOURTH, ("russian", EAST)), a_map(SIXTH, ("grey", WEST)))
    days = [date(2025, 11, day) for day in (3, 4, 5, 6, 9)]
    found = [map_standings(maps, View(day=day), ["pokrovsk"]) for day in days]
    assert [len(one) for one in found] == [0, 1, 1, 1, 1]
    told = [(one.map.data_day, one.age_days(day), set(one.per_cent)) for day, (one,) in zip(days[1:], found[1:], strict=True)]
    assert told == [
        (FOURTH, 0, {"russian", "not_stated"}),
        (FOURTH, 1, {"russian", "not_stated"}),
        (SIXTH, 0, {"grey", "not_stated"}),
        (SIXTH, 3, {"grey", "not_stated"}),
    ]


def test_what_a_mapper_only_passes_on_is_not_its_view(ledger):
    told = a_map(FOURTH, ("russian", EAST), modality=Modality.claimed)
    assert map_standings(ledger(told), View(day=FOURTH), ["pokrovsk"]) == ()


def test_silence_has_no_row_and_a_region_has_no_shares(ledger):
    maps = ledger(a_map(FOURTH, ("russian", shapely.box(30, 46, 31, 47))))
    region = next(name for name, place in PLACES.items() if place.kind == "region")
    assert map_standings(maps, View(day=FOURTH), ["pokrovsk", region]) == ()


def test_a_view_chooses_maps_as_it_chooses_claims(ledger):
    maps = ledger(a_map(FOURTH, ("russian", EAST)), a_map(FOURTH, ("grey", EAST), source="evening-paper"))
    view = View(day=SIXTH)

    def sources(chosen: View) -> list[str]:
        return [one.source_id for one in map_standings(maps, chosen, ["pokrovsk"])]

    assert sources(view) == ["map-maker", "evening-paper"]
    assert sources(replace(view, sources=("evening-paper",))) == ["evening-paper"]
    assert sources(replace(view, states=("russian",))) == ["map-maker"]
    assert sources(replace(view, since=FOURTH)) == ["map-maker", "evening-paper"]
    for nothing in ({"since": SIXTH}, {"kinds": ("fighting",)}, {"documents": ("monday",)}, {"sources": ()}):
        assert sources(replace(view, **nothing)) == []


def test_without_places_all_that_claims_speak_of_are_asked(ledger):
    maps = ledger(a_map(FOURTH, ("russian", shapely.box(30, 44, 42, 53))))
    spoken = {one.place_id for one in maps.valid if maps.places[one.place_id].reference_radius_km}
    assert {one.place_id for one in map_standings(maps, View(day=FOURTH))} == spoken


DRAWN = {
    FOURTH: {"deepstate": {"russian", "grey"}, "uacontrolmap": {"russian"}, "nzz-liveuamap": {"russian"}},
    SIXTH: {"deepstate": {"russian", "grey"}, "uacontrolmap": {"russian"}, "nzz-liveuamap": {"russian"}},
}


def test_pokrovsk_on_the_4th_and_the_6th_agrees_with_an_independent_computation():
    paths = [
        path
        for folder in ("deepstate-full", "deepstate-daily", "uacontrolmap", "nzz-liveuamap")
        for path in sorted((published_folder() / folder).iterdir())
        if path.name != "20251230.json"
    ]
    maps = [one for path in paths for one in maps_of(read_map(path.read_bytes(), path.name))]
    shipped = open_ledger()
    sources = {**shipped.sources, **{name: source_from(row) for name, row in publisher_rows().items()}}
    ledger = replace(shipped, sources=sources, maps=map_series(maps))
    for day, expected in DRAWN.items():
        found = {one.source_id: one for one in map_standings(ledger, View(day=day), ["pokrovsk"])}
        assert {name: set(one.per_cent) - {"not_stated", "ukrainian"} for name, one in found.items()} == expected
        for one in found.values():
            drawn = next(a_map for a_map in maps if a_map.sha256 == one.map.sha256)
            other = independent_shares(POKROVSK, [(str(area.state), area.geometry) for area in drawn.own_areas])
            assert {**other, "not_stated": 100 - sum(other.values())} == pytest.approx(dict(one.per_cent), abs=0.1)
