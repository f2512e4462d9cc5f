"""A chart of one state's figures day by day. Its axis does not begin at zero, and nothing is drawn between maps days apart.

A state has a shape and a dash of its own besides its colour, and its name above the chart. The table beside says the same.
Colours are no part of a chart: its marks have names, by which the page's style finds them and turns with the theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.language import day_in_words, translated
from dashboard.panels.change_points import DAY, Drawing, Mark
from data.model import State

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 170
# Rows of reasons above the figures, so that two that lie close do not lie on each other; px each, of some 120.
MOST_ROWS, ROW = 3, 15
INSIDE = HEIGHT - 50
# The least that an axis spans: what lies closer together has not moved.
LEAST = 1.0
# On more days than these a point is small, and a line whole.
FEW_DAYS, YEAR = 120, 300
MARKS: Final[dict[str, tuple[str, list[int]]]] = {
    State.ukrainian: ("square", [1, 0]),
    State.contested: ("diamond", [8, 3]),
    State.grey: ("triangle-up", [5, 3]),
    State.infiltrated: ("cross", [2, 2]),
    State.russian: ("circle", [1, 0]),
}
Rows = Sequence[dict[str, Any]]
Days = tuple[date, date]


def draw_chart(drawing: Drawing, days: Days, state: str, said: str, key: str) -> None:
    """Draws it; `days` are the first and last of the axis, the same for all charts of a screen."""
    chart = chart_of(drawing, days, state, said)
    st.altair_chart(chart, width="stretch", height=HEIGHT, theme="streamlit", key=key)


def chart_of(drawing: Drawing, days: Days, state: str, said: str) -> alt.LayerChart:
    """The chart; `said` is what a screen reader hears of it."""
    import altair as alt  # here, as a page without a chart needs none

    # Its own types know neither inline data nor a layer's kind.
    charts: Any = alt
    x = _x(charts, days)
    layers = [_ends(charts, days, x), *_gaps(charts, drawing, x), *_figures(charts, drawing, days, x, state)]
    layers += _marks(charts, drawing, days, x)
    layered: alt.LayerChart = charts.layer(*layers).properties(description=said)
    return layered


def _chart(alt: Any, rows: Rows, name: str) -> Any:
    return alt.Chart(alt.Data(values=list(rows)), name=name)


def _x(alt: Any, days: Days) -> Any:
    """The axis of days, the same wherever the reader's clock stands."""
    form = "%-d %b" if (days[1] - days[0]).days < YEAR else "%b %Y"
    told = translated("Days from {first} to {last}").format(first=day_in_words(days[0]), last=day_in_words(days[1]))
    axis = alt.Axis(format=form, tickCount=_ticks(days), labelOverlap=True, grid=False, description=told)
    return alt.X("day:T", title=None, scale=alt.Scale(type="utc", padding=12), axis=axis)


def _ticks(days: Days) -> Any:
    """No tick between two days."""
    return 6 if (days[1] - days[0]).days > 6 else {"interval": "day", "step": 1}


def _ends(alt: Any, days: Days, x: Any) -> Any:
    """The first and last day of the axis, where this series may have no map."""
    rows = [{"day": one.isoformat()} for one in days]
    return _chart(alt, rows, "ends").mark_point(opacity=0, tooltip=None, aria=False).encode(x=x)


def _figures(alt: Any, drawing: Drawing, days: Days, x: Any, state: str) -> list[Any]:
    """A point for each map, and a line through each run of days."""
    rows = [{"day": one.day.isoformat(), "figure": one.figure, "run": one.run, "told": one.told} for one in drawing.points]
    shape, dash = MARKS[State(state)]
    few = (days[1] - days[0]).days <= FEW_DAYS
    # On many days dashes would look like gaps.
    size, dash = (45, dash) if few else (10, [1, 0])
    y = _y(alt, drawing)
    line = _chart(alt, rows, f"line_{state}").mark_line(strokeWidth=2, strokeDash=dash, aria=False)
    dots = _chart(alt, rows, f"dots_{state}").mark_point(filled=True, shape=shape, size=size, opacity=1)
    told = {"tooltip": alt.Tooltip("told:N", title=" "), "description": "told:N"}
    return [line.encode(x=x, y=y, detail="run:N"), dots.encode(x=x, y=y, **told)]


def _y(alt: Any, drawing: Drawing) -> Any:
    figures = [one.figure for one in drawing.points] or [0.0]
    room = max(LEAST, max(figures) - min(figures)) * 0.6
    middle = (max(figures) + min(figures)) / 2
    above = 2 * room * ROW * min(len(drawing.marks), MOST_ROWS) / (INSIDE - ROW * MOST_ROWS)
    scale = alt.Scale(domain=[max(0.0, middle - room), middle + room + above], nice=False, zero=False)
    form = ",.1f" if room < 5 else ",.0f"
    told = translated("Axis of figures; it does not begin at zero")
    return alt.Y("figure:Q", title=None, scale=scale, axis=alt.Axis(tickCount=4, format=form, description=told))


def _gaps(alt: Any, drawing: Drawing, x: Any) -> list[Any]:
    """A band over the days without a map, from noon to noon."""
    rows = [{"day": f"{first - DAY}T12:00:00Z", "until": f"{last}T12:00:00Z"} for first, last in drawing.gaps]
    return [_chart(alt, rows, "gaps").mark_rect(opacity=0.18, aria=False).encode(x=x, x2="until:T")] if rows else []


def _marks(alt: Any, drawing: Drawing, days: Days, x: Any) -> list[Any]:
    """A rule on each day with a jump, its reason beside it: to the left of the rule in the right half."""
    if not drawing.marks:
        return []
    rows = [{"day": one.day.isoformat(), "told": one.told} for one in drawing.marks]
    rule = _chart(alt, rows, "jumps").mark_rule(strokeDash=[4, 3], strokeWidth=1.4)
    return [rule.encode(x=x), *(_reason(alt, one, number, days, x) for number, one in enumerate(drawing.marks))]


def _reason(alt: Any, mark: Mark, number: int, days: Days, x: Any) -> Any:
    """The reason beside its rule, on the side where there is more room, a row lower than the one before."""
    late = mark.day > days[0] + (days[1] - days[0]) / 2
    rows = [{"day": mark.day.isoformat(), "told": mark.told}]
    beside = {"align": "right", "dx": -5} if late else {"align": "left", "dx": 5}
    text = _chart(alt, rows, f"told_{number}").mark_text(**beside, baseline="top", fontSize=12)
    return text.encode(x=x, y=alt.value(2 + ROW * (number % MOST_ROWS)), text="told:N")
