"""Cite and copy: the link of what is on the screen, and a line that names it exactly."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from dashboard.language import translated
from dashboard.safe import html, visible
from data.citation import cite_claim, cite_view, link_to
from data.model import Claim
from data.store import Ledger
from data.view import Answer, View


def page_address(url: str | None) -> str:
    """The page's own address without query or fragment; "" where the browser did not tell a web address."""
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))


def own_address() -> str:
    """Where the reader's browser found this page."""
    try:
        return page_address(st.context.url)
    except ValueError:
        return ""


def claim_html(ledger: Ledger, claim: Claim, day: date, base: str) -> str:
    """The citation of one claim, folded away under it; one click selects all of it."""
    text = html(cite_claim(ledger, claim, day, base))
    return (
        f'<details class="gl-cite"><summary>{html(translated("Cite"))}</summary>'
        f'<p translate="no" lang="en"><bdi>{text}</bdi></p></details>'
    )


def draw_cite(ledger: Ledger, view: View, answer: Answer) -> None:
    """The link and the citation of the View, each with a button that copies it."""
    base = own_address()
    with st.popover(translated("Cite"), key="cite", width="content"):
        st.text(translated("Link to what is shown"))
        st.code(visible(link_to(view, base)), language=None, wrap_lines=True)
        st.text(translated("Citation"))
        st.code(visible(cite_view(ledger, view, answer, base)), language=None, wrap_lines=True)
