"""The page's entry: which screens there are. Started by `dashboard.serve`, never by hand."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.language import translated
from dashboard.screens.about import draw as draw_about
from dashboard.screens.map import draw as draw_map

STATIC = Path(__file__).parent / "static"


def style() -> str:
    """The page's style; the dark theme's colours come after it where that theme is on."""
    files = ["page.css", "page-dark.css"] if st.context.theme.type == "dark" else ["page.css"]
    return "".join((STATIC / name).read_text(encoding="utf-8") for name in files)


st.set_page_config(page_title="Greyline", layout="wide", initial_sidebar_state="collapsed")
st.html(f"<style>{style()}</style>")
st.navigation(
    [
        st.Page(draw_map, title=translated("Map"), url_path="map", default=True),
        st.Page(draw_about, title=translated("About"), url_path="about"),
    ],
    position="top",
).run()
