"""`check`: whether the ledger is what was read and written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands
from data.check import Checked, check
from data.store import Ledger, open_ledger
from geo.faults import Refused


def add_check(commands: Commands) -> None:
    """Adds `check`."""
    checking = commands.add_parser("check", help="verifies ids, hashes, passages and coverage of the ledger")
    checking.set_defaults(run=run_check)


def run_check(_: argparse.Namespace) -> int:
    """Checks the ledger and says what was checked."""
    from data.texts import find_documents_folder, read_texts

    ledger = open_ledger()
    folder = find_documents_folder()
    checked = check(ledger, read_texts(folder) if folder else {})
    if checked.faults:
        raise Refused(checked.faults)
    put("".join(f"{line}\n" for line in _report(ledger, checked)))
    return DONE


def _report(ledger: Ledger, checked: Checked) -> Iterator[str]:
    yield f"{checked.claims} claims: ids, values, days and references hold"
    yield f"{checked.sentences} sentences of {checked.documents} documents: each has its claims or a reason"
    if checked.texts:
        at_hand = f"{checked.texts} of {checked.documents} texts at hand"
        yield f"{checked.passages} passages in {at_hand} are as they were read"
    else:
        yield "passages not checked: no document texts found (GREYLINE_DOCUMENTS names their folder)"
    yield f"head ({ledger.head_kind}): {ledger.head}"
