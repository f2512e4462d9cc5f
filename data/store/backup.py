"""Backups of a SQLite store while it is in use, and putting one back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL

from data.store.chain import Broken, Head
from data.store.engine import engine_for, reading
from data.store.faults import FULL, SQLITE, Damaged, plainly
from data.store.headfile import sync_folder, write_head
from data.store.integrity import own_findings
from data.store.location import Location, refuse_network_share
from data.store.migrating import bring_up_to_date
from data.store.reading import damage, read_entries, read_head
from data.store.replay import Replay
from geo.faults import Fault, Refused, refuse

# Pages copied at once; a writer gets its turn between two portions.
PORTION = 2000


def back_up(location: Location, target: Path) -> Head:
    """Copies a store to a new file with SQLite's online backup, verifies the copy, and gives the head it holds.

    Others may write meanwhile. The file appears whole or not at all; one that exists is not touched.
    """
    store = _file_of(location, "back it up with pg_dump")
    _refuse_existing(target)
    with _put_whole(target) as new:
        _copy(store, new)
        return verified(_at(new, location), target.name)


def restore(backup: Path, location: Location) -> Head:
    """Puts a backup in the place of a store that is not there any more, after verifying it, and gives its head."""
    store = _file_of(location, "restore it with pg_restore")
    if not backup.is_file():
        refuse([Fault(backup.name, None, "", "is no file", "name a backup")])
    refuse_network_share(store)
    for beside in ("", "-wal", "-shm", ".head"):
        _refuse_existing(store.with_name(store.name + beside))
    store.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _put_whole(store) as new:
        _copy(backup, new)
        head = verified(_at(new, location), backup.name)
    write_head(location, head)
    return head


def verified(location: Location, name: str) -> Head:
    """The head of a store whose every entry is verified. Raises `Damaged` under the name that the user knows it by."""
    engine = engine_for(location, "mode=ro&immutable=1")
    try:
        bring_up_to_date(engine, location, read_only=True)
        with plainly(name), reading(engine) as connection:
            if found := own_findings(connection, "integrity_check"):
                raise Damaged((Fault(name, None, "", f"is damaged: {found[0]}", "use another backup"),))
            Replay().take(read_entries(connection))
            return read_head(connection)
    except Broken as broken:
        raise damage(name, broken) from broken
    finally:
        engine.dispose()


def _file_of(location: Location, remedy: str) -> Path:
    if location.path is None:
        raise Refused((Fault(location.name, None, "", "is a PostgreSQL database", remedy),))
    return location.path


def _at(path: Path, location: Location) -> Location:
    return Location(URL.create("sqlite", database=str(path)), path, location.tables, location.shipped)


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        refuse(
            [Fault(path.name, None, "", "exists already, and nothing is overwritten", "name another, or move it away")]
        )


@contextlib.contextmanager
def _put_whole(target: Path) -> Iterator[Path]:
    """A file to write to that gets the target's name once all is well, and is gone otherwise."""
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        yield new
        with new.open("rb") as file:
            os.fsync(file.fileno())
        target.hardlink_to(new)  # unlike a rename it refuses a file that came to be meanwhile
        sync_folder(target.parent)
    except FileExistsError:
        _refuse_existing(target)
    except OSError as error:
        rule = f"can't be written ({error.strerror})"
        raise Refused((Fault(target.name, None, "", rule, "free space, or name another file"),)) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                new.with_name(new.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, new: Path) -> None:
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            contextlib.closing(sqlite3.connect(new)) as copy,
        ):
            old.backup(copy, pages=PORTION)
            # One file: a backup is carried about, and a log beside it would be left behind.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
        _, rule, remedy = next((finding for start, finding in SQLITE if code.startswith(start)), FULL)
        raise Refused((Fault(source.name, None, "", f"can't be copied: {rule}", remedy),)) from error
