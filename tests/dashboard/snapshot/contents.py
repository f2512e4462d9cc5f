"""Contents for tests of snapshots: of the shipped ledger, of the made-up one, of a large one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import Export
from data.model import Kind, State
from data.store import Ledger, open_ledger
from data.view import View
from tests.ledgers import made_up
from tests.stored import fresh_ledger

# Gives an export of the shipped ledger in a format, and its file.
Made = Callable[[str], tuple[Export, Path]]
FOURTH = date(2025, 11, 4)


def shipped(view: View | None = None, options: Options | None = None) -> Contents:
    """A View of the shipped ledger; without one, DeepState by 4 November 2025."""
    view = view or View(day=FOURTH, sources=("deepstate",))
    return contents_of(fresh_ledger(), view, None, options)


def made_up_contents(folder: Path, view: View | None = None) -> Contents:
    """A View of the made-up ledger, written to a folder first."""
    return contents_of(open_ledger(made_up().write(folder)), view or View(day=FOURTH))


def some_views(ledger: Ledger, how_many: int, seed: int = 4) -> list[View]:
    """Views as readers make them: any day of the strip, some sources, documents, kinds and states; empty ones among them."""
    chance = random.Random(seed)
    speaking = tuple(dict.fromkeys(claim.source_id for claim in ledger.valid))
    first, last = ledger.strip_days
    views = []
    for _ in range(how_many):
        day = first + timedelta(days=chance.randrange((last - first).days + 1))
        since = chance.choice([None, None, day, first])
        views.append(
            View(
                day=day,
                since=since,
                sources=_some(chance, speaking),
                documents=_some(chance, tuple(ledger.documents)),
                kinds=_some(chance, tuple(map(str, Kind))),
                states=_some(chance, tuple(map(str, State))),
            )
        )
    return views


def _some(chance: random.Random, names: tuple[str, ...]) -> tuple[str, ...] | None:
    if chance.random() < 0.6:
        return None
    return tuple(name for name in names if chance.random() < 0.5)
