"""A chart of one state's figures day by day. Its axis does not begin at zero, and nothing is drawn between maps days apart.

A state has a shape and a dash of its own besides its colour, and its name above the chart. The table beside says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.palette import PALETTE
from dashboard.panels.change_points import DAY, Drawing, Mark
from data.model import State

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 150
# The least that an axis spans: what lies closer together has not moved.
LEAST = 1.0
# On more days than these a point is small.
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


def draw_chart(drawing: Drawing, days: Days, state: str, theme: str, said: str, key: str) -> None:
    """Draws it; `days` are the first and last of the axis, the same for all charts of a screen."""
    chart = chart_of(drawing, days, state, theme, said)
    st.altair_chart(chart, width="stretch", height=HEIGHT, theme="streamlit", key=key)


def chart_of(drawing: Drawing, days: Days, state: str, theme: str, said: str) -> alt.LayerChart:
    """The chart; `said` is what a screen reader hears of it."""
    import altair as alt  # here, as a page without a chart needs none

    # Its own types know neither inline data nor a layer's kind.
    charts: Any = alt
    colours: Any = PALETTE["dark" if theme == "dark" else "light"]
    layers = [
        *_gaps(charts, drawing, days, colours), *_figures(charts, drawing, days, state, colours),
        *_marks(charts, drawing, days, colours),
    ]  # fmt: skip
    layered: alt.LayerChart = charts.layer(*layers).properties(description=said)
    return layered


def _chart(alt: Any, rows: Rows) -> Any:
    return alt.Chart(alt.Data(values=list(rows)))


def _x(alt: Any, days: Days) -> Any:
    """The axis of days, the same wherever the reader's clock stands."""
    scale = alt.Scale(type="utc", domain=[one.isoformat() for one in days], padding=12)
    form = "%-d %b" if (days[1] - days[0]).days < YEAR else "%b %Y"
    axis = alt.Axis(format=form, tickCount=_ticks(days), labelOverlap=True, grid=False)
    return alt.X("day:T", title=None, scale=scale, axis=axis)


def _ticks(days: Days) -> Any:
    """No tick between two days."""
    return 6 if (days[1] - days[0]).days > 6 else {"interval": "day", "step": 1}


def _figures(alt: Any, drawing: Drawing, days: Days, state: str, colours: Any) -> list[Any]:
    """A point for each map, and a line through each run of days."""
    rows = [{"day": one.day.isoformat(), "figure": one.figure, "run": one.run, "told": one.told} for one in drawing.points]
    (shape, dash), look = MARKS[State(state)], colours["states"][State(state)]["line"]
    size = 45 if (days[1] - days[0]).days <= FEW_DAYS else 10
    base = _chart(alt, rows).encode(x=_x(alt, days), y=_y(alt, drawing))
    line = base.mark_line(color=look, strokeWidth=2, strokeDash=dash).encode(detail="run:N")
    dots = base.mark_point(color=look, filled=True, shape=shape, size=size, opacity=1)
    return [line, dots.encode(tooltip=alt.Tooltip("told:N", title=" "))]


def _y(alt: Any, drawing: Drawing) -> Any:
    figures = [one.figure for one in drawing.points] or [0.0]
    room = max(LEAST, max(figures) - min(figures)) * 0.6
    middle = (max(figures) + min(figures)) / 2
    scale = alt.Scale(domain=[max(0.0, middle - room), middle + room], nice=False, zero=False)
    form = ",.1f" if room < 5 else ",.0f"
    return alt.Y("figure:Q", title=None, scale=scale, axis=alt.Axis(tickCount=4, format=form))


def _gaps(alt: Any, drawing: Drawing, days: Days, colours: Any) -> list[Any]:
    """A band over the days without a map, from noon to noon."""
    rows = [{"day": f"{first - DAY}T12:00:00Z", "until": f"{last}T12:00:00Z"} for first, last in drawing.gaps]
    if not rows:
        return []
    return [_chart(alt, rows).mark_rect(color=colours["second"], opacity=0.18).encode(x=_x(alt, days), x2="until:T")]


def _marks(alt: Any, drawing: Drawing, days: Days, colours: Any) -> list[Any]:
    """A rule on each day with a jump, its reason beside it: to the left of the rule in the right half."""
    if not drawing.marks:
        return []
    middle = days[0] + (days[1] - days[0]) / 2
    early, late = ([one for one in drawing.marks if (one.day > middle) == side] for side in (False, True))
    ink = {"color": colours["ink"]}
    rule = _chart(alt, _rows(drawing.marks)).mark_rule(**ink, strokeDash=[4, 3], strokeWidth=1.4).encode(x=_x(alt, days))
    told = [
        _chart(alt, _rows(marks)).mark_text(**ink, align=align, dx=beside, baseline="top", fontSize=12)
        .encode(x=_x(alt, days), y=alt.value(2), text="told:N")
        for marks, align, beside in ((early, "left", 5), (late, "right", -5))
    ]  # fmt: skip
    return [rule, *told]


def _rows(marks: Sequence[Mark]) -> Rows:
    return [{"day": one.day.isoformat(), "told": one.told} for one in marks]
