"""Bringing files of maps into the ledger, and taking them out again: all that belongs together, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert

from data.imports import ImportedFile
from data.store.append import append
from data.store.blobs import kept_names
from data.store.chain import Said, linked, read_body
from data.store.map_entries import FILE, ReadFile, file_said, read_file, retraction_said, said_by_file
from data.store.reading import Reader
from data.store.replay import Replay
from data.store.rules import faults_of, name_faults
from data.store.tables import BLOBS
from geo.faults import Fault, refuse

SourceRow = Mapping[str, str]
# A reason and a name, in characters, as for a claim's retraction.
LONGEST = {"reason": 2000, "who": 120}
FORM = "retraction"


@dataclass(frozen=True)
class Brought:
    """What became of some files: those that were brought in, and those that had been before, each with its entry."""

    new: tuple[ImportedFile, ...]
    known: tuple[ImportedFile, ...]


def bring_in(reader: Reader, files: Sequence[ReadFile], sources: Iterable[SourceRow], day: str) -> Brought:
    """Enters files with their maps, tables and bytes, and the sources that the ledger does not know.

    A file that is in the ledger already adds nothing. Of `sources` only those are entered that a new file needs. Raises
    `Refused` where a file's source is neither known nor given.
    """
    rows = {row["source_id"]: row for row in sources}
    with reader.alone:
        reader.ledger()
        prepared = _Prepared(reader.so_far(), files, rows, day)

        def compose(now: Replay) -> Sequence[Said] | int:
            nonlocal prepared
            if prepared.head != now.head.hash:  # another wrote meanwhile
                prepared = _Prepared(now, files, rows, day)
            return prepared.said or now.head.seq

        append(reader, compose, lambda connection: _keep(connection, prepared.new))
        now = reader.so_far().imported
        entered = [(file, now.entered(file.key)[-1]) for file in files]
    new = {id(file) for file in prepared.new}
    return Brought(
        tuple(entry for file, entry in entered if id(file) in new),
        tuple(entry for file, entry in entered if id(file) not in new),
    )


def foresee(reader: Reader, files: Sequence[ReadFile], sources: Iterable[SourceRow], day: str) -> Brought:
    """What `bring_in` would come to now: the same refusals, and nothing is written."""
    with reader.alone:
        reader.ledger()
        now = reader.so_far()
        prepared = _Prepared(now, files, {row["source_id"]: row for row in sources}, day)
        entries = linked(now.head, prepared.said)
        new = [read_file(entry, said) for entry in entries if (said := read_body(entry)).get("what") == FILE]
        known = [found[-1] for file in files if (found := now.imported.entered(file.key)) and file not in prepared.new]
    return Brought(tuple(new), tuple(known))


class _Prepared:
    """The entries that some files come to after a head. Made before the database is asked to wait for them."""

    def __init__(self, now: Replay, files: Sequence[ReadFile], rows: Mapping[str, SourceRow], day: str) -> None:
        self.head = now.head.hash
        self.new: list[ReadFile] = []
        self.said: list[Said] = []
        for file in files:
            counting = any(known.counts_now for known in now.imported.entered(file.key))
            if not counting and file.key not in {one.key for one in self.new}:
                self.new.append(file)
        refuse(_source_faults(now, self.new, rows))
        keys = {(source, file.imported.format) for file in self.new for source in file.sources}
        writers = now.imported.writers(keys)
        entered = set(now.sources)
        for file in self.new:
            self.said.append(file_said(file, len(now.imported.entered(file.key)), day))
            for source_id in file.sources:
                if source_id not in entered:
                    entered.add(source_id)
                    self.said.append(("source", rows[source_id]))
            self.said.extend(said_by_file(file, writers))


def _source_faults(now: Replay, files: Iterable[ReadFile], rows: Mapping[str, SourceRow]) -> list[Fault]:
    """A source that nobody described is refused; one that is described has to keep the rules of the table."""
    needed = {source: file.imported.file_name for file in files for source in file.sources if source not in now.sources}
    remedy = "say whose side it is on and what it is (--side, --kind), or use a known source"
    faults = [
        Fault(file, None, "source", "is not a source of this ledger", remedy, source)
        for source, file in needed.items()
        if source not in rows
    ]
    described = [(0, dict(rows[source])) for source in needed if source in rows]
    wrong = faults_of({"sources.csv": described}, now.known_places())
    return faults + [Fault("source", None, one.field, one.rule, one.remedy, one.value) for one in wrong]


def _keep(connection: Connection, files: Iterable[ReadFile]) -> None:
    """Keeps the files' bytes, each once."""
    kept = kept_names(connection)
    for file in files:
        if file.imported.sha256 not in kept:
            kept.add(file.imported.sha256)
            connection.execute(insert(BLOBS), {"sha256": file.imported.sha256, "content": file.content})


def take_out(reader: Reader, entry_hash: str, reason: str, who: str, day: str) -> None:
    """Takes a file out of the ledger with a reason: from this entry on its maps and tables do not count.

    The same once more is no second entry.
    """
    refuse(_form_faults(reason, who))

    def compose(now: Replay) -> Sequence[Said] | int:
        file = now.imported.files.get(entry_hash)
        if file is None:
            remedy = "choose one of the imported files"
            refuse([Fault(FORM, None, "file", "is no import of this ledger", remedy, entry_hash)])
            raise AssertionError
        said = retraction_said(file, reason, who, day)
        return now.requests.get(str(said[1]["request"])) or [said]

    append(reader, compose)


def _form_faults(reason: str, who: str) -> list[Fault]:
    faults = []
    for field, text in (("reason", reason), ("who", who)):
        if not text.strip():
            faults.append(Fault(FORM, None, field, "is empty", "say why" if field == "reason" else "say who removes it"))
        if len(text) > LONGEST[field] or "\0" in text:
            rule = f"is longer than {LONGEST[field]} characters, or holds a NUL"
            faults.append(Fault(FORM, None, field, rule, "shorten it", text))
    return [*faults, *(replace(one, row=None) for one in name_faults(FORM, 0, "who", who))]
