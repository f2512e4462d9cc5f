"""`import`: control maps, tables of settlements and tables of claims into the ledger; all of them or none, and each once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.import_claims import import_claims, tables_asked
from dashboard.commands.import_options import add_options, options_asked, source_asked
from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, REFUSED, Commands, usage
from data.importers.options import Options
from geo.faults import Fault, Refused, refuse, visible

if TYPE_CHECKING:
    from data.imports import ImportedFile
    from data.store import Ledger
    from data.store.importing import Brought
    from data.store.map_entries import ReadFile
    from data.store.store import Store

    # What reading a file came to: what it holds, the import that brought it in before, or why it was refused.
    Outcome = ReadFile | ImportedFile | Refused


def add_import(commands: Commands) -> None:
    """Adds `import`."""
    words = "control maps, tables of settlements and tables of claims, into the ledger"
    importing = commands.add_parser("import", help=words)
    importing.add_argument("file", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="read and tell, and leave the ledger as it is")
    importing.add_argument(
        "--places", type=Path, metavar="FILE", help="of GeoNames' country file, write the larger places.csv to FILE"
    )
    importing.add_argument("--skip-refused", action="store_true", help="bring in the others where a file is refused")
    add_options(importing)
    importing.set_defaults(run=run_import)


def run_import(asked: argparse.Namespace) -> int:
    """Brings in all files, or, where one is refused, none of them."""
    from data.store import open_store

    if asked.places:
        return _write_places(asked.file, asked.places)
    if tables := tables_asked(asked.file, asked.form):
        return import_claims(tables, asked.dry_run)
    options, described = options_asked(asked), source_asked(asked)
    store = open_store()
    try:
        outcomes = list(_told(asked.file, _read_all(asked.file, options, asked.form, store.ledger())))
        refused = [fault for one in outcomes if isinstance(one, Refused) for fault in one.faults]
        if refused and not asked.skip_refused:
            raise Refused((*refused, _nothing(len(asked.file))))
        done = _bring_in(store, outcomes, described, asked.dry_run)
    finally:
        store.close()
    put("".join(f"{line}\n" for line in _report(done, asked.dry_run)))
    for fault in refused:
        print(fault, file=sys.stderr)
    return REFUSED if refused else DONE


def _write_places(paths: Sequence[Path], target: Path) -> int:
    """A larger gazetteer is a table of places for a ledger's folder, and nothing that the store holds."""
    from data.importers.gazetteer import make_larger_gazetteer

    if len(paths) != 1:
        usage("--places takes one country file")
    name = visible(paths[0].name)
    try:
        made = make_larger_gazetteer(_content(paths[0], name), name, target)
    except OSError as error:
        fault = Fault(visible(target.name), None, "", f"can't be written ({error.strerror})", "name another file")
        raise Refused((fault,)) from error
    put(f"{made.places} places written, {made.new} of them new; {made.others} rows of other kinds, ")
    put(f"{made.unsound} with names that break the rules of names left out\n")
    put("it counts where it lies as places.csv in the folder that GREYLINE_LEDGER names\n")
    return DONE


def _nothing(files: int) -> Fault:
    rule = f"nothing was imported of {files} files (rule: all or none)"
    return Fault("import", None, "", rule, "leave out what was refused, or add --skip-refused")


def _read_all(paths: Sequence[Path], options: Options, form: str, ledger: Ledger) -> Iterator[Outcome]:
    """The files one by one in their order, several at a time in processes of their own."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as at_once:
        yield from at_once.map(partial(_read, options=options, form=form, ledger=ledger), paths)


def _read(path: Path, options: Options, form: str, ledger: Ledger) -> Outcome:
    from data.importers.files import find_known, read_file

    name = visible(path.name)
    try:
        content = _content(path, name)
        return find_known(ledger, content, name, options, form) or read_file(content, name, options, form)
    except Refused as refused:
        return refused


def _content(path: Path, name: str) -> bytes:
    from data.importers.limits import LARGEST, too_large

    try:
        if path.stat().st_size > LARGEST:
            too_large(name)
        return path.read_bytes()
    except OSError as error:
        refuse([Fault(name, None, "", f"can't be read ({error.strerror})", "check the name and the permissions")])
        raise AssertionError from error


def _told(paths: Sequence[Path], outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same, with a line on standard error for each as it comes."""
    for number, outcome in enumerate(outcomes, 1):
        place = f"[{number}/{len(paths)}] {visible(paths[number - 1].name)}"
        for line in _lines(outcome):
            print(f"{place}: {visible(line)}", file=sys.stderr)
        yield outcome


def _lines(outcome: Outcome) -> Iterator[str]:
    from data.store.map_entries import ReadFile

    if isinstance(outcome, Refused):
        yield "refused"
    elif isinstance(outcome, ReadFile):
        one, days = outcome.imported, outcome.days
        about = f"{days[0]}" if days[0] == days[1] else f"{days[0]} to {days[1]}"
        counts = ", ".join(f"{count} {name}" for name, count in one.counts) or f"{len(one.statuses)} states of places"
        yield f"{one.format}, {', '.join(outcome.sources)}, {about}: {counts}"
        yield from (f"  warning: {warning}" for warning in one.warnings)
        yield from (f"  left out: {left.name} ({left.count}): {left.reason}" for left in one.left_out)
    else:
        yield f"imported before, on {outcome.recorded_on}"


def _bring_in(store: Store, outcomes: Sequence[Outcome], described: dict[str, str] | None, dry: bool) -> Brought:
    from data.importers.publishers import publisher_rows
    from data.store.importing import Brought
    from data.store.map_entries import ReadFile

    files = [one for one in outcomes if isinstance(one, ReadFile)]
    rows = {**publisher_rows(), **({described["source_id"]: described} if described else {})}
    done = store.foresee(files, rows.values()) if dry else store.bring_in(files, rows.values())
    known = [one for one in outcomes if not isinstance(one, ReadFile | Refused)]
    return Brought(done.new, (*known, *done.known))


def _report(done: Brought, dry: bool) -> Iterator[str]:
    would = "would be " if dry else ""
    yield f"{would}imported: {len(done.new)} files"
    for (source, form), files in sorted(_by_source(done.new).items()):
        first, last = min(file.first for file in files), max(file.last for file in files)
        yield f"  {source} ({form}): {len(files)} files, {first} to {last}"
    if done.known:
        names = ", ".join(f"{file.file_name} on {file.recorded_on}" for file in done.known[:5])
        more = f" and {len(done.known) - 5} more" if len(done.known) > 5 else ""
        yield visible(f"imported before, nothing added: {len(done.known)} files ({names}{more})")


def _by_source(files: Sequence[ImportedFile]) -> dict[tuple[str, str], list[ImportedFile]]:
    found: dict[tuple[str, str], list[ImportedFile]] = {}
    for file in files:
        for source in file.sources:
            found.setdefault((source, file.format), []).append(file)
    return found
