"""The form in which an editor corrects, retracts or grades a claim. Drawn for editors alone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.editing import CORRECT, GRADE, RETRACT, Outcome, may_edit
from dashboard.language import N_, translated
from dashboard.panels.changes_told import change_in_words, changed_html
from dashboard.panels.edit_fields import draw_fields
from dashboard.panels.edit_state import SAID, go_on, key, leave, left_open, open_form, submit, told
from dashboard.safe import html, visible
from data.model import Claim
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
