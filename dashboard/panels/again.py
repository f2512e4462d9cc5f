"""A server that was started anew: the page tells it at once what it shows, so that no click of the reader is lost."""

from __future__ import annotations

import streamlit as st

# Often enough to exist, too seldom to be noticed.
A_DAY = 24 * 3600


@st.fragment(run_every=A_DAY)
def draw_again() -> None:
    """Draws nothing. A page that repeats anything by itself asks for a run when its connection comes back.

    A page that repeats nothing asks only at the reader's next click, and a server that has never seen the page cannot
    hear that click: it knows no widget yet, and takes the View from the address as it stood before.
    """
