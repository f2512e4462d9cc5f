"""What an editor's form holds between two runs: the claim as it was seen, what was typed, and what became of it.

The claim is kept as it was when the form was opened. What another editor changed since is not taken over in silence, and a
field that was not touched is no part of the correction.
"""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from dashboard.editing import CORRECT, GRADE, PASSAGE, Outcome, Wish, carry_out
from dashboard.loading import load_texts
from dashboard.panels.documents_text import with_plain_line_ends
from data.passages import passage_at
from data.schema import CLAIMS
from data.store import Ledger
from data.store.changes import row_of

# The place of the passage follows from its characters; the grade has a deed of its own.
NOT_HERE = {
    "claim_id", "document_id", "passage_start", "passage_end", "passage_sha256", "reliability", "credibility", "graded_by",
    "supersedes", "recorded_on",
}  # fmt: skip
EDITABLE: Final = (*(column for column in CLAIMS if column not in NOT_HERE), PASSAGE)
GRADES: Final = ("reliability", "credibility")
# The editor's name, kept for the next claim; the claim whose form was used last; what became of the last wish about one.
EDITOR, LAST, SAID = "greyline-editor", "greyline-edit-last", "greyline-edit-said"


def key(claim_id: str, name: str) -> str:
    """The widget of one field of one claim's form."""
    return f"edit:{claim_id}:{name}"


def seen_key(claim_id: str) -> str:
    """Where the claim is kept as the editor saw it."""
    return f"greyline-seen:{claim_id}"


def seen_row(ledger: Ledger, claim_id: str) -> dict[str, str]:
    """The claim as it is now, with the characters of its passage; "" where the document's text is not at hand."""
    row = row_of(next(claim for claim in ledger.claims if claim.claim_id == claim_id))
    text = load_texts().get(ledger.documents[row["document_id"]].text_sha256)
    return {**row, PASSAGE: with_plain_line_ends(passage_at(text, row).text) if text else ""}


def open_form(ledger: Ledger, claim_id: str) -> tuple[int, dict[str, str]]:
    """The version and the row of the claim as the editor saw it first; the fields are filled from it once."""
    state = st.session_state
    if seen_key(claim_id) not in state:
        state[seen_key(claim_id)] = ledger.versions[claim_id], seen_row(ledger, claim_id)
        fill(claim_id, anew=True)
    # Of fields that were not on the page for a while Streamlit has forgotten what they held.
    fill(claim_id, anew=False)
    state[LAST] = claim_id
    seen: tuple[int, dict[str, str]] = state[seen_key(claim_id)]
    return seen


def fill(claim_id: str, *, anew: bool) -> None:
    """Sets the fields to the claim as it was seen: all of them, or those that hold nothing."""
    state = st.session_state
    _, row = state[seen_key(claim_id)]
    filled = {column: row[column] for column in (*EDITABLE, *GRADES)}
    for name, value in {**filled, "who": state.get(EDITOR, ""), "reason": ""}.items():
        if anew or key(claim_id, name) not in state:
            state[key(claim_id, name)] = value


def typed(claim_id: str) -> dict[str, str]:
    """The fields that say something else than the claim as it was seen."""
    state: Any = st.session_state
    _, row = state[seen_key(claim_id)]
    given = {column: str(state.get(key(claim_id, column), row[column]) or "") for column in EDITABLE}
    return {column: value for column, value in given.items() if value != row[column]}


def go_on(ledger: Ledger, claim_id: str) -> None:
    """Takes the claim as it is now for what was seen; what the editor typed stays. The callback of a button."""
    state = st.session_state
    kept = typed(claim_id)
    row = seen_row(ledger, claim_id)
    state[seen_key(claim_id)] = ledger.versions[claim_id], row
    for column in EDITABLE:
        state[key(claim_id, column)] = kept.get(column, row[column])
    state[SAID] = claim_id, Outcome(entered=False)


def submit(claim_id: str, deed: str) -> None:
    """Sends the form; its callback. The fields keep what was typed unless it was entered."""
    state: Any = st.session_state
    if seen_key(claim_id) not in state:  # a second click on a form that is done with
        return
    version, _ = state[seen_key(claim_id)]
    values = {CORRECT: typed(claim_id), GRADE: {name: state[key(claim_id, name)] for name in GRADES}}.get(deed, {})
    state[EDITOR] = who = state[key(claim_id, "who")]
    outcome = carry_out(Wish(deed, claim_id, version, who, state[key(claim_id, "reason")], values))
    state[SAID] = claim_id, outcome
    if outcome.entered:
        del state[seen_key(claim_id)]


def told(claim_id: str) -> Outcome | None:
    """What became of the last wish about this claim."""
    about, outcome = st.session_state.get(SAID, ("", None))
    return outcome if about == claim_id else None


def left_open(ledger: Ledger, shown: str | None) -> str | None:
    """The claim whose form was used last, if it is not shown any more and the form is not done with: it was refused, or
    another editor has changed the claim since."""
    about, outcome = st.session_state.get(SAID, ("", None))
    refused = about if outcome and not outcome.entered else ""
    for claim_id in (refused, st.session_state.get(LAST, "")):
        seen = st.session_state.get(seen_key(claim_id))
        if claim_id != shown and seen and (claim_id == refused or seen[0] != ledger.versions.get(claim_id)):
            return str(claim_id)
    return None


def leave(claim_id: str) -> None:
    """Gives up on a form; the callback of a button."""
    for name in (seen_key(claim_id), LAST, SAID):
        st.session_state.pop(name, None)
