"""`snapshot` and `verify`: exports that can be cited, and whether one is what it was."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands, usage
from dashboard.commands.viewing import add_head, add_kind, add_view, view_asked
from dashboard.snapshot.contents import SIZES, Contents, Options, contents_of
from dashboard.snapshot.names import FORMAT_NAMES, MOVING, SHEETS
from dashboard.snapshot.spans import LONGEST, days_in, is_span, most_days
from data.store import stored_ledger
from data.view import LANGUAGES, THEMES, View
from geo.faults import visible


def add_snapshot(commands: Commands) -> None:
    """Adds `snapshot`."""
    snapshot = commands.add_parser("snapshot", help="an export that can be cited and verified")
    add_view(snapshot)
    add_head(snapshot)
    add_kind(snapshot)
    names = (*FORMAT_NAMES, *MOVING)
    snapshot.add_argument("--format", choices=names, required=True, help=", ".join(names))
    snapshot.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    snapshot.add_argument("--size", choices=SIZES, default=SIZES[0], help="of a picture")
    snapshot.add_argument("--theme", choices=THEMES, help="of a picture or page (default: the View's, else light)")
    snapshot.add_argument("--lang", choices=LANGUAGES, help="language of the words around the claims")
    snapshot.add_argument("--force", action="store_true", help="replace a file that is there")
    allowed = "let in geometry of sources that must be asked before passing it on"
    snapshot.add_argument("--with-restricted", action="store_true", help=allowed)
    shown = f"a map for each day from --since to --on, side by side, in {', '.join(SHEETS)}"
    snapshot.add_argument("--multiples", action="store_true", help=f"{shown}; {' and '.join(MOVING)} show them in turn")
    changed = "of a span only the days on which a claim or a chosen map became known, and its first and last"
    snapshot.add_argument("--changed", action="store_true", help=changed)
    snapshot.set_defaults(run=run_snapshot)


def add_verify(commands: Commands) -> None:
    """Adds `verify`."""
    verifying = commands.add_parser("verify", help="checks an export against its manifest and the ledger")
    verifying.add_argument("file", type=Path, metavar="FILE")
    alone = "check the file by itself, without a ledger"
    verifying.add_argument("--without-ledger", action="store_true", help=alone)
    verifying.set_defaults(run=run_verify)


def run_snapshot(asked: argparse.Namespace) -> int:
    """Writes a View as a file with its manifest."""
    from dashboard.snapshot.command import write_snapshot

    ledger = stored_ledger(asked.head)
    view = view_asked(asked, ledger)
    view = replace(view, lang=asked.lang or view.lang)
    first = first_day_asked(asked, view)
    # Every day of a span is shown as it was said by that day: then --since begins the span and filters nothing.
    view = replace(view, since=None) if first else view
    options = Options(asked.size, asked.theme or view.theme or THEMES[0], asked.with_restricted, first, asked.changed)
    places = tuple(dict.fromkeys(asked.place)) if asked.place else None
    contents = contents_of(ledger, view, places, options)
    if first:
        refuse_too_many(asked, contents)
    for line in write_snapshot(contents, asked.format, asked.out, force=asked.force):
        put(f"{visible(line)}\n")
    return DONE


def first_day_asked(asked: argparse.Namespace, view: View) -> str:
    """The first day of a span that is to be shown day by day; "" where one picture of a day is asked for."""
    if asked.changed and not (asked.multiples or asked.format in MOVING):
        usage(f"--changed goes with --multiples, {' and '.join(MOVING)}, which show a span day by day")
    if asked.multiples and asked.format not in SHEETS:
        usage(f"--multiples goes with {', '.join(SHEETS)}, not with {asked.format}")
    if not asked.multiples and asked.format not in MOVING:
        return ""
    if view.since is None or view.day is None:
        usage(f"{_how(asked)} shows every day of a span: name its first day with --since DAY")
    if asked.changed and not is_span(view.since, view.day, changed=True):
        usage(f"{_how(asked)} shows days of at most {LONGEST} days in a row: name a later first day")
    return view.since.isoformat()


def _how(asked: argparse.Namespace) -> str:
    return "--multiples" if asked.multiples else f"--format {asked.format}"


def refuse_too_many(asked: argparse.Namespace, contents: Contents) -> None:
    """Ends with a usage error where a span has more days than its form can show."""
    first, last = contents.options.first, contents.answer.day
    days = len(contents.days_shown) if asked.changed else days_in(date.fromisoformat(first), last)
    if days > (most := most_days(asked.format)):
        what = "days with change" if asked.changed else "days"
        usage(f"{_how(asked)} shows at most {most} days, and from {first} to {last} there are {days} {what}: name fewer")


def run_verify(asked: argparse.Namespace) -> int:
    """Verifies an export and tells what was found."""
    from dashboard.snapshot.command import verify_file

    for line in verify_file(asked.file, alone=asked.without_ledger):
        put(f"{visible(line)}\n")
    return DONE
