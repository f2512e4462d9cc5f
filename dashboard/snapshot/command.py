"""What `snapshot` and `verify` do, once their options are understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.language import translated
from dashboard.snapshot.bounded import TooMuch, bounded
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.export import export
from dashboard.snapshot.files import refuse_taken, write_files
from dashboard.snapshot.verify import limits, verify
from data.store import open_store
from geo.faults import Fault, Refused


def write_snapshot(contents: Contents, format_name: str, target: Path, *, force: bool) -> Iterator[str]:
    """Writes an export and tells, a line each, which files it wrote and what they show."""
    refuse_taken(format_name, target, force=force)  # before any work is done, not after
    made = export(contents, format_name)
    for path in write_files(made, target, force=force):
        yield f"{path}"
    yield contents.sentence
    yield f"digest: {made.digest}"


def verify_file(path: Path, *, alone: bool = False) -> Iterator[str]:
    """Verifies an export and tells what was found. Raises `geo.faults.Refused` with what is wrong, and where there is no
    ledger to compare with, unless only the file by itself is asked for (`alone`)."""
    store = None if alone else open_store()
    ledger = None if store is None else store.ledger()
    try:
        with bounded():
            verified = verify(path, ledger, store.find_ledger) if store else verify(path, None)
    except TooMuch as error:
        remedy = "verify only what Greyline exported; another file may be made to do harm"
        raise Refused((Fault(str(path), None, "", str(error), remedy),)) from error
    finally:
        if store is not None:
            store.close()
    yield from verified.found
    if verified.faults:
        raise Refused(tuple(verified.faults))
    if ledger is None:
        yield translated("not compared with a ledger, as was asked")
    yield from limits()
