"""The fields of an editor's form: what of a claim may be changed, each as it is entered."""

from __future__ import annotations

import streamlit as st

from dashboard.editing import CORRECT, GRADE, PASSAGE, RETRACT
from dashboard.language import translated
from dashboard.panels.changes_told import column_name
from dashboard.panels.edit_state import EDITABLE, GRADES, key, seen_key
from dashboard.safe import html, visible
from data.schema import CLOSED, OPTIONAL
from data.store import Ledger


def draw_fields(ledger: Ledger, claim_id: str, deed: str) -> None:
    """The columns that the deed is about; a retraction needs a reason alone."""
    if deed == RETRACT:
        words = translated("A retracted claim is kept on record and does not count any more.")
        st.html(f'<p class="gl-second">{html(words)}</p>')
        return
    columns = st.columns(2)
    for number, column in enumerate(GRADES if deed == GRADE else [name for name in EDITABLE if name != PASSAGE]):
        with columns[number % 2]:
            draw_field(ledger, claim_id, column)
    if deed == CORRECT:
        draw_passage(claim_id)


def draw_passage(claim_id: str) -> None:
    """The passage the claim was read in, to be replaced by another of the same document where its text is at hand."""
    _, row = st.session_state[seen_key(claim_id)]
    if row[PASSAGE]:
        words = translated("Passage, as it stands in the document: all of it, copied from there")
        st.text_area(words, key=key(claim_id, PASSAGE), max_chars=20000)
    else:
        words = translated("The document's text is not loaded, so the passage can't be corrected.")
        st.html(f'<p class="gl-second">{html(words)}</p>')


def draw_field(ledger: Ledger, claim_id: str, column: str) -> None:
    """One column: chosen from its closed list, from the ledger's own names, or typed."""
    name, label = key(claim_id, column), column_name(column)
    options = options_of(ledger, column)
    if options is None:
        st.text_input(label, key=name, max_chars=4000 if column == "summary" else 300)
        return
    if column in OPTIONAL["claims.csv"]:
        options = {"": translated("nothing"), **options}
    st.selectbox(label, list(options), key=name, format_func=lambda value: options.get(value, value))


def options_of(ledger: Ledger, column: str) -> dict[str, str] | None:
    """The values a column may have, each with what is shown for it; None where anything may be typed."""
    if column in ("source_id", "via_source_id"):
        return {name: visible(f"{source.name} ({name})") for name, source in ledger.sources.items()}
    if column == "place_id":
        return {name: visible(f"{place.name} ({name})") for name, place in ledger.places.items()}
    listed = CLOSED["claims.csv"].get(column)
    return None if listed is None else {value: value for value in listed}
