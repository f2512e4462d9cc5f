"""What holds of standings whatever the sources say: tried with thousands of made-up orders of claims."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.standings import intervals, slot_of, standings_on
from tests.data_strategies import START, claims
from tests.ledgers import in_order

OFTEN = settings(max_examples=200, deadline=None)


def lateness(claim):
    """The last day a claim can be about, as far as it was over, then the day it became known."""
    return min(claim.as_of_span.last, claim.known_from), claim.known_from


def answer(one):
    return one.source_id, one.question, one.actor, one.scope, one.sector, one.state, one.stance, one.phase, one.modality


@OFTEN
@given(claims())
def test_nothing_stands_before_it_was_known_nor_without_time(made):
    known = {claim.claim_id: claim.known_from for claim in made}
    for one in intervals(made):
        assert {known[name] for name in one.claim_ids} == {one.known_from}
        assert one.until is None or one.until > one.known_from


@OFTEN
@given(claims())
def test_equal_answers_never_stand_twice_on_a_day(made):
    for a, b in combinations(intervals(made), 2):
        apart = (a.until is not None and a.until <= b.known_from) or (b.until is not None and b.until <= a.known_from)
        assert apart or answer(a) != answer(b)


@OFTEN
@given(claims())
def test_every_standing_rests_on_claims_and_no_claim_on_two_standings(made):
    named = [name for one in intervals(made) for name in one.claim_ids]
    answering = {claim.claim_id for claim in made if claim.kind != "fighting"}
    assert len(named) == len(set(named))
    assert set(named) <= answering


@OFTEN
@given(claims())
def test_the_latest_word_of_a_source_on_a_question_always_stands(made):
    """Something said last can have been replaced only by what was said in the same breath."""
    answering = [claim for claim in made if claim.kind != "fighting"]
    end = START + timedelta(30)
    standing = {name for one in standings_on(intervals(made), end) for name in one.claim_ids}
    for claim in answering:
        others = [
            x
            for x in answering
            if x is not claim and (x.source_id, x.kind, x.actor) == (claim.source_id, claim.kind, claim.actor)
        ]
        if all(lateness(x) < lateness(claim) for x in others):
            assert claim.claim_id in standing


@OFTEN
@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_matters_only_between_ties(made, random):
    ties = [
        (a, b)
        for a, b in combinations(made, 2)
        if lateness(a) == lateness(b) and slot_of(a) == slot_of(b) and a.source_id == b.source_id and a.kind == b.kind
    ]
    shuffled = list(made)
    random.shuffle(shuffled)
    if not ties:
        assert spoken(intervals(made)) == spoken(intervals(in_order(*shuffled)))


def spoken(standings):
    return {(answer(one), one.known_from, one.until, frozenset(one.claim_ids)) for one in standings}


@OFTEN
@given(claims(), st.integers(-3, 15))
def test_a_day_sees_only_what_was_known_by_then(made, days):
    """What is said later changes nothing of the past."""
    day = START + timedelta(days)
    known = tuple(claim for claim in made if claim.known_from <= day)
    now = {(answer(one), one.known_from, one.claim_ids) for one in standings_on(intervals(made), day)}
    then = {(answer(one), one.known_from, one.claim_ids) for one in standings_on(intervals(known), day)}
    assert now == then
