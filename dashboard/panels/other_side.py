"""What the shown map is compared with: whose map, about which day, in which state."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.address import (
    COMPARE_DAY,
    COMPARE_STATE,
    COMPARE_WITH,
    KEPT,
    MAP_BESIDE,
    MAP_BY,
    compare_from_widgets,
    from_widgets,
)
from dashboard.language import day_in_words, translated
from dashboard.loading import load_comparison, load_ledger, load_vocabulary
from dashboard.palette import state_label
from dashboard.safe import visible
from data.maps import in_force
from data.model import State
from data.other_side import USUAL_STATE, suggested_day
from data.store import Ledger


def draw_other_side(ledger: Ledger, makers: tuple[str, ...]) -> None:
    """The choice of a source; with one chosen, of a day that it has a map of, and of a state where there is more than one.

    Where there is one single map there is nothing to choose.
    """
    if sum(map(len, load_vocabulary().map_days.values())) < 2:
        return
    st.selectbox(
        translated("Compare with the map by"), makers, key=COMPARE_WITH, persist_state=KEPT, index=None,
        on_change=suggest,
        format_func=lambda name: visible(ledger.sources[name].name), placeholder=translated("Nothing: not compared"),
    )  # fmt: skip
    other = compare_from_widgets()
    if other is None:
        return
    days = sorted(load_vocabulary().map_days[other.source_id], reverse=True)
    st.selectbox(translated("Drawn for"), days, key=COMPARE_DAY, persist_state=KEPT, format_func=day_in_words)
    states = states_offered(other.state)
    if states != [USUAL_STATE]:
        st.selectbox(
            translated("State compared"), states, key=COMPARE_STATE, persist_state=KEPT, format_func=state_label
        )


def states_offered(chosen: str) -> list[str]:
    """The states that either map draws, and the one that is chosen, in their fixed order."""
    compared = load_comparison(from_widgets())
    drawn = {one.state for one in compared.states} if compared else set()
    return [str(state) for state in State if state in drawn | {chosen}]


def suggest() -> None:
    """Begins a comparison with a day that the chosen source has a map of, which takes the place of outlines beside the map; the
    callback of its choice."""
    state = st.session_state
    source_id = state[COMPARE_WITH]
    if source_id is None:
        return
    state[MAP_BESIDE] = None
    days, shown = load_vocabulary().map_days[source_id], shown_day()
    if state.get(COMPARE_DAY) not in days or source_id == state[MAP_BY]:
        state[COMPARE_DAY] = suggested_day(days, shown, same_source=source_id == state[MAP_BY])
    state[COMPARE_STATE] = state.get(COMPARE_STATE) or USUAL_STATE


def shown_day() -> date:
    """The day that the shown map is about; where none is known yet, the day itself."""
    day: date = st.session_state["day"]
    found = in_force(load_ledger().maps, st.session_state[MAP_BY], day)
    return found[1].data_day if found else day
