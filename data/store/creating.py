"""A new store: made whole beside its place and put there in one step, or, in PostgreSQL, in one transaction."""

from __future__ import annotations

import contextlib
import os
import re
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from data.store.chain import Head
from data.store.engine import engine_for, reading, writing
from data.store.faults import FULL, UNOPENED, plainly
from data.store.filling import fill
from data.store.headfile import head_path, sync_folder, write_head
from data.store.location import Location
from data.store.migrating import migrate, read_version
from data.store.reading import read_head
from geo.faults import Fault, Refused

# A file that a killed process left half made is taken away after this many seconds.
STALE = 3600


def create_file(location: Location, path: Path) -> None:
    """Makes a SQLite store filled from its tables. Of two processes at once, both find a whole one afterwards."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(path)
        head = _make(replace(location, path=new, url=location.url.set(database=str(new))), location.name)
        if _put(new, path):
            write_head(location, head)
    except OSError as error:
        kind, rule, remedy = FULL if error.errno in (28, 122) else UNOPENED
        raise kind((Fault(location.name, None, "", f"{rule} ({error.strerror})", remedy),)) from error
    finally:
        _remove(new)


def create_in(connection: Connection, location: Location) -> None:
    """The schema and all entries, in the connection's transaction."""
    migrate(connection)
    fill(connection, location)


def create_in_database(engine: Engine, location: Location) -> None:
    """Makes the store in a PostgreSQL database if it has none, one process at a time."""
    with plainly(location.name):
        with reading(engine) as connection:
            if read_version(connection):
                return
        with writing(engine, location.name) as connection:
            if not read_version(connection):
                create_in(connection, location)


def _make(beside: Location, name: str) -> Head:
    engine = engine_for(beside)
    try:
        with plainly(name):
            with engine.connect() as connection:
                # Nobody knows this file yet: it is put on the disk once, at the end.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA synchronous = OFF")
            with writing(engine, name) as connection:
                create_in(connection, beside)
                head = read_head(connection)
            with engine.connect() as connection:
                # Everything is in the one file before it gets its name.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    return head


def _put(new: Path, path: Path) -> bool:
    """Gives the file its name, unless another process was quicker: then that one counts."""
    with new.open("rb") as file:
        os.fsync(file.fileno())
    try:
        path.hardlink_to(new)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        new.rename(path)
    sync_folder(path.parent)
    return True


def _remove(new: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            new.with_name(new.name + suffix).unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Takes away the files that killed processes left half made beside a store."""
    made_by_us = re.compile(rf"{re.escape(path.name)}(\.head)?\.[0-9]+\.new(-wal|-shm|-journal)?")
    for left in path.parent.iterdir():
        with contextlib.suppress(OSError):
            if made_by_us.fullmatch(left.name) and time.time() - left.stat().st_mtime > STALE:
                left.unlink()


def refuse_lone_head(location: Location, path: Path) -> None:
    """Raises `Refused` where a store is gone and only its head is there: a new one would hide that."""
    if head_path(path).exists():
        rule = "is not there, and its head is: the store was moved or removed"
        remedy = f"put it back, restore a backup, or remove {head_path(path).name} to start anew"
        raise Refused((Fault(location.name, None, "", rule, remedy),))
