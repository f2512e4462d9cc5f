"""Standings: what a source answers on a day, and what takes the place of what. One rule a test."""

from datetime import date

import pytest

from data.standings import intervals, standings_on
from tests.ledgers import a_claim, in_order

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = "2025-11-03", "2025-11-04", "2025-11-05", "2025-11-06"


def standing_claims(day, *claims):
    """The names of the claims that stand on a day."""
    standings = standings_on(intervals(in_order(*claims)), date.fromisoformat(day))
    return {name for one in standings for name in one.claim_ids}


def test_nothing_stands_before_it_was_said():
    claim = a_claim("a", said=TUESDAY)
    assert standing_claims(MONDAY, claim) == set()
    assert standing_claims(TUESDAY, claim) == {"a"}
    assert standing_claims("2026-11-04", claim) == {"a"}


def test_a_later_answer_replaces_the_one_before():
    claims = a_claim("a", said=MONDAY), a_claim("b", said=WEDNESDAY, state="grey")
    assert standing_claims(TUESDAY, *claims) == {"a"}
    assert standing_claims(WEDNESDAY, *claims) == {"b"}


def test_the_whole_replaces_all_sectors_before():
    claims = a_claim("n", sector="n"), a_claim("any", sector="unspecified"), a_claim("all", said=TUESDAY, state="grey")
    assert standing_claims(TUESDAY, *claims) == {"all"}


def test_the_rest_replaces_all_sectors_before():
    claims = a_claim("n", sector="n"), a_claim("rest", said=TUESDAY, sector="rest", state="grey")
    assert standing_claims(TUESDAY, *claims) == {"rest"}


def test_sectors_and_the_rest_said_in_one_breath_stand_together():
    claims = a_claim("n", sector="n"), a_claim("centre", sector="centre"), a_claim("rest", sector="rest", state="grey")
    assert standing_claims(MONDAY, *claims) == {"n", "centre", "rest"}


def test_the_whole_and_a_sector_of_one_breath_stand_together():
    claims = a_claim("all", state="contested"), a_claim("n", sector="n")
    assert standing_claims(MONDAY, *claims) == {"all", "n"}


def test_a_sector_replaces_that_sector_alone():
    claims = a_claim("n", sector="n"), a_claim("s", sector="s"), a_claim("n2", said=TUESDAY, sector="n", state="grey")
    assert standing_claims(TUESDAY, *claims) == {"s", "n2"}


def test_a_later_sector_qualifies_the_whole_and_does_not_replace_it():
    claims = a_claim("all", state="contested"), a_claim("n", said=TUESDAY, sector="n")
    assert standing_claims(TUESDAY, *claims) == {"all", "n"}


def test_two_unlocated_parts_of_different_state_need_not_be_the_same_part():
    claims = a_claim("a", sector="unspecified"), a_claim("b", said=TUESDAY, sector="unspecified", state="ukrainian")
    assert standing_claims(TUESDAY, *claims) == {"a", "b"}


def test_an_unlocated_part_replaces_an_earlier_one_of_the_same_state():
    first = a_claim("a", sector="unspecified")
    again = a_claim("b", said=TUESDAY, sector="unspecified", phase="under_way")
    assert standing_claims(TUESDAY, first, again) == {"b"}


def test_a_named_sector_leaves_an_unlocated_part_alone():
    claims = a_claim("any", sector="unspecified"), a_claim("n", said=TUESDAY, sector="n")
    assert standing_claims(TUESDAY, *claims) == {"any", "n"}


@pytest.mark.parametrize("scope", ["area", "direction"])
def test_the_whole_does_not_replace_what_was_said_of_the_surroundings(scope):
    claims = a_claim("around", scope=scope), a_claim("all", said=TUESDAY, state="grey")
    assert standing_claims(TUESDAY, *claims) == {"around", "all"}


def test_a_denial_stands_beside_an_affirmation_of_another_state():
    claims = a_claim("so", state="contested"), a_claim("not", said=TUESDAY, modality="denied")
    assert standing_claims(TUESDAY, *claims) == {"so", "not"}


def test_a_denial_replaces_an_earlier_affirmation_of_the_same():
    claims = a_claim("so"), a_claim("not", said=TUESDAY, modality="denied")
    assert standing_claims(TUESDAY, *claims) == {"not"}


def test_a_denial_of_a_part_leaves_the_affirmation_of_the_whole():
    claims = a_claim("so"), a_claim("not", said=TUESDAY, sector="n", modality="denied")
    assert standing_claims(TUESDAY, *claims) == {"so", "not"}


def test_an_affirmation_replaces_an_earlier_denial_of_the_same():
    claims = a_claim("not", modality="denied"), a_claim("so", said=TUESDAY)
    assert standing_claims(TUESDAY, *claims) == {"so"}


def test_an_affirmation_of_the_whole_replaces_a_denial_of_a_part():
    claims = a_claim("not", sector="n", modality="denied"), a_claim("so", said=TUESDAY)
    assert standing_claims(TUESDAY, *claims) == {"so"}


def test_denied_and_affirmed_in_one_breath_stand_side_by_side():
    claims = a_claim("so", phase="under_way"), a_claim("not", modality="denied")
    assert standing_claims(MONDAY, *claims) == {"so", "not"}


