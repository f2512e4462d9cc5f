"""Where a claim was read: a passage found in the document's text, and what of the claim must stand in it as written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from data.identity import sha256_of
from geo.faults import Fault, refuse

# What of a claim must stand in its passage as written, if it is given.
FRAGMENTS = (
    ("words", "these words are not in the passage", "quote them as written"),
    ("place_as_written", "the place is not written so in the passage", "write it as there, or leave it empty"),
)
FORM = "correction"


@dataclass(frozen=True)
class Passage:
    """A stretch of a text, from and to in Unicode code points, and its characters."""

    start: int
    end: int
    text: str

    @property
    def columns(self) -> dict[str, str]:
        """As the columns of a claim."""
        where = {"passage_start": str(self.start), "passage_end": str(self.end)}
        return {**where, "passage_sha256": sha256_of(self.text)}


def passage_at(text: str, row: Mapping[str, str]) -> Passage:
    """The passage that a claim's row names."""
    start, end = int(row["passage_start"]), int(row["passage_end"])
    return Passage(start, end, text[start:end])


def find_passage(text: str | None, wanted: str) -> Passage:
    """The one place in a document's text where this stands; spaces and line ends may differ. Raises `Refused`."""
    if text is None:
        rule = "can't be moved while the document's text is not at hand"
        refuse([Fault(FORM, None, "passage", rule, "load the text with add-document, and open the page anew")])
    sought, words = " ".join(wanted.split()), list(re.finditer(r"\S+", text or ""))
    plain = " ".join(word[0] for word in words)
    at = plain.find(sought) if sought else -1
    if at < 0:
        remedy = "copy it from the document, to the letter"
        refuse([Fault(FORM, None, "passage", "is not in the document's text", remedy, wanted)])
    if plain.find(sought, at + 1) >= 0:
        rule = "stands more than once in the document's text (rule: once)"
        refuse([Fault(FORM, None, "passage", rule, "take more of what stands around it", wanted)])
    start, end = _places(words, (at, at + len(sought) - 1))
    return Passage(start, end + 1, (text or "")[start : end + 1])


def _places(words: Sequence[re.Match[str]], offsets: Iterable[int]) -> list[int]:
    """Where in a text the characters are that stand at these places of its words with one space between."""
    begins = list(accumulate((len(word[0]) + 1 for word in words), initial=0))
    found = [(bisect_right(begins, offset) - 1, offset) for offset in offsets]
    return [words[number].start() + offset - begins[number] for number, offset in found]


def fragment_findings(claim: Mapping[str, str], passage: str) -> Iterator[tuple[str, str, str]]:
    """What of a claim does not stand in its passage: the column, the rule and the remedy."""
    for field, rule, remedy in FRAGMENTS:
        if claim[field] not in passage:
            yield field, rule, remedy
