"""The left column: place, day, sources in five groups, and more filters."""

from __future__ import annotations

import math
import time
from datetime import date
from typing import Final

import streamlit as st

from dashboard.address import FOLDED, VIEW, keep, speaking_sources
from dashboard.language import day_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.map_choice import draw_maps
from dashboard.panels.search import draw_other_place, draw_place_search
from dashboard.panels.source_list import draw_sources
from dashboard.printed import document_name
from dashboard.safe import visible
from dashboard.texts import MAP_TEXTS
from dashboard.wording import KIND_NAMES
from data.model import Kind, State
from data.store import Ledger
from data.view import Answer, View

# Whether "More filters" are unfolded, and when they were last turned; what counts as a moment ago, in seconds.
TURNED: Final = "greyline-more-turned"
MOMENT = 3.0


def draw_filters(ledger: Ledger, days: tuple[date, date], answer: Answer) -> None:
    """All the widgets of the left column; their values are read by `dashboard.address`."""
    draw_place(ledger)
    draw_other_place(ledger)
    draw_day(days)
    draw_maps(ledger)
    draw_sources(ledger, answer)
    draw_more(ledger)


def draw_place(ledger: Ledger) -> None:
    """The place whose panel is open, found by any of its names."""
    draw_place_search(ledger)


def draw_day(days: tuple[date, date]) -> None:
    """The day, as a plain control for keyboard and screen reader, and whether only it counts."""
    if days[0] < days[1]:
        st.slider(translated("Day"), min_value=days[0], max_value=days[1], key="day", format="D MMM YYYY")
    else:  # a slider needs two days at least
        st.text(translated("Day: {day}").format(day=day_in_words(days[0])))
    # The same name as the map's own switch, and the same words to explain it.
    st.toggle(translated(MAP_TEXTS["only"]), key="only", help=translated(MAP_TEXTS["onlyLabel"]))


def draw_more(ledger: Ledger) -> None:
    """What is needed less often; folded, as it is at first, it costs nothing, and what was chosen in it counts on."""
    folded = st.expander(translated("More filters"), key="more-filters", on_change="rerun")
    if just_turned(bool(folded.open)) or not folded.open:
        keep(FOLDED)
    if folded.open:
        with folded:
            draw_folded(ledger)


def just_turned(unfolded: bool) -> bool:
    """Whether the filters were unfolded or folded a moment ago: a quick hand on the fold can overtake the run that hands their
    values to the browser, which then would take them for empty."""
    before, turned = st.session_state.get(TURNED, (False, -math.inf))
    now = time.monotonic()
    if unfolded != before:
        turned = now
        st.session_state[TURNED] = (unfolded, now)
    return bool(now - turned < MOMENT)


def draw_folded(ledger: Ledger) -> None:
    """By whom the discs are filled; documents, kinds, states. Empty means all, unless the address asked for none."""
    view: View = st.session_state[VIEW]
    none = translated("None; choose some")
    st.selectbox(
        translated("Control on the discs by"),
        speaking_sources(ledger),
        key="control",
        index=None,
        format_func=lambda name: visible(ledger.sources[name].name),
        placeholder=translated("All sources, side by side"),
    )
    st.multiselect(
        translated("Documents"),
        list(ledger.documents),
        key="documents",
        format_func=lambda name: document_name(ledger, ledger.documents[name]),
        placeholder=none if view.documents == () else translated("All documents"),
    )
    st.multiselect(
        translated("Kinds"), [str(kind) for kind in Kind], key="kinds",
        format_func=lambda kind: translated(KIND_NAMES[kind]),
        placeholder=none if view.kinds == () else translated("All kinds"),
    )  # fmt: skip
    st.multiselect(
        translated("States claimed"), [str(state) for state in State], key="states",
        format_func=state_label, placeholder=none if view.states == () else translated("All states"),
    )  # fmt: skip
