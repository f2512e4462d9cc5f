"""Sources: who speaks, on whose side, in whose words, and where they changed their answer."""

from __future__ import annotations

import streamlit as st

from dashboard.language import translated
from dashboard.loading import load_evidence, load_ledger
from dashboard.panels.sources_cards import screen_html
from dashboard.panels.sources_facts import source_facts
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html


def draw() -> None:
    """The whole screen."""
    title = st.container()
    view, answer = draw_view_bar("sources")
    title.html(f"<h1 class='gl-title'>{html(translated('Sources'))}</h1>")
    ledger = load_ledger()
    if not ledger.sources:
        st.html(f"<p>{html(translated('This ledger knows no sources.'))}</p>")
        return
    _, standings = load_evidence(view.documents)
    st.html(screen_html(ledger, source_facts(ledger, answer.claims, standings, answer.day)))
