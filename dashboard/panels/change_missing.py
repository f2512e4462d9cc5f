"""What there is instead of figures: no map at all, none that the View lets in, none in the span. And what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.changing import Span
from dashboard.language import edtf_in_words, translated
from dashboard.safe import html
from dashboard.wording_changes import series_name
from data.movement.known import KnownMaps
from data.store import Ledger


def draw_no_maps(ledger: Ledger) -> None:
    """Nothing to measure: nobody's maps are in the ledger, or the View lets none in."""
    if ledger.maps:
        words = translated(
            "None of the maps in this ledger is shown: the day is before the first of them, or their makers, their kind "
            "(control) or all documents but some are filtered out. Choose a later day, or more in “Sources and filters”."
        )
    else:
        words = translated(
            "No control map was brought in yet, so there are no areas to measure. Greyline ships none, as most of their makers "
            "must be asked first; bring in the files you have obtained."
        )
    st.html(f'<p class="gl-empty" role="status">{html(words)} {_way_out()}</p>')


def draw_silent(ledger: Ledger, series: Sequence[KnownMaps], span: Span) -> None:
    """The series that have no map in the span, each with the days that its maps are about."""
    lines = [html(_silent(ledger, one, span)) for one in series if not one.within(span.since, span.day)]
    if lines:
        st.html(f'<p class="gl-empty" role="status"><bdi>{"<br>".join(lines)}</bdi> {_way_out()}</p>')


def _way_out() -> str:
    """The screen on which maps are brought in."""
    return f'<a href="./control-maps">{html(translated("Control maps"))}</a>'


def _silent(ledger: Ledger, series: KnownMaps, span: Span) -> str:
    days = series.days
    said = translated("{source} has no map about {days}; its maps are about {own}.")
    name, own = series_name(ledger, series), _days(days[0].day, days[-1].day)
    return said.format(source=name, days=_days(span.since or days[0].day, span.day), own=own)


def _days(first: date, last: date) -> str:
    """One day, or the first and the last of several."""
    return edtf_in_words(str(first) if first == last else f"{first}/{last}")
