"""What stands where nobody speaks: that it is silence, since when and until when, and a way to the nearest word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard.address import VIEW, seed
from dashboard.language import N_, day_in_words, translated
from dashboard.panels.choice import go_to
from dashboard.panels.said import PlaceSaid
from dashboard.panels.search import choices, where_in_words
from dashboard.safe import html
from data.store import Ledger
from data.view import View, evidence, shows_claim


@dataclass(frozen=True)
class Silence:
    """A place of which a View shows nothing: the nearest days before and after on which it has something to show."""

    place: str
    day: date
    since: date | None
    before: date | None
    after: date | None


def silence_of(ledger: Ledger, view: View, said: PlaceSaid) -> Silence:
    """The silence about a place among the sources, documents, kinds and states of a View."""
    whole = replace(view, since=None)
    known = [
        claim.known_from
        for claim in evidence(ledger, view.documents)
        if claim.place_id == said.place_id and shows_claim(whole, date.max, claim)
    ]
    before = max((day for day in known if day <= said.day), default=None)
    after = min((day for day in known if day > said.day), default=None)
    return Silence(ledger.places[said.place_id].name, said.day, view.since, before, after)


def silence_in_words(found: Silence) -> str:
    """Who is silent: everybody so far, or everybody within the days that are looked at."""
    day = day_in_words(found.day, "d MMMM")
    if found.before is None and found.after is None:
        return translated("In this view nobody speaks of {place}, on any day.").format(place=found.place)
    if found.before is None or found.since is None:
        form = translated("Nobody in these sources had spoken of {place} by {day}.")
    elif found.since == found.day:
        form = translated("Nobody in these sources spoke of {place} on {day}.")
    else:
        form = translated("Nobody in these sources spoke of {place} from {since} to {day}.")
    since = day_in_words(found.since, "d MMMM") if found.since else ""
    return form.format(place=found.place, day=day, since=since)


def ways_out(found: Silence) -> list[tuple[str, date]]:
    """The names of the days to go to, and the days: "First: 6 November"."""
    last, first, following = N_("Last: {day}"), N_("First: {day}"), N_("Next: {day}")
    named = [(last, found.before), (following if found.before else first, found.after)]
    return [(translated(form).format(day=day_in_words(day, "d MMMM")), day) for form, day in named if day]


def silence_html(ledger: Ledger, view: View, said: PlaceSaid) -> str:
    """The sentence; of a place that nobody ever spoke of, where it lies."""
    if said.place_id not in choices(ledger):
        return f"<p>{html(where_in_words(ledger, said.place_id))}</p>"
    return f'<p role="status"><bdi>{html(silence_in_words(silence_of(ledger, view, said)))}</bdi></p>'


def draw_ways_out(ledger: Ledger, view: View, said: PlaceSaid) -> None:
    """A button for each of the nearest days; where no day helps, one that shows everything again."""
    if said.claims or said.place_id not in choices(ledger):
        return
    found = silence_of(ledger, view, said)
    draw_days(ways_out(found))
    if not ways_out(found):
        draw_all()


def draw_days(ways: Iterable[tuple[str, date]]) -> None:
    """The buttons that lead to other days."""
    with st.container(key="silence-days", horizontal=True):
        for name, day in ways:
            st.button(name, key=f"silence-day:{day}", on_click=go_to, args=(day,))


def show_all() -> None:
    """Shows every source, document, kind and state again, of the same day and place; the callback of the button."""
    seed(replace(st.session_state[VIEW], sources=None, documents=None, kinds=None, states=None))


def draw_all() -> None:
    """The button that brings all sources back."""
    name = translated("Show all sources, documents, kinds and states")
    st.button(name, key="show-all", on_click=show_all)
