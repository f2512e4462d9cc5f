"""The page's entry: which screens there are. Started by `dashboard.serve`, never by hand."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.language import translated
from dashboard.screens import about, map

STYLE = Path(__file__).parent / "static" / "page.css"

st.set_page_config(page_title="Greyline", layout="wide", initial_sidebar_state="collapsed")
st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
st.navigation(
    [
        st.Page(map.draw, title=translated("Map"), url_path="map", default=True),
        st.Page(about.draw, title=translated("About"), url_path="about"),
    ],
    position="top",
).run()
