"""Settlements made into entries of the gazetteer: a spelling, a kind, a readable id of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from anyascii import anyascii

from geo.gazetteer.alternates import best, best_ukrainian, cyrillic_by_language
from geo.gazetteer.cyrillic import romanised, tidy
from geo.gazetteer.geonames import Settlement
from geo.gazetteer.oblasts import short_slug

CITY, TOWN = 100_000, 5_000
RADIUS_KM = {"city": "5", "town": "3", "village": "1", "region": ""}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of places.csv to be: all text, in the order of its columns."""

    place_id: str
    geonames_id: str
    name: str
    name_uk: str
    name_ru: str
    lat: str
    lon: str
    kind: str
    population: str
    admin1: str
    reference_radius_km: str


def entry_of(settlement: Settlement) -> Entry:
    """An uncurated settlement as an entry, without its id: that depends on all others."""
    cyrillic = cyrillic_by_language(settlement)
    name_uk = best_ukrainian(cyrillic["uk"], settlement.name)
    kind = kind_by_population(settlement.population)
    return Entry(
        place_id="",
        geonames_id=settlement.geonames_id,
        name=spelling(settlement, name_uk),
        name_uk=name_uk,
        name_ru=best(cyrillic["ru"], settlement.name),
        lat=degrees(settlement.lat),
        lon=degrees(settlement.lon),
        kind=kind,
        population=str(settlement.population or ""),
        admin1=settlement.admin1,
        reference_radius_km=RADIUS_KM[kind],
    )


def spelling(settlement: Settlement, name_uk: str) -> str:
    """The name in Latin letters: romanised officially from Ukrainian; in Russia, or without, GeoNames'."""
    if settlement.country == "UA" and name_uk:
        return romanised(name_uk)
    return tidy(settlement.name)


def kind_by_population(population: int) -> str:
    """GeoNames tells no town from a village, so the number of people does: 100,000 and 5,000."""
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


def degrees(value: float) -> str:
    """Degrees with GeoNames' five decimals at most, and no trailing zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def slug(name: str) -> str:
    """A name as an id: small Latin letters, digits, hyphens. "Chasiv Yar" gives "chasiv-yar"."""
    plain = re.sub(r"['ʹ]", "", anyascii(name)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def with_ids(entries: list[Entry], taken: set[str]) -> list[Entry]:
    """Entries with ids: a name borne once keeps the bare slug; homonyms get the oblast, else the GeoNames id.

    `taken` are the curated ids: the well-known bearer of a name keeps the bare slug.
    """
    bare = Counter(slug(entry.name) for entry in entries)
    by_oblast = Counter(oblast_slug(entry) for entry in entries)
    return [replace(entry, place_id=id_of(entry, bare, by_oblast, taken)) for entry in entries]


def id_of(entry: Entry, bare: Counter[str], by_oblast: Counter[str], taken: set[str]) -> str:
    """The shortest of the three forms that no other place shares."""
    short, longer = slug(entry.name), oblast_slug(entry)
    if bare[short] == 1 and short not in taken:
        return short
    if by_oblast[longer] == 1 and longer not in taken:
        return longer
    return f"{short}-{entry.geonames_id}"


def oblast_slug(entry: Entry) -> str:
    """The slug with the oblast behind it: dobropillia-kherson."""
    return f"{slug(entry.name)}-{short_slug(entry.admin1)}"
