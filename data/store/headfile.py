"""The last acknowledged head, kept in a small file beside a SQLite store.

SQLite takes a write-ahead log whose end was cut off, or that is gone, for one that never had it: the entries in it
would be missing without a word. The head kept outside tells. It is written after each commit, so it may be one commit
behind and never ahead.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from sqlalchemy import Connection, select

from data.store.chain import Head
from data.store.faults import RESTORE, Damaged
from data.store.location import Location
from data.store.tables import ENTRIES
from geo.faults import Fault

SAID = re.compile(r"([0-9]{1,18}) ([0-9a-f]{64})\n")


def head_path(store: Path) -> Path:
    """The file beside a store."""
    return store.with_name(store.name + ".head")


def write_head(location: Location, head: Head) -> None:
    """Keeps a head, whole or not at all. What was committed stays so if it can't be kept: the guard is weaker then."""
    if location.path is not None:
        with contextlib.suppress(OSError):
            write_whole(head_path(location.path), f"{head.seq} {head.hash}\n".encode())


def write_whole(path: Path, content: bytes) -> None:
    """Puts a file in place in one step, after its content is on the disk."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last through a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_kept(store: Path) -> Head | None:
    """The head kept beside a store; None where there is none that can be read."""
    try:
        found = SAID.fullmatch(head_path(store).read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        return None
    return Head(int(found[1]), found[2]) if found else None


def refuse_lost_end(location: Location, connection: Connection) -> None:
    """Raises `Damaged` where the store does not hold the entry whose head was kept beside it."""
    kept = read_kept(location.path) if location.path else None
    if kept is None or kept.seq == 0:
        return
    if connection.execute(select(ENTRIES.c.hash).where(ENTRIES.c.seq == kept.seq)).scalar() != kept.hash:
        rule = f"has lost entry {kept.seq}, which was written to it: the file or its -wal file was cut or replaced"
        raise Damaged((Fault(location.name, kept.seq, "", rule, RESTORE),))
