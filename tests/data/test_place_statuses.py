"""A table's word for a place: of the right day, by the right source, no standing, and with what was called back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.map_standings import map_standings
from data.model import State
from data.place_statuses import called_by, table_reversals
from data.settlements import settlement_series
from data.store import open_ledger
from data.view import View
from geo.places import read_places
from tests.data.test_settlements import day, status, table
from tests.ledgers import made_up

POKROVSK, RODYNSKE = (read_places()[name] for name in ("pokrovsk", "rodynske"))
P = POKROVSK.geonames_id
TURNING = (
    status(P, State.ukrainian, 1, 3), status(P, State.contested, 4, 5), status(P, State.ukrainian, 6, 9),
    status(RODYNSKE.geonames_id, State.russian, 2, 9),
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    """The made-up ledger with a table of ISW's."""
    found = open_ledger(made_up().write(tmp_path))
    isw = replace(found.sources["map-maker"], source_id="viina-isw")
    tables = settlement_series([("viina", table(*TURNING))])
    return replace(found, sources={**found.sources, "viina-isw": isw}, settlements=tables)


def called(ledger, number: int, place=POKROVSK, **view):
    return [(one.state, one.since, one.about) for one in called_by(ledger, View(**view), day(number), place)]


def test_each_day_has_the_state_of_that_day_and_after_the_last_the_last_with_its_day(ledger):
    assert called(ledger, 2) == [(State.ukrainian, day(1), day(2))]
    assert called(ledger, 5) == [(State.contested, day(4), day(5))]
    assert called(ledger, 20) == [(State.ukrainian, day(6), day(9))]
    assert called_by(ledger, View(), date(2025, 10, 31), POKROVSK) == ()
    assert called(ledger, 1, RODYNSKE) == [], "silence is no state"


def test_it_goes_with_the_view(ledger):
    assert called(ledger, 5, sources=("map-maker",)) == called(ledger, 5, kinds=("advance",)) == []
    assert called(ledger, 5, documents=("monday-paper",)) == called(ledger, 5, states=("russian",)) == []
    assert called(ledger, 9, since=day(7)) == [], "known since the sixth"
    assert len(called(ledger, 9, since=day(6), states=("ukrainian",))) == 1


def test_it_is_no_standing_and_has_no_shares(ledger):
    view = View(day=day(9))
    bare = replace(ledger, settlements=())
    assert map_standings(ledger, view) == map_standings(bare, view) == ()
    assert ledger.intervals == bare.intervals


def test_what_was_called_back_is_told_once_the_table_has_it(ledger):
    (series,) = ledger.settlements
    assert table_reversals(series, day(5), (POKROVSK, RODYNSKE)) == ()
    ((place, turn),) = table_reversals(series, day(6), (POKROVSK, RODYNSKE))
    assert (place, turn.state, turn.turned, turn.back) == (POKROVSK, "contested", day(4), day(6))
    (said,) = called_by(ledger, View(), day(9), POKROVSK)
    assert said.reversals == (turn,)


def test_a_copy_of_one_day_says_from_when_it_knows(ledger):
    copy = table(status(P, State.russian, 3, 3, date(2024, 5, 1)), file_day=day(4))
    once = replace(ledger, settlements=settlement_series([("wikipedia", copy)]))
    (said,) = called_by(once, View(), day(8), POKROVSK)
    assert (said.as_of, said.about, said.known_from) == (date(2024, 5, 1), day(3), day(4))
    assert called(once, 3) == []
