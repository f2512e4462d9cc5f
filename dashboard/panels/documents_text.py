"""A document's sentences on the page: its text with every passage marked, and beside it what was read there and why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.language import N_, counted, translated
from dashboard.panels.documents_reading import Piece, Read, Reading, reasons
from dashboard.safe import html
from dashboard.wording import VERIFICATION_NAMES, beside_summary
from data.model import Claim
from data.store import Ledger

REASON_NAMES = {
    "background": N_("Background"),
    "furniture": N_("Furniture of the page"),
    "unnamed_place": N_("No place is named"),
    "garbled": N_("Garbled in the text"),
    "aim": N_("An aim, not an event"),
    "significance": N_("What it would mean"),
    "verification": N_("About checking"),
    "repeat": N_("Read elsewhere in this text"),
    "not_a_claim": N_("Not a claim"),
    "": N_("No reason of the list"),
}
DEEPEST = 3


def reading_html(ledger: Ledger, reads: Sequence[Read], loaded: bool) -> str:
    """The sentences, one beneath the other, each with its claims and reasons beside it."""
    return f'<div class="gl-reading">{"".join(_sentence(ledger, read, loaded) for read in reads)}</div>'


def _sentence(ledger: Ledger, read: Read, loaded: bool) -> str:
    text = "".join(map(piece_html, read.pieces)) if loaded else html(where(read))
    kind = "gl-sentence-text" if loaded else "gl-second"
    beside = f"{_claims(ledger, read.claims)}{_hidden(read)}{_reasons(read)}"
    opens = " gl-opens" if read.opens else ""
    return f'<div class="gl-row{opens}"><p class="{kind}" translate="no">{text}</p><div class="gl-beside">{beside}</div></div>'


def where(read: Read) -> str:
    """A sentence's place in a text that is not loaded."""
    return translated("Characters {start} to {end}").format(start=read.start, end=read.end)


def piece_html(piece: Piece) -> str:
    """A stretch of text; marked where claims were read in it, with the numbers of those that end with it."""
    text = f"<bdi>{html(with_plain_line_ends(piece.text))}</bdi>"
    if not piece.claims:
        return text
    title = html(counted("{n} claim was read here", "{n} claims were read here", piece.claims))
    numbers = f"<sup>{' '.join(map(str, piece.ends))}</sup>" if piece.ends else ""
    return f'<mark class="gl-m{min(piece.claims, DEEPEST)}" title="{title}">{text}{numbers}</mark>'


def with_plain_line_ends(text: str) -> str:
    """A text as a page shows it: the line ends of other systems are line ends, and no control characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _claims(ledger: Ledger, claims: Iterable[tuple[int, Claim]]) -> str:
    rows = "".join(f'<li value="{number}">{claim_line(ledger, claim)}</li>' for number, claim in claims)
    return f"<ol>{rows}</ol>" if rows else ""


def claim_line(ledger: Ledger, claim: Claim) -> str:
    """A claim in a line or two: who, of which place, what, in which words."""
    source, place = ledger.sources[claim.source_id].name, ledger.places[claim.place_id].name
    via = ledger.sources[claim.via_source_id].name if claim.via_source_id else ""
    more = [
        translated("via {source}").format(source=via) if via else "",
        translated(VERIFICATION_NAMES[claim.verification]) if VERIFICATION_NAMES[claim.verification] else "",
    ]
    words = f' <q translate="no"><bdi>{html(claim.words)}</bdi></q>' if claim.words else ""
    answer = f" {html(said)}." if (said := beside_summary(claim)) else ""
    tail = "".join(f' <span class="gl-second">· {html(part)}</span>' for part in more if part)
    return (
        f"<b><bdi>{html(source)}</bdi></b>, <bdi>{html(place)}</bdi>:{answer}{words} "
        f"<bdi>{html(claim.summary)}</bdi>{tail}"
    )


def _hidden(read: Read) -> str:
    if not read.hidden:
        return ""
    text = counted(
        "{n} claim read here is not in this view.", "{n} claims read here are not in this view.", read.hidden
    )
    return f'<p class="gl-second">{html(text)}</p>'


def _reasons(read: Read) -> str:
    some = bool(read.claims or read.hidden)
    if not read.reasons:
        nothing = translated("Neither claim nor reason: the ledger says nothing of this.")
        return "" if some else f'<p class="gl-why">{html(nothing)}</p>'
    lead = html(translated("Left out of it:")) + " " if some else ""
    return f'<p class="gl-why">{lead}{"; ".join(_reason(name, why) for name, why in read.reasons)}</p>'


def _reason(name: str, why: str) -> str:
    known = f"<b>{html(translated(REASON_NAMES[name]))}</b>"
    return f"{known}: <bdi>{html(why)}</bdi>" if why else known


def summary_html(reading: Reading) -> str:
    """How much of a document carries claims and what was left out, by reason, most frequent first."""
    carrying = sum(bool(row.claim_ids) for row in reading.sentences)
    left = Counter(name for row in reading.sentences for name in dict.fromkeys(one[0] for one in reasons(row.reason)))
    text = translated("{carrying} of {sentences} carry claims.").format(
        carrying=carrying, sentences=counted("{n} sentence", "{n} sentences", len(reading.sentences))
    )
    rows = "".join(
        f'<li class="gl-one">{html(translated(REASON_NAMES[name]))} ({number})</li>'
        for name, number in left.most_common()
    )
    why = f'{html(translated("Left out, wholly or in part:"))} <ul class="gl-inline">{rows}</ul>' if rows else ""
    return f'<div class="gl-summary"><p>{html(text)}</p>{why}</div>'
