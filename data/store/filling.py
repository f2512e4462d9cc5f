"""Filling a store from tables: whole when it is new; what is new in them when they have grown since."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, insert, select

from data.store.append import append, write_entries
from data.store.chain import NOTHING, Said, linked
from data.store.contents import ORDER, said_by_tables
from data.store.engine import reading
from data.store.faults import plainly
from data.store.growth import missing_faults, new_in
from data.store.ledger import checked_tables
from data.store.location import Location
from data.store.reading import Reader
from data.store.replay import Replay
from data.store.tables import META
from data.version import VERSION
from geo.faults import Fault, refuse

ORIGIN, SEEN = "origin", "seen "


def fill(connection: Connection, location: Location) -> int:
    """Enters all tables into an empty store, checked by every rule, and gives the number of entries."""
    said = said_by_tables(checked_tables(location.tables)[0])
    written = write_entries(connection, linked(NOTHING, said))
    remember(connection, ORIGIN, _origin(location))
    remember(connection, SEEN + files_digest(location.tables), VERSION)
    return written


def grow(reader: Reader) -> str:
    """Enters what is new in the tables; gives a sentence where they were left alone, "" otherwise.

    A store that was loaded from another ledger is refused. Tables of an older program, or that lack what the store has
    from the shipped ones, are passed over: nothing is lost, nothing is taken back.
    """
    location = reader.location
    facts = refuse_origin(reader)
    digest = SEEN + files_digest(location.tables)
    if digest in facts:
        return ""
    if location.shipped and _version(VERSION) < max(_version(facts[name]) for name in facts if name.startswith(SEEN)):
        return "the shipped tables are older than those this store has seen: nothing is taken from them"
    tables, _ = checked_tables(location.tables)
    left: list[Fault] = []

    def compose(now: Replay) -> Sequence[Said] | int:
        left[:] = missing_faults(tables, now)
        return now.head.seq if left else new_in(tables, now)

    append(reader, compose, lambda connection: None if left else remember(connection, digest, VERSION))
    if left and not location.shipped:
        refuse(left)
    return "the shipped tables lack rows that this store has from them: nothing is taken from them" if left else ""


def refuse_origin(reader: Reader) -> dict[str, str]:
    """Raises `Refused` where a store was loaded from another ledger than the one asked for; gives the facts about it."""
    facts = read_facts(reader)
    refuse(_origin_faults(facts, reader.location))
    return facts


def files_digest(folder: Path) -> str:
    """The sha256 over the tables' bytes as they lie in a folder: whether they have been seen is asked at every start."""
    digest = hashlib.sha256()
    for name in ORDER:
        path = folder / name
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def remember(connection: Connection, name: str, value: str) -> None:
    """Keeps a fact about the store; one that is known already stays as it is."""
    if connection.execute(select(META.c.name).where(META.c.name == name)).first() is None:
        connection.execute(insert(META), {"name": name, "value": value})


def read_facts(reader: Reader) -> dict[str, str]:
    """All facts about the store."""
    with plainly(reader.name), reading(reader.engine) as connection:
        return {row.name: row.value for row in connection.execute(select(META.c.name, META.c.value))}


def _origin(location: Location) -> str:
    return "shipped" if location.shipped else "own"


def _origin_faults(facts: dict[str, str], location: Location) -> list[Fault]:
    if facts.get(ORIGIN) == _origin(location):
        return []
    loaded = {"shipped": "the shipped ledger", "own": "a ledger of its own"}.get(facts.get(ORIGIN, ""), "nothing known")
    asked = "the shipped ledger" if location.shipped else "the one that GREYLINE_LEDGER names"
    remedy = "name another store in GREYLINE_STORE, or unset it"
    return [Fault(location.name, None, "", f"was loaded from {loaded}, and {asked} is asked for", remedy)]


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in text.split("."))
