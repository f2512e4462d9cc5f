"""What a database answers when something is wrong, said plainly: which store, what is wrong, what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

from data.store.changes import Change
from geo.faults import Fault, Refused


class Damaged(Refused):
    """The store is not what was written: it must not be shown as good."""


class Unreachable(Refused):
    """The store does not answer now, and may later: what was read last can still be shown, with its age."""


class ReadOnly(Refused):
    """The store can be read and not written."""


class Overtaken(Refused):
    """A claim was changed after the editor last saw it. `changes` are what was done since."""

    def __init__(self, faults: tuple[Fault, ...], changes: tuple[Change, ...]) -> None:
        super().__init__(faults)
        self.changes = changes


RESTORE = (
    "restore a backup: python -m dashboard restore BACKUP, or move the file and those beside it away and start anew"
)
WAIT = "try again; what is shown stays as it was read last"

Finding = tuple[type[Refused], str, str]
FULL = (Refused, "the disk is full; nothing was written", "free space and send it again")
LOCKED = (
    ReadOnly,
    "can't be written: the file or its folder is read-only",
    "allow writing, or name another GREYLINE_STORE",
)
BUSY = (Unreachable, "another process is writing; nothing was written", "wait a moment and send it again")
BROKEN = (Damaged, "is damaged: the database can't be read", RESTORE)
FOREIGN = (Damaged, "is no SQLite database", RESTORE)
UNOPENED = (
    Unreachable,
    "can't be opened",
    "check the name, the folder and the permissions, or name another store in GREYLINE_STORE",
)
TAKEN = (Unreachable, "is not there any more: it was moved, removed, or its disk is gone", "put it back where it was")
GONE = (Unreachable, "the database does not answer", WAIT)
SLOW = (Unreachable, "the database takes too long to answer", WAIT)
DENIED = (Unreachable, "the database does not let this user in, or not so far", "check the user, password and rights")
ODD = (Unreachable, "the database refused", "see the log for its own words")

# By the start of what SQLite calls the error, or of PostgreSQL's SQLSTATE.
SQLITE: tuple[tuple[str, Finding], ...] = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_IOERR_WRITE", FULL),
    ("SQLITE_READONLY", LOCKED),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_CORRUPT", BROKEN),
    ("SQLITE_NOTADB", FOREIGN),
    ("SQLITE_CANTOPEN", UNOPENED),
    ("SQLITE_IOERR", BROKEN),
)
POSTGRESQL: tuple[tuple[str, Finding], ...] = (
    ("53100", FULL),
    ("25006", LOCKED),
    ("42501", DENIED),
    ("28", DENIED),
    ("57014", SLOW),
    ("55P03", BUSY),
    ("40", BUSY),
    ("XX001", BROKEN),
    ("XX002", BROKEN),
)


def refused(error: Exception, name: str) -> Refused:
    """A database's error as a fault of the store of this name."""
    kind, rule, remedy = _finding(error)
    return kind((Fault(name, None, "", rule, remedy),))


def _finding(error: Exception) -> Finding:
    if isinstance(error, NoneFree):
        return SLOW
    if isinstance(error, TimeoutError):
        return GONE
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # Python's own sqlite3 errors, such as for text that is no UTF-8, have no code: the file holds what nobody wrote.
        code = getattr(cause, "sqlite_errorname", "SQLITE_CORRUPT")
        return next((finding for start, finding in SQLITE if code.startswith(start)), ODD)
    state = getattr(cause, "sqlstate", None)
    if isinstance(error, DBAPIError) and (state is None or state.startswith(("08", "57P", "53300"))):
        return GONE
    return next((finding for start, finding in POSTGRESQL if (state or "").startswith(start)), ODD)


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Raises whatever a database says within as `Refused` with store, rule and remedy."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, TimeoutError) as error:
        raise refused(error, name) from error
    except UnicodeDecodeError as error:
        raise Damaged((Fault(name, None, "", BROKEN[1], RESTORE),)) from error
