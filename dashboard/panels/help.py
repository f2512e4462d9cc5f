"""How to read this: three lines above the map, until they are closed, for good, with one click.

That they were closed is kept in the reader's own browser, as a cookie that says nothing else; About has them still.
"""

from __future__ import annotations

import json
from typing import Final

import streamlit as st

from dashboard.base import base_path
from dashboard.language import N_, translated
from dashboard.safe import html

CLOSED: Final = "greyline-help-closed"
COOKIE, YEAR = "greyline-help", 365 * 24 * 3600
LINES = (
    N_("Five cells at each place: Ukrainian officials, Ukrainian others, neither side, Russian others, Russian officials."),
    N_("A change of colour along the cells is a disagreement; a bare line is silence, and silence belongs to nobody."),
    N_("Pick a day below the map: you see what had been said by then, and each claim leads to its words."),
)  # fmt: skip


def help_html() -> str:
    """The three lines under their heading; on a phone, whose first screen belongs to the map, folded under it."""
    lines = "".join(f"<li>{html(translated(line))}</li>" for line in LINES)
    title = html(translated("How to read this"))
    return (
        f'<section class="gl-help"><h2>{title}</h2><ol>{lines}</ol></section>'
        f'<details class="gl-help-fold"><summary>{title}</summary><ol>{lines}</ol></details>'
    )


def close() -> None:
    """Closes them; the callback of the button."""
    st.session_state[CLOSED] = True


def remembering() -> str:
    """The script by which the browser remembers for a year; made of constants, and of the path we are served under."""
    cookie = f"{COOKIE}=closed; Max-Age={YEAR}; Path={base_path()}/; SameSite=Lax"
    return f"<script>document.cookie = {json.dumps(cookie)};</script>"


def draw_help() -> None:
    """Draws them unless they were closed. The container is always there, so that nothing below it moves in the page."""
    with st.container(key="help"):
        if st.context.cookies.get(COOKIE) == "closed":
            return
        if st.session_state.get(CLOSED):
            st.html(remembering(), unsafe_allow_javascript=True)
            return
        st.html(help_html())
        st.button(translated("Close"), key="help-close", on_click=close)
