"""VIINA's control tables, `control_latest_*.csv`, plain or in their zip: a row for each place and day, four sources a row.

`status_wiki`, `status_boost`, `status_dsm` and `status_isw` are what VIINA read for the place from four others, and sources of
their own here. `status` is a vote among them: merged truth, left out. Equal days in a row are held as one interval; a day
without a row, or with an empty cell, is silence and ends it. Places are told by GeoNames ids, some written as 461727.0.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.control import Imported, PlaceStatus
from data.importers.archives import blocks, is_zip, member_names, open_zip
from data.importers.faulty import one_of, refuse_one
from data.importers.file_days import read_compact_day
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.towns import gazetteer
from data.model import State

NAME = "viina"
SOURCES = {
    "status_wiki": "viina-wiki",
    "status_boost": "viina-boost",
    "status_dsm": "viina-dsm",
    "status_isw": "viina-isw",
}
STATES = {"UA": State.ukrainian, "RU": State.russian, "CONTESTED": State.contested}
NEEDED = ("geonameid", "date")
MERGED = "status"
VERSION = "vcontrol_version"
COLUMNS = {*NEEDED, *SOURCES, MERGED, VERSION}
# A year at 33,141 places is half a gigabyte of text, read as a stream: only what changes is kept.
LARGEST = 2 * 1024**3
OTHER_KEYS = {"katotth": "KATOTTH codes", "ctr_": "one column a snapshot (VIINA 1)"}


class Viina:
    """VIINA's control tables by GeoNames id."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A header with geonameid and a status column; in a zip, a member named as VIINA names them."""
        if is_zip(data):
            return any("ontrol_latest" in member and member.endswith(".csv") for member in member_names(data))
        header = data[:4096].decode("utf-8-sig", "replace").split("\n", 1)[0].strip()
        names = {one.strip('"') for one in header.split(",")}
        return ("date" in names and bool(names & set(SOURCES))) or ("katotth" in header.lower() and "status" in header)

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All intervals of all four sources. Raises `Refused`."""
        if options.source_id:
            refuse_one(name, "source", "is stated, but the file has four of its own", one_of(SOURCES.values()))
        reading = Reading(NAME, name, data, options, NAME)
        reading.day_from = "date"
        lines = _lines(data, name)
        columns = _columns(next(lines, ""), name)
        intervals = _Intervals(reading, columns)
        reading.leave_out(f"column {MERGED}", "a vote among the other columns, no source's word", MERGED in columns)
        reading.leave_out(f"column {VERSION}", "a version of VIINA's", VERSION in columns)
        for row, fields in _rows(lines, len(columns), name):
            intervals.add(row, fields)
        return reading.done(statuses=intervals.all())


def _lines(data: bytes, file: str) -> Iterator[str]:
    """The lines of the table, from the zip's one member or the file itself, decoded strictly as they come."""
    if is_zip(data):
        archive = open_zip(data, file)
        tables = [one for one in archive.namelist() if one.lower().endswith(".csv")]
        if len(tables) != 1:
            refuse_one(file, "", "holds not exactly one table", "pack one table a zip", ", ".join(tables))
        source = blocks(archive, tables[0], file, LARGEST)
    else:
        source = iter([data])
    decoder, rest = codecs.getincrementaldecoder("utf-8-sig")("strict"), ""
    try:
        for block in source:
            *whole, rest = (rest + decoder.decode(block)).split("\n")
            yield from whole
        yield rest + decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        refuse_one(file, "", f"is not UTF-8 ({error.reason})", "save the file as UTF-8")


def _columns(header: str, file: str) -> list[str]:
    columns = _fields(header.rstrip("\r"), file, 1)
    lowered = " ".join(columns).lower()
    if other := next((said for mark, said in OTHER_KEYS.items() if mark in lowered), ""):
        refuse_one(file, "header", f"has {other}", "give the table by GeoNames id, control_latest_*.csv", row=1)
    for column in NEEDED:
        if column not in columns:
            refuse_one(file, column, "the column is missing", one_of(sorted(COLUMNS)), row=1)
    for position, column in enumerate(columns):
        if column not in COLUMNS or column in columns[:position]:
            rule = "stands twice" if column in COLUMNS else "is not a known column"
            refuse_one(file, "header", rule, one_of(sorted(COLUMNS)), column or "(empty)", 1)
    return columns


