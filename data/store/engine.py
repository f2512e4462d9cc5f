"""The connection to the database, and the transactions in which the store reads and writes: one code for SQLite and
PostgreSQL."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event

from data.store.faults import BUSY
from data.store.location import Location
from geo.faults import Fault

WRITING = "greyline_writing"
# How long a writer waits for another, and a page for an answer, in seconds.
PATIENCE_FOR_WRITERS = 5.0
PATIENCE = 2.5
# A writer's pause after its own write, in seconds: longer than others wait before they ask again.
COURTESY = 0.015
_released: WeakKeyDictionary[Engine, float] = WeakKeyDictionary()
# Any number; all programs that write to a Greyline store in PostgreSQL must take the same.
LOCK = 0x47524C4E
# The cache, 64 MB at most and taken only as needed, keeps a large import from writing its indexes again and again.
SQLITE_SETTINGS = (
    "foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF", "cell_size_check = ON", "cache_size = -65536",
)  # fmt: skip


def engine_for(location: Location, read_only: str = "") -> Engine:
    """The engine for a store. `read_only` is "" or how a SQLite file is opened that can't be written (`mode=ro`)."""
    if location.path is None:
        return _postgresql(location)
    url = location.url
    if read_only:
        url = url.set(database=f"file:{location.path}", query=dict(part.split("=") for part in read_only.split("&")))
        url = url.update_query_dict({"uri": "true"})
    engine = create_engine(url, connect_args={"timeout": PATIENCE_FOR_WRITERS})
    event.listen(engine, "connect", _plain_sqlite if read_only else _durable_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _plain_sqlite(raw: Any, record: object) -> None:
    """Leaves BEGIN to us: Python's own would come too late for a schema change, and never IMMEDIATE."""
    raw.isolation_level = None
    for setting in SQLITE_SETTINGS:
        raw.execute(f"PRAGMA {setting}")


def _durable_sqlite(raw: Any, record: object) -> None:
    _plain_sqlite(raw, record)
    raw.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        _begin_writing(connection.connection.dbapi_connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(raw: Any) -> None:
    """Asks for the lock again and again: SQLite's own waiting sleeps ever longer, and of eight writers one may starve."""
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        for last in _turns():
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if last or not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                    raise
    finally:
        raw.execute(f"PRAGMA busy_timeout = {PATIENCE_FOR_WRITERS * 1000:.0f}")


def _turns() -> Iterator[bool]:
    """When to ask for the lock, a few milliseconds apart; True for the last time, when patience is over."""
    ends = time.monotonic() + PATIENCE_FOR_WRITERS
    while time.monotonic() < ends:
        yield False
        time.sleep(random.uniform(0.001, 0.01))  # noqa: S311 - so that waiting writers do not march in step
    yield True


def _postgresql(location: Location) -> Engine:
    engine = create_engine(
        location.url, pool_size=5, max_overflow=10, pool_timeout=PATIENCE, pool_pre_ping=True,
        connect_args={"connect_timeout": 2, "application_name": "greyline"}, isolation_level="READ COMMITTED",
    )  # fmt: skip
    from data.store.patience import PatientConnection  # psycopg is imported for PostgreSQL alone

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: object, record: object, arguments: list[Any], named: dict[str, Any]) -> Any:
        return PatientConnection.connect(*arguments, **named)

    event.listen(engine, "connect", _patient_postgresql)
    return engine


def _patient_postgresql(raw: Any, record: object) -> None:
    raw.autocommit = True
    raw.execute("SET statement_timeout = 2000")
    raw.execute("SET idle_in_transaction_session_timeout = 60000")
    raw.autocommit = False


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that alone may write; whoever else would, waits for at most five seconds. Committed at the end.

    Who has only just written lets the others go first: the lock goes to whoever asks first, and that would be us again.
    """
    time.sleep(max(0.0, COURTESY - (time.monotonic() - _released.get(engine, 0.0))))
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            _wait_for_lock(connection, name)
        yield connection
    _released[engine] = time.monotonic()


def _wait_for_lock(connection: Connection, name: str) -> None:
    """Asks again and again instead of blocking, since no statement may take longer than its time-out."""
    for last in _turns():
        if connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({LOCK})").scalar():
            return
        if last:
            kind, rule, remedy = BUSY
            raise kind((Fault(name, None, "", rule, remedy),))
