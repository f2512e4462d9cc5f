"""The publishers whose formats are known, as rows of sources.csv: what a ledger that does not know one enters with its file.

By symmetry of what documents say of them, like every source; passing on is `ask` unless a publisher's licence is known.
"""

from __future__ import annotations

from pathlib import Path

from data.schema import SOURCES
from data.store.ledger import SHIPPED
from geo.tables import read_table

OWN = Path(__file__).parent / "publishers.csv"
Row = dict[str, str]


def publisher_rows() -> dict[str, Row]:
    """By source id: those named here, and all sources of the shipped ledger, DeepState and ISW among them."""
    rows = [*read_table(SHIPPED / "sources.csv", SOURCES), *read_table(OWN, SOURCES)]
    return {row["source_id"]: row for _, row in rows}
