"""Documents: what was read, sentence by sentence, and what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.language import N_, counted, translated
from dashboard.loading import load_ledger, load_texts
from dashboard.panels.documents_list import document_label, entries_html, newest_first, note_html
from dashboard.panels.documents_reading import PARTS, Reading, chosen, read_sentences, reading_of
from dashboard.panels.documents_text import reading_html, summary_html
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html
from data.model import Sentence
from data.store import Ledger
from data.view import Answer

CHOSEN = "document-shown"
KEPT = "greyline-document"
PART_NAMES = dict(zip(PARTS, (N_("All text"), N_("Only claims"), N_("Only what was left out and why")), strict=True))
AT_ONCE = 150


def draw() -> None:
    """The whole screen."""
    title = st.container()
    _, answer = draw_view_bar("documents")
    title.html(f"<h1 class='gl-title'>{html(translated('Documents'))}</h1>")
    ledger = load_ledger()
    if not ledger.documents:
        st.html(f"<p>{html(translated('This ledger holds no documents.'))}</p>")
        return
    listed = st.container(key="documents-list")
    open_id = draw_choice(ledger, answer)
    with listed:
        st.html(entries_html(ledger, answer.claims, open_id))
    draw_document(ledger, answer, open_id)


def draw_choice(ledger: Ledger, answer: Answer) -> str:
    """Which document is open. Kept beside the widget, which forgets its value when the reader goes to another screen."""
    names, state = newest_first(ledger), st.session_state
    if state.get(CHOSEN) not in names:
        state[CHOSEN] = state[KEPT] if state.get(KEPT) in names else first_known(ledger, answer, names)
    st.html(f'<h2 class="gl-section">{html(translated("Read sentence by sentence"))}</h2>')
    st.selectbox(translated("Document"), names, key=CHOSEN, format_func=lambda name: document_label(ledger, name))
    state[KEPT] = state[CHOSEN]
    return str(state[CHOSEN])


def first_known(ledger: Ledger, answer: Answer, names: Sequence[str]) -> str:
    """The newest document that was printed by the View's day; without one, the newest of all."""
    printed = (name for name in names if ledger.documents[name].published_on <= answer.day)
    return next(printed, names[0])


def draw_document(ledger: Ledger, answer: Answer, document_id: str) -> None:
    """Its sentences with their claims and reasons; a long document in parts."""
    text = load_texts().get(ledger.documents[document_id].text_sha256)
    reading = reading_of(ledger, document_id, text)
    part = st.radio(
        translated("Show"),
        PARTS,
        key="document-part",
        horizontal=True,
        format_func=lambda one: translated(PART_NAMES[one]),
    )
    said = f"{note_html(ledger.documents[document_id])}{summary_html(reading)}"
    if text is None:
        said += f'<p class="gl-notes">{html(not_loaded())}</p>'
    st.html(said)
    rows = draw_pages(document_id, chosen(reading, part or PARTS[0]))
    draw_sentences(ledger, answer, reading, rows)


def not_loaded() -> str:
    """What to do to see the text itself."""
    return translated(
        "The text of this document is not loaded, so only the position of each sentence is shown. To see the text, put "
        "its file into a folder, name that folder in the setting GREYLINE_DOCUMENTS and start Greyline again; the file "
        "is recognised by its sha256, whatever its name."
    )


def draw_pages(document_id: str, rows: list[Sentence]) -> list[Sentence]:
    """The sentences at hand; of a long document, those of the page that was chosen."""
    pages = -(-len(rows) // AT_ONCE)
    if pages < 2:
        return rows
    label = counted("Part, of {n}", "Part, of {n}", pages)
    page = int(st.number_input(label, 1, pages, key=f"document-page-{document_id}"))
    return rows[(page - 1) * AT_ONCE : page * AT_ONCE]


def draw_sentences(ledger: Ledger, answer: Answer, reading: Reading, rows: list[Sentence]) -> None:
    """Draws them, or says that there are none of this sort."""
    if not rows:
        st.html(f"<p>{html(translated('There is no such sentence in this document.'))}</p>")
        return
    shown = frozenset(claim.claim_id for claim in answer.claims)
    st.html(reading_html(ledger, read_sentences(reading, rows, shown), reading.text is not None))
