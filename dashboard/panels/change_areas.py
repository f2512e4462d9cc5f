"""Areas day by day: for each series and state a chart with its figures in words, why it jumps where it does, and the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard.language import counted, day_in_words, translated
from dashboard.panels.change_chart import draw_chart
from dashboard.panels.change_points import area_drawing
from dashboard.safe import html
from dashboard.wording_changes import capital, km2_in_words, net_of, series_name, state_name
from dashboard.wording_jumps import jump_in_words
from data.model import State
from data.movement.areas import AreaRow
from data.movement.known import KnownMaps
from data.store import Ledger

# A row of charts, by how many there are.
WIDTHS = {1: (2, 1), 2: (1, 1), 3: (1, 1, 1)}
ORDER = [str(state) for state in State]
Counted = Mapping[KnownMaps, Sequence[AreaRow]]


def draw_areas(ledger: Ledger, counted_rows: Counted, region: str) -> None:
    """All series that have a map in the span."""
    shown = {series: rows for series, rows in counted_rows.items() if rows}
    days = [row.map.data_day for rows in shown.values() for row in rows]
    for number, (series, rows) in enumerate(shown.items()):
        st.html(head_html(ledger, series, rows))
        draw_states(rows, (min(days), max(days)), region, number)
        if told := jumps_html(rows):
            st.html(told)


def head_html(ledger: Ledger, series: KnownMaps, rows: Sequence[AreaRow]) -> str:
    """Whose maps, how many, and of which days."""
    days = sorted({row.map.data_day for row in rows})
    maps = counted("{n} map", "{n} maps", len(days))
    first = day_in_words(days[0], "d MMM" if days[0].year == days[-1].year else "d MMM y")
    span = translated("{first} to {last}").format(first=first, last=day_in_words(days[-1], "d MMM y"))
    told = f"{maps}, {span}" if len(days) > 1 else f"{maps}, {day_in_words(days[0], 'd MMM y')}"
    name = html(series_name(ledger, series))
    return f'<h3 class="gl-series"><bdi>{name}</bdi> <span>{html(told)}</span></h3>'


def states_of(rows: Sequence[AreaRow]) -> list[str]:
    """The states that any of these maps draws, in their fixed order."""
    return sorted({row.state for row in rows}, key=ORDER.index)


def draw_states(rows: Sequence[AreaRow], days: tuple[date, date], region: str, number: int) -> None:
    """A chart for each state, beside each other where there is room."""
    states = states_of(rows)
    widths = WIDTHS.get(len(states), WIDTHS[3])
    places = [column for _ in range(0, len(states), len(widths)) for column in st.columns(widths, gap="medium")]
    for state, place in zip(states, places, strict=False):
        own = [row for row in rows if row.state == state]
        with place:
            said = state_in_figures(own, region)
            st.html(f'<p class="gl-figure"><i class="gl-full gl-{state}" aria-hidden="true"></i> {said}</p>')
            drawing = area_drawing([row for row in own if not row.whole])
            if len(drawing.points) > 1 or drawing.marks:
                spoken = translated("{state}, day by day; the table below has the figures").format(state=state_name(state))
                draw_chart(drawing, days, state, spoken, f"change-chart-{number}-{state}")


def state_in_figures(rows: Sequence[AreaRow], region: str) -> str:
    """A state's last area and what moved since the first map, as HTML."""
    last = [row for row in rows if not row.whole][-1]
    form = "d MMMM" if len({row.map.data_day.year for row in rows}) == 1 else "d MMM y"
    day = day_in_words(last.map.data_day, form)
    if last.area_km2 is None:
        area = translated("not drawn on {day}").format(day=day)
    elif region and not any(row.area_km2 for row in rows):
        area = translated("nothing in {region} on any of these maps").format(region=region)
    else:
        area = translated("{km2} on {day}").format(km2=km2_in_words(last.area_km2), day=day)
    parts = [area, *moved_in_words(next((row for row in rows if row.whole), last), form)]
    return f"<b>{html(state_name(last.state))}</b> · " + " · ".join(map(html, parts))


def moved_in_words(row: AreaRow, form: str) -> list[str]:
    """What a row gained and lost since the map it is compared with; nothing where it is compared with none."""
    if row.since is None:
        return []
    since = day_in_words(row.since, form)
    if row.jump is not None:
        return [translated("not compared with {day}").format(day=since)]
    said = translated("{net} since {day}: gained {gained}, lost {lost}")
    gained, lost = km2_in_words(row.gained_km2), km2_in_words(row.lost_km2)
    return [said.format(net=km2_in_words(net_of(row), signed=True), day=since, gained=gained, lost=lost)]


def jumps_html(rows: Sequence[AreaRow]) -> str:
    """Each jump with its reason: nothing is called gained or lost across it. And the days without a map."""
    told: dict[tuple[date, str], list[str]] = {}
    for row in rows:
        if row.jump is not None and not row.whole:
            told.setdefault((row.map.data_day, jump_in_words(row.jump)), []).append(state_name(row.state))
    said = translated("{day}, {states}: {reason}. Nothing is called gained or lost.")
    lines = [
        said.format(day=day_in_words(day), states=", ".join(states), reason=reason) for (day, reason), states in told.items()
    ]
    listed = "".join(f"<li><bdi>{html(capital(line))}</bdi></li>" for line in lines)
    return (f'<ul class="gl-jumps">{listed}</ul>' if lines else "") + silence_html(rows)


def silence_html(rows: Sequence[AreaRow]) -> str:
    """How many days of the span have no map, where any has none."""
    silent = {row.map.data_day: row.silent_days for row in rows if not row.whole and row.silent_days}
    if not silent:
        return ""
    words = counted(
        "{n} day between these maps has no map: it is shaded, and nothing is drawn across it.",
        "{n} days between these maps have no map: they are shaded, and nothing is drawn across them.",
        sum(silent.values()),
    )
    return f'<p class="gl-second">{html(words)}</p>'
