"""Claims: the View's claims, searched in any script, as a table, as a file, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.language import counted, translated
from dashboard.loading import load_ledger, load_texts
from dashboard.panels.claims_card import card_html
from dashboard.panels.claims_table import file_name, found_csv, found_in_words, selected, table_key, table_rows
from dashboard.panels.edit_claim import draw_edit
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html
from data.model import Claim
from data.search import find_claims, index_of, query_words
from data.store import Ledger
from data.view import Answer

SEARCH = "claims-search"
KEPT = "greyline-search"
LONGEST_QUERY = 200
# A row's height in pixels, the header's too; more rows than these are scrolled to.
ROW, MOST_ROWS = 35, 15


def draw() -> None:
    """The whole screen."""
    title = st.container()
    _, answer = draw_view_bar("claims")
    title.html(f"<h1 class='gl-title'>{html(translated('Claims'))}</h1>")
    ledger = load_ledger()
    query = draw_search()
    found = find_claims(index_of(ledger), answer.claims, query)
    draw_count(answer, found, query)
    claim = draw_found(ledger, answer, found) if found else None
    if claim is not None:
        st.html(card_html(ledger, claim, load_texts()))
    draw_edit(ledger, claim)
    draw_gone(ledger)


def draw_search() -> str:
    """The search field; what was typed stays when the reader goes to another screen and comes back."""
    state = st.session_state
    state.setdefault(SEARCH, state.get(KEPT, ""))
    typed = st.text_input(
        translated("Search in claims"),
        key=SEARCH,
        max_chars=LONGEST_QUERY,
        placeholder=translated("Words, places, sources, publishers; any script, former names too"),
    )
    state[KEPT] = typed or ""
    return typed or ""


def draw_count(answer: Answer, found: Sequence[Claim], query: str) -> None:
    """How many were found."""
    words = found_in_words(answer, found, query, query_words(query))
    st.html(f'<p class="gl-sentence" role="status">{html(words)}</p>')


def draw_found(ledger: Ledger, answer: Answer, found: Sequence[Claim]) -> Claim | None:
    """The table and the file of exactly its rows; gives the claim selected in it."""
    picked = st.dataframe(
        pd.DataFrame(table_rows(ledger, answer, found)),
        hide_index=True,
        width="stretch",
        height=ROW * (min(len(found), MOST_ROWS) + 1) + 2,
        key=table_key(found),
        on_select="rerun",
        selection_mode="single-row",
    )
    draw_file(ledger, answer, found)
    return selected(found, picked.selection.rows)


def draw_file(ledger: Ledger, answer: Answer, found: Sequence[Claim]) -> None:
    """The button for the file, and how a claim is opened. Under the table, whose own buttons hover above it."""
    hint = translated("To see a claim in full, select its row at the left edge, or with Shift and Space.")
    said, file = st.columns([3, 1], vertical_alignment="center")
    said.html(f'<p class="gl-second">{html(hint)}</p>')
    file.download_button(
        translated("Download these as CSV"),
        data=lambda: found_csv(found),
        file_name=file_name(ledger, answer),
        mime="text/csv",
        key="claims-csv",
        on_click="ignore",
        width="stretch",
    )


def draw_gone(ledger: Ledger) -> None:
    """How many claims do not count any more, whatever the View: they are in no table here, and not hidden either."""
    gone = len(ledger.claims) - len(ledger.valid)
    if gone:
        words = counted(
            "{n} claim of this ledger was retracted or corrected by another; Corrections says which, and why.",
            "{n} claims of this ledger were retracted or corrected by others; Corrections says which, and why.",
            gone,
        )
        st.html(f'<p class="gl-second">{html(words)}</p>')
