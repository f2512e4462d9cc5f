"""Texts that were changed after they were read: recognised by the passages that still stand in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from data.identity import sha256_of
from data.model import Claim
from data.store import Ledger
from geo.faults import Fault

# A change before all passages moves them; by more than this, the text counts as another one.
MOST_MOVED = 64


def altered_texts(ledger: Ledger, texts: Mapping[str, str]) -> dict[str, str]:
    """By document the text that is nearly its own, where its own is not at hand.

    A text is found by the sha256 of its bytes, so one changed character would make it a stranger that nobody checks.
    """
    read = {document.text_sha256 for document in ledger.documents.values()}
    strangers = [text for sha256, text in texts.items() if sha256 not in read]
    if not strangers:
        return {}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        claims[claim.document_id].append(claim)
    altered = {}
    for document_id, document in ledger.documents.items():
        if document.text_sha256 not in texts:
            for text in (text for text in strangers if _stands_in(claims[document_id], text)):
                altered[document_id] = text
    return altered


def _stands_in(claims: list[Claim], text: str) -> bool:
    """Whether a passage is in its place in a text, or the last one has only moved a little."""
    if any(_is_at(claim, text, 0) for claim in claims):
        return True
    last = max(claims, key=lambda claim: claim.passage_start, default=None)
    return last is not None and any(_is_at(last, text, moved) for moved in range(-MOST_MOVED, MOST_MOVED + 1))


def _is_at(claim: Claim, text: str, moved: int) -> bool:
    start = max(0, claim.passage_start + moved)
    return sha256_of(text[start : claim.passage_end + moved]) == claim.passage_sha256


def altered_faults(ledger: Ledger, altered: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each document whose text was changed; its claims have their own where their passage is another."""
    for document_id, document in ledger.documents.items():
        if document_id in altered:
            rule = f"the text of {document_id} at hand is not the one that was read: something was changed in it"
            yield Fault(
                "documents.csv",
                document.row,
                "text_sha256",
                rule,
                "restore the text, or read it anew as another document",
            )
