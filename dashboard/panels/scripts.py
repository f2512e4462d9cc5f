"""The page's own small scripts: constants from our files, into which nothing is ever filled."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from data.view import View

SCRIPTS: Final = Path(__file__).resolve().parents[1] / "static" / "page"
SHOWN: Final = "greyline-claim-shown"


def script(name: str) -> str:
    """One of them as an element of the page."""
    return f"<script>{(SCRIPTS / f'{name}.js').read_text(encoding='utf-8')}</script>"


def draw_copying() -> None:
    """Lets the page's copy buttons copy."""
    st.html(script("copy"), unsafe_allow_javascript=True)


def draw_marked(view: View) -> None:
    """Brings the claim that the address names into sight when it is first named; later the reader's own place stays."""
    state = st.session_state
    if view.claim and state.get(SHOWN) != view.claim:
        st.html(script("marked"), unsafe_allow_javascript=True)
    state[SHOWN] = view.claim
