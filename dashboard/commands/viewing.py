"""The options that name a View, and the View they name."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from urllib.parse import parse_qs

from dashboard.commands.parsing import day, usage
from dashboard.likely import likely_place, likely_source
from data.model import Kind
from data.schema import values
from data.store import Ledger
from data.view import View
from data.view_address import parse, vocabulary


def add_kind(command: argparse.ArgumentParser) -> None:
    """The option that chooses kinds."""
    words = "only this kind; may be repeated"
    command.add_argument("--kind", action="append", choices=values(Kind), metavar="KIND", help=words)


def add_view(command: argparse.ArgumentParser) -> None:
    """The options that name a View."""
    command.add_argument("--on", type=day, metavar="DAY", help="all that was known by this day")
    command.add_argument("--since", type=day, metavar="DAY", help="only what became known from this day on")
    command.add_argument("--source", action="append", metavar="ID", help="only this source; may be repeated")
    command.add_argument("--place", action="append", metavar="ID", help="only this place; may be repeated")
    command.add_argument(
        "--view", metavar="QUERY", help="a View as in the page's address: day=2025-11-04&source=deepstate"
    )


def add_head(command: argparse.ArgumentParser) -> None:
    """The option that names an earlier state of the ledger."""
    words = "the ledger as it was at this head, which About, every citation and every export name"
    command.add_argument("--head", metavar="HASH", help=words)


def view_asked(asked: argparse.Namespace, ledger: Ledger) -> View:
    """The View that the options name. What a page would leave out with a note is a wrong usage here."""
    known = vocabulary(ledger)
    view, notes = parse(parse_qs(asked.view or "", keep_blank_values=True), known)
    if notes:
        usage(f"--view: {notes[0]}")
    _refuse_twice(asked, view)
    if asked.on is None and view.day is None:
        usage("name a day: --on DAY, or day= in --view")
    _refuse_unknown("--source", asked.source, known.sources, lambda name: likely_source(ledger, name))
    _refuse_unknown("--place", asked.place, known.places, lambda name: likely_place(ledger, name))
    view = replace(view, day=asked.on or view.day, since=asked.since or view.since, claim=None)
    if view.since and view.day and view.since > view.day:
        usage(f"--since {view.since} is after --on {view.day}")
    if asked.source:
        view = replace(view, sources=tuple(asked.source))
    return replace(view, kinds=tuple(asked.kind)) if asked.kind else view


def _refuse_unknown(
    option: str, names: Sequence[str] | None, known: Collection[str], likely: Callable[[str], str]
) -> None:
    """Ids that the ledger does not have, with what may have been meant."""
    for name in names or ():
        if name not in known:
            usage(f"{option} {name}: this ledger does not know it{likely(name)}")


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
            usage(f"{option} is given twice: as an option and in --view")
