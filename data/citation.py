"""Citations: one line of plain text that names a claim or a View exactly, the same for everybody who asks.

English whatever the page's language, so that two readers who cite the same thing write the same line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from data.model import Claim, Document
from data.publishers import byline
from data.shown_maps import ShownMap, map_about
from data.store import Ledger
from data.view import Answer, View

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def cite_claim(ledger: Ledger, claim: Claim, day: date, base: str = "") -> str:
    """A claim with its source, words, days and document, and the ledger and View in which it can be seen.

    `base` is the page's address, where it is known; the View is that of the claim's place and nothing else, on `day`,
    with the claim marked in it.
    The claim's id is a hash over the document's passage, so nothing more is needed to find the words again.
    """
    document = ledger.documents[claim.document_id]
    view = view_of_claim(claim, day)
    said = f"said {edtf_in_words(claim.stated_on)}" if claim.stated_on else "day of saying not told"
    return (
        f"{_speaker(ledger, claim)}, claim {claim.claim_id}{_words(claim)}: {one_line(claim.summary).rstrip('.')}; "
        f"{said}, as printed by {printed_by(ledger, document)}; {_where(ledger, view, base)}."
    )


def view_of_claim(claim: Claim, day: date) -> View:
    """The View in which a claim is seen: its place on a day, with the claim marked."""
    return View(day=day, place=claim.place_id, claim=claim.claim_id)


def cite_view(ledger: Ledger, view: View, answer: Answer, base: str = "") -> str:
    """A View: how much of which ledger it shows, on which published maps, and its address. Where the map is and how it looks
    is left out."""
    shown = replace(view, day=answer.day, claim=None, lang="en", theme="", at=None)
    sources = "1 source" if answer.sources_shown == 1 else f"{answer.sources_shown} sources"
    return (
        f"What {sources} said{_window(shown, answer.day)}, {len(answer.claims)} of {answer.total} claims"
        f"{_maps(ledger, view, answer)}; {_where(ledger, shown, base)}."
    )


def link_to(view: View, base: str = "") -> str:
    """The address of a View: the page's own address and the query, or the query alone."""
    query = query_text(view)
    return f"{base}?{query}" if base else query


def query_text(view: View) -> str:
    """A View as the query of an address, in the View's own order; commas and @ stay readable."""
    return urlencode(view.query(), quote_via=quote, safe=",@")


def printed_by(ledger: Ledger, document: Document) -> str:
    """Who printed a document, when and under which title."""
    publisher = one_line(byline(ledger, document)) or "a publisher not named"
    publisher += "" if document.publisher or not byline(ledger, document) else " (publisher not named)"
    title = one_line(document.title)
    return f"{publisher}, {day_in_english(document.published_on)}" + (f" (“{inner_quotes(title)}”)" if title else "")


def edtf_in_words(text: str) -> str:
    """A day, month, year or interval as English writes it, no more precise than it was: "November 2025"."""
    return " to ".join(_part_in_words(part) for part in text.split("/"))


def _part_in_words(part: str) -> str:
    pieces = [int(piece) for piece in part.split("-")]
    words = [str(pieces[0])]
    words += [MONTHS[pieces[1] - 1]] if len(pieces) > 1 else []
    words += [str(pieces[2])] if len(pieces) > 2 else []
    return " ".join(reversed(words))


def day_in_english(day: date) -> str:
    """A day: "4 November 2025"."""
    return edtf_in_words(day.isoformat())


def one_line(text: str) -> str:
    """Text without line breaks or runs of spaces: a citation is one line."""
    return " ".join(text.split())


def inner_quotes(text: str) -> str:
    """Double quotation marks as single ones, for text that is itself quoted."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")


def _speaker(ledger: Ledger, claim: Claim) -> str:
    name = one_line(ledger.sources[claim.source_id].name)
    via = f", passed on by {one_line(ledger.sources[claim.via_source_id].name)}" if claim.via_source_id else ""
    return name + via


def _words(claim: Claim) -> str:
    return f" (“{inner_quotes(one_line(claim.words))}”)" if claim.words else ""


def _window(view: View, day: date) -> str:
    if view.since is None:
        return f" by {day_in_english(day)}"
    if view.since == day:
        return f" on {day_in_english(day)} only"
    return f" from {day_in_english(view.since)} to {day_in_english(day)}"


def _maps(ledger: Ledger, view: View, answer: Answer) -> str:
    """The published maps that lie beneath the claims, and the one that the first of them is compared with."""
    drawn = [_map(ledger, one) for one in answer.maps]
    other = drawn and view.compare and map_about(ledger.maps, view.compare.source_id, view.compare.day)
    said = f", with the published map of {' and that of '.join(drawn)}" if drawn else ""
    return said + (f", compared with that of {_map(ledger, other)}" if other else "")


def _map(ledger: Ledger, one: ShownMap) -> str:
    name = one_line(ledger.sources[one.source_id].name)
    return f"{name} drawn for {day_in_english(one.map.data_day)} (file {one_line(one.map.file_name)})"


def _where(ledger: Ledger, view: View, base: str) -> str:
    return f"Greyline ledger, head {ledger.head} ({ledger.head_kind}), View {link_to(view, base)}"
