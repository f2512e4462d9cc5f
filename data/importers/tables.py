"""Tables from bytes: the delimiter found in the header, everything text, each fault with its row."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from data.importers.faulty import refuse_one
from geo.faults import Fault, refuse
from geo.tables import LONGEST_FIELD, character_faults, decoded

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS = 500
MOST_ROWS = 2_000_000
MOST_FAULTS = 200
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# UTF-8 read as Latin-1 and saved again: Cyrillic letters become Ð or Ñ and a sign from the upper half.
MISREAD = re.compile("[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
OTHERS = {
    b"PK": "a zip or a spreadsheet",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip file",
    b"SQLi": "a database",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"<": "HTML or XML",
    b"{": "JSON",
    b"[": "JSON",
}

Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns and rows; `delimiter` as found, `notes` what was normalised or looks wrong."""

    columns: tuple[str, ...]
    rows: list[Row]
    delimiter: str
    notes: tuple[str, ...]


def read_table(content: bytes, file: str) -> Table:
    """A table with a header. Raises `Refused` with all faults; a table without rows has none."""
    text, notes = text_of(content, file)
    refuse(list(character_faults(text, file))[:MOST_FAULTS])
    delimiter = delimiter_of(text)
    records = _records(text, delimiter, file)
    try:
        header = next(records)[1]
    except StopIteration:
        refuse_one(file, "", "is empty: 0 rows, nothing imported", "give a table with a header")
    refuse(_header_faults(header, file))
    rows, faults = [], []
    for row, fields in records:
        if wrong := list(_row_faults(row, fields, len(header), file)):
            faults += wrong
        else:
            rows.append((row, dict(zip(header, fields, strict=True))))
        if len(faults) > MOST_FAULTS:
            break
    refuse(faults)
    return Table(tuple(header), rows, delimiter, tuple(notes))


def text_of(content: bytes, file: str) -> tuple[str, list[str]]:
    """The text of a table: UTF-8, or UTF-16 where its mark says so. Another encoding is asked about, never guessed."""
    kind = next((kind for magic, kind in OTHERS.items() if content.lstrip().startswith(magic)), "")
    if kind:
        refuse_one(file, "", f"is no table but {kind}", "give a CSV file")
    notes = []
    if content[:2] in UTF16:
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            refuse_one(file, "", f"is not UTF-16 at byte {error.start}", "save the file as UTF-8")
        notes.append("converted from UTF-16")
    else:
        text = decoded(content, file)
    if len(MISREAD.findall(text)) > 2:
        notes.append("some text looks mis-decoded (UTF-8 read as Latin-1); check the names")
    return text, notes


def delimiter_of(text: str) -> str:
    """The delimiter that occurs most in the header, among comma, semicolon and tab."""
    header = text.split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def refuse_columns(table: Table, needed: Collection[str], file: str) -> None:
    """Refuse a table without a needed column, offering the nearest one it has."""
    faults = []
    for column in needed:
        if column not in table.columns:
            near = difflib.get_close_matches(column, table.columns, 1)
            remedy = f"did you mean {near[0]}?" if near else f"its columns are {', '.join(table.columns)}"
            faults.append(Fault(file, 1, column, "the column is missing", remedy))
    refuse(faults)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the line each starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for number, fields in enumerate(reader):
            if number > MOST_ROWS:
                refuse_one(file, "", f"has more than {MOST_ROWS} rows", "split the file", row=start)
            # The reader's own limit is one for the whole program, and not ours to change.
            if any(len(field) > LONGEST_FIELD for field in fields):
                raise csv.Error("field larger than 64 KiB")
            if fields:
                yield start, fields
            start = reader.line_num + 1
    except csv.Error as error:
        rule = "is longer than 64 KiB" if "field larger" in str(error) else f"is not well-formed CSV ({error})"
        remedy = "close every quotation mark and double those inside a field"
        refuse_one(file, "", rule, remedy, row=start)


def _header_faults(header: list[str], file: str) -> Iterator[Fault]:
    if len(header) > MOST_COLUMNS:
        yield Fault(file, 1, "header", f"has more than {MOST_COLUMNS} columns", "remove some", str(len(header)))
        return
    for position, name in enumerate(header, 1):
        if (first := header.index(name) + 1) < position:
            yield Fault(file, 1, name or "header", f"is column {first} and column {position}", "keep one of them")


def _row_faults(row: int, fields: list[str], width: int, file: str) -> Iterator[Fault]:
    if len(fields) != width:
        rule = f"{len(fields)} field{'s' if len(fields) != 1 else ''}, expected {width}"
        yield Fault(file, row, "", rule, "quote fields that contain the delimiter")
