"""`backup` and `restore`: what must not get lost."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands
from geo.faults import visible


def add_backup(commands: Commands) -> None:
    """Adds `backup` and `restore`."""
    backing = commands.add_parser("backup", help="copies the store to a new file while it is in use, and verifies it")
    backing.add_argument("file", type=Path, metavar="FILE")
    backing.set_defaults(run=run_backup)
    words = "puts a verified backup where the store was; what is still there is not overwritten"
    restoring = commands.add_parser("restore", help=words)
    restoring.add_argument("file", type=Path, metavar="FILE")
    restoring.set_defaults(run=run_restore)


def run_backup(asked: argparse.Namespace) -> int:
    """Backs the store up and says what the copy holds."""
    from data.store.backup import back_up
    from data.store.location import find_location

    head = back_up(find_location(), asked.file)
    put(f"{visible(str(asked.file))}: {head.seq} entries, every one verified\nhead (chain): {head.hash}\n")
    return DONE


def run_restore(asked: argparse.Namespace) -> int:
    """Puts a backup back and says what the store holds now."""
    from data.store.backup import restore
    from data.store.location import find_location

    place = find_location()
    head = restore(asked.file, place)
    put(f"{visible(place.name)}: {head.seq} entries, every one verified\nhead (chain): {head.hash}\n")
    return DONE
