"""Where a claim was read and how it may be judged, in the words of the app's own panel."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.printed import origin_parts, printed_in
from dashboard.safe import visible
from data.model import Claim, Document
from data.standings import Standing
from data.store import Ledger


def words_of(standing: Standing, claims: Mapping[str, Claim]) -> str:
    """The first fragment, in the ledger's order, among the claims that a standing rests on."""
    own = sorted((claims[name] for name in standing.claim_ids), key=lambda claim: claim.order)
    return next((claim.words for claim in own if claim.words), "")


def in_document(ledger: Ledger, document: Document) -> str:
    """Where a claim was read, with the document's title where it has one."""
    read_in = printed_in(ledger, document)
    return f"{read_in} (“{document.title}”)" if document.title else read_in


def origin(ledger: Ledger, claim: Claim) -> str:
    """When it was said, about when, by way of whom, where it was printed, and whether anybody checked it."""
    via = ledger.sources[claim.via_source_id].name if claim.via_source_id else ""
    read_in = in_document(ledger, ledger.documents[claim.document_id])
    return visible(" · ".join(origin_parts(claim, via, read_in)))
