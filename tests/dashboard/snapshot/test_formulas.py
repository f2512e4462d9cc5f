"""Text that a spreadsheet would compute is disarmed on the way out and comes back as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.snapshot.formulas import BEGINNINGS, disarm, rearm

ANY = st.text() | st.text(alphabet="'=+-@\t\r\n＝ a1", max_size=6)


@given(ANY)
@example("'=")
@example("''")
def test_every_text_comes_back_as_it_was(text):
    assert rearm(disarm(text)) == text


@given(ANY)
def test_nothing_disarmed_begins_like_a_formula(text):
    assert disarm(text)[:1] not in BEGINNINGS


@given(ANY, ANY)
def test_no_two_texts_become_one(one, other):
    assert (disarm(one) == disarm(other)) == (one == other)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "'=1", "'"]
)
def test_what_begins_like_a_formula_gets_one_apostrophe(text):
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Pokrovsk", "1 = 1", " =1", "2025-11-04", "«так»", "х=1"])
def test_other_text_stays_as_it_is(text):
    assert disarm(text) == text


@pytest.mark.parametrize("text", ["'tis", "'90s", "' =1"])
def test_an_apostrophe_that_guards_nothing_is_not_taken_away(text):
    assert rearm(text) == text
