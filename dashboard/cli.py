"""The command line: one command a function. Exit 0 done, 1 refused, 2 usage; errors on stderr."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs

from dashboard.likely import did_you_mean, likely_place, likely_source
from dashboard.snapshot.contents import SIZES, Options, contents_of
from dashboard.snapshot.names import FORMAT_NAMES
from data.check import Checked, check
from data.days import read_day
from data.model import Kind
from data.schema import values
from data.store import Ledger, open_ledger
from data.view import LANGUAGES, THEMES, View, parse, select, vocabulary
from geo.faults import Fault, Refused, refuse, visible

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


def _put(text: str) -> None:
    """Writes to standard output, at once: whether it arrived is known before the exit code is chosen."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and fail again, when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # a reader who had enough (`| head`) is no fault
            rule = f"cannot be written ({error.strerror})"
            refuse([Fault("standard output", None, "", rule, "make room, or write elsewhere")])


def _refused(refused: Refused) -> int:
    for fault in refused.faults[:MOST_FAULTS]:
        print(fault, file=sys.stderr)
    left = len(refused.faults) - MOST_FAULTS
    if left > 0:
        print(f"and {left} more faults", file=sys.stderr)
    return REFUSED


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = OneLineParser(prog="python -m dashboard", description="Who claims what along a front line.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    serving = commands.add_parser("serve", help="the dashboard")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serving.add_argument("--port", type=int, default=8501, help="port to listen on (default 8501)")
    serving.set_defaults(run=run_serve)
    claims = commands.add_parser("claims", help="claims on standard output")
    _add_view(claims)
    _add_kind(claims)
    claims.add_argument("--format", choices=("csv", "json", "geojson"), default="csv")
    claims.set_defaults(run=run_claims)
    standings = commands.add_parser("standings", help="the standings on a day")
    _add_view(standings)
    standings.add_argument("--format", choices=("csv", "json"), default="csv")
    standings.set_defaults(run=run_standings, kind=None)
    _add_snapshot(commands)
    checking = commands.add_parser("check", help="verifies ids, hashes, passages and coverage of the ledger")
    checking.set_defaults(run=run_check)
    return parser


def _add_snapshot(commands: argparse._SubParsersAction[OneLineParser]) -> None:
    snapshot = commands.add_parser("snapshot", help="an export that can be cited and verified")
    _add_view(snapshot)
    _add_kind(snapshot)
    snapshot.add_argument("--format", choices=FORMAT_NAMES, required=True, help=", ".join(FORMAT_NAMES))
    snapshot.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    snapshot.add_argument("--size", choices=SIZES, default=SIZES[0], help="of a picture")
    snapshot.add_argument("--theme", choices=THEMES, help="of a picture or page (default: the View's, else light)")
    snapshot.add_argument("--lang", choices=LANGUAGES, help="language of the words around the claims")
    snapshot.add_argument("--force", action="store_true", help="replace a file that is there")
    allowed = "let in geometry of sources that must be asked before passing it on"
    snapshot.add_argument("--with-restricted", action="store_true", help=allowed)
    snapshot.set_defaults(run=run_snapshot)
    verifying = commands.add_parser("verify", help="checks an export against its manifest and the ledger")
    verifying.add_argument("file", type=Path, metavar="FILE")
    verifying.set_defaults(run=run_verify)


def _add_kind(command: argparse.ArgumentParser) -> None:
    words = "only this kind; may be repeated"
    command.add_argument("--kind", action="append", choices=values(Kind), metavar="KIND", help=words)


def _add_view(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", type=_day, metavar="DAY", help="all that was known by this day")
    command.add_argument("--since", type=_day, metavar="DAY", help="only what became known from this day on")
    command.add_argument("--source", action="append", metavar="ID", help="only this source; may be repeated")
    command.add_argument("--place", action="append", metavar="ID", help="only this place; may be repeated")
    command.add_argument(
        "--view", metavar="QUERY", help="a View as in the page's address: day=2025-11-04&source=deepstate"
    )


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line, as all errors are; `--help` tells the usage."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Of a value that is none of the choices, say which of them may have been meant."""
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            raise argparse.ArgumentError(action, error.message + did_you_mean(value, action.choices or ())) from None

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        _usage(message)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from error


def _usage(message: str) -> NoReturn:
    print(visible(f"python -m dashboard: {message}"), file=sys.stderr)
    raise SystemExit(2)


def view_asked(asked: argparse.Namespace, ledger: Ledger) -> View:
    """The View that the options name. What a page would leave out with a note is a wrong usage here."""
    known = vocabulary(ledger)
    view, notes = parse(parse_qs(asked.view or "", keep_blank_values=True), known)
    if notes:
        _usage(f"--view: {notes[0]}")
    _refuse_twice(asked, view)
    if asked.on is None and view.day is None:
        _usage("name a day: --on DAY, or day= in --view")
    _refuse_unknown("--source", asked.source, known.sources, lambda name: likely_source(ledger, name))
    _refuse_unknown("--place", asked.place, known.places, lambda name: likely_place(ledger, name))
    view = replace(view, day=asked.on or view.day, since=asked.since or view.since)
    if view.since and view.day and view.since > view.day:
        _usage(f"--since {view.since} is after --on {view.day}")
    if asked.source:
        view = replace(view, sources=tuple(asked.source))
    return replace(view, kinds=tuple(asked.kind)) if asked.kind else view


def _refuse_unknown(
    option: str, names: Sequence[str] | None, known: Collection[str], likely: Callable[[str], str]
) -> None:
    """Ids that the ledger does not have, with what may have been meant."""
    for name in names or ():
        if name not in known:
            _usage(f"{option} {name}: this ledger does not know it{likely(name)}")


def _refuse_twice(asked: argparse.Namespace, view: View) -> None:
    """What is given both as an option and in --view is not guessed."""
    both = (
        ("--on", asked.on, view.day),
        ("--since", asked.since, view.since),
        ("--source", asked.source, view.sources),
        ("--kind", asked.kind, view.kinds),
    )
    for option, given, viewed in both:
        if given is not None and viewed is not None:
            _usage(f"{option} is given twice: as an option and in --view")


def run_claims(asked: argparse.Namespace) -> int:
    """Prints the claims of a View."""
    from dashboard.answers import CLAIM_COLUMNS, as_csv, as_geojson, as_json, claim_row

    ledger = open_ledger()
    chosen = select(ledger, view_asked(asked, ledger)).claims
    shown = [claim for claim in chosen if not asked.place or claim.place_id in asked.place]
    if asked.format == "geojson":
        _put(as_geojson(ledger, shown))
    else:
        rows = [claim_row(claim) for claim in shown]
        _put(as_json(rows) if asked.format == "json" else as_csv(rows, CLAIM_COLUMNS))
    return DONE


def run_standings(asked: argparse.Namespace) -> int:
    """Prints the standings of a View."""
    from dashboard.answers import STANDING_COLUMNS, as_csv, as_json, flat_standing, standing_row

    ledger = open_ledger()
    answer = select(ledger, view_asked(asked, ledger))
    shown = [one for one in answer.standings if not asked.place or one.place_id in asked.place]
    rows = [standing_row(one, answer.day) for one in shown]
    csv_wanted = asked.format == "csv"
    _put(as_csv(map(flat_standing, rows), STANDING_COLUMNS) if csv_wanted else as_json(rows))
    return DONE


def run_snapshot(asked: argparse.Namespace) -> int:
    """Writes a View as a file with its manifest."""
    from dashboard.snapshot.command import write_snapshot

    ledger = open_ledger()
    view = view_asked(asked, ledger)
    view = replace(view, lang=asked.lang or view.lang)
    options = Options(asked.size, asked.theme or view.theme or THEMES[0], asked.with_restricted)
    places = tuple(dict.fromkeys(asked.place)) if asked.place else None
    for line in write_snapshot(contents_of(ledger, view, places, options), asked.format, asked.out, force=asked.force):
        _put(f"{visible(line)}\n")
    return DONE


def run_verify(asked: argparse.Namespace) -> int:
    """Verifies an export and tells what was found."""
    from dashboard.snapshot.command import verify_file

    for line in verify_file(asked.file):
        _put(f"{visible(line)}\n")
    return DONE


def run_check(_: argparse.Namespace) -> int:
    """Checks the ledger and says what was checked."""
    from data.texts import find_documents_folder, read_texts

    ledger = open_ledger()
    folder = find_documents_folder()
    checked = check(ledger, read_texts(folder) if folder else {})
    if checked.faults:
        raise Refused(checked.faults)
    _put("".join(f"{line}\n" for line in _report(ledger, checked)))
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


def run_serve(asked: argparse.Namespace) -> int:
    """Serves the dashboard until it is stopped."""
    from dashboard.serve import serve

    serve(asked.host, asked.port)
    return DONE
