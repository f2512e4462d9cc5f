"""Opening the store: made on the first start, checked on every one, grown with the tables it was loaded from."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.store.blobs import missing_blobs
from data.store.creating import create_file, create_in_database, refuse_lone_head, sweep
from data.store.engine import engine_for
from data.store.faults import FOREIGN, RESTORE, UNOPENED, Damaged, ReadOnly
from data.store.filling import grow, refuse_origin
from data.store.integrity import find_damage, refuse_damage
from data.store.location import Location, find_location, refuse_network_share
from data.store.migrating import bring_up_to_date
from data.store.reading import Reader
from data.store.replay import Replay
from data.store.store import Store
from data.store.tables import APPLICATION_ID
from geo.faults import Fault, Refused

# Of a SQLite file's header: how it starts, where it says whose it is, and up to there its length, in bytes.
MAGIC = b"SQLite format 3\0"
AT_PROGRAM = 68
HEADER = 72
READ_ONLY = "the store can be read and not written"
CLOCK = "the newest entry is of a day that has not come yet: this machine's clock is behind, or another's was ahead"


def open_store(location: Location | None = None, mounts: str | None = None) -> Store:
    """The store of this program run: made and filled on the first start, migrated, checked, and grown with its tables.

    Raises `Refused` with file, rule and remedy where it can't be used: on a network share, damaged, of a newer program,
    loaded from another ledger, or not reachable. `mounts` stands for the system's list of mounts.
    """
    place = location or find_location()
    how = _prepare_file(place, place.path, mounts) if place.path else ""
    engine = engine_for(place, how)
    try:
        if place.path is None:
            create_in_database(engine, place)
        bring_up_to_date(engine, place, bool(how))
        refuse_damage(engine, place)
        reader = Reader(engine, place)
        reader.ledger()
        if gone := tuple(missing_blobs(reader, reader.kept)):
            raise Damaged(gone)
        return Store(reader, _notes(reader, bool(how)), read_only=bool(how))
    except BaseException:
        engine.dispose()
        raise


def checked_store() -> tuple[Store, list[str]]:
    """The open store and what was checked of it, a sentence a line: every entry, every document, the database itself.

    Raises `Damaged` with all that is wrong, and not only with what the opening stopped at: the first bad entry among it.
    """
    place = find_location()
    try:
        store = open_store(place)
    except Damaged as damaged:
        more = [fault for fault in _more_damage(place) if fault not in damaged.faults]
        raise Damaged((*damaged.faults, *more)) from damaged
    try:
        return store, store.check()
    except BaseException:
        store.close()
        raise


def _more_damage(place: Location) -> list[Fault]:
    """What a walk along the chain and the database itself say, as far as there is a database."""
    engine = None
    try:
        how = _prepare_file(place, place.path, None) if place.path else ""
        engine = engine_for(place, how or ("mode=ro" if place.path else ""))
        return find_damage(Reader(engine, place), Replay())
    except Refused:
        return []
    finally:
        if engine is not None:
            engine.dispose()


def _notes(reader: Reader, read_only: bool) -> tuple[str, ...]:
    if read_only:
        refuse_origin(reader)
        return (READ_ONLY,)
    try:
        note = grow(reader)
    except ReadOnly:
        note = READ_ONLY
    return tuple(filter(None, (note, _clock_note(reader))))


def _clock_note(reader: Reader) -> str:
    """A sentence where the newest entry is of a day that has not come yet here. The order is the entries' own in any case."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return CLOCK if reader.newest_day() > tomorrow else ""


def _prepare_file(place: Location, path: Path, mounts: str | None) -> str:
    """Makes the file if there is none, and says how it has to be opened: "" to read and write."""
    refuse_network_share(path, mounts)
    if not path.exists():
        refuse_lone_head(place, path)
        create_file(place, path)
    _refuse_no_store(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        sweep(path)
        return ""
    # A log that was left behind holds entries; without one, a file nobody writes needs no lock.
    return "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"


def _refuse_no_store(path: Path) -> None:
    """A file is looked at before SQLite gets it, which would change another program's, and takes an empty one for an
    empty database: it was a store, and is none now."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as error:
        kind, rule, remedy = UNOPENED
        raise kind((Fault(path.name, None, "", f"{rule} ({error.strerror})", remedy),)) from error
    if not header.startswith(MAGIC):
        raise Damaged((Fault(path.name, None, "", FOREIGN[1], FOREIGN[2]),))
    if header[AT_PROGRAM:] != APPLICATION_ID.to_bytes(4, "big"):
        rule, remedy = "is another program's database, or damaged", f"name another file in GREYLINE_STORE, or {RESTORE}"
        raise Damaged((Fault(path.name, None, "", rule, remedy),))
