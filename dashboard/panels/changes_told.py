"""Corrections, retractions and grades told: what was before, what is after, who changed it, why and when."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.language import N_, day_in_words, translated
from dashboard.safe import html
from data.days import read_day
from data.model import Claim
from data.store import Ledger
from data.store.changes import Change

KIND_NAMES = {"correction": N_("Correction"), "retraction": N_("Retraction"), "grade": N_("Grade")}
# The columns of a claim as an editor and a reader of the corrections see them named.
COLUMN_NAMES = {
    "document_id": N_("Document"), "passage_start": N_("Passage from"), "passage_end": N_("Passage to"),
    "passage_sha256": N_("sha256 of the passage"), "source_id": N_("Source"), "via_source_id": N_("Passed on by"),
    "place_id": N_("Place"), "place_as_written": N_("As written"), "scope": N_("How much of it"),
    "sector": N_("Which part"), "kind": N_("Kind"), "actor": N_("Whose act or forces"), "phase": N_("How far"),
    "state": N_("State"), "modality": N_("In which way"), "as_of": N_("About"), "stated_on": N_("Said on"),
    "verification": N_("Checked"), "reliability": N_("Reliability of the source"),
    "credibility": N_("Credibility of the information"), "graded_by": N_("Graded by"), "words": N_("Words"),
    "summary": N_("Summary"),
}  # fmt: skip


def column_name(column: str) -> str:
    """A column's name in words."""
    return translated(COLUMN_NAMES.get(column, column))


def change_in_words(change: Change) -> str:
    """One change in one sentence: "Correction of 25 November 2025, by An editor: misread."."""
    day = day_in_words(read_day(change.recorded_on)) if change.recorded_on else ""
    named = translated("{kind} of {day}") if day else "{kind}"
    said = named.format(kind=translated(KIND_NAMES[change.kind]), day=day)
    if change.who:
        said += translated(", by {who}").format(who=change.who)
    reason = change.reason or translated("the tables were changed, without a reason given")
    return f"{said}: {reason}"


def changed_html(change: Change) -> str:
    """Column by column what it was and what it is; of a retraction, that the claim does not count any more."""
    if change.after is None:
        return f"<p>{html(translated('The claim does not count any more.'))}</p>"
    rows = "".join(
        f"<dt>{html(column_name(column))}</dt>"
        f"<dd><del><bdi>{_value(before)}</bdi></del> → <ins><bdi>{_value(after)}</bdi></ins></dd>"
        for column, (before, after) in change.changed.items()
    )
    return f'<dl translate="no">{rows}</dl>'


def _value(text: str) -> str:
    return html(text) if text else html(translated("nothing"))


def told_html(changes: Iterable[Change]) -> str:
    """Changes of one claim, as they stand under it; "" where there is none."""
    told = "".join(
        f'<p class="gl-corrected"><bdi>{html(change_in_words(change))}</bdi></p>{changed_html(change)}' for change in changes
    )
    title = html(translated("Changed since it was entered"))
    return f'<details class="gl-changes"><summary>{title}</summary>{told}</details>' if told else ""


def card_html(ledger: Ledger, change: Change) -> str:
    """One change as the Corrections screen shows it."""
    claim = change.before
    source, place = ledger.sources[claim.source_id].name, ledger.places[claim.place_id].name
    same = change.after is None or change.after.claim_id == claim.claim_id
    ids = claim.claim_id if same or change.after is None else f"{claim.claim_id} → {change.after.claim_id}"
    entry = translated("Entry {number} of the ledger, {hash}").format(number=change.entry, hash=change.hash[:16])
    return (
        f'<article class="gl-card"><h2 translate="no"><bdi>{html(source)}</bdi>, <bdi>{html(place)}</bdi></h2>'
        f"<p><b><bdi>{html(change_in_words(change))}</bdi></b></p><p><bdi>{html(claim.summary)}</bdi></p>"
        f'{changed_html(change)}<p class="gl-second">{html(entry)} · {html(ids)}</p></article>'
    )


def withdrawn(ledger: Ledger, place_id: str) -> list[Change]:
    """By claim about a place that does not count any more the change that ended it: retracted, or another in its place."""
    gone = [
        change
        for change in ledger.corrections
        if change.before.place_id == place_id and not _still_counts(change.before, change.after)
    ]
    # A later correction may have gone back to what was claimed first.
    counting = {claim.claim_id for claim in ledger.valid} if gone else set()
    return list({change.before.claim_id: change for change in gone if change.before.claim_id not in counting}.values())


def _still_counts(before: Claim, after: Claim | None) -> bool:
    return after is not None and after.claim_id == before.claim_id


def change_rows(changes: Iterable[Change]) -> list[dict[str, object]]:
    """One row for each changed column, for the table of all corrections."""
    return [
        {
            translated("Entry"): change.entry, translated("When"): change.recorded_on,
            translated("What"): translated(KIND_NAMES[change.kind]), translated("Who"): change.who,
            translated("Why"): change.reason, translated("Claim"): change.before.claim_id,
            translated("Column"): column, translated("Before"): before, translated("After"): after,
        }
        for change in changes
        for column, (before, after) in (change.changed or {"": ("", "")}).items()
    ]  # fmt: skip
