"""Statements and events: one voice counts once, and only what is news is drawn."""

from datetime import date

import pytest

from data.statements import drawn_on, statements
from tests.ledgers import a_claim, in_order

TUESDAY = "2025-11-04"


def test_an_echo_is_no_second_voice():
    numbers, new = statements(in_order(a_claim("a", document_id="d1"), a_claim("b", document_id="d2")))
    assert numbers == [0, 0]
    assert new == [True, True]


def test_said_again_on_another_day_it_counts_again_and_is_not_new():
    numbers, new = statements(in_order(a_claim("a"), a_claim("b", said=TUESDAY)))
    assert numbers == [0, 1]
    assert new == [True, False]


@pytest.mark.parametrize(
    "other", [{"source_id": "x"}, {"place_id": "myrnohrad"}, {"state": "grey"}, {"phase": "likely"}, {"modality": "denied"}]
)
def test_another_speaker_place_state_or_phase_is_another_statement(other):
    numbers, new = statements(in_order(a_claim("a"), a_claim("b", said=TUESDAY, **other)))
    assert numbers == [0, 1]
    assert new == [True, True]


def test_what_is_new_does_not_depend_on_the_order_of_the_ledger():
    _, new = statements(in_order(a_claim("later", said=TUESDAY), a_claim("first")))
    assert new == [False, True]


def test_news_is_drawn_on_the_day_it_became_known():
    assert drawn_on(a_claim(kind="fighting", about="2025-11-01", said=TUESDAY)) == date(2025, 11, 4)


def test_what_is_older_than_three_days_is_only_listed():
    assert drawn_on(a_claim(kind="fighting", about="2025-10-31", said=TUESDAY)) is None


@pytest.mark.parametrize("about", ["2025-11", "2025"])
def test_what_has_no_day_is_only_listed(about):
    assert drawn_on(a_claim(kind="advance", about=about, said=TUESDAY)) is None


@pytest.mark.parametrize("phase", ["attempted", "prevented", "possible"])
def test_what_did_not_happen_is_never_drawn(phase):
    assert drawn_on(a_claim(kind="strike", phase=phase)) is None


@pytest.mark.parametrize("phase", ["is", "under_way", "likely"])
def test_what_happens_or_likely_does_is_drawn(phase):
    assert drawn_on(a_claim(kind="strike", phase=phase)) is not None


def test_a_denied_event_is_never_drawn():
    assert drawn_on(a_claim(kind="infiltration", modality="denied")) is None


@pytest.mark.parametrize("kind", ["control", "encirclement"])
def test_what_stands_is_no_event(kind):
    assert drawn_on(a_claim(kind=kind)) is None
