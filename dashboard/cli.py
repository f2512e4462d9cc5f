"""The command line: `serve`, `claims`, `standings`, `check`. Exit 0 done, 1 refused, 2 usage; errors on stderr."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NoReturn
from urllib.parse import parse_qs

from data.days import read_day
from data.model import Kind
from data.store import Ledger, open_ledger
from data.view import View, parse, select, vocabulary
from geo.faults import Refused

DONE, REFUSED = 0, 1
MOST_FAULTS = 200


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
    except BrokenPipeError:
        # The reader had enough (`| head`): that is no fault, and the interpreter shall not print one at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _refused(refused: Refused) -> int:
    for fault in refused.faults[:MOST_FAULTS]:
        print(fault, file=sys.stderr)
    left = len(refused.faults) - MOST_FAULTS
    if left > 0:
        print(f"and {left} more faults", file=sys.stderr)
    return REFUSED


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Who claims what along a front line.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    serving = commands.add_parser("serve", help="the dashboard")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serving.add_argument("--port", type=int, default=8501, help="port to listen on (default 8501)")
    serving.set_defaults(run=run_serve)
    claims = commands.add_parser("claims", help="claims on standard output")
    _add_view(claims)
    claims.add_argument(
        "--kind", action="append", choices=list(Kind), metavar="KIND", help="only this kind; may be repeated"
    )
    claims.add_argument("--format", choices=("csv", "json", "geojson"), default="csv")
    claims.set_defaults(run=run_claims)
    standings = commands.add_parser("standings", help="the standings on a day")
    _add_view(standings)
    standings.add_argument("--format", choices=("csv", "json"), default="csv")
    standings.set_defaults(run=run_standings, kind=None)
    checking = commands.add_parser("check", help="verifies ids, hashes, passages and coverage of the ledger")
    checking.set_defaults(run=run_check)
    return parser


def _add_view(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", type=_day, metavar="DAY", help="all that was known by this day")
    command.add_argument("--since", type=_day, metavar="DAY", help="only what became known from this day on")
    command.add_argument("--source", action="append", metavar="ID", help="only this source; may be repeated")
    command.add_argument("--place", action="append", metavar="ID", help="only this place; may be repeated")
    command.add_argument(
        "--view", metavar="QUERY", help="a View as in the page's address: day=2025-11-04&source=deepstate"
    )


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from error


def _usage(message: str) -> NoReturn:
    print(f"python -m dashboard: {message}", file=sys.stderr)
    raise SystemExit(2)


def view_asked(asked: argparse.Namespace, ledger: Ledger) -> View:
    """The View that the options name. What a page would leave out with a note is a wrong usage here."""
    known = vocabulary(ledger)
    if asked.view is not None and asked.on is not None:
        _usage("give the day once: --on DAY, or day= in --view")
    view, notes = parse(parse_qs(asked.view or "", keep_blank_values=True), known)
    if notes:
        _usage(f"--view: {notes[0]}")
    if asked.on is None and view.day is None:
        _usage("name a day: --on DAY, or day= in --view")
    for option, names, ids in (("--source", asked.source, known.sources), ("--place", asked.place, known.places)):
        for name in names or ():
            if name not in ids:
                _usage(f"{option} {name}: this ledger does not know it")
    view = replace(view, day=asked.on or view.day, since=asked.since or view.since)
    if view.since and view.day and view.since > view.day:
        _usage(f"--since {view.since} is after --on {view.day}")
    if asked.source:
        view = replace(view, sources=tuple(asked.source))
    return replace(view, kinds=tuple(asked.kind)) if asked.kind else view


def run_claims(asked: argparse.Namespace) -> int:
    """Prints the claims of a View."""
    from dashboard.answers import CLAIM_COLUMNS, as_csv, as_geojson, as_json, claim_row

    ledger = open_ledger()
    chosen = select(ledger, view_asked(asked, ledger)).claims
    shown = [claim for claim in chosen if not asked.place or claim.place_id in asked.place]
    if asked.format == "geojson":
        sys.stdout.write(as_geojson(ledger, shown))
    else:
        rows = [claim_row(claim) for claim in shown]
        sys.stdout.write(as_json(rows) if asked.format == "json" else as_csv(rows, CLAIM_COLUMNS))
    return DONE


def run_standings(asked: argparse.Namespace) -> int:
    """Prints the standings of a View."""
    from dashboard.answers import STANDING_COLUMNS, as_csv, as_json, flat_standing, standing_row

    ledger = open_ledger()
    answer = select(ledger, view_asked(asked, ledger))
    shown = [one for one in answer.standings if not asked.place or one.place_id in asked.place]
    rows = [standing_row(one, answer.day) for one in shown]
    csv_wanted = asked.format == "csv"
    sys.stdout.write(as_csv(map(flat_standing, rows), STANDING_COLUMNS) if csv_wanted else as_json(rows))
    return DONE


def run_check(_: argparse.Namespace) -> int:
    """Checks the ledger and says what was checked."""
    from data.check import check
    from data.texts import find_documents_folder, read_texts

    ledger = open_ledger()
    folder = find_documents_folder()
    checked = check(ledger, read_texts(folder) if folder else {})
    if checked.faults:
        raise Refused(checked.faults)
    print(f"{checked.claims} claims: ids, values, days and references hold")
    print(f"{checked.sentences} sentences of {checked.documents} documents: each has its claims or a reason")
    if checked.texts:
        print(
            f"{checked.passages} passages in {checked.texts} of {checked.documents} texts at hand are as they were read"
        )
    else:
        print("passages not checked: no document texts found (GREYLINE_DOCUMENTS names their folder)")
    print(f"head ({ledger.head_kind}): {ledger.head}")
    return DONE


def run_serve(asked: argparse.Namespace) -> int:
    """Serves the dashboard until it is stopped."""
    from dashboard.serve import serve

    serve(asked.host, asked.port)
    return DONE
