"""The command line: which commands there are. Exit 0 done, 1 refused, 2 usage; errors on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dashboard.commands.answering import add_answers
from dashboard.commands.benching import add_bench
from dashboard.commands.checking import add_check
from dashboard.commands.documents import add_document
from dashboard.commands.exporting import add_snapshot, add_verify
from dashboard.commands.importing import add_import
from dashboard.commands.keeping import add_backup
from dashboard.commands.measuring import add_areas
from dashboard.commands.parsing import REFUSED, OneLineParser
from dashboard.commands.serving import add_serve
from geo.faults import Refused

MOST_FAULTS = 200
# In the order in which `--help` names them.
COMMANDS = (
    add_serve, add_answers, add_snapshot, add_verify, add_import, add_areas, add_check, add_backup, add_document,
    add_bench,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    asked = make_parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except Refused as refused:
        return _refused(refused)


def _refused(refused: Refused) -> int:
    for fault in refused.faults[:MOST_FAULTS]:
        print(fault, file=sys.stderr)
    left = len(refused.faults) - MOST_FAULTS
    if left > 0:
        print(f"and {left} more faults", file=sys.stderr)
    return REFUSED


def make_parser() -> OneLineParser:
    """All commands with their options."""
    parser = OneLineParser(prog="python -m dashboard", description="Who claims what along a front line.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    return parser
