"""What went wrong in the program: its details are for the log alone, under an id that the page shows."""

from __future__ import annotations

import secrets

import streamlit as st
from streamlit.logger import get_logger

from dashboard.language import translated
from dashboard.safe import html
from geo.faults import Refused, visible

LOG = get_logger(__name__)


def told_fault(error: BaseException) -> str:
    """Writes an error to the log, a line for each fault of ours, and gives the id it has there."""
    fault = secrets.token_hex(4)
    for line in map(str, error.faults if isinstance(error, Refused) else [f"{type(error).__name__}: {error}"]):
        LOG.error("fault %s: %s", fault, visible(line))
    return fault


def draw_fault(error: Exception) -> bool:
    """Says in the place of the page that something failed, and under which id the log tells it.

    Streamlit has logged where it came from just before, and shows nothing of its own after True.
    """
    words = translated("Something went wrong, and this page could not be drawn. Fault {fault}; the server's log says more.")
    st.html(f'<div class="gl-notes gl-fault" role="alert">{html(words.format(fault=told_fault(error)))}</div>')
    return True
