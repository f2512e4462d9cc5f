"""Checking the ledger against what it was read from: coverage of every sentence, every passage, every fragment.

`open_ledger` has checked ids, lists, days and references before; here the documents' texts come in where they are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.altered import altered_faults, altered_texts
from data.identity import sha256_of
from data.model import Claim, Sentence
from data.schema import REASONS
from data.store import Ledger
from geo.faults import Fault


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
    passages = sum(claim.document_id in at_hand for claim in ledger.claims)
    return Checked(
        len(ledger.claims), len(ledger.documents), len(at_hand), passages, len(ledger.coverage), tuple(faults)
    )


def _claim_fault(claim: Claim, field: str, rule: str, remedy: str, value: str = "") -> Fault:
    said = f"claim {claim.claim_id} in {claim.document_id}: {rule}"
    return Fault("claims.csv", claim.order + 2, field, said, remedy, value)


def passage_faults(ledger: Ledger, at_hand: Mapping[str, str]) -> Iterator[Fault]:
    """Passages that are not what was read, and fragments that do not stand in their passage."""
    for claim in ledger.claims:
        text = at_hand.get(claim.document_id)
        if text is None:
            continue
        passage = text[claim.passage_start : claim.passage_end]
        if sha256_of(passage) != claim.passage_sha256:
            yield _claim_fault(claim, "passage_sha256", "the passage is not the one that was read", "locate it anew")
        elif claim.words and claim.words not in passage:
            yield _claim_fault(
                claim, "words", "these words are not in the passage", "quote them as written", claim.words
            )
        elif claim.place_as_written and claim.place_as_written not in passage:
            rule = "the place is not written so in the passage"
            yield _claim_fault(
                claim, "place_as_written", rule, "write it as there, or leave it empty", claim.place_as_written
            )


def coverage_faults(ledger: Ledger) -> Iterator[Fault]:
    """Sentences without claims or reason, out of order or overlapping; claims no sentence names."""
    before: Sentence | None = None
    for number, sentence in enumerate(ledger.coverage, 2):
        yield from _sentence_faults(number, sentence, before)
        before = sentence
    yield from _naming_faults(ledger)


def _sentence_faults(number: int, sentence: Sentence, before: Sentence | None) -> Iterator[Fault]:
    where = sentence.document_id
    reason = sentence.reason.split(":")[0].strip()
    if not sentence.claim_ids and not sentence.reason:
        rule = f"the sentence at {sentence.start} of {where} has neither claim nor reason"
        yield Fault("coverage.csv", number, "reason", rule, f"name its claims, or one of {', '.join(REASONS)}")
    if not sentence.claim_ids and sentence.reason and reason not in REASONS:
        yield Fault(
            "coverage.csv",
            number,
            "reason",
            f"is not known (rule: one of {', '.join(REASONS)})",
            "use one, then a colon",
            reason,
        )
    if sentence.start >= sentence.end:
        yield Fault(
            "coverage.csv", number, "end", "is not after start", "count both from the text's start", str(sentence.end)
        )
    if before and before.document_id == where and sentence.start < before.end:
        yield Fault(
            "coverage.csv",
            number,
            "start",
            f"overlaps the row before, which ends at {before.end}",
            "order the rows",
            str(sentence.start),
        )


def _naming_faults(ledger: Ledger) -> Iterator[Fault]:
    claims = {claim.claim_id: claim for claim in ledger.claims}
    named: dict[str, list[Sentence]] = {}
    for sentence in ledger.coverage:
        for claim_id in sentence.claim_ids:
            named.setdefault(claim_id, []).append(sentence)
    for claim in claims.values():
        rows = named.get(claim.claim_id, [])
        if not rows:
            yield _claim_fault(claim, "claim_id", "no sentence of coverage.csv names it", "name it where it was read")
        elif not any(_touches(claim, sentence) for sentence in rows):
            yield _claim_fault(claim, "passage_start", "the sentences that name it are not its passage", "check both")


def _touches(claim: Claim, sentence: Sentence) -> bool:
    same = claim.document_id == sentence.document_id
    return same and claim.passage_start < sentence.end and sentence.start < claim.passage_end


def gap_faults(ledger: Ledger, at_hand: Mapping[str, str]) -> Iterator[Fault]:
    """Text that no row of the coverage speaks of."""
    rows: dict[str, list[Sentence]] = {}
    for sentence in ledger.coverage:
        rows.setdefault(sentence.document_id, []).append(sentence)
    for document_id, text in at_hand.items():
        end = 0
        for start, stop in [*((one.start, one.end) for one in rows.get(document_id, [])), (len(text), len(text))]:
            if text[end:start].strip():
                rule = f"{document_id} has text from {end} to {start} that no row speaks of"
                yield Fault("coverage.csv", None, "start", rule, "add its sentences, with claims or a reason")
            end = max(end, stop)
