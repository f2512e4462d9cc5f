"""Reading a table strictly: UTF-8, RFC 4180, exactly the columns expected, and every fault named by its row.

Shared by the gazetteer and by the ledger. Nothing is guessed, skipped or converted: every value stays the
text it is in the file ("NA", "007", "1e5"), and a file with any fault is refused whole, with all its faults.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.faults import Fault, Refused, refuse

LONGEST_FIELD = 64 * 1024
# What spreadsheets put between columns where the comma is the decimal mark, and how it is named.
SEPARATORS = {";": '";"', "\t": "tabs", "|": '"|"'}
LONE_CR = re.compile(r"\r(?!\n)")

Row = tuple[int, dict[str, str]]
Record = tuple[int, list[str]]


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file, each with the physical line it starts on (the header is usually row 1).

    Raises `Refused` with all faults found. A byte order mark is accepted, empty lines are passed over.
    """
    text = decoded(read_bytes(path), path.name)
    refuse(character_faults(text, path.name))
    records, faults = split_records(text, path.name)
    if not records:
        refuse(faults or [Fault(path.name, None, "", "has no header", f"begin with: {','.join(columns)}")])
    refuse(separator_faults(records[0], columns, path.name))
    faults += header_faults(records[0], columns, path.name)
    width = len(records[0][1])
    for record in records[1:]:
        faults += record_faults(record, width, path.name)
    refuse(faults)
    return [(row, dict(zip(records[0][1], fields, strict=True))) for row, fields in records[1:]]


def read_bytes(path: Path) -> bytes:
    """The file's bytes; a file that cannot be read is a fault like any other, not a traceback."""
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "check the name, the folder and the permissions"
        raise Refused((Fault(path.name, None, "", f"cannot be read ({error.strerror})", remedy),)) from error


def decoded(content: bytes, file: str) -> str:
    """Bytes as text, strictly UTF-8 with or without a byte order mark; no other encoding is guessed."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (len(content) - len(error.object))
        row = content.count(b"\n", 0, offset) + 1
        rule = f"is not UTF-8 at byte {offset} of the file (0x{content[offset]:02x})"
        raise Refused((Fault(file, row, "", rule, "save the file as UTF-8"),)) from error


def character_faults(text: str, file: str) -> Iterator[Fault]:
    """Characters that would end a text or a row unseen: NUL, and CR without LF."""
    for found in re.finditer("\0", text):
        yield Fault(file, line_of(text, found.start()), "", "holds a NUL character", "remove it")
    for found in LONE_CR.finditer(text):
        remedy = "end lines with LF or CR LF"
        yield Fault(file, line_of(text, found.start()), "", "holds a CR without LF", remedy)


def line_of(text: str, position: int) -> int:
    """The physical line, counted from 1, on which a character stands."""
    return text.count("\n", 0, position) + 1


def split_records(text: str, file: str) -> tuple[list[Record], list[Fault]]:
    """Records with the line each starts on. A broken quote ends the reading: the rest is lost."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[Record] = []
    start = 1
    try:
        for fields in reader:
            if fields:
                records.append((start, fields))
            start = reader.line_num + 1
    except csv.Error as error:
        remedy = "close every quotation mark and double those inside a field"
        return records, [Fault(file, start, "", f"is not well-formed CSV ({error})", remedy)]
    return records, []


def separator_faults(header: Record, columns: Sequence[str], file: str) -> Iterator[Fault]:
    """A table with another separator is one fault and not one for each column: its header is a single field that holds
    the columns all the same."""
    row, names = header
    for mark, called in SEPARATORS.items():
        if len(names) == 1 and mark in names[0] and set(columns) & set(names[0].split(mark)):
            remedy = "save it as CSV with commas (UTF-8)"
            yield Fault(file, row, "header", f'columns are separated by {called}, expected ","', remedy)


def header_faults(header: Record, columns: Sequence[str], file: str) -> Iterator[Fault]:
    """A header names exactly the expected columns, in any order; for an unknown one a near one is offered."""
    row, names = header
    missing = [column for column in columns if column not in names]
    for column in missing:
        yield Fault(file, row, column, "the column is missing", f"the columns are {', '.join(columns)}")
    for position, name in enumerate(names, 1):
        if name not in columns:
            near = difflib.get_close_matches(name, missing or columns, 1)
            remedy = f"did you mean {near[0]}?" if near else "remove the column"
            yield Fault(file, row, "header", "is not a known column", remedy, name or "(empty)")
        elif (first := names.index(name) + 1) < position:
            yield Fault(file, row, name, f"is column {first} and column {position}", "keep one of them")


def record_faults(record: Record, width: int, file: str) -> Iterator[Fault]:
    """A row must have as many fields as the header, each of at most 64 KiB; one too many shifts the rest."""
    row, fields = record
    if len(fields) != width:
        rule = f"{len(fields)} field{'s' if len(fields) != 1 else ''}, expected {width}"
        yield Fault(file, row, "", rule, "quote fields that contain a comma")
    for position, field in enumerate(fields, 1):
        # A character is at least one byte and at most four; most fields need no encoding to be measured.
        if len(field) * 4 > LONGEST_FIELD and len(field.encode("utf-8")) > LONGEST_FIELD:
            yield Fault(file, row, f"field {position}", "is longer than 64 KiB", "shorten it", field)
