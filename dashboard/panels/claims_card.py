"""One claim in full: every column of its row in words, its passage, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.language import N_, day_in_words, edtf_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.changes_told import told_html
from dashboard.panels.documents_list import language_in_words
from dashboard.panels.documents_text import with_plain_line_ends
from dashboard.panels.quoting import printed_words
from dashboard.printed import publisher_in_full
from dashboard.safe import html
from dashboard.wording import ACTOR_NAMES, KIND_NAMES, PHASE_NAMES, VERIFICATION_NAMES, beside_summary, extent_in_words
from data.days import read_day
from data.model import Claim
from data.store import Ledger

MODALITY_NAMES = {
    "claimed": N_("claimed by a party to the war"),
    "assessed": N_("assessed by an analyst or mapper"),
    "geolocated": N_("geolocated"),
    "reported": N_("reported by the press in its own voice"),
    "denied": N_("denied: the source says it is not so"),
}
Fact = tuple[str, str]


def card_html(ledger: Ledger, claim: Claim, texts: Mapping[str, str]) -> str:
    """The card; every text from the ledger is escaped on its way in."""
    source, place = ledger.sources[claim.source_id], ledger.places[claim.place_id]
    words = f"<p>{printed_words(claim.words)}</p>" if claim.words else ""
    said = beside_summary(claim)
    head = (
        f'<h2 translate="no"><bdi>{html(source.name)}</bdi>, <bdi>{html(place.name)}</bdi></h2>'
        f"{f'<p><b>{html(said)}</b></p>' if said else ''}{words}<p><bdi>{html(claim.summary)}</bdi></p>"
    )
    parts = (
        (translated("Said"), said_facts(ledger, claim)),
        (translated("Where"), place_facts(ledger, claim)),
        (translated("Read in"), document_facts(ledger, claim)),
        (translated("Record"), record_facts(ledger, claim)),
    )
    told = "".join(f"<section><h3>{html(title)}</h3>{_list(facts)}</section>" for title, facts in parts)
    changes = told_html(ledger.changes_by_claim.get(claim.claim_id, ()))
    read = f"{passage_html(ledger, claim, texts)}{changes}"
    return f'<article class="gl-card">{head}{read}<div class="gl-facts">{told}</div></article>'


def _list(facts: Iterable[Fact]) -> str:
    rows = "".join(f"<dt>{html(name)}</dt><dd><bdi>{html(value)}</bdi></dd>" for name, value in facts if value)
    return f"<dl>{rows}</dl>"


def said_facts(ledger: Ledger, claim: Claim) -> list[Fact]:
    """What is claimed, by whom, about when, and how sure anybody is."""
    via = ledger.sources[claim.via_source_id].name if claim.via_source_id else ""
    checked = VERIFICATION_NAMES[claim.verification] or N_("the document says nothing of checking")
    return [
        (translated("Source"), f"{ledger.sources[claim.source_id].name} ({claim.source_id})"),
        (translated("Passed on by"), f"{via} ({claim.via_source_id})" if via else ""),
        (translated("Kind"), translated(KIND_NAMES[claim.kind])),
        (translated("State"), state_label(claim.state) if claim.state else ""),
        (translated("Whose act or forces"), translated(ACTOR_NAMES[claim.actor]) if claim.actor else ""),
        (translated("How far"), translated(PHASE_NAMES[claim.phase] or N_("is so, or has happened"))),
        (translated("In which way"), translated(MODALITY_NAMES[claim.modality])),
        (translated("About"), edtf_in_words(claim.as_of)),
        (translated("Said on"), edtf_in_words(claim.stated_on) or translated("not told")),
        (translated("Known from"), day_in_words(claim.known_from)),
        (translated("Checked"), translated(checked)),
        (translated("Grade"), grade_in_words(claim)),
    ]


def grade_in_words(claim: Claim) -> str:
    """The Admiralty pair and whose it is."""
    grade = f"{claim.reliability}{claim.credibility}"
    if claim.graded_by:
        return translated("{grade}, by {grader}").format(grade=grade, grader=claim.graded_by)
    return translated("{grade}, nobody has graded it").format(grade=grade)


def place_facts(ledger: Ledger, claim: Claim) -> list[Fact]:
    """The place: its names, its point on the map, how much of it is meant."""
    place = ledger.places[claim.place_id]
    names = " · ".join(dict.fromkeys(name for name in (place.name, place.name_uk, place.name_ru) if name))
    radius = place.reference_radius_km
    return [
        (translated("Place"), f"{names} ({claim.place_id})"),
        (translated("As written"), claim.place_as_written),
        (translated("How much of it"), extent_in_words(claim) or translated("the whole place")),
        (translated("Latitude, longitude"), f"{place.lat:.5f}, {place.lon:.5f}"),
        (translated("Judged in"), translated("a disc of {km:g} km").format(km=radius) if radius else ""),
        (translated("Oblast"), place.admin1),
        (translated("GeoNames id"), place.geonames_id),
    ]


def document_facts(ledger: Ledger, claim: Claim) -> list[Fact]:
    """The document and the stretch of it in which the claim was read."""
    document = ledger.documents[claim.document_id]
    stretch = translated("characters {start} to {end}").format(start=claim.passage_start, end=claim.passage_end)
    return [
        (translated("Document"), f"{document.title or translated('No title')} ({claim.document_id})"),
        (translated("Publisher"), publisher_in_full(ledger, document)),
        (translated("Published on"), day_in_words(document.published_on)),
        (translated("Language"), language_in_words(document.language)),
        (translated("Address"), document.url),
        (translated("Passage"), stretch),
        (translated("sha256 of the passage"), claim.passage_sha256),
        (translated("sha256 of the text"), document.text_sha256),
    ]


def record_facts(ledger: Ledger, claim: Claim) -> list[Fact]:
    """The claim's own id, when it was entered, and what corrects what."""
    corrected = [one.claim_id for one in ledger.claims if one.supersedes == claim.claim_id]
    return [
        (translated("Id of the claim"), claim.claim_id),
        (translated("Entered on"), day_in_words(read_day(claim.recorded_on))),
        (translated("Corrects"), claim.supersedes),
        (translated("Corrected by"), ", ".join(corrected)),
        (translated("Retracted"), ledger.retracted.get(claim.claim_id, "")),
        (translated("Head of the ledger"), ledger.head),
    ]


def passage_html(ledger: Ledger, claim: Claim, texts: Mapping[str, str]) -> str:
    """The passage itself where its document's text is at hand."""
    text = texts.get(ledger.documents[claim.document_id].text_sha256)
    if text is None:
        unread = translated("The text of the document is not loaded, so the passage can't be shown.")
        return f'<p class="gl-second">{html(unread)}</p>'
    passage = html(with_plain_line_ends(text[claim.passage_start : claim.passage_end]))
    return f'<blockquote translate="no"><bdi>{passage}</bdi></blockquote>'
