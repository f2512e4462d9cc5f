"""Files that hold tables of the ledger, told by their header, and what lies beside them: read as one ledger's tables are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.store.ledger import COLUMNS
from geo.faults import Fault, Refused, refuse, visible
from geo.tables import Row, read_table

CLAIMS = "claims.csv"
LARGEST = 200 * 1024 * 1024
HEADER_BYTES = 4096
UTF16 = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS = re.compile("[,;\t|]")


@dataclass
class TableFiles:
    """The files by the name of the table each holds; `others` hold none."""

    tables: dict[str, Path] = field(default_factory=dict)
    others: list[Path] = field(default_factory=list)


def find_tables(paths: Iterable[Path]) -> TableFiles:
    """Which of these files hold a table of the ledger. A folder stands for the tables in it, and a table of claims brings
    those that lie beside it under their own names."""
    found, folders = TableFiles(), []
    for path in paths:
        if path.is_dir():
            _refuse_without_tables(path)
            folders.append(path)
        elif table := table_of(_beginning(path)):
            _put(found, table, path)
            folders += [path.parent] if table == CLAIMS else []
        else:
            found.others.append(path)
    for folder in folders:
        for name in _tables_in(folder):
            found.tables.setdefault(name, folder / name)
    return found


def _put(found: TableFiles, table: str, path: Path) -> None:
    if found.tables.get(table, path) != path:
        rule = f"is a second table of {table.removesuffix('.csv')}"
        refuse([Fault(visible(path.name), None, "", rule, "bring them in one after the other")])
    found.tables[table] = path


def _tables_in(folder: Path) -> list[str]:
    return [name for name in COLUMNS if (folder / name).is_file()]


def _refuse_without_tables(folder: Path) -> None:
    if not _tables_in(folder):
        rule = f"is a folder without tables of claims (rule: one of {', '.join(COLUMNS)})"
        refuse([Fault(visible(folder.name), None, "", rule, "name the files themselves")])


def _beginning(path: Path) -> bytes:
    """Nothing of a file that can't be read: that is told by who reads it."""
    try:
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)
    except OSError:
        return b""


def table_of(content: bytes) -> str:
    """The table that a file holds, by most of its columns, also where these are not separated or encoded as they should be:
    what is wrong with it is told by who reads it; "" for none."""
    encoding = "utf-16" if content[:2] in UTF16 else "utf-8-sig"
    line = content[:HEADER_BYTES].decode(encoding, "replace").split("\n", 1)[0]
    header = {name.strip().strip('"') for name in SEPARATORS.split(line)}
    return next((name for name, columns in COLUMNS.items() if len(header & set(columns)) > len(columns) / 2), "")


def read_tables(files: Mapping[str, Path]) -> dict[str, list[Row]]:
    """The rows of all tables. Raises `Refused` with what is wrong in any of them."""
    tables: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        try:
            _refuse_large(path)
            tables[name] = read_table(path, COLUMNS[name])
        except Refused as refused:
            faults.extend(refused.faults)
    refuse(faults)
    return tables


def _refuse_large(path: Path) -> None:
    if path.stat().st_size > LARGEST:
        rule = f"is larger than {LARGEST // 1024**2} MB"
        refuse([Fault(visible(path.name), None, "", rule, "bring it in in parts")])
