"""The hand-written part of the gazetteer: spellings, former names and regions, over GeoNames' points."""

from __future__ import annotations

from pathlib import Path

from geo.gazetteer.alternates import Name
from geo.gazetteer.entries import RADIUS_KM, Entry, degrees
from geo.gazetteer.geonames import Settlement
from geo.tables import read_table

HERE = Path(__file__).parent
CURATED = HERE / "curated.csv"
CURATED_NAMES = HERE / "curated_names.csv"
COLUMNS = ("place_id", "geonames_id", "name", "name_uk", "name_ru", "kind", "lat", "lon", "admin1")
NAME_COLUMNS = ("place_id", "name", "language", "kind")


def read_curated(path: Path = CURATED) -> list[dict[str, str]]:
    """The curated places, in file order."""
    return [row for _, row in read_table(path, COLUMNS)]


def read_curated_names(path: Path = CURATED_NAMES) -> list[Name]:
    """The curated former names and spellings, in file order."""
    return [Name(**row) for _, row in read_table(path, NAME_COLUMNS)]


def curated_entry(row: dict[str, str], settlements: dict[str, Settlement]) -> Entry:
    """A curated row as an entry: a region as written, a settlement with point and population from GeoNames.

    A GeoNames id that the package does not know stops the build with a KeyError.
    """
    if row["kind"] == "region":
        return Entry(**row, population="", reference_radius_km="")
    settlement = settlements[row["geonames_id"]]
    from_geonames = {
        "lat": degrees(settlement.lat),
        "lon": degrees(settlement.lon),
        "admin1": settlement.admin1,
        "population": str(settlement.population or ""),
        "reference_radius_km": RADIUS_KM[row["kind"]],
    }
    return Entry(**(row | from_geonames))
