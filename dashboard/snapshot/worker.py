"""A process that makes exports for the page, so that drawing one never holds up other readers; they come first.

Started by dashboard/exporting.py as `python -m dashboard.snapshot.worker`. One line of JSON in asks for an export; lines
of JSON out tell how far it has got, then how many bytes follow. It ends when its input does, or after minutes of idleness.
"""

from __future__ import annotations

import json
import select as waiting
import sys
from io import RawIOBase
from typing import Any, BinaryIO

from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import Export, export
from dashboard.snapshot.progress import PROGRESS
from data.giving_way import give_way
from data.store import Ledger, open_store
from data.store.store import Store
from data.view_address import parse, vocabulary
from geo.faults import Refused

IDLE_S = 600


def contents_asked(ledger: Ledger, asked: dict[str, Any]) -> Contents:
    """The contents that a request names by the View's query and options."""
    view, _ = parse(asked["view"], vocabulary(ledger))
    return contents_of(ledger, view, None, Options(**asked["options"]))


def serve(requests: RawIOBase, answers: BinaryIO) -> None:
    """Answers requests until there are no more."""
    store = open_store()
    while waiting.select([requests], [], [], IDLE_S)[0]:
        line = requests.readline()
        if not line:
            return
        _answer(store, json.loads(line), answers)


def _answer(store: Store, asked: dict[str, Any], answers: BinaryIO) -> None:
    PROGRESS.set(lambda name: _say(answers, {"making": name}))
    try:
        # The ledger that the page shows, also where it has grown meanwhile.
        made = export(contents_asked(store.ledger(asked["head"]), asked), asked["format"])
    except (ValueError, OSError, MemoryError, Refused) as error:
        return _say(answers, {"failed": f"{type(error).__name__}: {error}"})
    return _send(answers, made)


def _send(answers: BinaryIO, made: Export) -> None:
    beside = made.beside or b""
    told = {"bytes": len(made.data), "beside": None if made.beside is None else len(beside)}
    _say(answers, {**told, "digest": made.digest, "day": made.day})
    answers.write(made.data + beside)
    answers.flush()


def _say(answers: BinaryIO, what: dict[str, Any]) -> None:
    answers.write(json.dumps(what).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    give_way()
    # What a library may print must not be taken for an answer.
    told, sys.stdout = sys.stdout.buffer, sys.stderr
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as requests:
        serve(requests, told)
