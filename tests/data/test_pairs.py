"""Contradictions over time: the quick way, day by day along a history, finds what comparing all with all would find."""

import time
from datetime import timedelta

from hypothesis import given, settings

from data.disagreement import contradictions, pairs
from data.standings import intervals, standings_on
from tests.data_strategies import START, claims
from tests.ledgers import a_claim, in_order


@settings(max_examples=200, deadline=None)
@given(claims())
def test_a_pair_contradicts_on_some_day_and_only_pairs_do(made):
    standings = intervals(made)
    number = {one: i for i, one in enumerate(standings)}
    on_days = {
        (number[pair.a], number[pair.b])
        for days in range(12)
        for pair in contradictions(standings_on(standings, START + timedelta(days)))
    }
    assert pairs(standings) == sorted(on_days)


def test_a_long_history_costs_no_more_than_its_length():
    """Ten thousand answers of two sources about one town; each against each would take minutes."""
    said = [START + timedelta(number) for number in range(5000)]
    states = ("russian", "grey", "contested")
    told = [
        a_claim(f"{who}{i}", said=str(day), source_id=who, state=states[(i + shift) % 3])
        for shift, who in enumerate(("a", "b"))
        for i, day in enumerate(said)
    ]
    claims_told = in_order(*told)
    begun = time.perf_counter()
    standings = intervals(claims_told)
    found = pairs(standings)
    assert time.perf_counter() - begun < 5
    assert len(standings) == 10_000
    assert len(found) == 5000
