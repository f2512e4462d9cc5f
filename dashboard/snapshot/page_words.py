"""Where a claim was read and how it may be judged, in the words of the app's own panel."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.printed import origin_parts, printed_in
from dashboard.safe import visible
from data.model import Claim, Document
from data.standings import Standing


def words_of(standing: Standing, claims: Mapping[str, Claim]) -> str:
    """The first fragment, in the ledger's order, among the claims that a standing rests on."""
    own = sorted((claims[name] for name in standing.claim_ids), key=lambda claim: claim.order)
    return next((claim.words for claim in own if claim.words), "")


def in_document(document: Document) -> str:
    """Where a claim was read, with the document's title where it has one."""
    return f"{printed_in(document)} (“{document.title}”)" if document.title else printed_in(document)


def origin(claim: Claim, names: Mapping[str, str], document: Document) -> str:
    """When it was said, about when, by way of whom, where it was printed, and whether anybody checked it."""
    via = names[claim.via_source_id] if claim.via_source_id else ""
    return visible(" · ".join(origin_parts(claim, via, in_document(document))))
