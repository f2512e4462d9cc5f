"""Whose document it is: its publisher, or, where none is named, the source as which it speaks in its own voice."""

from __future__ import annotations

from data.model import Document
from data.store import Ledger


def byline(ledger: Ledger, document: Document) -> str:
    """By whom a document is known everywhere: on the map, in tables, in a citation; "" where nobody has a name for it."""
    own_voice = ledger.sources.get(document.document_id)
    return document.publisher or (own_voice.name if own_voice else "")
