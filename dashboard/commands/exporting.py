"""`snapshot` and `verify`: exports that can be cited, and whether one is what it was."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands
from dashboard.commands.viewing import add_kind, add_view, view_asked
from dashboard.snapshot.contents import SIZES, Options, contents_of
from dashboard.snapshot.names import FORMAT_NAMES
from data.store import stored_ledger
from data.view import LANGUAGES, THEMES
from geo.faults import visible


def add_snapshot(commands: Commands) -> None:
    """Adds `snapshot`."""
    snapshot = commands.add_parser("snapshot", help="an export that can be cited and verified")
    add_view(snapshot)
    add_kind(snapshot)
    snapshot.add_argument("--format", choices=FORMAT_NAMES, required=True, help=", ".join(FORMAT_NAMES))
    snapshot.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    snapshot.add_argument("--size", choices=SIZES, default=SIZES[0], help="of a picture")
    snapshot.add_argument("--theme", choices=THEMES, help="of a picture or page (default: the View's, else light)")
    snapshot.add_argument("--lang", choices=LANGUAGES, help="language of the words around the claims")
    snapshot.add_argument("--force", action="store_true", help="replace a file that is there")
    allowed = "let in geometry of sources that must be asked before passing it on"
    snapshot.add_argument("--with-restricted", action="store_true", help=allowed)
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

    ledger = stored_ledger()
    view = view_asked(asked, ledger)
    view = replace(view, lang=asked.lang or view.lang)
    options = Options(asked.size, asked.theme or view.theme or THEMES[0], asked.with_restricted)
    places = tuple(dict.fromkeys(asked.place)) if asked.place else None
    for line in write_snapshot(contents_of(ledger, view, places, options), asked.format, asked.out, force=asked.force):
        put(f"{visible(line)}\n")
    return DONE


def run_verify(asked: argparse.Namespace) -> int:
    """Verifies an export and tells what was found."""
    from dashboard.snapshot.command import verify_file

    for line in verify_file(asked.file, alone=asked.without_ledger):
        put(f"{visible(line)}\n")
    return DONE
