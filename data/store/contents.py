"""What the tables of a ledger come to as entries of a chain: which, in which order, with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from data.schema import TABLES
from data.store.chain import Said
from data.store.rules import OWN_PLACES, Tables
from geo.places import COLUMNS as PLACES

# The order of the tables in a chain: whatever a row refers to stands before it. Rows follow in the order of their file.
ORDER = {
    "sources.csv": "source",
    OWN_PLACES: "place",
    "documents.csv": "document",
    "claims.csv": "claim",
    "coverage.csv": "sentence",
}
COLUMNS_OF = {kind: PLACES if name == OWN_PLACES else TABLES[name] for name, kind in ORDER.items()}
TABLE_OF = {kind: name for name, kind in ORDER.items()}
Row = Mapping[str, str]


def said_by_tables(tables: Tables, wanted: Callable[[str, Row], bool] = lambda kind, row: True) -> Iterator[Said]:
    """What the rows say, table by table, for those rows that are wanted. Every column is said, also an empty one."""
    for name, kind in ORDER.items():
        for _, row in tables.get(name, []):
            if wanted(kind, row):
                yield kind, row


def key_of(kind: str, row: Row) -> str:
    """What makes two rows of a table the same row: its id, or, for a sentence, where it starts."""
    return f"{row['document_id']} {row['start']}" if kind == "sentence" else row[f"{kind}_id"]
