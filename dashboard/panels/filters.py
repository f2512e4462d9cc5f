"""The left column: place, day, sources in five groups, and more filters."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import streamlit as st

from dashboard.address import VIEW, counts, seed_sources, source_key, speaking_sources
from dashboard.language import day_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.map_choice import draw_maps
from dashboard.panels.search import draw_other_place, draw_place_search
from dashboard.printed import document_name
from dashboard.safe import label, visible
from dashboard.texts import MAP_TEXTS
from dashboard.wording import GROUP_NAMES, KIND_NAMES
from data.model import Group, Kind, State
from data.store import Ledger
from data.view import Answer, View


def source_groups(ledger: Ledger) -> dict[Group, list[str]]:
    """Sources by the cell of the staff they stand in, in the staff's order."""
    groups: dict[Group, list[str]] = {group: [] for group in Group}
    for source_id in speaking_sources(ledger):
        groups[ledger.sources[source_id].group].append(source_id)
    return groups


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


@lru_cache(maxsize=2)
def said_in_all(ledger: Ledger) -> dict[str, int]:
    """How many claims there are of each source; counted once."""
    return counts(ledger.valid)


def draw_sources(ledger: Ledger, answer: Answer) -> None:
    """Every source that makes claims, in the five groups of the staff."""
    said, shown = said_in_all(ledger), counts(answer.claims)
    for group, names in source_groups(ledger).items():
        if not names:
            continue
        with st.container(key=f"group-{group}"):
            head, every, none = st.columns([6, 2, 2.4], vertical_alignment="center")
            head.markdown(f"**{translated(GROUP_NAMES[group])}**")
            every.button(
                translated("all"), key=f"all-{group}", type="tertiary", on_click=seed_sources, args=(names, True)
            )
            none.button(
                translated("none"), key=f"none-{group}", type="tertiary", on_click=seed_sources, args=(names, False)
            )
            for source_id in names:
                count = count_in_words(shown.get(source_id, 0), said[source_id])
                st.checkbox(f"{label(ledger.sources[source_id].name)} · {count}", key=source_key(source_id))


def count_in_words(shown: int, all_there: int) -> str:
    """How many claims of a source the View shows: "14 of 19", or "19" where that is all of them."""
    if shown == all_there:
        return str(all_there)
    return translated("{shown} of {all}").format(shown=shown, all=all_there)


def draw_more(ledger: Ledger) -> None:
    """What is needed less often: documents, kinds, states. Empty means all, unless the address asked for none."""
    view: View = st.session_state[VIEW]
    none = translated("None; choose some")
    with st.expander(translated("More filters")):
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
