"""Documents' bytes as they were found, kept by their sha256 and given back only if they still have it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, insert, select

from data.identity import sha256_of
from data.store.append import append
from data.store.chain import Said
from data.store.engine import reading
from data.store.faults import RESTORE, Damaged, plainly
from data.store.ledger import Ledger
from data.store.reading import Reader
from data.store.replay import BYTES
from data.store.tables import BLOBS
from geo.faults import Fault, Refused, refuse

# As large as an upload may be, in bytes.
LARGEST = 20 * 1024 * 1024


def keep(reader: Reader, content: bytes, day: str) -> str:
    """Keeps a document's bytes, once, and gives their sha256. Line ends, encoding, everything stays as it is.

    An entry of the chain says that they are kept, so that they can't get lost without a word.
    """
    if len(content) > LARGEST:
        refuse([Fault(reader.name, None, "", "is larger than a document may be (rule: 20 MB)", "add a part of it")])
    name = hashlib.sha256(content).hexdigest()
    said = {"what": BYTES, "sha256": name, "size": str(len(content)), "recorded_on": day}
    entry: Said = ("import", {**said, "request": sha256_of(f"{BYTES} {name}")})

    def write(connection: Connection) -> None:
        if name not in kept_names(connection):
            connection.execute(insert(BLOBS), {"sha256": name, "content": content})

    append(reader, lambda now: now.kept.get(name, [entry]), write)
    return name


def read_documents(paths: Iterable[Path], ledger: Ledger) -> dict[Path, tuple[str, bytes]]:
    """The bytes of files, each with the document that the ledger knows by their sha256. Raises `Refused` if one has none."""
    known = {document.text_sha256: name for name, document in ledger.documents.items()}
    read: dict[Path, tuple[str, bytes]] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            content = read_bytes(path)
        except Refused as refused:
            faults.extend(refused.faults)
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 not in known:
            rule = "is the sha256 of no document of this ledger"
            remedy = "name the file as it was read, unchanged, or say when a new one was published (--published)"
            faults.append(Fault(path.name, None, "text_sha256", rule, remedy, sha256))
        else:
            read[path] = known[sha256], content
    refuse(faults)
    return read


def read_bytes(path: Path) -> bytes:
    """A document's bytes. Raises `Refused` where they can't be read, or are more than a document may have."""
    try:
        content = path.read_bytes()
    except OSError as error:
        refuse([Fault(path.name, None, "", f"can't be read ({error.strerror})", "name a file that can be read")])
        raise AssertionError from error
    if len(content) > LARGEST:
        refuse([Fault(path.name, None, "", "is larger than a document may be (rule: 20 MB)", "add a part of it")])
    return content


def kept_names(connection: Connection) -> set[str]:
    """The sha256 of all documents whose bytes are there."""
    return set(connection.execute(select(BLOBS.c.sha256)).scalars())


def find_kept(reader: Reader, sha256: str) -> bytes | None:
    """The bytes with this sha256, or None where they are not kept. Raises `Damaged` if they are not what was kept."""
    with plainly(reader.name), reading(reader.engine) as connection:
        content = connection.execute(select(BLOBS.c.content).where(BLOBS.c.sha256 == sha256)).scalar()
    if content is not None and not _is_kept(content, sha256):
        raise Damaged((_fault(reader, sha256),))
    return content


def _is_kept(content: object, sha256: str) -> bool:
    """Whether these are the bytes; in a damaged SQLite file they may come back as text, or nothing."""
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256


def blob_faults(reader: Reader, kept: Iterable[str]) -> Iterator[Fault]:
    """A fault for every document whose bytes are gone, or not what was kept."""
    for name in kept:
        with plainly(reader.name), reading(reader.engine) as connection:
            content = connection.execute(select(BLOBS.c.content).where(BLOBS.c.sha256 == name)).scalar()
        if not _is_kept(content, name):
            yield _fault(reader, name)


def missing_blobs(reader: Reader, kept: Iterable[str]) -> Iterator[Fault]:
    """A fault for every document whose bytes are gone: asked at every start, as it costs nothing."""
    with plainly(reader.name), reading(reader.engine) as connection:
        there = kept_names(connection)
    return (_fault(reader, name) for name in kept if name not in there)


def _fault(reader: Reader, sha256: str) -> Fault:
    return Fault(
        reader.name, None, "sha256", "a document's bytes are gone, or not those that were kept", RESTORE, sha256
    )
