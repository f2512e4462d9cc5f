"""Builds places.csv and names.csv from GeoNames and the curated lists: `python -m geo.gazetteer.build`.

Run again with the pinned packages it writes the same bytes; a test holds it to that. Nothing of it runs, and
nothing of its sources is loaded, when the program runs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

from geo.gazetteer.alternates import Name, official_names, other_names, spellings_of
from geo.gazetteer.curated import HERE, NAME_COLUMNS, curated_entry, read_curated, read_curated_names
from geo.gazetteer.entries import Entry, entry_of, with_ids
from geo.gazetteer.geonames import Settlement, covered, read_geonames
from geo.gazetteer.sidecar import sidecar
from geo.places import COLUMNS


def build(folder: Path = HERE) -> None:
    """Write both tables and their sidecar of provenance into a folder."""
    settlements = read_geonames()
    entries = all_entries(settlements)
    names = all_names(entries, settlements)
    tables = {
        "places.csv": as_csv(COLUMNS, (astuple(entry) for entry in entries)),
        "names.csv": as_csv(NAME_COLUMNS, (astuple(name) for name in names)),
    }
    for file, content in tables.items():
        (folder / file).write_bytes(content)
    (folder / "places.provenance.toml").write_bytes(sidecar(tables))


def all_entries(settlements: list[Settlement]) -> list[Entry]:
    """Every place of the gazetteer, sorted by its id."""
    by_id = {settlement.geonames_id: settlement for settlement in settlements}
    curated = [curated_entry(row, by_id) for row in read_curated()]
    curated_ids = {entry.geonames_id for entry in curated}
    chosen = covered(settlements, curated_ids)
    others = [entry_of(one) for one in chosen if one.geonames_id not in curated_ids]
    entries = curated + with_ids(others, {entry.place_id for entry in curated})
    return sorted(entries, key=lambda entry: entry.place_id)


def all_names(entries: list[Entry], settlements: list[Settlement]) -> list[Name]:
    """Every name of every place, sorted by place, kind, language and spelling."""
    by_id = {settlement.geonames_id: settlement for settlement in settlements}
    former = read_curated_names()
    curated = {row["place_id"] for row in read_curated()}
    found: set[Name] = set()
    for entry in entries:
        known = official_names(entry.place_id, entry.name, entry.name_uk, entry.name_ru)
        known += [name for name in former if name.place_id == entry.place_id]
        found.update(known)
        settlement = by_id.get(entry.geonames_id)
        if settlement:
            further = spellings_of if entry.place_id in curated else other_names
            found.update(further(settlement, entry.place_id, known))
    return sorted(found, key=lambda name: (name.place_id, name.kind, name.language, name.name))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as the bytes of a CSV file: UTF-8, LF, quotes only where needed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


if __name__ == "__main__":
    build()
