"""The staff's words in the panel: what a map draws of the place, and how old it is where it is carried forward."""

from __future__ import annotations

from datetime import date

from dashboard.panels.said import said_of
from dashboard.panels.staff import cells_of, staff_words
from data.map_standings import map_standings
from data.maps import map_series
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from tests.drawn_maps import a_map, an_area, square, with_maps


def test_a_map_that_is_carried_forward_says_how_old_it_is():
    ledger = with_maps(open_ledger(SHIPPED), map_series([a_map([an_area("russian", square(37.1, 48.2))])]))
    told = {}
    for day in (date(2025, 11, 4), date(2025, 11, 6)):
        view = View(day=day, maps=("deepstate",))
        said = said_of("pokrovsk", select(ledger, view), map_standings(ledger, view, ["pokrovsk"]))
        told[day.day] = staff_words(ledger, said, cells_of(ledger, said))
    assert "DeepState draws" in told[4] and "days earlier)" not in told[4]
    assert "not stated (2 days earlier)" in told[6]
