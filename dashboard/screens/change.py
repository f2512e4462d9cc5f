"""Change: what moved, between which days, according to whom: areas, gained and lost, the contact line, and first days."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.changing import Span, areas_of, series_of_view, span_of
from dashboard.language import translated
from dashboard.loading import load_ledger
from dashboard.panels.change_areas import Counted, draw_areas
from dashboard.panels.change_between import draw_between
from dashboard.panels.change_choice import days_with_maps, draw_choice
from dashboard.panels.change_lag import draw_lag
from dashboard.panels.change_line import draw_line
from dashboard.panels.change_missing import draw_no_maps, draw_silent
from dashboard.panels.change_table import draw_table
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html, label
from dashboard.wording_changes import region_in_words, series_name
from data.movement.known import KnownMaps
from data.store import Ledger
from data.view import View, allows


def draw() -> None:
    """The whole screen."""
    title = st.container()
    view, _ = draw_view_bar("change", places=True)
    title.html(f"<h1 class='gl-title'>{html(translated('Change'))}</h1>")
    ledger = load_ledger()
    series = series_of_view(ledger, view)
    with st.container(key="change"):
        if ledger.maps:
            draw_choice(ledger, view, days_with_maps(series))
        if series:
            draw_moved(ledger, view, series)
        else:
            draw_no_maps(ledger)
        draw_lag(ledger, view)


def draw_moved(ledger: Ledger, view: View, series: Sequence[KnownMaps]) -> None:
    """All that is measured on the maps of a View."""
    span = span_of(ledger, view)
    region = region_in_words(ledger, span.region)
    title = translated("Areas in {region}, km²").format(region=region) if region else translated("Areas, km²")
    lead = translated(
        "What each source drew, on the days its maps are about. Every chart has an axis of its own that does not begin at "
        "zero; points are joined only from one day to the next."
    )
    st.html(f'<h2><bdi>{html(title)}</bdi></h2><p class="gl-second">{html(lead)}</p>')
    rows = count(ledger, view, series, span)
    draw_silent(ledger, series, span)
    if any(rows.values()):
        draw_areas(ledger, rows, region)
        draw_table(ledger, rows, span.region)
        draw_between(ledger, view, series, span)
        draw_line(ledger, series, span)


def count(ledger: Ledger, view: View, series: Sequence[KnownMaps], span: Span) -> Counted:
    """The areas of each series, of the states that the View lets in; a plain line says what is being counted."""
    rows = {}
    for one in series:
        words = translated("Counting what {source} drew …").format(source=series_name(ledger, one))
        with st.spinner(label(words)):
            rows[one] = [row for row in areas_of(one, span) if allows(view.states, row.state)]
    return rows
