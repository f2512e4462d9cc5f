"""Positions side by side: opponents, the days shown, and one place from day to day."""

from datetime import date

import pytest

from data.positions import day_by_day, days_around, days_with_news, opponents, opponents_of, seen_on
from data.standings import intervals
from data.view import View
from tests.ledgers import a_claim, in_order

MONDAY, TUESDAY, WEDNESDAY = date(2025, 11, 3), date(2025, 11, 4), date(2025, 11, 5)
STRIP = (date(2025, 10, 31), date(2025, 11, 6))
RING = {"kind": "encirclement"}


@pytest.fixture
def claims():
    """a says encircled on Monday and Russian on Tuesday; b denies the ring on Tuesday; c fights elsewhere."""
    return in_order(
        a_claim("ring", source_id="a", said="2025-11-03", **RING),
        a_claim("not", source_id="b", said="2025-11-04", modality="denied", **RING),
        a_claim("held", source_id="a", said="2025-11-04", state="russian"),
        a_claim("fight", source_id="c", said="2025-11-04", kind="fighting"),
        a_claim("far", source_id="c", said="2025-11-04", place_id="kupiansk", state="ukrainian"),
    )


def days_of(claims, view, days, own=WEDNESDAY, place="pokrovsk"):
    return day_by_day(claims, intervals(claims), view, place, days, own)


def test_opponents_are_named_on_both_sides_and_only_for_the_standing_that_is_contradicted(claims):
    standings = intervals(claims)
    against = opponents(standings)
    told = {(one.source_id, one.question): names for one, names in against.items()}
    assert told == {("a", "encirclement"): ("b",), ("b", "encirclement"): ("a",)}
    assert opponents_of([one for one in standings if one.source_id == "a"], against) == ("b",)
    assert opponents_of([one for one in standings if one.source_id == "c"], against) == ()


def test_an_opponent_is_named_once_however_often_it_contradicts():
    parts = in_order(
        a_claim("n", source_id="a", sector="n"),
        a_claim("s", source_id="a", sector="s"),
        a_claim("no", source_id="b", scope="part", sector="unspecified", modality="denied"),
    )
    against = opponents(intervals(parts))
    assert sorted(against.values()) == [("a",), ("b",), ("b",)]
    assert opponents_of(intervals(parts)[:2], against) == ("b",)


def test_a_short_strip_is_shown_whole_whatever_the_day():
    for day in (STRIP[0], TUESDAY, STRIP[1]):
        days = days_around(STRIP, day)
        assert (days[0], days[-1], len(days)) == (*STRIP, 7)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2025, 6, 15), date(2025, 6, 6), date(2025, 6, 15)),
        (date(2025, 12, 31), date(2025, 12, 22), date(2025, 12, 31)),
        (date(2025, 1, 2), date(2025, 1, 1), date(2025, 1, 10)),
    ],
)
def test_of_a_long_strip_as_many_days_as_can_be_shown(day, first, last):
    days = days_around((date(2025, 1, 1), date(2025, 12, 31)), day, most=10)
    assert (days[0], days[-1], len(days)) == (first, last, 10)


def test_a_claim_never_stands_before_it_was_made(claims):
    monday, tuesday = days_of(claims, View(), [MONDAY, TUESDAY])
    assert [one.question for one in monday.standings] == ["encirclement"]
    assert len(tuesday.standings) == 3
    assert (monday.speaking, tuesday.speaking) == ({"a"}, {"a", "b", "c"})


def test_a_day_shows_one_place_alone(claims):
    (said,) = days_of(claims, View(), [TUESDAY], place="kupiansk")
    assert [one.source_id for one in said.standings] == ["c"]


def test_the_view_chooses_sources_kinds_and_states_on_every_day(claims):
    (sources,) = days_of(claims, View(sources=("b",)), [TUESDAY])
    assert ({one.source_id for one in sources.standings}, sources.speaking) == ({"b"}, {"b"})
    (kinds,) = days_of(claims, View(kinds=("control",)), [TUESDAY])
    assert {one.question for one in kinds.standings} == {"control"}
    (states,) = days_of(claims, View(states=("grey",)), [TUESDAY])
    assert {one.question for one in states.standings} == {"encirclement"}


def test_only_that_day_asks_every_day_the_same(claims):
    view = View(day=WEDNESDAY, since=WEDNESDAY)
    monday, tuesday, wednesday = days_of(claims, view, [MONDAY, TUESDAY, WEDNESDAY])
    assert [len(said.standings) for said in (monday, tuesday, wednesday)] == [1, 2, 0]


def test_a_window_keeps_its_length():
    moved = seen_on(View(day=WEDNESDAY, since=TUESDAY, sources=("a",)), TUESDAY, WEDNESDAY)
    assert (moved.day, moved.since, moved.sources) == (TUESDAY, MONDAY, ("a",))


def test_the_nearest_days_with_news(claims):
    standings = intervals(claims)
    assert days_with_news(standings, View(), MONDAY, STRIP) == (None, TUESDAY)
    assert days_with_news(standings, View(), WEDNESDAY, STRIP) == (TUESDAY, None)
    assert days_with_news(standings, View(), STRIP[0], STRIP, "kupiansk") == (None, TUESDAY)
    assert days_with_news(standings, View(sources=("b",)), MONDAY, STRIP, "kupiansk") == (None, None)


def test_a_day_outside_the_strip_is_no_place_to_go(claims):
    assert days_with_news(intervals(claims), View(), WEDNESDAY, (WEDNESDAY, STRIP[1])) == (None, None)


def test_who_spoke_that_very_day_is_told_whatever_it_spoke_of(claims):
    told = {said.day: set(said.fresh) for said in days_of(claims, View(), [MONDAY, TUESDAY, WEDNESDAY])}
    assert told == {MONDAY: {"a"}, TUESDAY: {"a", "b", "c"}, WEDNESDAY: set()}
    (only,) = days_of(claims, View(sources=("b",)), [TUESDAY])
    assert only.fresh == {"b"}
