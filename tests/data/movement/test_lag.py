"""Who said it first: days with their evidence, and what is not known about them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from data.maps import map_series
from data.movement.lag import FirstDay, first_days
from data.movement.map_days import map_days
from data.movement.place_shares import PlaceShares
from data.store import open_ledger
from geo.areas import reference_area
from geo.places import read_places
from geo.shares import DrawnMap
from tests.data.movement.made_maps import box, control_map, day, one_series, published_maps
from tests.ledgers import a_claim

POKROVSK = read_places()["pokrovsk"]
FAR, ALL = box(36, 47, 36.5, 47.5), box(36.9, 48, 37.5, 48.6)
HALF = box(36.9, 48, POKROVSK.lon, 48.6)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def told(rows):
    """Rows as far as they name days."""
    return [(row.source_id, row.state, row.extent, row.basis, row.first_day, row.days_after) for row in rows]


def mapper(source_id, *shapes):
    """A source's maps of the first days, one for each shape."""
    return one_series(
        *(control_map(number, {"russian": shape}, source_id=source_id) for number, shape in enumerate(shapes))
    )


def test_each_source_has_its_first_day_counted_from_the_earliest():
    rows = first_days([], [mapper("slow", FAR, FAR, FAR, HALF), mapper("quick", FAR, HALF, ALL, ALL)], [POKROVSK])
    assert told(rows) == [
        ("quick", "russian", "part", "map", day(1), 0),
        ("slow", "russian", "part", "map", day(3), 2),
        ("quick", "russian", "whole", "map", day(2), 0),
    ]
    assert [row.map.file_name for row in rows] == ["quick-1-None.geojson", "slow-3-None.geojson", "quick-2-None.geojson"]
    assert rows[0].per_cent == pytest.approx(50, abs=1)


def test_a_first_map_that_already_draws_it_says_so():
    """It may have been drawn on any day before: the day is the last possible one."""
    early, late = first_days([], [mapper("early", ALL), mapper("late", FAR, ALL)], [POKROVSK])[:2]
    assert (early.not_later_than, early.last_without) == (True, None)
    assert (late.not_later_than, late.last_without) == (False, day(0))


def test_silence_before_the_first_day_is_told():
    series = one_series(control_map(0, {"russian": FAR}), control_map(9, {"russian": ALL}))
    row = first_days([], [series], [POKROVSK])[0]
    assert (row.first_day, row.last_without) == (day(9), day(0))


def test_a_map_counts_from_the_day_on_which_it_could_be_seen():
    series = one_series(control_map(0, {"russian": FAR}), control_map(1, {"russian": ALL}, file_day=day(4)))
    row = first_days([], [series], [POKROVSK])[0]
    assert (row.first_day, row.about) == (day(4), day(1).isoformat())


def test_a_thread_across_the_area_is_no_part_and_nearly_all_is_no_whole():
    thread = box(37, 48.28, 37.5, 48.2802)
    assert first_days([], [mapper("mapper", thread)], [POKROVSK]) == []
    nearly = ALL.difference(box(36.9, 48, POKROVSK.lon - 0.025, 48.6))
    assert {row.extent for row in first_days([], [mapper("mapper", nearly)], [POKROVSK])} == {"part"}


def test_a_region_is_not_judged():
    assert first_days([], [mapper("mapper", ALL)], [read_places()["donetsk-oblast"]]) == []


def test_only_what_is_said_to_be_so_counts():
    """No denial, no forecast, no other kind; of two claims the first; a claim of the whole is one of a part too."""
    said = [
        a_claim("denied", said="2025-11-01", kind="control", state="russian", modality="denied", scope="whole"),
        a_claim("forecast", said="2025-11-01", kind="control", state="russian", phase="possible", scope="whole"),
        a_claim("advance", said="2025-11-01", kind="advance", actor="russia", scope="whole"),
        a_claim("direction", said="2025-11-01", kind="control", state="russian", scope="direction"),
        a_claim("part", said="2025-11-02", kind="control", state="russian", scope="part"),
        a_claim("whole", said="2025-11-04", kind="control", state="russian", scope="whole"),
    ]
    rows = first_days(said, [], [POKROVSK])
    assert [(row.extent, row.first_day, row.claim_ids) for row in rows] == [
        ("part", date(2025, 11, 2), (said[4].claim_id,)),
        ("whole", date(2025, 11, 4), (said[5].claim_id,)),
    ]


def test_the_ledger_itself():
    """Every row stands on claims of control that say so, known from that very day."""
    ledger = open_ledger()
    known = {claim.claim_id: claim for claim in ledger.valid}
    rows = first_days(ledger.valid, [], ledger.places.values())
    assert rows
    for row in rows:
        said = [known[claim_id] for claim_id in row.claim_ids]
        assert {claim.known_from for claim in said} == {row.first_day}
        assert {(claim.source_id, claim.place_id, claim.state) for claim in said} == {
            (row.source_id, row.place_id, row.state)
        }
        assert all(claim.kind == "control" and claim.modality != "denied" for claim in said)
        assert all(claim.phase in ("is", "under_way") for claim in said)
        earlier = [
            claim
            for claim in ledger.valid
            if (claim.source_id, claim.place_id, claim.state) == (row.source_id, row.place_id, row.state)
            and claim.known_from < row.first_day
            and claim.kind == "control"
            and claim.modality != "denied"
            and claim.phase in ("is", "under_way")
            and claim.scope in (("whole", "area") if row.extent == "whole" else ("whole", "area", "part"))
        ]
        assert earlier == []


def test_words_and_maps_stand_in_one_table():
    """What is published of Pokrovsk in these days: drawn as Russian in part before anybody's words were read here."""
    ledger = open_ledger()
    maps = map_series([one for name in ("deepstate-daily", "uacontrolmap") for one in published_maps(name)])
    rows = [
        row
        for row in first_days(ledger.valid, maps, [ledger.places["pokrovsk"]])
        if (row.state, row.extent) == ("russian", "part")
    ]
    first = {(row.source_id, row.basis): row for row in rows}
    assert first["deepstate", "map"].first_day == date(2025, 10, 30)
    assert first["deepstate", "map"].not_later_than
    assert first["uacontrolmap", "map"].days_after == 3
    assert all(row.claim_ids or row.map for row in rows)
    assert min(row.days_after for row in rows) == 0


def test_there_is_no_score():
    assert not {"score", "rank", "accuracy", "truth"} & {field.name for field in fields(FirstDay)}


@pytest.mark.parametrize("folder", ["deepstate-full", "nzz-liveuamap"])
def test_shares_carried_on_are_those_of_each_map(folder):
    """Computed anew only where something moved, they are what geo/shares.py has for every day."""
    maps = published_maps(folder)
    series = one_series(*maps)
    places = [read_places()[name] for name in ("pokrovsk", "kupiansk", "myrnohrad")]
    shares = PlaceShares(series)
    drawn = {one.day: DrawnMap(_polygons(series, one)) for one in map_days(series)}
    for place in places:
        assert reference_area(place).is_valid
        for one, per_cent in shares.of(place):
            expected = {state: share for state, share in drawn[one.day].shares(place).per_cent.items() if share}
            expected.pop("not_stated", None)
            assert per_cent == pytest.approx(expected, abs=1e-3)


def _polygons(series, one):
    return series.shapes_on(one.map.known_from)
