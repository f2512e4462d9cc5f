"""CSV (RFC 4180, UTF-8): a file is one table, so an export is that of the claims; standings are a file of their own.

Text that a spreadsheet would compute has an apostrophe before it (dashboard/snapshot/formulas.py). The manifest stands
beside the file: a table has no place for it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.answers import Row
from dashboard.snapshot.columns import CLAIM_TABLE, STANDING_TABLE
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.formulas import disarm, rearm
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import claim_rows, standing_rows


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The claims as a table. Nothing of the manifest is in it."""
    return _table(claim_rows(contents), CLAIM_TABLE)


def write_standings(contents: Contents) -> bytes:
    """The standings as a table."""
    return _table(standing_rows(contents), STANDING_TABLE)


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none."""
    try:
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    except csv.Error as error:
        raise ValueError("is no well-formed CSV") from error
    if tuple(header) != CLAIM_TABLE or any(len(row) != len(header) for row in rows):
        raise ValueError("is no table of claims")
    return [rearm(row[CLAIM_TABLE.index("claim_id")]) for row in rows]


def _table(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    # CR LF is what RFC 4180 asks for, and makes the writer quote a lone CR too.
    writer = csv.writer(out, lineterminator="\r\n", strict=True)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    return disarm(value) if isinstance(value, str) else value
