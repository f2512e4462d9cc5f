"""A span as an export: its first and last day, and whether days without change are left out; with the command line's limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard.language import N_, day_in_words, translated
from dashboard.safe import html, label
from dashboard.snapshot.contents import Options
from dashboard.snapshot.names import MOVING, SHEETS
from dashboard.snapshot.spans import LONGEST, days_in, days_with_change, is_span, most_days
from data.store import Ledger
from data.view import View, select

ONE, EACH = "one", "each"
DAY_WORDS = {ONE: N_("One picture, of the View's day"), EACH: N_("Small multiples: a map for each day of a span")}
ALL, CHANGED = "all", "changed"
WHICH_WORDS = {ALL: N_("All days"), CHANGED: N_("Days on which a claim or a chosen map became known, and the first and last")}
# Without a choice and a View of several days: the week that ends on the View's day.
WEEK = timedelta(days=6)
KEPT = "greyline-export-span"


@dataclass(frozen=True)
class Span:
    """The days of a span, and whether those without change are left out."""

    first: date
    last: date
    changed: bool = False

    def view(self, view: View) -> View:
        """The View of its last day; every day is shown as it was said by that day, so the first one filters nothing."""
        return replace(view, day=self.last, since=None)

    def options(self, options: Options) -> Options:
        """The options of an export of it."""
        return replace(options, first=self.first.isoformat(), changed=self.changed)


def draw_span(ledger: Ledger, view: View, format_name: str) -> Span | None:
    """Asks for a span where the format can show one, and gives it; None where one picture of a day is wanted."""
    kept: dict[str, Any] = st.session_state.setdefault(KEPT, {"days": ONE, "which": ALL})
    if format_name in SHEETS:
        kept["days"] = _radio(translated("Days"), DAY_WORDS, kept["days"], "export-days")
    if format_name not in MOVING and not (format_name in SHEETS and kept["days"] == EACH):
        return None
    first, last = _draw_days(ledger, view, kept)
    kept["which"] = _radio(translated("Which days of the span"), WHICH_WORDS, kept["which"], "export-which")
    return Span(first, last, kept["which"] == CHANGED)


def _radio(title: str, words: dict[str, str], chosen: str, key: str) -> str:
    names = list(words)
    picked = st.radio(
        title, names, index=names.index(chosen), format_func=lambda name: label(translated(words[name])), key=key
    )
    return picked or chosen


def _draw_days(ledger: Ledger, view: View, kept: dict[str, Any]) -> tuple[date, date]:
    """The first and the last day, on the strip that the page has; a slider needs two days at least."""
    low, high = ledger.strip_days
    if low == high:
        st.text(translated("Day: {day}").format(day=day_in_words(low)))
        return low, high
    last = view.day or high
    asked = kept.get("span") or (view.since or last - WEEK, last)
    one, other = (min(high, max(low, day)) for day in asked)
    shown, words = (one, other), translated("First and last day")
    first, last = st.slider(words, min_value=low, max_value=high, value=shown, key="export-span", format="D MMM YYYY")
    if (first, last) != shown:
        kept["span"] = (first, last)
    return first, last


def refusal(ledger: Ledger, view: View, span: Span, format_name: str) -> str:
    """Why a span can't be made, and what to choose instead; "" where it can."""
    if span.changed and not is_span(span.first, span.last, changed=True):
        said = translated("From {first} to {last} there are more than {most} days: choose a later first day.")
        return said.format(first=day_in_words(span.first), last=day_in_words(span.last), most=LONGEST)
    days, most = days_of(ledger, view, span), most_days(format_name)
    if days <= most:
        return ""
    said = translated("This form shows at most {most} days, and there are {days}: choose fewer.")
    if not span.changed:
        said = translated("This form shows at most {most} days, and there are {days}: choose fewer, or only those with change.")
    return said.format(most=most, days=days)


def days_of(ledger: Ledger, view: View, span: Span) -> int:
    """How many days are shown."""
    if not span.changed:
        return days_in(span.first, span.last)
    shown = span.view(view)
    return len(days_with_change(ledger, shown, select(ledger, shown).claims, span.first, span.last))


def draw_told(ledger: Ledger, view: View, span: Span) -> None:
    """How many days the file shows, before it is made."""
    said = translated("{days} of {all} days, each as it was said by that day. Drawing them takes a while.")
    days = said.format(days=days_of(ledger, view, span), all=days_in(span.first, span.last))
    st.html(f'<p class="gl-second">{html(days)}</p>')


def draw_refusal(words: str) -> None:
    """The refusal, in place of the button."""
    st.html(f'<p class="gl-notes" role="alert">{html(words)}</p>')
