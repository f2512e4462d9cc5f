"""`import` of tables of claims, with the sources and documents they name: all or nothing, and each row once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE
from data.importers.names import CLAIMS_FORMAT
from geo.faults import Fault, refuse, visible

if TYPE_CHECKING:
    from data.store.claim_tables import Entered
    from data.store.ledger import Ledger

# What a row of each kind is called, one and many.
CALLED = {
    "source": ("source", "sources"), "place": ("place", "places"), "document": ("document", "documents"),
    "claim": ("claim", "claims"), "sentence": ("sentence", "sentences"),
}  # fmt: skip


def tables_asked(paths: Sequence[Path], form: str) -> dict[str, Path]:
    """The tables of claims among some files; none where they are maps. Both at once are refused: each is all or nothing by
    itself."""
    from data.store.table_files import find_tables

    found = find_tables(paths) if form in ("", CLAIMS_FORMAT) else None
    if found is None or not (found.tables or form):
        return {}
    faults = [_no_table(path, form) for path in found.others]
    refuse(faults)
    return found.tables


def _no_table(path: Path, form: str) -> Fault:
    if form:
        rule, remedy = "is no table of claims, sources, documents or sentences", "see the columns in README"
    else:
        rule, remedy = "is no table of claims, and others of these files are", "bring them in by two commands"
    return Fault(visible(path.name), None, "header" if form else "", rule, remedy)


def import_claims(files: Mapping[str, Path], dry: bool) -> int:
    """Brings in the tables that these files hold."""
    from data.store import open_store
    from data.store.table_files import read_tables

    tables = read_tables(files)
    names = {table: visible(path.name) for table, path in files.items()}
    for table, path in files.items():
        print(f"{visible(str(path))}: {table.removesuffix('.csv')}, {len(tables[table])} rows", file=sys.stderr)
    store = open_store()
    try:
        done = store.foresee_claims(tables, names) if dry else store.bring_in_claims(tables, names)
        ledger = store.ledger()
    finally:
        store.close()
    put("".join(f"{line}\n" for line in _report(done, dry)))
    if not dry:
        for warning in _uncovered(ledger):
            print(warning, file=sys.stderr)
    return DONE


def _report(done: Entered, dry: bool) -> Iterator[str]:
    yield f"{'would be ' if dry else ''}imported: {_counted(done.new) or 'nothing'}"
    if known := _counted(done.known):
        yield f"there before, nothing added: {known}"


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {CALLED[kind][count != 1]}" for kind, count in rows.items() if count)


def _uncovered(ledger: Ledger) -> Iterator[str]:
    """What `check` will say of it: better now than then."""
    from data.check import coverage_faults

    faults = list(coverage_faults(ledger))
    yield from (f"warning: {fault}" for fault in faults[:5])
    if len(faults) > 5:
        yield f"warning: {len(faults) - 5} more sentences or claims are not accounted for: see check"