def test_a_denial_replaces_an_earlier_denial_of_the_same_state_only():
    earlier = a_claim("red", modality="denied"), a_claim("blue", modality="denied", state="ukrainian")
    assert standing_claims(TUESDAY, *earlier, a_claim("again", said=TUESDAY, modality="denied")) == {"blue", "again"}


@pytest.mark.parametrize("stance", [{"phase": "is"}, {"modality": "denied"}])
def test_what_is_merely_possible_replaces_neither_fact_nor_denial(stance):
    claims = a_claim("a", **stance), a_claim("maybe", said=TUESDAY, phase="possible")
    assert standing_claims(TUESDAY, *claims) == {"a", "maybe"}


def test_a_fact_replaces_what_was_merely_possible():
    claims = a_claim("maybe", phase="possible"), a_claim("so", said=TUESDAY)
    assert standing_claims(TUESDAY, *claims) == {"so"}


def test_a_later_possibility_replaces_the_one_before():
    claims = a_claim("maybe", phase="possible"), a_claim("tried", said=TUESDAY, phase="attempted")
    assert standing_claims(TUESDAY, *claims) == {"tried"}


def test_an_echo_in_another_document_is_no_second_standing():
    claims = in_order(a_claim("a", document_id="d1"), a_claim("b", document_id="d2", printed=THURSDAY))
    (standing,) = intervals(claims)
    assert standing.claim_ids == ("a", "b")


def test_the_latest_of_several_echoes_speaks_for_them():
    """Printed on one day: about Monday in one paper, about Wednesday in the other. What is of Tuesday is no newer."""
    echoes = a_claim("a", said="", about=MONDAY, printed=WEDNESDAY), a_claim("b", said="", about=WEDNESDAY, printed=WEDNESDAY)
    between = a_claim("c", said="", about=TUESDAY, printed=THURSDAY, state="grey")
    (standing,) = intervals(in_order(*echoes, between))
    assert (standing.claim_ids, standing.as_of, standing.until) == (("a", "b"), WEDNESDAY, None)


def test_said_again_later_it_is_young_again():
    first, again = intervals(in_order(a_claim("a"), a_claim("b", said=WEDNESDAY)))
    assert first.until == again.known_from == date(2025, 11, 5)
    assert again.age_days(date(2025, 11, 6)) == 1


def test_of_two_answers_of_one_day_the_later_in_the_ledger_counts():
    assert standing_claims(MONDAY, a_claim("a"), a_claim("b", state="grey")) == {"b"}


def test_an_older_answer_printed_later_does_not_come_back():
    claims = a_claim("new", said=TUESDAY, state="grey"), a_claim("old", about=MONDAY, said="", printed=THURSDAY)
    assert standing_claims(THURSDAY, *claims) == {"new"}


def test_the_same_answer_about_an_older_day_printed_later_is_no_second_standing():
    claims = a_claim("new", said=TUESDAY), a_claim("old", about=MONDAY, said="", printed=THURSDAY)
    assert standing_claims(THURSDAY, *claims) == {"new"}


def test_what_is_said_of_a_whole_month_is_at_most_as_late_as_the_day_it_was_said():
    claims = a_claim("month", about="2025-11", said=MONDAY), a_claim("day", said=TUESDAY, state="grey")
    assert standing_claims(TUESDAY, *claims) == {"day"}


def test_sources_do_not_replace_each_other():
    claims = a_claim("a"), a_claim("b", said=TUESDAY, source_id="another", state="grey")
    assert standing_claims(TUESDAY, *claims) == {"a", "b"}


def test_places_and_questions_are_apart():
    control = a_claim("a"), a_claim("b", said=TUESDAY, place_id="myrnohrad", state="grey")
    assert standing_claims(TUESDAY, *control, a_claim("c", said=TUESDAY, kind="encirclement")) == {"a", "b", "c"}


def test_the_encircled_of_either_side_are_answers_to_different_questions():
    claims = a_claim("a", kind="encirclement"), a_claim("b", said=TUESDAY, kind="encirclement", actor="ukraine")
    assert standing_claims(TUESDAY, *claims) == {"a", "b"}


def test_encirclement_is_denied_after_it_was_affirmed():
    claims = a_claim("a", kind="encirclement"), a_claim("b", said=TUESDAY, kind="encirclement", modality="denied")
    assert standing_claims(TUESDAY, *claims) == {"b"}


def test_events_have_no_standing():
    assert intervals(in_order(a_claim(kind="fighting"), a_claim(kind="advance"))) == ()


def test_a_corrected_claim_never_stood():
    claims = a_claim("wrong"), a_claim("right", said=TUESDAY, state="grey", supersedes="wrong")
    assert standing_claims(MONDAY, *claims) == set()
    assert standing_claims(TUESDAY, *claims) == {"right"}


def test_only_what_became_known_since_a_day():
    standings = intervals(in_order(a_claim("a"), a_claim("b", said=TUESDAY, place_id="myrnohrad")))
    shown = standings_on(standings, date(2025, 11, 5), since=date(2025, 11, 4))
    assert [one.claim_ids for one in shown] == [("b",)]
