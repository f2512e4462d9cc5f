"""The page's entry: which screens there are. Started by `dashboard.serve`, never by hand."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.language import translated
from dashboard.loading import load_ledger
from dashboard.panels.again import draw_again
from dashboard.panels.store_said import draw_store
from dashboard.screens.about import draw as draw_about
from dashboard.screens.change import draw as draw_change
from dashboard.screens.claims import draw as draw_claims
from dashboard.screens.control_maps import draw as draw_control_maps
from dashboard.screens.corrections import draw as draw_corrections
from dashboard.screens.disagreement import draw as draw_disagreement
from dashboard.screens.documents import draw as draw_documents
from dashboard.screens.export import draw as draw_export
from dashboard.screens.map import draw as draw_map
from dashboard.screens.sources import draw as draw_sources
from dashboard.set_aside import SET_ASIDE

STATIC = Path(__file__).parent / "static"


@st.cache_resource(show_spinner=False)
def style() -> str:
    """The page's style: the same text in both themes, so that a page need not be drawn again when its theme turns."""
    files = ("page.css", "disagreement.css", "panel.css", "screens.css", "change.css", "comparison.css", "phone.css")
    return "".join((STATIC / name).read_text(encoding="utf-8") for name in files)


# Without a word of its own the menu, and with it the choice of theme, would not be there at all.
MENU = translated("Greyline shows who claims what along a front line. Its own screen About says how, and on whose data.")
st.set_page_config(
    page_title="Greyline", layout="wide", initial_sidebar_state="collapsed", menu_items={"About": MENU}
)  # fmt: skip
st.html(f"<style>{style()}</style>")
draw_again()
draw_store()
st.navigation(
    [
        st.Page(draw_map, title=translated("Map"), url_path="map", default=True),
        st.Page(draw_disagreement, title=translated("Disagreement"), url_path="disagreement"),
        st.Page(draw_documents, title=translated("Documents"), url_path="documents"),
        st.Page(draw_claims, title=translated("Claims"), url_path="claims"),
        st.Page(draw_control_maps, title=translated("Control maps"), url_path="control-maps"),
        st.Page(draw_change, title=translated("Change"), url_path="change"),
        st.Page(draw_sources, title=translated("Sources"), url_path="sources"),
        st.Page(draw_corrections, title=translated("Corrections"), url_path="corrections"),
        st.Page(draw_export, title=translated("Export"), url_path="export"),
        st.Page(draw_about, title=translated("About"), url_path="about"),
    ],
    position="top",
).run()
SET_ASIDE.after_run(load_ledger().head)
