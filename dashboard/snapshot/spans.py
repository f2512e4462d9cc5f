"""Spans that are shown day by day: how many days a moving picture and a sheet of small multiples may have."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot.names import MOVING

# Two months of frames are a minute of watching, and some minutes of drawing; more maps than this on one sheet are too small.
MOST_FRAMES, MOST_MAPS = 62, 16


def days_in(first: date, last: date) -> int:
    """How many days there are from one to another, both included."""
    return (last - first).days + 1


def is_span(first: date, last: date) -> bool:
    """Whether a span could have been exported in any form."""
    return 1 <= days_in(first, last) <= MOST_FRAMES


def most_days(format_name: str) -> int:
    """The most days that a format can show."""
    return MOST_FRAMES if format_name in MOVING else MOST_MAPS
