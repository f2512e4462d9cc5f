"""Writing entries: one transaction for all that belongs together, after the last entry there is, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from data.store.chain import Entry, Said, linked
from data.store.engine import writing
from data.store.faults import refused
from data.store.reading import Reader
from data.store.replay import Replay
from data.store.tables import ENTRIES

# After another wrote first, or the connection was lost: how often it is tried in all.
TRIES = 3
BATCH = 2000
# PostgreSQL's words for "somebody was quicker; try again".
QUICKER = ("40001", "40P01")

Compose = Callable[[Replay], Sequence[Said] | int]
Beside = Callable[[Connection], None]


def append(reader: Reader, compose: Compose, beside: Beside = lambda connection: None) -> int:
    """Enters what `compose` makes of the ledger as it is then, all or nothing. Gives the number of the last entry.

    `compose` gives the number of an earlier entry instead where that did the same already: then nothing is written, so
    that a request whose answer was lost may be sent again. It may be called more than once, and refuses by raising.
    `beside` writes what is no entry, in the same transaction.
    """
    for attempt in range(1, TRIES + 1):
        try:
            return _attempt(reader, compose, beside)
        except (SQLAlchemyError, sqlite3.Error, TimeoutError) as error:
            if attempt == TRIES or not _worth_another(error):
                raise refused(error, reader.name) from error
    raise AssertionError


def _worth_another(error: Exception) -> bool:
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(error, IntegrityError) or error.connection_invalidated or state in QUICKER


def _attempt(reader: Reader, compose: Compose, beside: Beside) -> int:
    with reader.alone:
        reader.look_for_file()
        with writing(reader.engine, reader.name) as connection:
            now = reader.caught_up(connection)
            said = compose(now)
            beside(connection)
            if isinstance(said, int):
                return said
            entries = list(linked(now.head, said))
            write_entries(connection, entries)
        reader.wrote(entries)
        return entries[-1].seq if entries else now.head.seq


def write_entries(connection: Connection, entries: Iterable[Entry]) -> int:
    """Writes entries in their order, a batch at a time, and gives how many. The transaction is the caller's."""
    written = 0
    for batch in _batches(entries):
        connection.execute(insert(ENTRIES), batch)
        written += len(batch)
    return written


def _batches(entries: Iterable[Entry]) -> Iterator[list[dict[str, object]]]:
    rest = iter(entries)
    while batch := [_values(entry) for entry in islice(rest, BATCH)]:
        yield batch


def _values(entry: Entry) -> dict[str, object]:
    return {
        "seq": entry.seq, "kind": entry.kind, "body": entry.body, "recorded_on": entry.recorded_on,
        "request": entry.request or None, "prev_hash": entry.prev_hash, "hash": entry.hash,
    }  # fmt: skip
