"""Whose published maps a View shows: as chosen, in force on its day, and never before they were known."""

from __future__ import annotations

from datetime import date

import pytest

from data.maps import map_series
from data.shown_maps import chosen_sources, shown_maps
from data.store import open_ledger
from data.view import View, select
from data.view_address import parse, vocabulary
from tests.drawn_maps import a_map, an_area, square, with_maps
from tests.ledgers import made_up

FIRST, SECOND, LAST = date(2025, 11, 3), date(2025, 11, 5), date(2025, 11, 9)
BOX = square(37.0, 48.2)


def drawn(source: str, day: date, printed: date | None = None):
    return a_map([an_area("russian", BOX, source, day)], printed)


MAPS = map_series([drawn("map-maker", FIRST), drawn("map-maker", SECOND, LAST), drawn("eastern-army", SECOND)])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return with_maps(open_ledger(made_up().write(tmp_path_factory.mktemp("ledger"))), MAPS)


def files(ledger, **chosen) -> list[str]:
    return [one.map.file_name for one in select(ledger, View(**chosen)).maps]


def test_no_map_is_shown_unless_one_is_chosen(ledger):
    assert files(ledger, day=LAST) == []


def test_the_map_in_force_on_the_day_is_shown_and_none_before_it_was_known(ledger):
    shown = {day: files(ledger, day=day, maps=("map-maker",)) for day in (date(2025, 11, 2), FIRST, SECOND, LAST)}
    assert list(shown.values()) == [
        [], ["map-maker-2025-11-03.json"], ["map-maker-2025-11-03.json"], ["map-maker-2025-11-05.json"],
    ]  # fmt: skip


def test_two_maps_are_shown_in_the_order_in_which_they_were_chosen(ledger):
    assert [name[:3] for name in files(ledger, day=LAST, maps=("map-maker", "eastern-army"))] == ["map", "eas"]
    assert [name[:3] for name in files(ledger, day=LAST, maps=("eastern-army", "map-maker"))] == ["eas", "map"]


def test_a_day_alone_shows_only_a_map_that_became_known_on_it(ledger):
    assert files(ledger, day=LAST, since=LAST, maps=("map-maker", "eastern-army")) == ["map-maker-2025-11-05.json"]


def test_whose_control_is_asked_for_is_shown_by_their_own_map_unless_another_is_chosen(ledger):
    assert files(ledger, day=SECOND, control="eastern-army") == ["eastern-army-2025-11-05.json"]
    assert files(ledger, day=SECOND, control="western-army") == []
    assert chosen_sources(MAPS, ("map-maker",), "eastern-army") == ("map-maker",)
    assert shown_maps((), (), "eastern-army", (None, SECOND)) == ()


def test_the_address_names_them_in_order_and_no_more_than_two(ledger):
    known = vocabulary(ledger)
    view, notes = parse({"map": "map-maker,eastern-army"}, known)
    assert (view.maps, notes, view.query()) == (("map-maker", "eastern-army"), (), {"map": "map-maker,eastern-army"})
    view, notes = parse({"map": "western-army,map-maker,map-maker"}, known)
    assert view.maps == ("map-maker",)
    assert notes == ("map “western-army” was left out: this ledger has none of it.",)
    assert parse({"map": ""}, known) == (View(), ())


def test_a_third_map_is_left_out_and_said_to_be(ledger):
    maps = (*MAPS, *map_series([drawn("western-army", FIRST)]))
    view, notes = parse({"map": "western-army,map-maker,eastern-army"}, vocabulary(with_maps(ledger, maps)))
    assert view.maps == ("western-army", "map-maker")
    assert notes == ("map “eastern-army” was left out: no more than 2 are shown at once.",)


def test_the_time_strip_reaches_to_the_last_map_but_not_back_to_one_of_years_ago(ledger):
    old = (*MAPS, *map_series([drawn("western-army", date(2022, 4, 9))]))
    assert with_maps(ledger, old).strip_days[0] == ledger.strip_days[0]
    assert ledger.strip_days[1] == LAST
