"""News of a day: what is new, who turned, and which contradictions began. Rules on claims out of thin air, then ledgers."""

from datetime import date

import pytest

from data.news import news_of
from data.store import Ledger, open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from geo.places import read_places
from tests.ledgers import a_claim, in_order, made_up

MONDAY, TUESDAY, WEDNESDAY = "2025-11-03", "2025-11-04", "2025-11-05"
RING = {"kind": "encirclement"}
DENIED = {"modality": "denied"}
PLACES = read_places()


def ledger_of(*claims):
    document = made_up_document()
    return Ledger("head", "tables", {}, {document.document_id: document}, in_order(*claims), (), PLACES)


def made_up_document():
    from data.model import Document

    return Document("d", "", "", date(2025, 11, 3), "en", "", "", "")


def news(day, *claims, **view):
    ledger = ledger_of(*claims)
    return news_of(ledger, View(day=date.fromisoformat(day), **view), date.fromisoformat(day), ledger.intervals)


def only_place(day, *claims, **view):
    [place] = news(day, *claims, **view).places
    return place


def test_what_was_never_said_before_is_new():
    place = only_place(TUESDAY, a_claim("a"), a_claim("b", said=TUESDAY, state="grey"))
    assert [one.claim.claim_id for one in place.told] == ["b"]
    assert place.repeated == 0


def test_what_the_same_source_says_again_is_a_repeat():
    place = only_place(TUESDAY, a_claim("a"), a_claim("b", said=TUESDAY))
    assert (place.told, place.repeated) == ((), 1)


def test_another_source_that_says_the_same_is_a_voice_of_its_own():
    place = only_place(TUESDAY, a_claim("a"), a_claim("b", said=TUESDAY, source_id="other"))
    assert [one.claim.claim_id for one in place.told] == ["b"]


def test_an_echo_in_a_second_document_is_one_statement():
    place = only_place(MONDAY, a_claim("a"), a_claim("b", document_id="e"))
    assert [(one.claim.claim_id, one.documents) for one in place.told] == [("a", 2)]


def test_two_parts_in_one_breath_are_one_statement_of_two_claims():
    place = only_place(MONDAY, a_claim("a", sector="n"), a_claim("b", sector="s"))
    assert [([claim.claim_id for claim in one.claims], one.documents) for one in place.told] == [(["a", "b"], 1)]


def test_a_hidden_source_is_not_news_and_what_it_said_makes_nothing_old():
    claims = a_claim("a", source_id="one"), a_claim("b", source_id="two")
    place = only_place(MONDAY, *claims, sources=("two",))
    assert [one.claim.claim_id for one in place.told] == ["b"]


def test_a_window_of_one_day_leaves_a_repeat_a_repeat():
    place = only_place(TUESDAY, a_claim("a"), a_claim("b", said=TUESDAY), since=date.fromisoformat(TUESDAY))
    assert (place.told, place.repeated) == ((), 1)


def turned(*claims):
    return [
        (one.before[0].state, one.after[0].state, one.after[0].stance)
        for one in only_place(TUESDAY, *claims).changes
        if one.reverses
    ]


def test_a_source_that_calls_the_whole_another_state_says_otherwise():
    assert turned(a_claim("a"), a_claim("b", said=TUESDAY, state="grey")) == [("russian", "grey", "asserted")]


def test_the_whole_replaces_the_part_that_was_another_state():
    assert turned(a_claim("a", sector="n"), a_claim("b", said=TUESDAY, state="grey")) == [
        ("russian", "grey", "asserted")
    ]


def test_a_denial_of_what_the_source_had_said_is_a_reversal():
    assert turned(a_claim("a"), a_claim("b", said=TUESDAY, **DENIED)) == [("russian", "russian", "denied")]


def test_a_ring_that_is_now_denied_is_a_reversal():
    assert len(turned(a_claim("a", **RING), a_claim("b", said=TUESDAY, **RING, **DENIED))) == 1


@pytest.mark.parametrize(
    "later",
    [
        {"state": "russian"},
        {"state": "russian", "phase": "under_way"},
        {"state": "grey", "sector": "n"},
        {"state": "grey", "source_id": "other"},
        {"state": "grey", "place_id": "myrnohrad"},
        {"kind": "fighting"},
    ],
    ids=["the same again", "less sure", "only a part", "another source", "another place", "an event"],
)
def test_what_is_no_reversal(later):
    places = news(TUESDAY, a_claim("a"), a_claim("b", said=TUESDAY, **later)).places
    assert not any(change.reverses for one in places for change in one.changes)


def test_a_reversal_is_news_of_its_own_day_alone():
    claims = a_claim("a"), a_claim("b", said=TUESDAY, state="grey"), a_claim("c", said=WEDNESDAY, kind="fighting")
    assert not only_place(WEDNESDAY, *claims).changes


def clashing(day, *claims):
    return [(clash.pair.a.source_id, clash.pair.b.source_id, clash.again) for clash in only_place(day, *claims).clashes]


