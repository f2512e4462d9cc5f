"""Claims and standings as rows, and rows as CSV, JSON or GeoJSON: what the command line prints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from data.map_standings import MapStanding
from data.model import Claim, Question
from data.schema import CLAIMS
from data.standings import Standing
from data.store import Ledger

Row = dict[str, Any]
# The order in which a mapper's shares of a reference area are printed.
SHARE_DIGITS = 6
SHARES = ("russian", "infiltrated", "grey", "contested", "ukrainian", "not_stated")


def claim_row(claim: Claim) -> Row:
    """A claim by the columns of its table, and the day it became known."""
    row = {column: getattr(claim, column) for column in CLAIMS}
    return {**row, "known_from": claim.known_from.isoformat()}


def standing_row(standing: Standing, day: date) -> Row:
    """A standing by the contract's keys. `sector` is empty for anything but a part; a claim has no shares."""
    return {
        "place_id": standing.place_id,
        "source_id": standing.source_id,
        "question": standing.question,
        "sector": standing.sector,
        "basis": standing.basis,
        "state": standing.state,
        "modality": standing.modality,
        "phase": standing.phase,
        "as_of": standing.as_of,
        "stated_on": standing.stated_on,
        "age_days": standing.age_days(day),
        "claim_ids": list(standing.claim_ids),
        "shares": {},
    }


def map_standing_row(standing: MapStanding, day: date) -> Row:
    """A map's standing by the same keys: what it is about is its data day, `stated_on` the day of its file."""
    return {
        "place_id": standing.place_id,
        "source_id": standing.source_id,
        "question": str(Question.control),
        "sector": "",
        "basis": "map",
        "state": "",
        "modality": "",
        "phase": "",
        "as_of": standing.map.data_day.isoformat(),
        "stated_on": standing.map.file_day.isoformat() if standing.map.file_day else "",
        "age_days": standing.age_days(day),
        "claim_ids": [],
        "shares": {state: round(share, SHARE_DIGITS) for state, share in standing.per_cent.items()},
    }


def flat_standing(row: Row) -> Row:
    """A standing for a table: ids separated by spaces, a column for each share."""
    shares = {f"share_{state}": row["shares"].get(state, "") for state in SHARES}
    kept = {key: value for key, value in row.items() if key not in ("claim_ids", "shares")}
    return {**kept, "claim_ids": " ".join(row["claim_ids"]), **shares}


CLAIM_COLUMNS = (*CLAIMS, "known_from")
STANDING_COLUMNS = (
    "place_id", "source_id", "question", "sector", "basis", "state", "modality", "phase", "as_of", "stated_on",
    "age_days", "claim_ids", *(f"share_{state}" for state in SHARES),
)  # fmt: skip


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """RFC 4180 with a header, lines ended by LF as in the ledger's own tables."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_json(rows: Iterable[Row]) -> str:
    """A list of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"


def as_geojson(ledger: Ledger, claims: Iterable[Claim]) -> str:
    """RFC 7946: a point for each claim at its place, longitude first; a region has the point of its label."""
    features = [
        {
            "type": "Feature",
            "id": claim.claim_id,
            "geometry": {
                "type": "Point",
                "coordinates": [ledger.places[claim.place_id].lon, ledger.places[claim.place_id].lat],
            },
            "properties": {**claim_row(claim), "place_name": ledger.places[claim.place_id].name},
        }
        for claim in claims
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"
