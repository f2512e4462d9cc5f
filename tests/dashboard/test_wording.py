"""What is said, in words: answers of every kind, days as precisely as they were told, what a View leaves out."""

from dataclasses import replace

import pytest

from dashboard.language import edtf_in_words
from dashboard.wording import (
    answer_in_words,
    beside_summary,
    known_between,
    known_in_words,
    named_in_words,
    says_in_words,
    told_in_words,
)
from data.model import Claim
from data.standings import intervals
from tests.ledgers import a_claim, in_order


@pytest.mark.parametrize(
    ("told", "words", "short"),
    [
        ("2025-11-04", "4 November 2025", "4 Nov 2025"),
        ("2025-11", "November 2025", "Nov 2025"),
        ("2025", "2025", "2025"),
        ("2025-11-03/2025-11-06", "3 to 6 November 2025", "3 to 6 Nov 2025"),
        ("2025-10-27/2025-11-02", "27 October to 2 November 2025", "27 Oct to 2 Nov 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025", "30 Dec 2024 to 2 Jan 2025"),
        ("2024/2025", "2024 to 2025", "2024 to 2025"),
        ("2025-08/2025-11-02", "August 2025 to 2 November 2025", "Aug 2025 to 2 Nov 2025"),
        ("", "", ""),
    ],
)
def test_days_are_no_more_precise_than_they_were_told(told, words, short):
    assert (edtf_in_words(told), edtf_in_words(told, "MMM")) == (words, short)


def said(**values: str) -> Claim:
    return replace(a_claim(), summary="Kyiv denies that its landing failed.", **values)


def test_what_was_said_in_a_month_is_known_since_that_month():
    (claim,) = in_order(a_claim(said="2025-01"))
    assert claim.known_from.isoformat() == "2025-01-31"
    assert known_in_words(claim) == "January 2025"
    assert known_in_words(intervals([claim])[0], "MMM") == "Jan 2025"


def test_what_was_printed_before_its_month_was_over_is_known_since_the_print():
    (claim,) = in_order(a_claim())
    printed = replace(claim, stated_on="2025-11")
    assert printed.known_from.isoformat() == "2025-11-03"
    assert known_in_words(printed) == "3 November 2025"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-11-02", "2025-11-06", "2 to 6 November 2025"),
        ("2025-11-02", "2025-11-02", "2 November 2025"),
        ("2025-10", "2025-11-05", "October 2025 to 5 November 2025"),
        ("2025-10-29/2025-11-01", "2025-11-03/2025-11-04", "29 October to 4 November 2025"),
    ],
)
def test_from_when_to_when_a_source_spoke(first, last, words):
    assert known_between(*in_order(a_claim("a", said=first), a_claim("b", said=last))) == words


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"kind": "control", "state": "russian"}, "Denied: Russian (the whole)"),
        (
            {"kind": "control", "state": "russian", "scope": "part", "sector": "unspecified"},
            "Denied: Russian (fully, of any part)",
        ),
        ({"kind": "control", "state": "russian", "scope": "part", "sector": "n"}, "Denied: Russian (north)"),
        (
            {"kind": "supply", "state": "", "actor": "ukraine", "scope": "part", "sector": "unspecified"},
            "Denied: supply (Ukraine; of any part)",
        ),
        ({"kind": "encirclement", "state": "", "actor": "russia"}, "Denied: encirclement of troops (Russia)"),
        ({"kind": "advance", "state": "", "actor": "russia"}, "Denied: advance (Russia)"),
        (
            {"kind": "supply", "state": "", "actor": "ukraine", "phase": "prevented"},
            "Denied: supply (Ukraine; prevented)",
        ),
        ({"kind": "other", "state": ""}, "Denial"),
    ],
)
def test_a_denial_says_what_is_denied(values, answer):
    assert answer_in_words(said(modality="denied", **values)) == answer


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"kind": "control", "state": "russian"}, "Control: Russian"),
        ({"kind": "control", "state": "russian", "modality": "denied"}, "Control, denied: Russian (the whole)"),
        ({"kind": "encirclement", "state": "", "actor": "russia"}, "Encirclement of troops (Russia)"),
        ({"kind": "advance", "state": "", "actor": "russia", "modality": "denied"}, "Denied: advance (Russia)"),
    ],
)
def test_among_claims_of_all_kinds_control_says_that_it_is_control(values, answer):
    assert says_in_words(said(**values)) == answer


def test_a_source_that_denies_is_named_with_how_much_it_denies():
    whole, part = said(modality="denied", state="russian"), said(modality="denied", scope="part", sector="unspecified")
    assert named_in_words("Rybar", whole) == "Rybar (the whole)"
    assert named_in_words("The military", part) == "The military (fully, of any part)"
    assert named_in_words("DeepState", said(scope="part", sector="n")) == "DeepState (north)"


def test_a_kind_that_says_nothing_is_told_by_its_summary_once():
    other, advance = said(kind="other", state="", modality="denied"), said(kind="advance", state="", actor="russia")
    assert told_in_words(other) == "Kyiv denies that its landing failed"
    assert beside_summary(other) == ""
    assert told_in_words(advance) == beside_summary(advance) == "Advance (Russia)"