def test_an_answer_to_an_older_claim_begins_a_contradiction():
    claims = a_claim("a", source_id="a", **RING), a_claim("b", said=TUESDAY, source_id="b", **RING, **DENIED)
    assert clashing(TUESDAY, *claims) == [("a", "b", False)]


def test_who_repeats_it_does_not_begin_it_anew():
    claims = [a_claim("a", source_id="a", **RING), a_claim("b", source_id="b", **RING, **DENIED)]
    again = a_claim("c", said=TUESDAY, source_id="a", **RING)
    assert clashing(TUESDAY, *claims, again) == [("a", "b", True)]


def test_a_contradiction_in_which_nobody_spoke_that_day_is_no_news():
    claims = [a_claim("a", source_id="a", **RING), a_claim("b", source_id="b", **RING, **DENIED)]
    assert clashing(TUESDAY, *claims, a_claim("c", said=TUESDAY, kind="fighting")) == []


def test_a_new_contradiction_stands_before_many_statements():
    quiet = [a_claim(f"q{n}", said=TUESDAY, kind="fighting", source_id=f"s{n}", place_id="kupiansk") for n in range(3)]
    claims = a_claim("a", source_id="a", **RING), a_claim("b", said=TUESDAY, source_id="b", **RING, **DENIED)
    assert [one.place_id for one in news(TUESDAY, *quiet, *claims).places] == ["pokrovsk", "kupiansk"]


def test_a_day_without_news_names_the_days_around_it():
    found = news(TUESDAY, a_claim("a"), a_claim("b", said=WEDNESDAY))
    assert (found.places, found.earlier, found.later) == ((), date(2025, 11, 3), date(2025, 11, 5))


def test_the_days_around_are_those_of_the_sources_shown():
    found = news(TUESDAY, a_claim("a"), a_claim("b", said=WEDNESDAY, source_id="hidden"), sources=("someone",))
    assert (found.earlier, found.later) == (date(2025, 11, 3), None)


def test_the_made_up_ledger(tmp_path):
    ledger = open_ledger(made_up().write(tmp_path))
    found = news_of(ledger, View(), date(2025, 11, 4), ledger.intervals)
    assert [(one.place_id, [told.claim.state for told in one.told]) for one in found.places] == [("pokrovsk", ["grey"])]
    # The map-maker had the north and the centre as taken; now it paints the whole town grey.
    [change] = found.places[0].changes
    assert change.reverses
    assert [one.sector for one in change.before] == ["n", "centre"]
    assert [one.scope for one in change.after] == ["whole"]


def test_the_shipped_ledger_counts_what_the_days_hold():
    ledger = open_ledger(SHIPPED)
    day = date(2025, 11, 3)
    found = news_of(ledger, View(), day, ledger.intervals)
    pokrovsk = next(one for one in found.places if one.place_id == "pokrovsk")
    begun = {(c.pair.a.source_id, c.pair.b.source_id) for c in pokrovsk.clashes if not c.again}
    assert ("russian-mod", "ukrainian-general-staff") in begun
    # What DeepState drew on the 6th was not there to be denied on the 3rd.
    later = news_of(ledger, View(), date(2025, 11, 6), ledger.intervals)
    assert not any(one.clashes for one in later.places)
    assert all(told.claim.known_from == day for place in found.places for told in place.told)
    assert news_of(ledger, View(), date(2025, 11, 1), ledger.intervals).places == ()


def test_one_sector_says_nothing_of_another():
    assert turned(a_claim("a", sector="n"), a_claim("b", said=TUESDAY, sector="s", state="grey")) == []


def test_the_rest_that_is_another_state_takes_nothing_back_of_a_sector_that_is_named_again():
    again = a_claim("b", said=TUESDAY, sector="n"), a_claim("c", said=TUESDAY, sector="rest", state="grey")
    assert turned(a_claim("a", sector="n"), *again) == []
    assert turned(a_claim("a", sector="n"), again[1]) == [("russian", "grey", "asserted")]


def test_a_reversal_names_the_new_answer_for_the_same_sector():
    claims = a_claim("b", said=TUESDAY, sector="s", state="grey"), a_claim("c", said=TUESDAY, sector="n", state="grey")
    [change] = only_place(TUESDAY, a_claim("a", sector="n"), *claims).changes
    assert change.reverses
    assert ([one.sector for one in change.before], [one.sector for one in change.after]) == (["n"], ["s", "n"])


def test_only_what_stood_until_the_day_before_is_taken_back():
    claims = a_claim("a"), a_claim("b", said=TUESDAY, state="grey"), a_claim("c", said=WEDNESDAY, state="contested")
    assert [one.before[0].state for one in only_place(WEDNESDAY, *claims).changes] == ["grey"]


def test_what_was_said_months_earlier_is_no_day_to_go_back_to():
    found = news(MONDAY, a_claim("old", said="2025-01", kind="fighting"), a_claim("a"))
    assert found.earlier is None
