"""Days as sources give them: EDTF level 0 (ISO 8601-2), never more precise than what was said.

A day `2025-11-04`, a month `2025-11`, a year `2025`, or an interval of two of these, `2025-11-03/2025-11-06`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# ASCII: to Python the digits of every script are digits.
PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.ASCII)
SERIAL = re.compile(r"[34]\d{4}(\.\d+)?", re.ASCII)
EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The days that a text leaves open, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days are left open."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def read_span(text: str) -> Span:
    """The span of an EDTF text. Raises `ValueError` that says the rule and the remedy."""
    ends = text.split("/")
    if len(ends) == 1 or DAY_FIRST.fullmatch(text):
        return _read_part(text)
    if len(ends) != 2:
        raise ValueError("is no interval (rule: two dates with one /); write 2025-11-03/2025-11-06")
    first, last = _read_part(ends[0]), _read_part(ends[1])
    if last.last < first.first:
        raise ValueError("ends before it starts; put the earlier date first")
    return Span(first.first, last.last)


def _read_part(text: str) -> Span:
    found = PART.fullmatch(text)
    if not found:
        raise ValueError(_why_not(text))
    year = int(found[1])
    month, day = (int(part) if part else None for part in found.groups()[1:])
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f"has a year outside {EARLIEST} to {LATEST}; check the year")
    try:
        return _span_of(year, month, day)
    except ValueError as error:
        raise ValueError("is no day of the calendar; check day and month") from error


def _span_of(year: int, month: int | None, day: int | None) -> Span:
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Span(date(year, month, day), date(year, month, day))


def _why_not(text: str) -> str:
    if DAY_FIRST.fullmatch(text):
        return "is ambiguous: day or month first?; write 2025-11-04"
    if SERIAL.fullmatch(text):
        return "looks like a spreadsheet's serial number; write 2025-11-04"
    return "is no EDTF date (rule: 2025-11-04, 2025-11, 2025 or two of these with /); write 2025-11-04"


def read_day(text: str) -> date:
    """One single day. Raises `ValueError` for anything less precise, or not written as one day."""
    span = read_span(text)
    if span.first != span.last or "/" in text:
        raise ValueError("is not one day; write 2025-11-04")
    return span.first


def known_from(stated: Span | None, published_on: date) -> date:
    """The day from which a claim may appear: the last day on which it can have been said, never after it was printed."""
    return published_on if stated is None else min(stated.last, published_on)
