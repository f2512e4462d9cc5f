"""The documents, one entry each: what it is, who published it, how much was read in it and who speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from dashboard.language import SPOKEN, counted, day_in_words, translated
from dashboard.printed import publisher_in_full, publisher_of
from dashboard.safe import html, visible
from data.model import Claim, Document
from data.store import Ledger

MOST_ENTRIES = 60


def newest_first(ledger: Ledger) -> list[str]:
    """The documents' ids, the latest printed first, then as in the ledger."""
    return sorted(ledger.documents, key=lambda name: -ledger.documents[name].published_on.toordinal())


def language_in_words(code: str) -> str:
    """A language by its name, or by its code where nobody knows it."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(SPOKEN.get())
    except (ValueError, UnknownLocaleError):
        name = None
    return name or code or translated("language not stated")


def document_label(ledger: Ledger, document_id: str) -> str:
    """A document in one line, for choosing it by any part of it."""
    document = ledger.documents[document_id]
    day = day_in_words(document.published_on, "d MMM y")
    return visible(" · ".join((publisher_of(ledger, document), day, document.title or document_id)))


def entries_html(ledger: Ledger, shown: Sequence[Claim], open_id: str | None) -> str:
    """The list of documents, newest first; `shown` are the claims of the View."""
    names = newest_first(ledger)
    counts = Counter(claim.document_id for claim in ledger.claims)
    rows = "".join(
        _entry(
            ledger,
            ledger.documents[name],
            [claim for claim in shown if claim.document_id == name],
            counts[name],
            name == open_id,
        )
        for name in names[:MOST_ENTRIES]
    )
    left = len(names) - MOST_ENTRIES
    more = counted("{n} more document, to be chosen by name", "{n} more documents, to be chosen by name", left)
    return f'<ul class="gl-cards">{rows}</ul>{f"<p>{html(more)}</p>" if left > 0 else ""}'


def _entry(ledger: Ledger, document: Document, shown: Sequence[Claim], total: int, is_open: bool) -> str:
    facts = " · ".join(
        (publisher_in_full(ledger, document), day_in_words(document.published_on), language_in_words(document.language))
    )
    title = document.title or translated("No title")
    mark = f' <span class="gl-open">{html(translated("shown below"))}</span>' if is_open else ""
    return (
        f'<li><h3 translate="no"><bdi>{html(title)}</bdi></h3><p><bdi>{html(facts)}</bdi>{mark}</p>'
        f"<p>{html(counted_claims(len(shown), total))}</p>{_more(ledger, document, shown)}</li>"
    )


def counted_claims(shown: int, total: int) -> str:
    """How many claims, and how many of them are in the View if not all."""
    claims = counted("{n} claim", "{n} claims", total)
    return (
        claims if shown == total else translated("{shown} of {claims} in this view").format(shown=shown, claims=claims)
    )


def _more(ledger: Ledger, document: Document, shown: Sequence[Claim]) -> str:
    """Who speaks in it in this View, how often, and the note on it: folded."""
    speaking = Counter(claim.source_id for claim in shown)
    names = ", ".join(f"{ledger.sources[name].name} ({number})" for name, number in speaking.most_common())
    title = counted("{n} source", "{n} sources", len(speaking))
    title = translated("{sources}, and a note").format(sources=title) if document.note else title
    said = f"<p><bdi>{html(names)}</bdi></p>" if names else ""
    return f"<details><summary>{html(title)}</summary>{said}{note_html(document)}</details>"


def note_html(document: Document) -> str:
    """What the editors note on a document."""
    return f'<p class="gl-second"><bdi>{html(document.note)}</bdi></p>' if document.note else ""
