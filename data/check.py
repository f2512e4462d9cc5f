"""Checking the ledger against what it was read from: coverage of every sentence, every passage, every fragment.

`open_ledger` has checked ids, lists, days and references before; here the documents' texts come in where they are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.altered import altered_faults, altered_texts
from data.identity import sha256_of
from data.model import Claim, Sentence
from data.passages import fragment_findings
from data.schema import REASONS
from data.store import Ledger
from data.store.changes import row_of
from geo.faults import Fault

COVERAGE_FILE = "coverage.csv"


@dataclass(frozen=True)
class Checked:
    """What was checked, and what is wrong. `texts` counts the documents whose text was at hand."""

    claims: int
    documents: int
    texts: int
    passages: int
    sentences: int
    faults: tuple[Fault, ...]


def check(ledger: Ledger, texts: Mapping[str, str]) -> Checked:
    """Checks coverage, and, with the documents' texts by their sha256, every passage and every fragment."""
    at_hand = {
        document_id: texts[document.text_sha256]
        for document_id, document in ledger.documents.items()
        if document.text_sha256 in texts
    }
    altered = altered_texts(ledger, texts)
    faults = [
        *coverage_faults(ledger),
        *altered_faults(ledger, altered),
        *passage_faults(ledger, {**at_hand, **altered}),
        *gap_faults(ledger, at_hand),
    ]
    passages = sum(claim.document_id in at_hand for claim in ledger.valid)
    return Checked(
        len(ledger.claims), len(ledger.documents), len(at_hand), passages, len(ledger.coverage), tuple(faults)
    )


def _claim_fault(claim: Claim, field: str, rule: str, remedy: str, value: str = "") -> Fault:
    said = f"claim {claim.claim_id} in {claim.document_id}: {rule}"
    return Fault("claims.csv", claim.row, field, said, remedy, value)


def passage_faults(ledger: Ledger, at_hand: Mapping[str, str]) -> Iterator[Fault]:
    """Passages that are not what was read, and fragments that do not stand in their passage.

    What was corrected or retracted stays on record as it was, wrong passage and all.
    """
    for claim in ledger.valid:
        text = at_hand.get(claim.document_id)
        if text is None:
            continue
        passage = text[claim.passage_start : claim.passage_end]
        if claim.passage_end > len(text):
            yield _claim_fault(claim, "passage_end", f"the text ends at {len(text)}", "locate the passage anew")
        elif sha256_of(passage) != claim.passage_sha256:
            yield _claim_fault(claim, "passage_sha256", "the passage is not the one that was read", "locate it anew")
        else:
            yield from _fragment_faults(claim, passage)


def _fragment_faults(claim: Claim, passage: str) -> Iterator[Fault]:
    row = row_of(claim)
    for field, rule, remedy in fragment_findings(row, passage):
        yield _claim_fault(claim, field, rule, remedy, row[field])


def coverage_faults(ledger: Ledger) -> Iterator[Fault]:
    """Documents and sentences not accounted for, out of order or overlapping; claims no sentence names."""
    rows = _rows_of(ledger)
    for document_id in ledger.documents:
        if document_id not in rows:
            rule = "has no row (rule: every sentence of every document)"
            yield Fault(
                COVERAGE_FILE, None, "document_id", rule, "add its sentences, with claims or a reason", document_id
            )
    for sentences in rows.values():
        for before, sentence in zip([None, *sentences], sentences, strict=False):
            yield from _sentence_faults(sentence, before)
    yield from _naming_faults(ledger, rows)


def _rows_of(ledger: Ledger) -> dict[str, list[Sentence]]:
    """The rows of each document that has any, in the order of the file."""
    rows: dict[str, list[Sentence]] = {}
    for sentence in ledger.coverage:
        rows.setdefault(sentence.document_id, []).append(sentence)
    return rows


def _sentence_faults(sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    for field, rule, remedy, value in _sentence_findings(sentence, before):
        yield Fault(COVERAGE_FILE, sentence.row, field, rule, remedy, value)


def _sentence_findings(sentence: Sentence, before: Sentence | None) -> Iterator[tuple[str, str, str, str]]:
    """Field, rule, remedy and value of what is wrong with one row and the one before it of the same document."""
    listed = ", ".join(REASONS)
    if not sentence.claim_ids and not sentence.reason:
        rule = f"the sentence at {sentence.start} of {sentence.document_id} has neither claim nor reason"
        yield "reason", rule, f"name its claims, or one of {listed}", ""
    reason = sentence.reason.split(":")[0].strip()
    if sentence.reason and reason not in REASONS:
        yield "reason", f"is not known (rule: one of {listed})", "use one, then a colon", reason or sentence.reason
    if sentence.start >= sentence.end:
        yield "end", "is not after start", "count both from the text's start", str(sentence.end)
    if before and sentence.start < before.end:
        rule = f"overlaps row {before.row}, which ends at {before.end}"
        yield "start", rule, "order the rows, and end each before the next", str(sentence.start)


def _naming_faults(ledger: Ledger, rows: Mapping[str, list[Sentence]]) -> Iterator[Fault]:
    """Claims that no row names, or only rows that are not their passage. A document without rows is one fault already."""
    named: dict[str, list[Sentence]] = {}
    for sentence in ledger.coverage:
        for claim_id in sentence.claim_ids:
            named.setdefault(claim_id, []).append(sentence)
    for claim in ledger.claims:
        naming = named.get(claim.claim_id, [])
        if not naming and claim.document_id in rows:
            yield _claim_fault(claim, "claim_id", "no sentence of coverage.csv names it", "name it where it was read")
        for sentence in naming:
            if not _touches(claim, sentence):
                rule = f"row {sentence.row} of coverage.csv names it and is not its passage"
                yield _claim_fault(claim, "passage_start", rule, "check both")


def _touches(claim: Claim, sentence: Sentence) -> bool:
    same = claim.document_id == sentence.document_id
    return same and claim.passage_start < sentence.end and sentence.start < claim.passage_end


def gap_faults(ledger: Ledger, at_hand: Mapping[str, str]) -> Iterator[Fault]:
    """Text that no row of the coverage speaks of, and rows beyond the end of the text."""
    for document_id, rows in _rows_of(ledger).items():
        text = at_hand.get(document_id)
        if text is None:
            continue
        end = 0
        for row in rows:
            yield from _gap(document_id, text, end, row.start)
            if row.end > len(text):
                rule = f"is beyond the end of {document_id}, which has {len(text)} characters"
                yield Fault(
                    COVERAGE_FILE, row.row, "end", rule, "count code points from the text's start", str(row.end)
                )
            end = max(end, row.end)
        yield from _gap(document_id, text, end, len(text))


def _gap(document_id: str, text: str, end: int, start: int) -> Iterator[Fault]:
    if text[end:start].strip():
        rule = f"{document_id} has text from {end} to {start} that no row speaks of"
        yield Fault(COVERAGE_FILE, None, "start", rule, "add its sentences, with claims or a reason")
