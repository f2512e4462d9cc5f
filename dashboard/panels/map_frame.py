"""The map in its frame: the constant map, and the one line that tells it what to show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from dashboard.address import MAP, acknowledged, hear
from dashboard.base import base_path
from dashboard.language import translated
from dashboard.loading import comparison_of_view, overlay_of_view
from dashboard.map import Command, constant_map
from dashboard.safe import html
from data.view import View

HEIGHT = 640
WATCH = Path(__file__).parents[1] / "static" / "watch.js"
# Where a keyboard goes on from when it has skipped the filters: just before the map.
ANCHOR = "greyline-map"


def draw_skip() -> None:
    """A link past the filters to the map, seen while the keyboard is on it; some forty boxes stand between."""
    st.html(f'<a class="gl-skip" href="#{ANCHOR}">{html(translated("Skip to the map"))}</a>')


def command(view: View, open_place: str | None) -> dict[str, str]:
    """What the map is told: the View's own query, which overlay and comparison it needs, which word of its own was heard."""
    told = {**view.query(), "overlay": overlay_of_view(view).name, "ack": str(acknowledged())}
    if open_place:
        told["open"] = open_place
    if view.compare and (compared := comparison_of_view(view)):
        told["comparison"] = compared.name
    return told


@cache
def watch() -> str:
    """The script that tells a reader where the map has not come, made of constants alone."""
    return f"<script>{WATCH.read_text(encoding='utf-8')}</script>"


def behind_html() -> str:
    """What stands behind the map, and is seen only while it has not come: streamlit-folium itself says nothing then."""
    drawing = translated("The map is being drawn. If it does not come, the words and tables below say the same.")
    failed = translated("The map could not be drawn. The words and tables below say the same.")
    return (
        f'<p class="gl-behind" id="{ANCHOR}" tabindex="-1" role="status"><span class="gl-drawing">{html(drawing)}</span>'
        f'<span class="gl-failed">{html(failed)}</span></p>'
    )


def draw_map(view: View, open_place: str | None) -> None:
    """Draws the map; its answers come through `hear`, its return value is not used."""
    st.html(behind_html() + watch(), unsafe_allow_javascript=True)
    st_folium(
        constant_map(base_path()),
        key=MAP,
        width=None,
        height=HEIGHT,
        returned_objects=[],
        feature_group_to_add=Command(command(view, open_place)),
        on_change=hear,
    )
