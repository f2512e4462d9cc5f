"""Whether a store is what was written: its chain from the first entry, its documents, and the database's own check."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Engine

from data.store.blobs import blob_faults
from data.store.chain import Broken
from data.store.engine import reading
from data.store.faults import RESTORE, Damaged, plainly
from data.store.headfile import refuse_lost_end
from data.store.location import Location
from data.store.reading import Reader, damage, read_entries
from data.store.replay import Replay
from geo.faults import Fault


def check(reader: Reader) -> list[str]:
    """What was checked, a sentence a line. Raises `Damaged` with the first bad entry and what the database says of itself."""
    now = Replay()
    if faults := find_damage(reader, now):
        raise Damaged(tuple(faults))
    with plainly(reader.name), reading(reader.engine) as connection:
        refuse_lost_end(reader.location, connection)
    own = (
        "the database's own check finds nothing"
        if reader.location.path
        else "PostgreSQL has no check of its own to ask"
    )
    return [
        f"{now.head.seq} entries: each follows the one before, and its hash is that of what it says",
        own,
        f"documents kept: {len(now.kept)}, each with the bytes it was kept with",
        *_imports_said(now),
        f"head (chain): {now.head.hash}",
    ]


def _imports_said(now: Replay) -> list[str]:
    """What was imported, in a line; none where nothing was."""
    files = list(now.imported.files.values())
    out = sum(not file.counts_now for file in files)
    return [f"imported files of maps: {len(files)}, {out} of them taken out again"] if files else []


def find_damage(reader: Reader, now: Replay) -> list[Fault]:
    """All that is wrong: the first bad entry of the chain, what the database says of itself, documents. Takes the chain
    into `now` as far as it is whole."""
    return [*_chain_faults(reader, now), *_own_faults(reader, "integrity_check"), *blob_faults(reader, now.kept)]


def _chain_faults(reader: Reader, now: Replay) -> Iterator[Fault]:
    """The first entry that is not as it was written, from the database itself and not from what was read before."""
    try:
        with plainly(reader.name), reading(reader.engine) as connection:
            now.take(read_entries(connection))
    except Broken as broken:
        yield from damage(reader.name, broken).faults
    except Damaged as damaged:
        yield from damaged.faults


def _own_faults(reader: Reader, check: str) -> Iterator[Fault]:
    try:
        with plainly(reader.name), reading(reader.engine) as connection:
            for found in own_findings(connection, check):
                rule = f"is damaged: the database's own check says {found!r}"
                yield Fault(reader.name, None, "", rule, RESTORE)
    except Damaged as damaged:
        yield from damaged.faults


def own_findings(connection: Connection, check: str) -> list[str]:
    """What SQLite's `integrity_check` or `quick_check` finds, at most ten; PostgreSQL has no such question."""
    if connection.dialect.name != "sqlite":
        return []
    said = connection.exec_driver_sql(f"PRAGMA {check}(10)").scalars().all()
    return [line for line in said if line != "ok"]


def refuse_damage(engine: Engine, location: Location) -> None:
    """What is asked at every start before anything is read: the database's quick check, and the end that is kept outside."""
    with plainly(location.name), reading(engine) as connection:
        refuse_lost_end(location, connection)
        found = own_findings(connection, "quick_check")
    rule = "is damaged: the database's own check says "
    if found:
        raise Damaged(tuple(Fault(location.name, None, "", f"{rule}{line!r}", RESTORE) for line in found))
