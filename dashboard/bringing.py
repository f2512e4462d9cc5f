"""Bringing files of maps into the ledger from the page, and taking them out: for who sits at the machine alone.

What is asked is asked again when something is to be written, not only when a button is drawn (`dashboard.editing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.editing import refuse_reader
from dashboard.loading import load_store
from data.importers.files import read_file
from data.importers.options import Options
from data.importers.publishers import publisher_rows
from data.imports import ImportedFile
from data.store.importing import Brought
from data.store.map_entries import ReadFile
from geo.faults import Fault, Refused, refuse, visible

# As much as one upload may hold, in bytes; the server refuses more by itself (`server.maxUploadSize`).
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Preview:
    """What some files hold, or why they are refused; and what bringing them in would come to."""

    files: tuple[ReadFile, ...]
    brought: Brought
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Told:
    """What became of a wish: what was brought in or taken out, or why nothing was."""

    new: tuple[ImportedFile, ...] = ()
    known: tuple[ImportedFile, ...] = ()
    faults: tuple[Fault, ...] = ()
    removed: str = ""


def read_upload(content: bytes, name: str, options: Options, form: str) -> ReadFile | Refused:
    """One uploaded file, read in a process of its own with limits; a refusal is an answer."""
    try:
        refuse_reader()
        if len(content) > LARGEST:
            rule, remedy = "is larger than 20 MB", "bring it in by the command line: python -m dashboard import FILE"
            refuse([Fault(visible(name), None, "", rule, remedy)])
        return read_file(content, visible(name), options, form)
    except Refused as refused:
        return refused


def foreseen(outcomes: Sequence[ReadFile | Refused], described: Mapping[str, str] | None) -> Preview:
    """What bringing in these files would come to: all of them, or nothing where one is refused."""
    files = tuple(one for one in outcomes if isinstance(one, ReadFile))
    faults = tuple(fault for one in outcomes if isinstance(one, Refused) for fault in one.faults)
    if faults:
        return Preview(files, Brought((), ()), faults)
    try:
        return Preview(files, load_store().foresee(files, _rows(described)))
    except Refused as refused:
        return Preview(files, Brought((), ()), refused.faults)


def bring_in(files: Sequence[ReadFile], described: Mapping[str, str] | None) -> Told:
    """Brings the files in, all or none."""
    try:
        refuse_reader()
        done = load_store().bring_in(files, _rows(described))
    except Refused as refused:
        return Told(faults=refused.faults)
    return Told(done.new, done.known)


def take_out(file: ImportedFile, reason: str, who: str) -> Told:
    """Takes a file out again, with a reason."""
    try:
        refuse_reader()
        load_store().take_out(file.hash, reason=reason, who=who)
    except Refused as refused:
        return Told(faults=refused.faults)
    return Told(removed=file.file_name)


def _rows(described: Mapping[str, str] | None) -> list[Mapping[str, str]]:
    rows: list[Mapping[str, str]] = list(publisher_rows().values())
    return [*rows, described] if described else rows
