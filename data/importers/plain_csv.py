"""A CSV by a mapping the user states: rows of places with a state, or rows with a polygon as well-known text."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import shapely

from data.control import ControlArea, Imported, PlaceStatus
from data.importers.archives import is_zip
from data.importers.faulty import refuse_one
from data.importers.options import Mapping, Options
from data.importers.points import read_point
from data.importers.reading import Reading
from data.importers.stated import leave_out_rest, refuse_missing, state_field, stated_day, stated_state
from data.importers.tables import Row, Table, read_table
from data.importers.towns import NEAR_KM, Towns
from geo.faults import Fault, Refused, refuse
from geo.place_rules import deception_faults
from geo.places import Place

NAME = "csv"
ENDINGS = (".csv", ".tsv", ".txt")
Read = TypeVar("Read")


class PlainCsv:
    """CSV by a mapping; asked last of all."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A file named as a table that is no zip; what else it may be instead is said in the refusal."""
        return name.lower().endswith(ENDINGS) and not is_zip(data)

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All rows. Raises `Refused`."""
        reading = Reading(NAME, name, data, options)
        table = read_table(data, name)
        reading.warnings += [*table.notes, f"delimiter {'TAB' if table.delimiter == chr(9) else table.delimiter}"]
        mapping = options.mapping
        field = state_field(reading, table.columns)
        used = (mapping.day_field, mapping.geometry_field, *_place_fields(mapping))
        refuse_missing(reading, used, table.columns)
        leave_out_rest(reading, table.columns, (field, *used))
        if not table.rows:
            refuse_one(name, "", "has 0 rows, nothing imported", "give a table with rows")
        if mapping.geometry_field:
            return reading.done(_by_row(table, lambda row: _area(reading, row, field)))
        if not mapping.place_field and not mapping.geonames_field and not all(_point_fields(mapping)):
            remedy = "state the field of the place id, of the GeoNames id, of name, lat and lon, or of the polygon"
            refuse_one(name, "mapping", "says no place", remedy)
        places = _Places()
        return reading.done(statuses=_once(reading, _by_row(table, lambda row: _status(reading, row, field, places))))


def _point_fields(mapping: Mapping) -> tuple[str, str, str]:
    return mapping.name_field, mapping.lat_field, mapping.lon_field


def _place_fields(mapping: Mapping) -> tuple[str, ...]:
    return mapping.place_field, mapping.geonames_field, *_point_fields(mapping)


def _by_row(table: Table, read_one: Callable[[Row], Read]) -> list[Read]:
    done: list[Read] = []
    faults: list[Fault] = []
    for row in table.rows:
        try:
            done.append(read_one(row))
        except Refused as refused:
            faults += refused.faults
    refuse(faults[:200])
    return done


def _day(reading: Reading, row: int, values: dict[str, str]) -> date:
    own = stated_day(reading, values, "", row)
    if own is None:
        return reading.settle_day()
    reading.day_from = reading.options.mapping.day_field
    return own


def _area(reading: Reading, line: Row, field: str) -> ControlArea:
    row, values = line
    mapping = reading.options.mapping
    state, category = stated_state(reading, field, values, "", row)
    text = values[mapping.geometry_field]
    try:
        geometry: Any = json.loads(shapely.to_geojson(shapely.from_wkt(text)))
    except (shapely.errors.ShapelyError, ValueError) as error:
        rule = f"is no well-known text ({str(error)[:60]})"
        refuse_one(reading.file, mapping.geometry_field, rule, "write POLYGON ((…))", text or "(empty)", row)
    shape = reading.shapes.read(geometry, f"in row {row}")
    return reading.area(shape, state, _day(reading, row, values), category, mapping.layer or NAME, mapping.modality)


class _Places:
    """The gazetteer by both of its ids, and by names and points."""

    def __init__(self) -> None:
        self.towns = Towns()
        self.by_id = self.towns.places
        self.by_geonames = {place.geonames_id: place for place in self.by_id.values()}

    def find(self, reading: Reading, row: int, values: dict[str, str]) -> Place | str:
        """The place of a row; a GeoNames id the gazetteer does not know stays as it is."""
        mapping = reading.options.mapping
        if mapping.place_field:
            name = values[mapping.place_field].strip()
            if name not in self.by_id:
                near = difflib.get_close_matches(name, self.by_id, 1)
                remedy = f"did you mean {near[0]}?" if near else "use an id of places.csv, such as pokrovsk"
                refuse_one(reading.file, mapping.place_field, "is not a place", remedy, name or "(empty)", row)
            return self.by_id[name]
        if not mapping.geonames_field:
            return self._named(reading, row, values)
        text = values[mapping.geonames_field].strip().removesuffix(".0")
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            refuse_one(reading.file, mapping.geonames_field, "is not a GeoNames id", "give a whole number", text, row)
        return self.by_geonames.get(text, text)

    def _named(self, reading: Reading, row: int, values: dict[str, str]) -> Place:
        mapping = reading.options.mapping
        lat, lon = values[mapping.lat_field], values[mapping.lon_field]
        name, point = values[mapping.name_field].strip(), read_point(lat, lon, reading.file, row, mapping.decimal_comma)
        refuse(deception_faults(reading.file, row, mapping.name_field, name))
        found = self.towns.find(name, *point)
        if found is None:
            rule = f"is not the name of one place within {NEAR_KM} km of its point"
            refuse_one(reading.file, mapping.name_field, rule, "check name and point", name or "(empty)", row)
        return found


def _status(reading: Reading, line: Row, field: str, places: _Places) -> PlaceStatus:
    row, values = line
    state, category = stated_state(reading, field, values, "", row)
    day, place = _day(reading, row, values), places.find(reading, row, values)
    geonames, place_id = (place, "") if isinstance(place, str) else (place.geonames_id, place.place_id)
    return PlaceStatus(reading.source_id, geonames, place_id, state, category, day, day)


def _once(reading: Reading, statuses: list[PlaceStatus]) -> list[PlaceStatus]:
    """One state for a place and day; the same row twice is dropped and counted, another state is refused."""
    seen: dict[tuple[str, str, date], PlaceStatus] = {}
    for status in statuses:
        key = (status.geonames_id, status.place_id, status.first)
        if (held := seen.setdefault(key, status)).state is not status.state:
            name = status.place_id or status.geonames_id
            rule = f"has two states on {status.first}: {held.state} and {status.state}"
            refuse_one(reading.file, name, rule, "keep one of them")
    reading.leave_out("rows that stand twice", "the same place, day and state", len(statuses) - len(seen))
    return list(seen.values())
