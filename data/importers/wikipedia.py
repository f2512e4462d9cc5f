"""Wikipedia's table of towns and who holds them, as a CSV taken from its map module.

The data day is the day of the copy (`update`); `As of` is the day from which the article has known the state, kept beside it.
A town is matched to the gazetteer by a name within 5 km of its point; one that is not found, or stands twice, is left out.
"""

from __future__ import annotations

import re
from datetime import date

from data.control import Imported, PlaceStatus
from data.importers.archives import is_zip
from data.importers.faulty import one_of, refuse_one
from data.importers.file_days import read_english_day
from data.importers.options import Options
from data.importers.points import read_point
from data.importers.reading import Reading
from data.importers.tables import Row, Table, read_table, refuse_columns
from data.importers.towns import NEAR_KM, Towns
from data.model import State
from geo.faults import Fault, Refused, refuse

NAME = SOURCE = "wikipedia"
STATES = {
    "Ukraine": State.ukrainian,
    "Russia": State.russian,
    "Contested": State.contested,
    "Gray zone": State.grey,
}
UNDERSTOOD = ("Name", "Held by", "As of", "update", "Lat", "Lon")
LEFT_OUT = {
    "Population": "a number of the article's",
    "source": "a note number",
    "More information": "free text",
    "sourceLink": "a link",
}
UPDATED = re.compile(r"(\d{1,2} \w+ \d{4}) \d\dh\d\d UTC", re.ASCII)


class Wikipedia:
    """The table of towns in the articles' map modules."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A header with the table's columns."""
        header = b"" if is_zip(data) else data[:4096].split(b"\n", 1)[0]
        return b"Held by" in header and b"Name" in header

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """The state of every town that the gazetteer knows. Raises `Refused`."""
        reading = Reading(NAME, name, data, options, SOURCE)
        table = read_table(data, name)
        reading.warnings += table.notes
        refuse_columns(table, UNDERSTOOD, name)
        _leave_out(reading, table)
        if not table.rows:
            refuse_one(name, "", "has 0 rows, nothing imported", "give a table with rows")
        day = reading.settle_day(_updated(table, name), "update")
        towns = Towns()
        found = _read_rows(reading, table, day, towns)
        return reading.done(statuses=_once(reading, found))


def _leave_out(reading: Reading, table: Table) -> None:
    for column in table.columns:
        if column in LEFT_OUT:
            reading.leave_out(f"column {column}", LEFT_OUT[column], len(table.rows))
        elif column not in UNDERSTOOD:
            refuse_one(reading.file, column, "is not a known column", one_of((*UNDERSTOOD, *LEFT_OUT)), row=1)


def _updated(table: Table, file: str) -> date:
    """The one day of the copy on which all rows agree."""
    texts = {values["update"]: row for row, values in table.rows}
    days = set()
    for text, row in texts.items():
        if not (found := UPDATED.fullmatch(text)):
            refuse_one(file, "update", "is no time of a copy", "write 17 August 2024 00h53 UTC", text or "(empty)", row)
        days.add(read_english_day(found[1], file, "update", row))
    if len(days) > 1:
        refuse_one(file, "update", "differs between rows", "give one copy a file", ", ".join(map(str, sorted(days))))
    return days.pop()


def _read_rows(reading: Reading, table: Table, day: date, towns: Towns) -> list[PlaceStatus]:
    found: list[PlaceStatus] = []
    faults: list[Fault] = []
    for row in table.rows:
        try:
            if status := _status(reading, row, day, towns):
                found.append(status)
        except Refused as refused:
            faults += refused.faults
    refuse(faults)
    return found


def _status(reading: Reading, line: Row, day: date, towns: Towns) -> PlaceStatus | None:
    row, values = line
    held = values["Held by"].strip()
    if held not in STATES:
        refuse_one(reading.file, "Held by", "is not a known status", one_of(STATES), held or "(empty)", row)
    if not values["Lat"] and not values["Lon"]:
        reading.leave_out("towns without a point", "the table gives none")
        return None
    lat, lon = read_point(values["Lat"], values["Lon"], reading.file, row)
    as_of = read_english_day(values["As of"], reading.file, "As of", row)
    if as_of > day:
        refuse_one(reading.file, "As of", f"is after the copy was made ({day})", "check the year", as_of, row)
    place = towns.find(values["Name"], lat, lon)
    if place is None:
        reading.leave_out("towns not in the gazetteer", f"no place of that name within {NEAR_KM} km")
        return None
    return PlaceStatus(
        reading.source_id,
        place.geonames_id,
        place.place_id,
        STATES[held],
        held,
        day,
        day,
        as_of if as_of < day else None,
    )


def _once(reading: Reading, statuses: list[PlaceStatus]) -> list[PlaceStatus]:
    """One state a place: rows that agree are one, rows that do not say nothing certain and are left out."""
    by_place: dict[str, list[PlaceStatus]] = {}
    for status in statuses:
        by_place.setdefault(status.place_id, []).append(status)
    agreed = [group for group in by_place.values() if len({one.state for one in group}) == 1]
    repeated = sum(len(group) - 1 for group in agreed)
    reading.leave_out("rows that repeat a place", "the same place and state", repeated)
    disputed = len(statuses) - sum(map(len, agreed))
    reading.leave_out("rows that give one place two states", "it is not certain which is meant", disputed)
    return [max(group, key=lambda one: one.as_of or one.last) for group in agreed]