def _rows(lines: Iterator[str], width: int, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their line: these tables have no quoted line ends, so a line is a row."""
    for row, line in enumerate(lines, 2):
        line = line.rstrip("\r")
        if not line:
            continue
        fields = _fields(line, file, row)
        if len(fields) != width:
            refuse_one(file, "", f"{len(fields)} fields, expected {width}", "mend the row", row=row)
        yield row, fields


def _fields(line: str, file: str, row: int) -> list[str]:
    if "\0" in line or "\r" in line:
        refuse_one(file, "", "holds a NUL character or a CR without LF", "mend the row", row=row)
    try:
        return line.split(",") if '"' not in line else next(csv.reader([line], strict=True))
    except csv.Error as error:
        refuse_one(file, "", f"is not well-formed CSV ({error})", "close every quotation mark", row=row)


@dataclass(slots=True)
class _Place:
    """What the rows so far say of one place: the cells of the last row, its day, and since when each cell is the same."""

    cells: list[str]
    last: int
    since: list[int]


class _Intervals:
    """Runs of equal days for each place and source, as rows come; days of one place must come in order."""

    def __init__(self, reading: Reading, columns: list[str]) -> None:
        self.reading = reading
        self.file = reading.file
        self.names = [column for column in columns if column in SOURCES]
        self.at = [columns.index(column) for column in self.names]
        self.id_at, self.day_at = columns.index("geonameid"), columns.index("date")
        self.gazetteer = {place.geonames_id: place.place_id for place in gazetteer()[0].values()}
        self.days: dict[str, int] = {}
        self.ids: dict[str, str] = {}
        self.places: dict[str, _Place] = {}
        self.closed: list[PlaceStatus] = []
        self.silent: Counter[str] = Counter()

    def add(self, row: int, fields: list[str]) -> None:
        """One row: a place on a day. Most rows say what the row before said, and are done quickly."""
        geonames_id, day = self._id(row, fields[self.id_at]), self._day(row, fields[self.day_at])
        cells = [fields[at] for at in self.at]
        place = self.places.get(geonames_id)
        if place is not None and day == place.last + 1 and cells == place.cells:
            place.last = day
            return
        self._refuse_unknown(row, cells)
        if place is None:
            self.places[geonames_id] = _Place(cells, day, [day] * len(cells))
            return
        if day <= place.last:
            rule = "stands twice for this place" if day == place.last else "comes after a later day of this place"
            refuse_one(self.file, "date", rule, "sort the rows by place and day, one a day", fields[self.day_at], row)
        self._turn(geonames_id, place, cells, day)

    def _turn(self, geonames_id: str, place: _Place, cells: list[str], day: int) -> None:
        """Close the runs that a new row ends: another word, or a day without a row before it."""
        gap = day != place.last + 1
        for number, cell in enumerate(cells):
            if gap or cell != place.cells[number]:
                self._close(geonames_id, place, number)
                place.since[number] = day
        place.cells, place.last = cells, day

    def _close(self, geonames_id: str, place: _Place, number: int) -> None:
        code, column, first = place.cells[number], self.names[number], place.since[number]
        if not code:
            self.silent[column] += place.last - first + 1
            return
        days = date.fromordinal(first), date.fromordinal(place.last)
        known = self.gazetteer.get(geonames_id, "")
        self.closed.append(PlaceStatus(SOURCES[column], geonames_id, known, STATES[code], code, *days))

    def _refuse_unknown(self, row: int, cells: list[str]) -> None:
        for column, code in zip(self.names, cells, strict=True):
            if code and code not in STATES:
                refuse_one(self.file, column, "is not a known status", one_of(STATES), code, row)

    def all(self) -> list[PlaceStatus]:
        """All intervals, by source, place and day."""
        for geonames_id, place in self.places.items():
            for number in range(len(place.cells)):
                self._close(geonames_id, place, number)
        for column, count in sorted(self.silent.items()):
            self.reading.leave_out(f"empty {column}", "silence", count)
        self.reading.counts["places"] = len(self.places)
        self.reading.counts["places in the gazetteer"] = len(self.places.keys() & self.gazetteer.keys())
        if floats := sum(text.endswith(".0") for text in self.ids):
            self.reading.warnings.append(f"ids written as decimal numbers and read as whole ones: {floats}")
        return sorted(self.closed, key=lambda one: (one.source_id, int(one.geonames_id), one.first))

    def _id(self, row: int, text: str) -> str:
        """A GeoNames id; 461727.0 is 461727."""
        if (known := self.ids.get(text)) is not None:
            return known
        whole = text.removesuffix(".0")
        if not (whole.isascii() and whole.isdecimal() and len(whole) <= 9):
            rule = "is not a GeoNames id"
            refuse_one(self.file, "geonameid", rule, "give a whole number", text or "(empty)", row)
        self.ids[text] = whole
        return whole

    def _day(self, row: int, text: str) -> int:
        if (known := self.days.get(text)) is None:
            known = self.days[text] = read_compact_day(text, self.file, "date", row).toordinal()
        return known
