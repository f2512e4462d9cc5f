"""What makes a claim the same claim, a text the same text, a ledger the same ledger: hashes, and what goes into them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from data.schema import TABLES
from geo.places import COLUMNS as PLACES

# A typo mended in `words` or `summary` keeps the id; another state, day or passage is another claim.
IDENTIFYING = (
    "document_id", "passage_sha256", "source_id", "via_source_id", "place_id", "scope", "sector", "kind", "actor",
    "phase", "state", "modality", "as_of", "stated_on",
)  # fmt: skip
ID_LENGTH = 16
CANONICAL = {**TABLES, "places.csv": PLACES}


def sha256_of(text: str) -> str:
    """The sha256 of a text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def claim_id(row: Mapping[str, str]) -> str:
    """The id of a claim: the first 16 hex digits of the sha256 of its identifying columns as a JSON list."""
    said = [row[column] for column in IDENTIFYING]
    return sha256_of(json.dumps(said, ensure_ascii=False, separators=(",", ":")))[:ID_LENGTH]


def head_of_tables(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> str:
    """The head of a ledger that has no chain yet: the sha256 of its tables in canonical form.

    Canonical: tables by name; each row in file order as a JSON list of its values in the order of the contract's
    columns. Line ends, quoting, a byte order mark and the order of columns in the files make no difference; any value
    does. A ledger's own places belong to it; the shipped gazetteer belongs to the program and its version. A table
    without rows counts as none.
    """
    digest = hashlib.sha256()
    for name in sorted(tables):
        rows = list(tables[name])
        digest.update(f"{name}\n".encode() if rows else b"")
        for row in rows:
            said = [row[column] for column in CANONICAL[name]]
            digest.update(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()
