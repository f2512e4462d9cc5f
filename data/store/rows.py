"""A checked row of a table becomes a noun of the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from data.days import known_from, read_day, read_span
from data.model import Claim, Document, Sentence, Source

Values = Mapping[str, str]


def source_from(row: Values) -> Source:
    """A row of sources.csv."""
    return Source(**row)


def document_from(line: int, row: Values) -> Document:
    """A row of documents.csv."""
    return Document(**{**row, "published_on": read_day(row["published_on"]), "row": line})  # type: ignore[arg-type]


def claim_from(line: int, row: Values, document: Document, order: int) -> Claim:
    """A row of claims.csv, with the days that follow from it and its document."""
    stated = read_span(row["stated_on"]) if row["stated_on"] else None
    computed = {
        "passage_start": int(row["passage_start"]),
        "passage_end": int(row["passage_end"]),
        "known_from": known_from(stated, document.published_on),
        "as_of_span": read_span(row["as_of"]),
        "stated_span": stated,
        "order": order,
        "row": line,
    }
    return Claim(**{**row, **computed})  # type: ignore[arg-type]


def sentence_from(line: int, row: Values) -> Sentence:
    """A row of coverage.csv."""
    claims = tuple(row["claim_ids"].split())
    return Sentence(row["document_id"], int(row["start"]), int(row["end"]), claims, row["reason"], line)
