"""Ledgers as a fresh store has them: what a page shows and an export names, with the head of the chain."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from data.store import Ledger
from data.store.filling import files_digest
from data.store.ledger import SHIPPED
from data.store.location import Location
from data.store.opening import open_store


def fresh_ledger(tables: Path = SHIPPED) -> Ledger:
    """The ledger of these tables in a store made for the question; made once for the same tables."""
    return _of(tables, files_digest(tables))


@cache
def _of(tables: Path, digest: str) -> Ledger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.sqlite"
        shipped = tables.resolve() == SHIPPED.resolve()
        store = open_store(Location(URL.create("sqlite", database=str(path)), path, tables.resolve(), shipped))
        try:
            return store.ledger()
        finally:
            store.close()
