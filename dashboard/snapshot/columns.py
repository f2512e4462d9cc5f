"""The columns of the two tables in an export: in which order, of which type, and what each means, in plain words."""

from __future__ import annotations

from dashboard.answers import CLAIM_COLUMNS, SHARES, STANDING_COLUMNS
from dashboard.language import N_

WHERE = ("place_name", "lat", "lon", "source_name")
DOCUMENT = ("document_title", "document_publisher", "document_published_on", "document_url")
CLAIM_TABLE = (*CLAIM_COLUMNS, *WHERE, *DOCUMENT)
# A standing alone does not tell what its claim is about: whole or part, and whose forces.
STANDING_TABLE = (*STANDING_COLUMNS, "scope", "actor", "known_from", *WHERE)
# All other columns are text: ids, words, closed lists, and days, which are often no more precise than a month.
INTEGERS = frozenset({"passage_start", "passage_end", "age_days"})
NUMBERS = frozenset({"lat", "lon", *(f"share_{state}" for state in SHARES)})
DAYS = frozenset({"known_from", "recorded_on", "document_published_on"})

MEANINGS = {
    "claim_id": N_("The claim's id: a hash over its passage and what it says."),
    "document_id": N_("The document in which the claim was read."),
    "passage_start": N_("Where in the document the passage begins, in Unicode code points from 0."),
    "passage_end": N_("Where in the document the passage ends; this character is no part of it."),
    "passage_sha256": N_("The sha256 of the passage in UTF-8."),
    "source_id": N_("The source that says it."),
    "via_source_id": N_("The source that passed it on, if another one did."),
    "place_id": N_("The place it is about."),
    "place_as_written": N_("The place's name as the document writes it."),
    "scope": N_("How much of the place is meant: the whole, a part, its area, its direction."),
    "sector": N_("Which part of the place is meant; empty for anything but a part."),
    "kind": N_("What the claim is about: control, advance, encirclement, fighting and others."),
    "actor": N_("Whose act or whose forces: Ukraine, Russia or both."),
    "phase": N_("How far it goes: is so, under way, attempted, prevented, likely, possible."),
    "state": N_("The state of control that is claimed or denied; empty for all other kinds and for maps."),
    "modality": N_("How it is said: claimed, assessed, geolocated, reported, denied."),
    "as_of": N_("The day or days it is about (EDTF), never more precise than the source."),
    "stated_on": N_("The day or days on which it was said (EDTF); empty where the document does not tell."),
    "verification": N_("What the document says about checking."),
    "reliability": N_("Grade of the source, A to F; F means that nobody has graded it."),
    "credibility": N_("Grade of the information, 1 to 6; 6 means that nobody has graded it."),
    "graded_by": N_("Who set the grades."),
    "words": N_("The source's own decisive words, at most seven in a row, as written."),
    "summary": N_("The claim in Greyline's own words."),
    "supersedes": N_("The claim that this one corrects."),
    "recorded_on": N_("The day on which the claim was entered in the ledger."),
    "known_from": N_("The first day on which the claim was known: it is never shown before."),
    "question": N_("The question that the source answers: control or encirclement."),
    "basis": N_("What the standing rests on: a claim, or a map that the source drew."),
    "age_days": N_("Days from the day on which it became known to the day that is shown."),
    "claim_ids": N_("The claims that a standing rests on, separated by spaces."),
    "share_russian": N_("Per cent of the place's reference area that a map shows as Russian."),
    "share_infiltrated": N_("Per cent of the place's reference area that a map shows as infiltrated."),
    "share_grey": N_("Per cent of the place's reference area that a map shows as grey."),
    "share_contested": N_("Per cent of the place's reference area that a map shows as contested."),
    "share_ukrainian": N_("Per cent of the place's reference area that a map shows as Ukrainian."),
    "share_not_stated": N_("Per cent of the place's reference area of which a map says nothing."),
    "place_name": N_("The place's name in the gazetteer."),
    "lat": N_("Latitude of the place's point in degrees (WGS84), to six decimals: the place, not an event in it."),
    "lon": N_("Longitude of the place's point in degrees (WGS84), to six decimals."),
    "source_name": N_("The source's name."),
    "document_title": N_("The document's title."),
    "document_publisher": N_("Who published the document."),
    "document_published_on": N_("The day on which the document was published."),
    "document_url": N_("The document's address, where it is known."),
}  # fmt: skip
