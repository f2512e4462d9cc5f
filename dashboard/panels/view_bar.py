"""The View on screens without a map: the sentence, the day, and the same filters folded away."""

from __future__ import annotations

import streamlit as st

from dashboard.address import begin, finish, notes
from dashboard.language import translated
from dashboard.loading import load_ledger, load_vocabulary
from dashboard.panels.filters import draw_day, draw_more, draw_place
from dashboard.panels.source_list import draw_sources
from dashboard.safe import html
from dashboard.wording import source_names, view_in_words
from data.view import Answer, View, select


def draw_view_bar(page: str, *, places: bool = False) -> tuple[View, Answer]:
    """Draws it and gives the View of this screen and what it shows; call it first on every screen but the map's.

    A place is asked for only where one is opened: it chooses and never filters, and elsewhere would seem to.
    """
    begin(page)
    ledger = load_ledger()
    view = finish()
    answer = select(ledger, view)
    with st.container(key="sentence"):
        draw_sentence(view_in_words(view, answer, source_names(ledger)))
    with st.container(key="view-bar"):
        day, place, more = st.columns([4, 3, 3], vertical_alignment="bottom")
        with day:
            draw_day(load_vocabulary().days)
        if places:
            with place:
                draw_place(ledger)
        with more, st.popover(translated("Sources and filters"), width="stretch"):
            draw_sources(ledger, answer)
            draw_more(ledger)
    return view, answer


def draw_sentence(words: str) -> None:
    """What is on the screen in one sentence, and what of the address was not understood."""
    said = f'<p class="gl-sentence" role="status">{html(words)}</p>'
    dropped = "".join(f"<li>{html(note)}</li>" for note in notes())
    if dropped:
        lead = html(translated("Not everything in the address was understood:"))
        said += f'<div class="gl-notes" role="alert">{lead}<ul>{dropped}</ul></div>'
    st.html(said)
