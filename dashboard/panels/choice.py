"""Which of the two panels is open beside the map: the place, or what is new on the day."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from dashboard.language import day_in_words, translated
from data.view import Answer, View

CHOICE: Final = "right-panel"
SEEN: Final = "greyline-right-seen"
PLACE, NEW = "place", "new"


def title(day: date) -> str:
    """The panel's name: "New on 4 November"."""
    return translated("New on {day}").format(day=day_in_words(day, "d MMMM"))


def choose(before: str | None, seen: tuple[str | None, date] | None, view: View, answer: Answer) -> str:
    """Which panel is open: a newly chosen place is shown; without one, a day without standings shows what is new.

    `before` is the panel that was open, `seen` the place and day for which it was. All else is left as the reader has it.
    """
    old_place, old_day = seen or (None, None)
    if view.place and view.place != old_place:
        return PLACE
    if not view.place and not answer.standings and answer.day != old_day:
        return NEW
    return before or PLACE


def open_place(place_id: str) -> None:
    """Opens a place in the panel; the callback of its button."""
    st.session_state["place"] = place_id
    st.session_state[CHOICE] = PLACE


def go_to(day: date) -> None:
    """Goes to another day; the callback of its button."""
    st.session_state["day"] = day


def draw_choice(view: View, answer: Answer) -> str:
    """The two names above the panel, and which of them is chosen."""
    state = st.session_state
    state[CHOICE] = choose(state.get(CHOICE), state.get(SEEN), view, answer)
    state[SEEN] = (view.place, answer.day)
    names = {PLACE: translated("Place"), NEW: title(answer.day)}
    chosen = st.segmented_control(
        translated("Panel"), [PLACE, NEW], key=CHOICE, required=True, format_func=lambda name: names[name],
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip
    return chosen or PLACE
