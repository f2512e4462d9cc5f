"""Gained and lost between two days that a reader chooses, source by source: by default over the span that is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st
from babel.lists import format_list

from dashboard.address import VIEW
from dashboard.changing import Span, areas_of, moved_between
from dashboard.language import day_in_words, shown_language, translated
from dashboard.panels.change_areas import ORDER
from dashboard.panels.change_choice import choose, days_with_maps
from dashboard.panels.change_tables import Cell, table_html
from dashboard.safe import html
from dashboard.wording_changes import net_of, number_in_words, series_name, state_name
from dashboard.wording_jumps import jump_in_words
from data.movement.areas import AreaRow
from data.movement.known import KnownMaps
from data.store import Ledger
from data.view import View, allows
from geo.equal_area import PROJECTION
from geo.slivers import SLIVER_KM2

FIRST, LAST = "change-first", "change-last"
COLUMNS: Final = 6
Days = tuple[date, date]


def draw_between(ledger: Ledger, view: View, series: Sequence[KnownMaps], span: Span) -> None:
    """The two choices and the table; without a choice each series is compared over its own maps of the span."""
    st.html(f"<h2>{html(translated('Gained and lost between two days'))}</h2>")
    draw_days(sorted({*days_with_maps(series), *(view.between or ())}), view.between)
    if view.between and view.between[0] == view.between[1]:
        words = translated("One day has nothing to be compared with: choose another first or last day.")
        st.html(f'<p class="gl-empty" role="status">{html(words)}</p>')
        return
    with st.spinner(translated("Comparing the two days …")):
        said = between_html(ledger, series, span, view)
    st.html(said)


def draw_days(days: Sequence[date], chosen: Days | None) -> None:
    """The two days, each any that has a map."""
    st.session_state[FIRST], st.session_state[LAST] = chosen or (None, None)
    with st.container(key="change-days"):
        first, last, _ = st.columns([3, 3, 6])
        each: Any = {"format_func": day_in_words, "index": None, "on_change": _chosen, "args": (days[0], days[-1])}
        first.selectbox(translated("From one day"), days, key=FIRST, placeholder=translated("Each one's first"), **each)
        last.selectbox(translated("to another"), days, key=LAST, placeholder=translated("Each one's last"), **each)


def _chosen(first: date, last: date) -> None:
    """Takes the two days. Where only one is chosen yet, the other is the first or last that any map is about; where one of
    two is cleared, neither is chosen any more."""
    one, other = st.session_state[FIRST], st.session_state[LAST]
    earlier, later = sorted((one or first, other or last))
    cleared = st.session_state[VIEW].between is not None and None in (one, other)
    choose(between=None if cleared else (earlier, later))


def between_html(ledger: Ledger, series: Iterable[KnownMaps], span: Span, view: View) -> str:
    """A row for each state of each series, and how it is measured; a series without a map of either day says so."""
    heads = [
        translated("Source"), translated("State"), translated("Gained, km²"), translated("Lost, km²"), translated("Net, km²"),
        translated("Slivers, km²"),
    ]  # fmt: skip
    rows = [cells for one in series for cells in _series_rows(ledger, one, span, view)]
    return table_html(translated("Gained and lost, source by source"), heads, rows) + method_html()


def _series_rows(ledger: Ledger, series: KnownMaps, span: Span, view: View) -> list[list[Cell]]:
    name = Cell(series_name(ledger, series), head=True)
    has = [day.day for day in series.within(None if view.between else span.since, span.day)]
    days = view.between or (has[0], has[-1]) if has else None
    if days is None or days[0] == days[1]:
        return [[name, Cell(translated("fewer than two maps in these days, so nothing to compare"), wide=COLUMNS - 1)]]
    if missing := [day for day in days if day not in has]:
        return [[name, Cell(_missing(missing, has), wide=COLUMNS - 1)]]
    moved = [row for row in _moved(series, days, span, view) if allows(view.states, row.state)]
    first, last = (day_in_words(day, "d MMM y") for day in days)
    told = html(translated("{first} to {last}").format(first=first, last=last))
    name = replace(name, safe=f" <small>{told}</small>")
    return [[name, *_figures(row)] for row in sorted(moved, key=lambda row: ORDER.index(row.state))]


def _moved(series: KnownMaps, days: Days, span: Span, view: View) -> Sequence[AreaRow]:
    """The rows of the span where they have been counted with it already."""
    whole = [row for row in areas_of(series, span) if row.whole] if view.between is None else []
    return whole or moved_between(series, days, view.region)


def _missing(missing: Sequence[date], has: Sequence[date]) -> str:
    told = translated("no map about {days}, so nothing to compare; nearest: {near}")
    near = dict.fromkeys(min(has, key=lambda one: abs(one - day)) for day in missing)
    return told.format(days=_listed(missing), near=_listed(near))


def _listed(days: Iterable[date]) -> str:
    return format_list([day_in_words(day, "d MMM y") for day in days], locale=shown_language())


def _figures(row: AreaRow) -> list[Cell]:
    state = Cell(state_name(row.state), state=row.state)
    if row.jump is not None:
        words = translated("not compared: {reason}").format(reason=jump_in_words(row.jump))
        return [state, Cell(words, wide=COLUMNS - 2)]
    figures = (number_in_words(row.gained_km2, 2), number_in_words(row.lost_km2, 2))
    net = number_in_words(net_of(row), 2, signed=True)
    return [state, *(Cell(figure, figure=True) for figure in (*figures, net, number_in_words(row.sliver_km2, 2)))]


def method_html() -> str:
    """How the figures are made, under them."""
    said = translated(
        "Projection: {projection}. Pieces under {sliver} km² are slivers, told apart and not counted. Each source is compared "
        "with itself alone; gained and lost are what it draws anew and draws no more, not what happened."
    )
    return f'<p class="gl-second gl-method">{html(said.format(projection=PROJECTION, sliver=f"{SLIVER_KM2:g}"))}</p>'
