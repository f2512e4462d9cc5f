"""Corrections: everything that was changed in the ledger after it was entered, with who, why and when."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.address import begin
from dashboard.language import counted, translated
from dashboard.loading import load_ledger
from dashboard.panels.changes_told import card_html, change_rows
from dashboard.safe import html, visible
from data.store import Ledger

AT_ONCE = 50


def draw() -> None:
    """The whole screen."""
    begin("corrections")
    ledger = load_ledger()
    count = counted("{n} change", "{n} changes", len(ledger.corrections))
    st.html(f"<h1>{html(translated('Corrections'))}</h1><p class='gl-sentence' role='status'>{html(count)}</p>")
    how = translated(
        "Nothing in the ledger is overwritten or removed: a correction, a retraction or a grade is an entry of its own "
        "after all others. What was claimed before stays on record, and an earlier state can be asked for by its head."
    )
    st.html(f'<p class="gl-second">{html(how)}</p>')
    if ledger.corrections:
        draw_changes(ledger)
        draw_table(ledger)


def draw_changes(ledger: Ledger) -> None:
    """The changes, newest first; many of them in parts."""
    newest = ledger.corrections[::-1]
    pages = -(-len(newest) // AT_ONCE)
    page = 1
    if pages > 1:
        label = counted("Part, of {n}", "Part, of {n}", pages)
        page = int(st.number_input(label, 1, pages, key="corrections-page"))
    st.html("".join(card_html(ledger, one) for one in newest[(page - 1) * AT_ONCE : page * AT_ONCE]))


def draw_table(ledger: Ledger) -> None:
    """The same as a table, where it is unfolded; its own button hands it over as a file."""
    folded = st.expander(translated("The same as a table"), key="corrections-table", on_change="rerun")
    if folded.open:
        rows = [
            {name: visible(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in change_rows(ledger.corrections)
        ]
        folded.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
