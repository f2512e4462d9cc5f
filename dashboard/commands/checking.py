"""`check`: whether the ledger is what was read and written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands
from data.check import Checked, check
from data.store import checked_store, documents_kept
from data.texts import decoded, find_documents_folder, read_texts
from geo.faults import Refused


def add_check(commands: Commands) -> None:
    """Adds `check`."""
    words = "verifies the store's chain, and the ids, hashes, passages and coverage of the ledger in it"
    checking = commands.add_parser("check", help=words)
    checking.set_defaults(run=run_check)


def run_check(_: argparse.Namespace) -> int:
    """Checks store and ledger and says what was checked."""
    store, found = checked_store()
    try:
        ledger, folder = store.ledger(), find_documents_folder()
        names = documents_kept(store, ledger)
        kept = {name: text for name in names if (text := decoded(store.find_kept(name))) is not None}
    finally:
        store.close()
    checked = check(ledger, {**(read_texts(folder) if folder else {}), **kept})
    if checked.faults:
        raise Refused(checked.faults)
    put("".join(f"{line}\n" for line in (*_report(checked), *store.notes, *found)))
    return DONE


def _report(checked: Checked) -> Iterator[str]:
    yield f"{checked.claims} claims: ids, values, days and references hold"
    yield f"{checked.sentences} sentences of {checked.documents} documents: each has its claims or a reason"
    if checked.texts:
        at_hand = f"{checked.texts} of {checked.documents} texts at hand"
        yield f"{checked.passages} passages in {at_hand} are as they were read"
    else:
        yield "passages not checked: no document texts found (GREYLINE_DOCUMENTS names their folder)"
