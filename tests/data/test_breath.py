"""Said in one breath: what the ledger's order alone puts behind a standing is still there to be shown beside it."""

import pytest

from data.breath import breaths, said_beside
from data.standings import intervals, standings_on
from tests.ledgers import a_claim, in_order

TUESDAY = "2025-11-04"


def beside(*told):
    """What each standing of the last day has beside it, by claim."""
    claims = in_order(*told)
    last = max(claim.known_from for claim in claims)
    said = breaths(claims)
    return {
        one.claim_ids[0]: [claim.claim_id for claim in said_beside(one, said)]
        for one in standings_on(intervals(claims), last)
    }


def test_of_two_states_in_one_breath_one_stands_and_the_other_is_beside_it():
    assert beside(a_claim("held", state="ukrainian"), a_claim("fought for", state="contested")) == {"fought for": ["held"]}


def test_each_other_answer_once():
    told = [a_claim("a", state="grey"), a_claim("b", state="grey"), a_claim("c"), a_claim("d", state="contested")]
    assert beside(*told) == {"d": ["a", "c"]}


@pytest.mark.parametrize(
    "later", [{"said": TUESDAY}, {"about": "2025-11-02"}, {"source_id": "b"}, {"place_id": "b"}, {"sector": "n"}]
)
def test_what_is_said_at_another_time_or_of_another_thing_is_not_beside(later):
    assert all(found == [] for found in beside(a_claim("a"), a_claim("b", **{"state": "grey", **later})).values())


def test_what_stands_by_itself_is_not_beside():
    assert beside(a_claim("a"), a_claim("b", modality="denied")) == {"a": [], "b": []}
    parts = [a_claim(name, sector="unspecified", state=name) for name in ("grey", "russian")]
    assert beside(*parts) == {"grey": [], "russian": []}


def test_a_ring_that_is_and_one_that_is_being_closed():
    ring = {"kind": "encirclement"}
    assert beside(a_claim("a", **ring), a_claim("b", phase="under_way", **ring)) == {"b": ["a"]}
    assert beside(a_claim("a", **ring), a_claim("b", actor="ukraine", phase="under_way", **ring)) == {"a": [], "b": []}
