"""What of an export was changed since it was first entered: its corrections, grades, and claims that do not count any more."""

from __future__ import annotations

from typing import Any

from dashboard.language import translated
from dashboard.panels.changes_told import change_in_words
from dashboard.snapshot.contents import Contents
from data.store.changes import Change
from data.view import allows, shows_claim


def changes_shown(contents: Contents) -> list[Change]:
    """The changes of claims that are shown, and of those that would be if they still counted, in the order they were made."""
    shown = {claim.claim_id for claim in contents.claims}
    return [change for change in contents.ledger.corrections if _concerns(contents, change, shown)]


def _concerns(contents: Contents, change: Change, shown: set[str]) -> bool:
    if change.before.claim_id in shown or (change.after is not None and change.after.claim_id in shown):
        return True
    view, before = contents.view, change.before
    there = allows(contents.places, before.place_id) and allows(view.documents, before.document_id)
    return there and shows_claim(view, contents.answer.day, before)


def changes_listed(contents: Contents) -> dict[str, Any]:
    """The changes as a manifest lists them; without any it says nothing of them."""
    rows = [
        {
            "entry": change.entry, "hash": change.hash, "kind": change.kind, "claim_id": change.before.claim_id,
            "becomes": change.after.claim_id if change.after else "", "recorded_on": change.recorded_on,
            "reason": change.reason,
        }
        for change in changes_shown(contents)
    ]  # fmt: skip
    return {"changes": rows} if rows else {}


def change_lines(contents: Contents) -> list[str]:
    """The changes in words, one line each, with the claims' ids."""
    return [
        translated("{change} (claim {claim})").format(change=change_in_words(change), claim=_ids(change))
        for change in changes_shown(contents)
    ]


def _ids(change: Change) -> str:
    before, after = change.before.claim_id, change.after.claim_id if change.after else ""
    return before if after in ("", before) else f"{before} → {after}"
