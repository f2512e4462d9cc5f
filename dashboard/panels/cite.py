"""Cite and copy: the link of what is on the screen, and a line that names it exactly."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from dashboard.language import translated
from dashboard.safe import html
from data.citation import cite_claim, cite_view, link_to, view_of_claim
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


def copying_html(line: str, name: str) -> str:
    """A line to be copied, selected whole by one click, and the button that copies it (static/page/copy.js)."""
    done = html(translated("Copied"))
    return (
        f'<div class="gl-copying"><p class="gl-copied" translate="no" lang="en"><bdi>{html(line)}</bdi></p>'
        f'<button type="button" class="gl-copy" data-done="{done}" aria-live="polite">{html(name)}</button></div>'
    )


def claim_html(ledger: Ledger, claim: Claim, day: date, base: str) -> str:
    """The citation of one claim and a link that leads to it, folded away under it."""
    cited = copying_html(cite_claim(ledger, claim, day, base), translated("Copy citation"))
    link = copying_html(link_to(view_of_claim(claim, day), base), translated("Copy link"))
    return f'<details class="gl-cite"><summary>{html(translated("Cite, copy link"))}</summary>{cited}{link}</details>'


def draw_cite(ledger: Ledger, view: View, answer: Answer) -> None:
    """The link and the citation of the View, each with a button that copies it."""
    base = own_address()
    with st.popover(translated("Cite, copy link"), key="cite", width="content"):
        st.html(copying_html(link_to(view, base), translated("Copy link")))
        st.html(copying_html(cite_view(ledger, view, answer, base), translated("Copy citation")))
