"""Where a claim was read, when it was said, and how it may be judged, in words: in the panels and in exports alike."""

from __future__ import annotations

from dashboard.language import day_in_words, edtf_in_words, translated
from dashboard.safe import visible
from dashboard.wording import VERIFICATION_NAMES
from data.model import Claim, Document
from data.publishers import byline
from data.store import Ledger


def publisher_of(ledger: Ledger, document: Document) -> str:
    """Who published it; a document whose publisher nobody names goes by the name under which it speaks itself."""
    return byline(ledger, document) or translated("publisher not named")


def publisher_in_full(ledger: Ledger, document: Document) -> str:
    """The same, and that it is no publisher's name where it is none."""
    name = publisher_of(ledger, document)
    if document.publisher or not byline(ledger, document):
        return name
    return translated("{name} (publisher not named)").format(name=name)


def document_name(ledger: Ledger, document: Document) -> str:
    """A document as a reader knows it: who published it, and on which day."""
    return visible(f"{publisher_of(ledger, document)}, {day_in_words(document.published_on, 'd MMM y')}")


def printed_in(ledger: Ledger, document: Document) -> str:
    """Where a claim was read."""
    day = day_in_words(document.published_on)
    return translated("in {publisher}, {day}").format(publisher=publisher_of(ledger, document), day=day)


def origin_parts(claim: Claim, via: str, read_in: str) -> list[str]:
    """When it was said, about when, by way of whom, where it was printed, and whether anybody checked it.

    `via` is the name of the source that passed it on, "" if none did.
    """
    parts = [
        translated("said {when}").format(when=edtf_in_words(claim.stated_on))
        if claim.stated_on
        else translated("day of saying not told"),
        translated("about {when}").format(when=edtf_in_words(claim.as_of)),
        translated("via {source}").format(source=via) if via else "",
        read_in,
        translated(VERIFICATION_NAMES[claim.verification]) if VERIFICATION_NAMES[claim.verification] else "",
    ]
    return [part for part in parts if part]


def grade(claim: Claim) -> str:
    """The Admiralty pair."""
    return f"{claim.reliability}{claim.credibility}"
