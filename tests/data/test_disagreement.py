"""Disagreement: who contradicts whom. Cases from the reading rules, one a test."""

import pytest

from data.disagreement import contradictions, pairs, positions
from data.standings import intervals
from tests.ledgers import a_claim, in_order

MONDAY, TUESDAY, WEDNESDAY = "2025-11-03", "2025-11-04", "2025-11-05"


def found(a, b):
    """The contradiction of two claims of two sources, as (who affirms, who denies or differs); None if there is none."""
    one, other = a_claim("a", source_id="a", **a), a_claim("b", source_id="b", **b)
    made = contradictions(intervals(in_order(one, other)))
    assert len(made) <= 1
    return (made[0].a.source_id, made[0].b.source_id) if made else None


DENIED = {"modality": "denied"}
RING = {"kind": "encirclement"}


def test_encircled_and_not_encircled():
    assert found(RING, {**RING, **DENIED}) == ("a", "b")


def test_the_one_who_affirms_comes_first():
    assert found({**RING, **DENIED}, RING) == ("b", "a")


def test_a_denial_for_the_sector_of_the_front_answers_the_claim_about_the_town():
    assert found(RING, {**RING, **DENIED, "scope": "direction"}) == ("a", "b")


def test_a_party_that_tightens_its_ring_says_that_there_is_one():
    assert found({**RING, "phase": "under_way"}, {**RING, **DENIED}) == ("a", "b")


@pytest.mark.parametrize("modality", ["reported", "assessed"])
def test_who_only_watches_a_ring_being_closed_does_not_say_that_it_is(modality):
    closing = {**RING, "phase": "under_way", "modality": modality}
    assert found(closing, {**RING, **DENIED}) is None
    assert found(closing, {**RING, **DENIED, "phase": "under_way"}) == ("a", "b")
    assert found({**closing, "phase": "is"}, {**RING, **DENIED}) == ("a", "b")


def test_a_warning_of_encirclement_is_not_contradicted_by_a_denial():
    assert found({**RING, "phase": "possible"}, {**RING, **DENIED}) is None


def test_the_encircled_of_either_side_are_no_contradiction():
    assert found({**RING, "actor": "russia"}, {**RING, **DENIED, "actor": "ukraine"}) is None


def test_a_source_does_not_contradict_itself():
    claims = in_order(a_claim("a", phase="under_way"), a_claim("b", **DENIED))
    assert contradictions(intervals(claims)) == []


def test_the_whole_is_held_and_is_not():
    assert found({}, DENIED) == ("a", "b")


def test_the_denial_of_another_state_contradicts_nothing():
    assert found({"state": "grey"}, DENIED) is None


@pytest.mark.parametrize("sector", ["n", "unspecified"])
def test_to_deny_the_whole_denies_no_part(sector):
    assert found({"sector": sector}, DENIED) is None


@pytest.mark.parametrize("held", [{}, {"sector": "n"}, {"sector": "unspecified"}])
def test_to_deny_any_district_denies_the_whole_and_every_part(held):
    assert found(held, {**DENIED, "sector": "unspecified"}) == ("a", "b")


def test_what_was_taken_after_a_denial_was_not_denied():
    denial = {**DENIED, "sector": "unspecified"}
    assert found({"sector": "n", "said": TUESDAY}, {**denial, "said": MONDAY}) is None
    assert found({"sector": "n", "said": MONDAY}, {**denial, "said": TUESDAY}) == ("a", "b")


def test_a_part_that_is_likely_taken_is_not_contradicted():
    assert found({"sector": "n", "phase": "likely"}, {**DENIED, "sector": "unspecified"}) is None


def test_to_deny_one_sector_denies_the_whole():
    assert found({}, {**DENIED, "sector": "n"}) == ("a", "b")


def test_to_deny_one_sector_denies_no_other():
    assert found({"sector": "n"}, {**DENIED, "sector": "n"}) == ("a", "b")
    assert found({"sector": "s"}, {**DENIED, "sector": "n"}) is None


@pytest.mark.parametrize("scope", ["area", "direction"])
def test_to_deny_the_surroundings_does_not_deny_the_place(scope):
    assert found({}, {**DENIED, "scope": scope}) is None


def test_two_states_of_the_whole():
    assert found({}, {"state": "grey"}) == ("a", "b")


def test_two_states_of_the_same_sector():
    assert found({"sector": "n"}, {"sector": "n", "state": "grey"}) == ("a", "b")


@pytest.mark.parametrize("sector", ["unspecified", "rest"])
def test_two_states_of_parts_that_need_not_be_the_same(sector):
    assert found({"sector": sector}, {"sector": sector, "state": "grey"}) is None


def test_two_states_of_different_sectors_or_of_a_part_and_the_whole():
    assert found({"sector": "n"}, {"sector": "s", "state": "grey"}) is None
    assert found({}, {"sector": "n", "state": "grey"}) is None


def test_what_is_likely_differs_from_no_fact():
    assert found({"phase": "likely"}, {"state": "grey"}) is None


def test_encirclement_comes_before_control():
    claims = [a_claim(f"c{who}", source_id=who, **said) for who, said in (("a", {}), ("b", DENIED))]
    claims += [a_claim(f"e{who}", source_id=who, **RING, **said) for who, said in (("a", {}), ("b", DENIED))]
    assert [one.question for one in contradictions(intervals(in_order(*claims)))] == ["encirclement", "control"]


def test_pairs_meet_on_some_day():
    first, other = a_claim("a", source_id="a"), a_claim("b", source_id="b", said=TUESDAY, state="grey")
    withdrawn = a_claim("c", source_id="a", said=WEDNESDAY, state="grey")
    assert pairs(intervals(in_order(first, other, withdrawn))) == [(0, 2)]


def test_pairs_that_never_stood_together_are_none():
    first, withdrawn = a_claim("a", source_id="a"), a_claim("b", source_id="a", said=TUESDAY, state="grey")
    assert pairs(intervals(in_order(first, withdrawn, a_claim("c", source_id="b", said=TUESDAY, state="grey")))) == []


def test_positions_are_answers_whoever_gives_them():
    claims = [a_claim(name, source_id=name) for name in "abc"]
    claims += [a_claim("d", source_id="d", **DENIED), a_claim("e", source_id="e", sector="n"), a_claim("f", **RING)]
    assert positions(intervals(in_order(*claims))) == 4
