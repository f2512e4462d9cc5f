"""A larger gazetteer from GeoNames' own file of a country (`UA.txt`, CC BY 4.0), for those who need every village.

Columns as GeoNames' readme gives them, apart by tabs, without a header. Taken are populated places (class P) but for parts of
cities and places that exist no more. A place that the shipped gazetteer has keeps its shipped entry, id and radius.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from geo.faults import Fault, refuse
from geo.gazetteer.entries import Entry, entry_of, with_ids
from geo.gazetteer.geonames import Settlement
from geo.gazetteer.oblasts import OBLASTS
from geo.place_rules import place_faults, point_faults
from geo.places import COLUMNS, Place
from geo.tables import character_faults, decoded

WIDTH = 19
ID, NAME, ALTERNATES, LAT, LON, CLASS, CODE, COUNTRY, ADMIN1, POPULATION = 0, 1, 3, 4, 5, 6, 7, 8, 10, 14
POPULATED = "P"
# Section of a populated place; historical; abandoned; religious and Israeli settlements do not occur in Ukraine.
NOT_TAKEN = {"PPLX", "PPLH", "PPLQ"}
MOST_FAULTS = 200


@dataclass(frozen=True, slots=True)
class Dump:
    """The settlements of one country's file, and how many rows of other kinds it had."""

    settlements: tuple[Settlement, ...]
    others: int


def looks_like_dump(content: bytes) -> bool:
    """Whether the first line has the nineteen columns, with an id and a point where they belong."""
    line = content[:65536].split(b"\n", 1)[0].decode("utf-8", "replace").split("\t")
    return len(line) == WIDTH and line[ID].isdecimal() and len(line[COUNTRY]) == 2


def read_dump(content: bytes, file: str) -> Dump:
    """The settlements of a country's file. Raises `Refused` with row and column."""
    text = decoded(content, file)
    refuse(list(character_faults(text, file))[:MOST_FAULTS])
    settlements, faults, others = [], [], 0
    for row, line in enumerate(text.splitlines(), 1):
        values = line.split("\t")
        if wrong := _row_faults(values, row, file):
            faults += wrong
        elif (
            values[CLASS] == POPULATED and values[CODE] not in NOT_TAKEN and values[ADMIN1] in OBLASTS[values[COUNTRY]]
        ):
            settlements.append(_settlement(values))
        else:
            others += 1
        if len(faults) > MOST_FAULTS:
            break
    refuse(faults)
    return Dump(tuple(settlements), others)


def _row_faults(values: list[str], row: int, file: str) -> list[Fault]:
    if len(values) != WIDTH:
        remedy = "give a country file of GeoNames, such as UA.txt"
        return [Fault(file, row, "", f"{len(values)} fields, expected {WIDTH}", remedy)]
    faults = []
    if not (values[ID].isascii() and values[ID].isdecimal()):
        faults.append(Fault(file, row, "geonameid", "is not a GeoNames id", "give digits", values[ID]))
    if values[COUNTRY] not in OBLASTS:
        faults.append(
            Fault(file, row, "country code", "is not a known country", f"use {', '.join(OBLASTS)}", values[COUNTRY])
        )
    if not values[POPULATION].isdecimal():
        faults.append(Fault(file, row, "population", "is not a whole number", "give digits", values[POPULATION]))
    return faults + list(point_faults(file, row, {"lat": values[LAT], "lon": values[LON]}))


def _settlement(values: list[str]) -> Settlement:
    return Settlement(
        geonames_id=values[ID],
        country=values[COUNTRY],
        name=values[NAME],
        alternates=tuple(sorted({name for name in values[ALTERNATES].split(",") if name})),
        lat=float(values[LAT]),
        lon=float(values[LON]),
        admin1_code=values[ADMIN1],
        population=int(values[POPULATION]),
    )


def more_places(settlements: Iterable[Settlement], shipped: Mapping[str, Place]) -> tuple[list[Entry], int]:
    """Entries for the settlements the shipped gazetteer has not, and how many had names that break its rules."""
    known = {place.geonames_id for place in shipped.values()}
    new = with_ids([entry_of(one) for one in settlements if one.geonames_id not in known], set(shipped))
    sound = [one for one in new if not place_faults([(1, _row(one))])]
    return sound, len(new) - len(sound)


def write_places(shipped: Mapping[str, Place], more: Iterable[Entry], path: Path) -> int:
    """A places.csv of the shipped places and more, ordered by id; returns how many. A user's folder of tables takes it."""
    rows = [*(_row(place) for place in shipped.values()), *(_row(entry) for entry in more)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["place_id"]))
    path.write_text(text.getvalue(), encoding="utf-8")
    return len(rows)


def _row(place: Place | Entry) -> dict[str, str]:
    values = {field.name: getattr(place, field.name) for field in fields(place)}
    return {name: "" if value is None else _plain(value) for name, value in values.items()}


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
