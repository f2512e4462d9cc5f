"""The left column: place, day, sources in five groups, and more filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.address import ALL_SOURCES, KEPT, VIEW, speaking_sources
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
        st.slider(
            translated("Day"), min_value=days[0], max_value=days[1], key="day", persist_state=KEPT, format="D MMM YYYY"
        )
    else:  # a slider needs two days at least
        st.text(translated("Day: {day}").format(day=day_in_words(days[0])))
    # The same name as the map's own switch, and the same words to explain it.
    st.toggle(translated(MAP_TEXTS["only"]), key="only", persist_state=KEPT, help=translated(MAP_TEXTS["onlyLabel"]))


def draw_more(ledger: Ledger) -> None:
    """What is needed less often; folded, as it is at first, it costs nothing, and what was chosen in it counts on."""
    folded = st.expander(translated("More filters"), key="more-filters", on_change="rerun")
    if folded.open:
        with folded:
            draw_folded(ledger)


def draw_folded(ledger: Ledger) -> None:
    """By whom the discs are filled; documents, kinds, states. Empty means all, unless the address asked for none.

    What is chosen is each widget's default too: a browser that draws it anew before the run has answered starts from that.
    Streamlit lets nobody clear a default, so all sources are an option of their own.
    """
    view: View = st.session_state[VIEW]
    none = translated("None; choose some")
    chosen, side_by_side = st.session_state["control"], translated("All sources, side by side")
    controls = [ALL_SOURCES, *speaking_sources(ledger)]
    st.selectbox(
        translated("Control on the discs by"), controls, key="control", persist_state=KEPT,
        index=controls.index(chosen) if chosen in controls else 0,
        format_func=lambda name: side_by_side if name == ALL_SOURCES else visible(ledger.sources[name].name),
    )  # fmt: skip
    _draw_several(
        translated("Documents"), list(ledger.documents), "documents",
        lambda name: document_name(ledger, ledger.documents[name]),
        none if view.documents == () else translated("All documents"),
    )  # fmt: skip
    _draw_several(
        translated("Kinds"), [str(kind) for kind in Kind], "kinds", lambda kind: translated(KIND_NAMES[kind]),
        none if view.kinds == () else translated("All kinds"),
    )  # fmt: skip
    _draw_several(
        translated("States claimed"), [str(state) for state in State], "states", state_label,
        none if view.states == () else translated("All states"),
    )  # fmt: skip


def _draw_several(label: str, options: list[str], key: str, named: Callable[[Any], str], placeholder: str) -> None:
    st.multiselect(
        label, options, key=key, persist_state=KEPT, format_func=named, placeholder=placeholder,
        default=[name for name in st.session_state[key] if name in options],
    )  # fmt: skip
