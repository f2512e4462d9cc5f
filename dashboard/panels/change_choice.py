"""What the Change screen measures: from which day, whose maps, and where. Each choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st

from dashboard.address import MAP_BESIDE, MAP_BY, from_widgets, seed
from dashboard.language import day_in_words, translated
from dashboard.panels.change_box import BOX, draw_box, starting_box
from dashboard.panels.map_choice import draw_maker
from dashboard.safe import visible
from dashboard.wording_changes import oblast_name
from data.movement.known import KnownMaps
from data.shown_maps import map_sources
from data.store import Ledger
from data.view import View
from geo.region_names import INSIDE

SINCE: Final = "change-since"
WHERE: Final = "change-where"


def draw_choice(ledger: Ledger, view: View, days: Sequence[date]) -> None:
    """The choices in a row; `days` are those that have a map."""
    with st.container(key="change-choice"):
        since, where, makers, beside = st.columns([3, 3, 3, 3], vertical_alignment="bottom")
        with since:
            draw_since(view, days)
        with where:
            draw_where(ledger, view)
        draw_makers(ledger, makers, beside)
        if view.region and view.region not in INSIDE:
            draw_box(view)


def draw_since(view: View, days: Iterable[date]) -> None:
    """The first day of the span: any that has a map, or the first there is."""
    st.session_state[SINCE] = view.since
    st.selectbox(
        translated("From"), sorted({*days, *filter(None, (view.since,))}), key=SINCE, index=None, on_change=_since_chosen,
        format_func=day_in_words, placeholder=translated("The first map there is"),
    )  # fmt: skip


def _since_chosen() -> None:
    choose(since=st.session_state[SINCE])


def draw_makers(ledger: Ledger, first: Any, second: Any) -> None:
    """Whose maps: all makers' where none is chosen, one's, or two side by side."""
    makers, chosen = map_sources(ledger.maps), st.session_state.get(MAP_BY)
    with first:
        draw_maker(ledger, makers, translated("Maps by"), MAP_BY, translated("All who drew any"))
    if chosen and len(makers) > 1:
        others = [name for name in makers if name != chosen]
        with second:
            draw_maker(ledger, others, translated("And by"), MAP_BESIDE, translated("Nobody else"))


def draw_where(ledger: Ledger, view: View) -> None:
    """Everything that is drawn, an oblast, or a box."""
    st.session_state[WHERE] = view.region if view.region in (None, *INSIDE) else BOX
    st.selectbox(
        translated("Where"), [*INSIDE, BOX], key=WHERE, index=None, on_change=_where_chosen,
        format_func=lambda name: translated("A box, by its edges") if name == BOX else visible(oblast_name(ledger, name)),
        placeholder=translated("All that is drawn"),
    )  # fmt: skip


def _where_chosen() -> None:
    chosen = st.session_state[WHERE]
    choose(region=starting_box(from_widgets()) if chosen == BOX else chosen)


def choose(**chosen: Any) -> None:
    """Takes a choice into the View, and with it into the address; a callback's last act."""
    seed(replace(from_widgets(), **chosen))


def days_with_maps(series: Iterable[KnownMaps]) -> list[date]:
    """All days that any of the maps is about."""
    return sorted({day.day for one in series for day in one.days})
