"""Spans that are shown day by day: which days they have, and how many a moving picture and small multiples may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dashboard.snapshot.names import MOVING
from data.model import Claim
from data.shown_maps import chosen_sources
from data.store import Ledger
from data.view import View

# Two months of frames are a minute of watching, and some minutes of drawing; more maps than this on one sheet are too small.
MOST_FRAMES, MOST_MAPS = 62, 16
# Of a span that leaves out the days without change, from the first to the last: a year and a day.
LONGEST = 366


def days_in(first: date, last: date) -> int:
    """How many days there are from one to another, both included."""
    return (last - first).days + 1


def is_span(first: date, last: date, *, changed: bool = False) -> bool:
    """Whether a span could have been exported in any form."""
    return 1 <= days_in(first, last) <= (LONGEST if changed else MOST_FRAMES)


def most_days(format_name: str) -> int:
    """The most days that a format can show."""
    return MOST_FRAMES if format_name in MOVING else MOST_MAPS


def all_days(first: date, last: date) -> Iterator[date]:
    """Every day from one to another."""
    return (first + timedelta(days=number) for number in range(days_in(first, last)))


def days_with_change(ledger: Ledger, view: View, claims: Iterable[Claim], first: date, last: date) -> list[date]:
    """The days on which a claim that a View shows became known, or a map that it has chosen; and the first and last of all.

    `claims` are those that the View shows on the last day.
    """
    makers = chosen_sources(ledger.maps, view.maps, view.control)
    known = {claim.known_from for claim in claims} | {first, last}
    known |= {one.known_from for series in ledger.maps if series.source_id in makers for one in series.maps}
    return sorted(day for day in known if first <= day <= last)
