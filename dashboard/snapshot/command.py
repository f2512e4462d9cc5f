"""What `snapshot` and `verify` do, once their options are understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.snapshot.bounded import TooMuch, bounded
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.export import export
from dashboard.snapshot.files import refuse_taken, write_files
from dashboard.snapshot.verify import limits, verify
from data.store import open_store
from data.store.store import Store
from geo.faults import Fault, Refused


def write_snapshot(contents: Contents, format_name: str, target: Path, *, force: bool) -> Iterator[str]:
    """Writes an export and tells, a line each, which files it wrote and what they show."""
    refuse_taken(format_name, target, force=force)  # before any work is done, not after
    made = export(contents, format_name)
    for path in write_files(made, target, force=force):
        yield f"{path}"
    yield contents.sentence
    yield f"digest: {made.digest}"


def verify_file(path: Path) -> Iterator[str]:
    """Verifies an export and tells what was found. Raises `geo.faults.Refused` with what is wrong."""
    store, why = _store()
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
        yield f"not compared with a ledger: {why}"
    yield from limits()


def _store() -> tuple[Store | None, str]:
    try:
        return open_store(), ""
    except Refused as refused:
        return None, str(refused.faults[0])
