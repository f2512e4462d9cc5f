"""The form in which an editor corrects, retracts or grades a claim. Drawn for editors alone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.editing import CORRECT, GRADE, PASSAGE, RETRACT, Outcome, may_edit
from dashboard.language import N_, translated
from dashboard.panels.changes_told import change_in_words, changed_html, column_name
from dashboard.panels.edit_state import (
    EDITABLE,
    GRADES,
    SAID,
    go_on,
    key,
    leave,
    left_open,
    open_form,
    seen_key,
    submit,
    told,
)  # fmt: skip
from dashboard.safe import html, visible
from data.model import Claim
from data.schema import CLOSED, OPTIONAL
from data.store import Ledger
from data.store.changes import Change
from data.store.editing import LONGEST

DEEDS = {CORRECT: N_("Correct"), RETRACT: N_("Retract"), GRADE: N_("Grade")}
SEND = {CORRECT: N_("Enter the correction"), RETRACT: N_("Enter the retraction"), GRADE: N_("Enter the grade")}
CHOSEN = "edit-claim"


def draw_edit_of(ledger: Ledger, claims: Sequence[Claim], where: str) -> None:
    """Under several claims: which of them is to be changed, and the form for it."""
    if not may_edit():
        return
    if not claims:
        draw_left(ledger, left_open(ledger, None), None)
        return
    folded = st.expander(translated("Correct, retract or grade a claim"), key=f"{where}-edit", on_change="rerun")
    if not folded.open:
        return
    with folded:
        by_id = {claim.claim_id: claim for claim in claims}
        names = {name: claim_label(ledger, claim) for name, claim in by_id.items()}
        chosen = st.selectbox(
            translated("Which claim"), list(by_id), key=f"{where}-{CHOSEN}", index=None,
            format_func=lambda name: names.get(name, name), placeholder=translated("Choose"),
        )  # fmt: skip
        left = left_open(ledger, chosen)
        if chosen in by_id:
            draw_form(ledger, chosen)
        draw_left(ledger, left, chosen)


def draw_edit(ledger: Ledger, claim: Claim | None) -> None:
    """Under one claim: the form for it, folded away. Without a claim, what is left of the last form."""
    if not may_edit():
        return
    shown = claim.claim_id if claim else None
    left = left_open(ledger, shown)
    if shown is not None:
        folded = st.expander(translated("Correct, retract or grade this claim"), key="card-edit", on_change="rerun")
        if folded.open:
            with folded:
                draw_form(ledger, shown)
    draw_left(ledger, left, shown)


def claim_label(ledger: Ledger, claim: Claim) -> str:
    """A claim in a list: who says what, and its id."""
    return visible(f"{ledger.sources[claim.source_id].name}: {claim.summary} ({claim.claim_id})")


def draw_left(ledger: Ledger, left: str | None, shown: str | None) -> None:
    """The form of a claim that is not the one shown any more, as a change took it out of what is looked at.

    That a change was entered is still said; and where it was not, or another was quicker, what was typed is not lost.
    """
    about, outcome = st.session_state.get(SAID, ("", None))
    if outcome and outcome.entered and about != shown:
        draw_named(ledger, about)
        draw_outcome(outcome)
    if left is not None:
        draw_named(ledger, left)
        draw_form(ledger, left)
        st.button(translated("Leave this claim as it is"), key=f"leave:{left}", on_click=leave, args=(left,))


def draw_named(ledger: Ledger, claim_id: str) -> None:
    """Which claim is spoken of."""
    claim = next((claim for claim in ledger.claims if claim.claim_id == claim_id), None)
    if claim is not None:
        st.html(f"<p><b><bdi>{html(claim_label(ledger, claim))}</bdi></b></p>")


def draw_form(ledger: Ledger, claim_id: str) -> None:
    """What became of the last try, what others did meanwhile, and the fields."""
    version, _ = open_form(ledger, claim_id)
    if outcome := told(claim_id):
        draw_outcome(outcome)
    if ledger.versions[claim_id] != version:
        draw_overtaken(ledger, claim_id, version)
    deed = st.segmented_control(
        translated("What to do"), list(DEEDS), key=f"deed:{claim_id}", default=CORRECT, required=True,
        format_func=lambda name: translated(DEEDS[name]), label_visibility="collapsed",
    )  # fmt: skip
    with st.form(f"edit-{claim_id}", enter_to_submit=False):
        draw_fields(ledger, claim_id, deed or CORRECT)
        st.text_area(translated("Why"), key=key(claim_id, "reason"), max_chars=LONGEST["reason"])
        st.text_input(translated("Your name"), key=key(claim_id, "who"), max_chars=LONGEST["who"])
        words = translated(SEND[deed or CORRECT])
        st.form_submit_button(words, type="primary", on_click=submit, args=(claim_id, deed or CORRECT))


def draw_outcome(outcome: Outcome) -> None:
    """Whether it was entered; if not, every reason, and that what was typed is still there."""
    if outcome.entered:
        words = translated("Entered. The ledger has a new head; what was claimed before stands under Corrections.")
        st.html(f'<p class="gl-found" role="status">{html(words)}</p>')
        return
    lead = translated("Nothing was entered; what you typed is still there:")
    faults = "".join(f"<li><bdi>{html(fault)}</bdi></li>" for fault in outcome.faults)
    st.html(f'<div class="gl-notes" role="alert">{html(lead)}<ul>{faults}</ul></div>')


def draw_overtaken(ledger: Ledger, claim_id: str, version: int) -> None:
    """What was done to the claim since the form was opened, and the way on."""
    since = [change for change in ledger.changes_by_claim.get(claim_id, ()) if change.entry > version]
    lead = translated("This claim was changed since you opened the form:")
    st.html(f'<div class="gl-notes" role="alert">{html(lead)}{"".join(map(_told, since))}</div>')
    st.button(
        translated("I have read it: go on from the claim as it is now"), key=f"go-on:{claim_id}", on_click=go_on,
        args=(ledger, claim_id),
    )  # fmt: skip


def _told(change: Change) -> str:
    return f"<p><bdi>{html(change_in_words(change))}</bdi></p>{changed_html(change)}"


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
