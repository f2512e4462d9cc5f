"""The places of the gazetteer: what they are called, where they are, and how large an area they stand for."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.faults import refuse
from geo.tables import decoded, read_bytes, read_table

GAZETTEER = Path(__file__).parent / "gazetteer"
SHIPPED_PLACES = GAZETTEER / "places.csv"
SHIPPED_NAMES = GAZETTEER / "names.csv"
SIDECAR = GAZETTEER / "places.provenance.toml"

KINDS = ("city", "town", "village", "region")
COLUMNS = (
    "place_id",
    "geonames_id",
    "name",
    "name_uk",
    "name_ru",
    "lat",
    "lon",
    "kind",
    "population",
    "admin1",
    "reference_radius_km",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement or region: GeoNames id and point (WGS84 degrees), names, and the radius it is judged in.

    `name` is the romanised name of today's news. A region has no reference radius, maybe no GeoNames id.
    `population` is GeoNames' own number, of differing years; None where GeoNames has none.
    """

    place_id: str
    geonames_id: str
    name: str
    name_uk: str
    name_ru: str
    lat: float
    lon: float
    kind: str
    population: int | None
    admin1: str
    reference_radius_km: float | None


def read_places(path: Path = SHIPPED_PLACES) -> dict[str, Place]:
    """All places of a table by place_id, in file order. Raises `Refused` with every fault if there is any.

    A table that is byte for byte the shipped one was checked when that was built, and is only read: every start reads it.
    """
    content = read_bytes(path)
    if hashlib.sha256(content).hexdigest() == shipped_digest():
        return places_of(csv.DictReader(io.StringIO(decoded(content, path.name), newline="")))
    return checked_places(path)


def checked_places(path: Path) -> dict[str, Place]:
    """The same of any table, by all the rules."""
    from geo.place_rules import place_faults  # here, as the rules know the columns named above

    rows = read_table(path, COLUMNS)
    refuse(place_faults(rows, path.name))
    return places_of(row for _, row in rows)


@cache
def shipped_digest() -> str:
    """The SHA-256 of the table that was built, as its sidecar says; "" where that can't be read, and no table is trusted."""
    try:
        return str(tomllib.loads(SIDECAR.read_text(encoding="utf-8"))["tables"][SHIPPED_PLACES.name]["sha256"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def places_of(rows: Iterable[Mapping[str, str]]) -> dict[str, Place]:
    """Checked rows of a table as places by place_id."""
    return {row["place_id"]: place_from(row) for row in rows}


def place_from(row: Mapping[str, str]) -> Place:
    """A checked row of the table as a Place."""
    return Place(
        place_id=row["place_id"],
        geonames_id=row["geonames_id"],
        name=row["name"],
        name_uk=row["name_uk"],
        name_ru=row["name_ru"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=row["kind"],
        population=int(row["population"]) if row["population"] else None,
        admin1=row["admin1"],
        reference_radius_km=float(row["reference_radius_km"]) if row["reference_radius_km"] else None,
    )
