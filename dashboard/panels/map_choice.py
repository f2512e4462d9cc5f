"""Whose published map lies beneath the claims: nobody's until one is chosen, so that no mapper's view is Greyline's own."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.address import COMPARE_WITH, KEPT, MAP_BESIDE, MAP_BY, compare_from_widgets
from dashboard.language import translated
from dashboard.panels.other_side import draw_other_side
from dashboard.safe import visible
from data.shown_maps import map_sources
from data.store import Ledger


def draw_maps(ledger: Ledger) -> None:
    """The choice, where there are any maps; with one chosen, what it is compared with, or whose outlines lie beside it."""
    makers = map_sources(ledger.maps)
    if not makers:
        return
    draw_maker(ledger, makers, translated("Map by"), MAP_BY, translated("Nobody: claims alone"))
    chosen = st.session_state.get(MAP_BY)
    if not chosen:
        return
    draw_other_side(ledger, makers)
    others = tuple(name for name in makers if name != chosen)
    if others and not compare_from_widgets():
        draw_maker(ledger, others, translated("Outlines beside it by"), MAP_BESIDE, translated("Nobody"))


def leave_maps() -> None:
    """Who wants nobody's map wants none beside it either, and next time begins with one; the callback of its choice."""
    state = st.session_state
    if state[MAP_BY] is None:
        state[MAP_BESIDE] = state[COMPARE_WITH] = None


def draw_maker(ledger: Ledger, makers: Sequence[str], label: str, key: str, nobody: str) -> None:
    """Whose map: one of these, or nobody's."""
    st.selectbox(
        label, makers, key=key, persist_state=KEPT, index=None, placeholder=nobody, on_change=leave_maps,
        format_func=lambda name: visible(ledger.sources[name].name),
    )  # fmt: skip
