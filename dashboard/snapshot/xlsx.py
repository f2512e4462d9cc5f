"""XLSX: the sheets Claims, Standings and About. The manifest stands beside the file.

Every text is written as text, never as a formula, and days stay as the ledger writes them. Where a spreadsheet can't hold
a text as it is, About says so: characters that XML does not allow and carriage returns stand as escapes, and a cell ends
after 32,767 characters.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.writer.excel import ExcelWriter

from dashboard.answers import Row
from dashboard.snapshot.about_sheet import about_lines
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.formulas import disarm, rearm
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import claim_rows, standing_rows
from dashboard.snapshot.xml_text import xml_safe
from dashboard.snapshot.zips import zipped

CLAIMS, STANDINGS, ABOUT = "Claims", "Standings", "About"
LONGEST_CELL = 32_767
# A spreadsheet reads `_x0041_` as the character of that number: the low line is written as one of these itself.
CHARACTER_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
WIDE = {"summary": 70, "words": 40, "document_title": 50, "claim_ids": 40, "source_name": 28, "place_name": 18}
USUAL_WIDTH, ABOUT_WIDTHS = 14, (28, 110)
WRAPPED = Alignment(vertical="top", wrap_text=True)
LARGEST_UNPACKED = 256 * 1024 * 1024
# What openpyxl may stumble over in a file that somebody else made; a SyntaxError is one of the XML.
UNREADABLE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError, NotImplementedError,
    KeyError, IndexError, StopIteration, TypeError, AttributeError,
)  # fmt: skip
# The format asks for the hour of its making, and an export has none.
ALWAYS = datetime(2000, 1, 1)


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished workbook."""
    book = Workbook()
    book.properties.creator, book.properties.title = "Greyline", "Greyline"
    book.properties.created = book.properties.modified = ALWAYS
    claims, standings = claim_rows(contents), standing_rows(contents)
    _add_table(book.active, CLAIMS, claims, CLAIM_TABLE)
    _add_table(book.create_sheet(), STANDINGS, standings, STANDING_TABLE)
    changed = sum(_is_changed(value) for row in (*claims, *standings) for value in row.values())
    _add_about(book.create_sheet(), about_lines(contents, manifest, changed))
    return _packed(book)


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none."""
    try:
        _refuse_bomb(data)
        sheet = load_workbook(io.BytesIO(data), read_only=True)[CLAIMS]
        rows = sheet.iter_rows(values_only=True)
        column = next(rows).index("claim_id")
        return [rearm(str(row[column])) for row in rows]
    except UNREADABLE as error:
        raise ValueError("is no workbook of claims") from error


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise ValueError("unpacks to more than any export of ours")


def cell_text(text: str) -> str:
    """A text as it is stored in its cell."""
    stored = CHARACTER_CODE.sub("_x005F_", disarm(_spelt_out(text)))
    if not _is_too_long(stored):
        return stored
    kept = stored.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore")
    return f"{kept}…"


def _spelt_out(text: str) -> str:
    # A carriage return would be read as a line feed (XML 1.0, section 2.11).
    return xml_safe(text).replace("\r", "\\r")


def _is_too_long(text: str) -> bool:
    """A spreadsheet counts in units of UTF-16."""
    return len(text.encode("utf-16-le")) > 2 * LONGEST_CELL


def _is_changed(value: object) -> bool:
    return isinstance(value, str) and (_spelt_out(value) != value or _is_too_long(value))


def _add_table(sheet: Any, title: str, rows: Iterable[Row], columns: Sequence[str]) -> None:
    sheet.title = title
    for at, column in enumerate(columns, 1):
        _put(sheet.cell(1, at), column).font = Font(bold=True)
        narrow = 9 if column in INTEGERS | NUMBERS else USUAL_WIDTH
        sheet.column_dimensions[get_column_letter(at)].width = WIDE.get(column, max(narrow, len(column) + 2))
    for line, row in enumerate(rows, 2):
        for at, column in enumerate(columns, 1):
            _put(sheet.cell(line, at), row[column])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(sheet.max_row, 1)}"


def _add_about(sheet: Any, lines: Iterable[tuple[str, str]]) -> None:
    sheet.title = ABOUT
    for at, width in enumerate(ABOUT_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for line, (name, text) in enumerate(lines, 1):
        _put(sheet.cell(line, 1), name).font = Font(bold=True)
        _put(sheet.cell(line, 2), text)
        sheet.cell(line, 1).alignment = sheet.cell(line, 2).alignment = WRAPPED
    sheet.freeze_panes = "B1"


def _put(cell: Any, value: object) -> Any:
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"  # openpyxl would take "#N/A" for an error, not for a text
    else:
        cell.value = value
    return cell


def _packed(book: Workbook) -> bytes:
    """As `Workbook.save`, which would set the hour of the clock in the properties and in the archive."""
    out = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()
    with zipfile.ZipFile(out) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})
