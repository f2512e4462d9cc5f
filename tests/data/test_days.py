"""Days as sources give them: what is read, what is refused and with which advice, and when a claim becomes known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.days import Span, known_from, read_day, read_span

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_day_is_one_day():
    assert read_span("2025-11-04") == Span(date(2025, 11, 4), date(2025, 11, 4))


def test_a_month_and_a_year_leave_their_days_open():
    assert read_span("2024-02") == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert read_span("2025") == Span(date(2025, 1, 1), date(2025, 12, 31))


def test_an_interval_includes_both_ends():
    assert read_span("2025-11-03/2025-11-06").days == 4
    assert read_span("2025-08/2025-11-02") == Span(date(2025, 8, 1), date(2025, 11, 2))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("04/11/2025", "ambiguous: day or month first"),
        ("4.11.2025", "ambiguous: day or month first"),
        ("04-11-2025", "ambiguous: day or month first"),
        ("2025-02-30", "no day of the calendar"),
        ("2025-13", "no day of the calendar"),
        ("2025-00-10", "no day of the calendar"),
        ("25-11-04", "ambiguous"),
        ("45966", "spreadsheet"),
        ("1899-12-31", "1900 to 2100"),
        ("9999-99-99", "1900 to 2100"),
        ("2025-11-06/2025-11-03", "ends before it starts"),
        ("2025-11-03/2025-11-04/2025-11-05", "interval"),
        ("2025-11-03/", "no EDTF date"),
        ("2025-11-4", "no EDTF date"),
        (" 2025-11-04", "no EDTF date"),
        ("2025-11-04T10:00", "no EDTF date"),
        ("4 November 2025", "no EDTF date"),
        ("05 листопада", "no EDTF date"),
        ("٢٠٢٥-١١-٠٤", "no EDTF date"),
        ("2025-11-04\n", "no EDTF date"),
        ("", "no EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_rule(text, rule):
    with pytest.raises(ValueError, match=rule):
        read_span(text)


@given(st.text(max_size=30))
def test_any_text_is_a_span_or_a_rule(text):
    try:
        span = read_span(text)
    except ValueError as error:
        assert "; " in str(error), "a rule comes with a remedy"
    else:
        assert span.first <= span.last


@given(DAYS, DAYS)
def test_what_is_written_is_read_again(first, last):
    first, last = sorted((first, last))
    assert read_span(f"{first}/{last}") == Span(first, last)


def test_a_month_is_no_day():
    with pytest.raises(ValueError, match="not one day"):
        read_day("2025-11")


def test_a_claim_is_known_from_the_last_day_it_can_have_been_said():
    assert known_from(read_span("2025-11-03"), date(2025, 11, 6)) == date(2025, 11, 3)
    assert known_from(read_span("2025-11-03/2025-11-05"), date(2025, 11, 6)) == date(2025, 11, 5)


def test_a_claim_is_never_known_later_than_it_was_printed():
    assert known_from(read_span("2025-11"), date(2025, 11, 6)) == date(2025, 11, 6)


def test_a_claim_of_no_stated_day_is_known_when_printed():
    assert known_from(None, date(2025, 11, 6)) == date(2025, 11, 6)


@given(DAYS, st.integers(0, 400), DAYS)
def test_known_never_before_it_can_have_been_said_nor_after_print(first, days, printed):
    stated = Span(first, first + timedelta(days))
    known = known_from(stated, printed)
    assert known <= printed
    assert known == printed or known == stated.last


def test_one_day_is_written_as_one_day():
    with pytest.raises(ValueError, match="not one day"):
        read_day("2025-11-04/2025-11-04")
