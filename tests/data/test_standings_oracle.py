"""The rules of standings once more, slow and plain: every claim against every other, day by day. Both must agree."""

from datetime import timedelta

from hypothesis import given, settings

from data.standings import answer_of, intervals, rank, slot_of, stance_of, standings_on
from tests.data_strategies import START, claims


def replaces(x, c):
    """Whether x takes the place of c on a day on which both are known; the rules as they are written down."""
    later, tie = rank(x) > rank(c), rank(x) == rank(c) and x.order > c.order
    same_slot, same_state = slot_of(x) == slot_of(c), x.state == c.state
    if same_slot and answer_of(x) == answer_of(c):
        return later and x.known_from != c.known_from
    stances = stance_of(x), stance_of(c)
    if stances == ("asserted", "asserted"):
        if same_slot and x.sector == "unspecified":
            return later and same_state
        return (same_slot and (later or tie)) or (later and c.scope == "part" and covers(x))
    if stances == ("denied", "denied") or stances == ("denied", "asserted"):
        return later and same_slot and same_state
    if stances == ("asserted", "denied"):
        return later and same_state and (same_slot or x.scope == "whole")
    if stances == ("asserted", "open"):
        return later and (same_slot or x.scope == "whole")
    return stances == ("open", "open") and later and same_slot


def covers(x):
    return x.scope == "whole" or x.sector == "rest"


def subject(claim):
    return claim.source_id, claim.kind, claim.actor


def standing_by_hand(made, day):
    """What stands on a day: known, of a question, and replaced by nothing that is known."""
    known = [claim for claim in made if claim.known_from <= day and claim.kind != "fighting"]
    return {
        (subject(claim), slot_of(claim), answer_of(claim), claim.known_from)
        for claim in known
        if not any(replaces(x, claim) for x in known if x is not claim and subject(x) == subject(claim))
    }


@settings(max_examples=200, deadline=None)
@given(claims())
def test_the_quick_way_and_the_slow_way_agree(made):
    standings = intervals(made)
    for number in range(-1, 12):
        day = START + timedelta(number)
        quick = {
            ((s.source_id, s.question, s.actor), (s.scope, s.sector), (s.stance, s.state, s.phase), s.known_from)
            for s in standings_on(standings, day)
        }
        assert quick == standing_by_hand(made, day)
