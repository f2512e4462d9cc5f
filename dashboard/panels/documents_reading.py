"""How a document was read: sentence by sentence, each with its claims or with the reason why it carries none. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.model import Claim, Sentence
from data.schema import REASONS
from data.store import Ledger

# Of each document's sentences: all of them, those that carry claims, those of which something was left out.
PARTS = ("all", "claims", "left-out")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends: how many claims it carries, and which end with it."""

    text: str
    claims: int
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence as the page shows it; without pieces where the text is not loaded.

    `opens` says that a paragraph begins with it; `hidden` counts claims that were read in it and are not in the View.
    """

    start: int
    end: int
    opens: bool
    pieces: tuple[Piece, ...]
    claims: tuple[tuple[int, Claim], ...]
    hidden: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reading:
    """A document's sentences and all its claims with their numbers; `text` is None where it is not loaded."""

    text: str | None
    sentences: tuple[Sentence, ...]
    numbers: Mapping[str, int]
    claims: Mapping[str, Claim]


def reading_of(ledger: Ledger, document_id: str, text: str | None) -> Reading:
    """A document with its claims numbered as they come in the text, whatever the View shows of them."""
    own = [claim for claim in ledger.claims if claim.document_id == document_id]
    own.sort(key=lambda claim: (claim.passage_start, claim.passage_end, claim.order))
    numbers = {claim.claim_id: number for number, claim in enumerate(own, 1)}
    rows = [sentence for sentence in ledger.coverage if sentence.document_id == document_id]
    rows += uncovered(document_id, own, rows)
    rows.sort(key=lambda sentence: (sentence.start, sentence.end))
    if text is not None:
        rows = [*rows, *gaps(document_id, text, rows)]
        rows.sort(key=lambda sentence: (sentence.start, sentence.end))
    return Reading(text, tuple(rows), numbers, {claim.claim_id: claim for claim in own})


def uncovered(document_id: str, claims: Iterable[Claim], rows: Iterable[Sentence]) -> list[Sentence]:
    """The passages of claims that no row of the coverage names, as rows of their own."""
    named = {claim_id for row in rows for claim_id in row.claim_ids}
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for claim in claims:
        if claim.claim_id not in named:
            found[claim.passage_start, claim.passage_end].append(claim.claim_id)
    return [Sentence(document_id, start, end, tuple(ids), "") for (start, end), ids in found.items()]


def gaps(document_id: str, text: str, rows: Iterable[Sentence]) -> Iterator[Sentence]:
    """Text that no row speaks of, so that nothing is passed over in silence; blank lines do not count."""
    end = 0
    for start, stop in [*((row.start, row.end) for row in rows), (len(text), len(text))]:
        if text[end:start].strip():
            yield Sentence(document_id, end, start, (), "")
        end = max(end, stop)


def chosen(reading: Reading, part: str) -> list[Sentence]:
    """The sentences of one of the PARTS."""
    if part == "claims":
        return [row for row in reading.sentences if row.claim_ids]
    if part == "left-out":
        return [row for row in reading.sentences if row.reason or not row.claim_ids]
    return list(reading.sentences)


def read_sentences(reading: Reading, rows: Sequence[Sentence], shown: frozenset[str]) -> list[Read]:
    """Sentences as the page shows them; `shown` are the claims of the View, which alone are marked and told."""
    before = [None, *rows]
    return [_read(reading, row, last, shown) for row, last in zip(rows, before, strict=False)]


def _read(reading: Reading, row: Sentence, last: Sentence | None, shown: frozenset[str]) -> Read:
    names = sorted(
        (name for name in row.claim_ids if name in shown and name in reading.claims), key=reading.numbers.__getitem__
    )
    told = [(reading.numbers[name], reading.claims[name]) for name in names]
    opens = last is None or (
        reading.text is not None and any(end in reading.text[last.end : row.start] for end in "\n\r")
    )
    marked = {number: (claim.passage_start, claim.passage_end) for number, claim in told}
    return Read(
        start=row.start,
        end=row.end,
        opens=opens,
        pieces=() if reading.text is None else pieces(reading.text, row.start, row.end, marked),
        claims=tuple(told),
        hidden=len(row.claim_ids) - len(told),
        reasons=reasons(row.reason),
    )


def pieces(text: str, start: int, end: int, passages: Mapping[int, tuple[int, int]]) -> tuple[Piece, ...]:
    """The text from start to end, cut wherever a passage begins or ends; passages may overlap and nest."""
    inside = {number: (max(start, first), min(end, last)) for number, (first, last) in passages.items()}
    cuts = sorted({start, end, *(cut for span in inside.values() for cut in span if start <= cut <= end)})
    return tuple(
        Piece(
            text[first:last],
            sum(a <= first and last <= b for a, b in inside.values()),
            tuple(number for number, (a, b) in inside.items() if b == last and a < b),
        )
        for first, last in pairwise(cuts)
    )


def reasons(text: str) -> tuple[tuple[str, str], ...]:
    """Reasons with their explanations, one or several in a row's cell: "background: ruins; aim: what Russia wants"."""
    found: list[tuple[str, str]] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, why = (half.strip() for half in part.partition(":"))
        if name in REASONS:
            found.append((name, why))
        elif found:
            known, before = found[-1]
            found[-1] = (known, f"{before}; {part}" if before else part)
        else:
            found.append(("", part))
    return tuple(found)
