"""The two tables of every export, row by row: claims in the ledger's order, then standings, each with its provenance.

A cell is text, a whole number, a number, or None where a number is not known. The same rows go into every format.
"""

from __future__ import annotations

from dashboard.answers import Row, claim_row, flat_standing, map_standing_row, standing_row
from dashboard.language import translated
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.contents import Contents
from data.map_standings import MapStanding
from data.model import Claim
from data.standings import Standing

# A tenth of a metre; RFC 7946 (section 11.2) advises no more.
DECIMALS = 6


def claim_rows(contents: Contents) -> list[Row]:
    """A row for each claim shown, by the columns of CLAIM_TABLE."""
    return [_typed(_claim(contents, claim), CLAIM_TABLE) for claim in contents.claims]


def standing_rows(contents: Contents) -> list[Row]:
    """A row for each standing shown, by the columns of STANDING_TABLE."""
    said = [_standing(contents, standing) for standing in contents.standings]
    drawn = [_drawn(contents, one) for one in contents.shares]
    return [_typed(row, STANDING_TABLE) for row in (*said, *drawn)]


def standing_id(row: Row) -> str:
    """A name for a standing that no other row of the export has.

    No two standings rest on the same claim, one source has one map in force, and a slash is in no id of a claim.
    """
    first_claim = row["claim_ids"].split(" ")[0] or row["basis"]
    return "/".join(("standing", row["place_id"], row["source_id"], row["question"], row["sector"], first_claim))


def silence_in_words(contents: Contents) -> str:
    """What an export says that holds no claim; "" where there are claims."""
    if contents.claims:
        return ""
    return translated(
        "Nothing is known to have been said: no claim is in this choice. Silence is not control by anybody."
    )


def _claim(contents: Contents, claim: Claim) -> Row:
    document = contents.ledger.documents[claim.document_id]
    return {
        **claim_row(claim),
        **_where(contents, claim.place_id, claim.source_id),
        "document_title": document.title,
        "document_publisher": document.publisher,
        "document_published_on": document.published_on.isoformat(),
        "document_url": document.url,
    }


def _standing(contents: Contents, standing: Standing) -> Row:
    row = flat_standing(standing_row(standing, contents.answer.day))
    told = {"scope": standing.scope, "actor": standing.actor, "known_from": standing.known_from.isoformat()}
    return {**row, **told, **_where(contents, standing.place_id, standing.source_id)}


def _drawn(contents: Contents, one: MapStanding) -> Row:
    row = flat_standing(map_standing_row(one, contents.answer.day))
    told = {"scope": "", "actor": "", "known_from": one.map.known_from.isoformat()}
    return {**row, **told, **_where(contents, one.place_id, one.source_id)}


def _where(contents: Contents, place_id: str, source_id: str) -> Row:
    place = contents.ledger.places[place_id]
    return {
        "place_name": place.name,
        "lat": round(place.lat, DECIMALS),
        "lon": round(place.lon, DECIMALS),
        "source_name": contents.ledger.sources[source_id].name,
    }


def _typed(row: Row, columns: tuple[str, ...]) -> Row:
    return {column: _cell(column, row[column]) for column in columns}


def _cell(column: str, value: object) -> object:
    if column in NUMBERS | INTEGERS:
        return None if value == "" else value
    return str(value)
