"""Export: the View as a file that can be cited and verified, with a picture of it first."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.exporting import Request, request
from dashboard.language import translated
from dashboard.loading import load_comparison, load_ledger
from dashboard.panels.export_choice import ask_restricted, draw_choice, preview_options
from dashboard.panels.export_file import draw_file, draw_preview
from dashboard.panels.export_span import Span, draw_refusal, draw_span, draw_told, refusal
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html
from data.store import Ledger
from data.view import View, select

WIDTHS = (4, 8)


def draw() -> None:
    """The whole screen: what to export on the left, how it will look on the right."""
    title = st.container()
    view, answer = draw_view_bar("export")
    title.html(f"<h1 class='gl-title'>{html(translated('Export'))}</h1>")
    ledger = load_ledger()
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        chosen, options = draw_choice(view.theme or st.context.theme.type or "light")
        span = draw_span(ledger, view, chosen)
        if span:
            view = span.view(view)
            answer = select(ledger, view)
        compared = load_comparison(view)
        maps = (*answer.maps, compared.b) if compared else answer.maps
        options = replace(options, with_restricted=ask_restricted(ledger, maps))
        file = st.container()
    wanted = request(ledger, view, span.options(options) if span else options, chosen)
    picture = request(ledger, view, preview_options(options), "png")
    refused = refusal(ledger, view, span, chosen) if span else ""
    if wanted != picture:  # otherwise the picture is the file, and is made first
        with file:
            draw_wanted(ledger, view, wanted, span, refused)
    with right, st.container(key="export-preview"):
        draw_preview(picture)
        if span:
            st.html(f'<p class="gl-second">{html(translated("The last day of the span, as each of its days is drawn."))}</p>')
    if wanted == picture:
        with file:
            draw_file(wanted)
    draw_verifying()


def draw_wanted(ledger: Ledger, view: View, wanted: Request, span: Span | None, refused: str) -> None:
    """The button for the file; of a span how many days it has, or why it can't be made."""
    if refused:
        draw_refusal(refused)
        return
    if span:
        draw_told(ledger, view, span)
    draw_file(wanted)


def draw_verifying() -> None:
    """How anyone can check the file, and what that does not show."""
    title = translated("How to check an exported file")
    how = translated(
        "Each export carries a manifest: the View, the ledger's head, every claim with its hash, and the versions it was "
        "made with. This checks the file against it and against the ledger, and makes the export again to compare:"
    )
    limit = translated(
        "It shows that a file is as it was sealed and agrees with the ledger. It does not show that a claim is true, nor who "
        "made the file: anyone can seal a file."
    )
    st.html(
        f'<section class="gl-about"><h2>{html(title)}</h2><p>{html(how)}</p>'
        f"<p><code>python -m dashboard verify FILE</code></p><p>{html(limit)}</p></section>"
    )
