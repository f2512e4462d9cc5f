"""Changed answers: what a source gave up for what, on which day, and whether it takes back what it said."""

from datetime import date

import pytest

from data.changes import changes_by_source, changes_on
from data.news import news_of
from data.standings import intervals
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.ledgers import a_claim, in_order

LATE = date(2025, 12, 1)


def changes(*claims):
    return changes_by_source(intervals(in_order(*claims)), LATE).get("someone", [])


def test_a_change_names_both_answers_and_both_days():
    (change,) = changes(a_claim(said="2025-11-03", state="grey"), a_claim(said="2025-11-05", state="russian"))
    assert (change.since.known_from, change.day) == (date(2025, 11, 3), date(2025, 11, 5))
    assert [one.state for one in change.before] == ["grey"]
    assert [one.state for one in change.after] == ["russian"]


def test_the_same_said_again_is_no_change():
    assert changes(a_claim(said="2025-11-03"), a_claim(said="2025-11-05")) == []


def test_what_comes_to_stand_beside_is_no_change():
    assert changes(a_claim(said="2025-11-03", sector="n"), a_claim(said="2025-11-05", sector="s")) == []


def test_a_denial_of_what_was_said_is_a_change():
    (change,) = changes(a_claim(said="2025-11-03"), a_claim(said="2025-11-05", modality="denied"))
    assert [one.stance for one in (*change.before, *change.after)] == ["asserted", "denied"]


def test_several_turns_stand_in_the_order_of_days():
    found = changes(
        a_claim(said="2025-11-03", state="grey"),
        a_claim(said="2025-11-05", state="russian"),
        a_claim(said="2025-11-07", state="grey"),
    )
    assert [change.day.day for change in found] == [5, 7]


def test_a_change_is_not_told_before_its_day():
    standings = intervals(in_order(a_claim(said="2025-11-03", state="grey"), a_claim(said="2025-11-05")))
    assert changes_by_source(standings, date(2025, 11, 4)) == {}
    assert list(changes_by_source(standings, date(2025, 11, 5))) == ["someone"]


@pytest.mark.parametrize(
    ("later", "back"),
    [
        ({"state": "grey"}, True),
        ({"modality": "denied"}, True),
        ({"phase": "under_way"}, False),
        ({"phase": "likely", "state": "grey"}, False),
    ],
    ids=["another state", "a denial", "less sure", "likely another state"],
)
def test_a_change_takes_back_what_cannot_be_said_in_one_breath(later, back):
    (change,) = changes(a_claim(said="2025-11-03"), a_claim(said="2025-11-05", **later))
    assert change.reverses is back


def test_the_news_and_the_sources_know_the_same_changes():
    ledger = open_ledger(SHIPPED)
    days = sorted({one.until for one in ledger.intervals if one.until})
    by_day = [one for day in days for one in changes_on(ledger.intervals, day)]
    by_source = [one for own in changes_by_source(ledger.intervals, LATE).values() for one in own]
    told = [
        one for day in days for place in news_of(ledger, View(), day, ledger.intervals).places for one in place.changes
    ]
    assert by_day
    assert set(by_day) == set(by_source) == set(told)
