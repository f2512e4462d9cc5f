"""The printed map draws of every place what the screen draws: the same cells, discs, symbols and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from dashboard.cells import look
from dashboard.overlay import EPOCH
from dashboard.snapshot.contents import contents_of
from dashboard.snapshot.picture.places import PlacePicture, pictures
from data.model import State
from data.store import Ledger
from data.view import View
from tests.browser.pages import Watched, drawn_for, open_map, watch
from tests.browser.servers import Server
from tests.browser.test_truth import random_views, strip

STATES = list(State)
DRAWN = """(one) => ({
  place: one.place.id,
  claims: one.claims,
  cells: one.cells.map((cell) => ({
    speaks: cell.speaks, latest: Number.isFinite(cell.latest) ? cell.latest : null,
    answers: cell.entries.map((entry) => [entry.state, entry.denied, entry.part, entry.from]),
  })),
  form: one.disc.form,
  fills: one.disc.fills.map((fill) => [
    fill.state, fill.sector || '', fill.slice || [0, 1], Boolean(fill.inner), fill.without || [], fill.from,
  ]),
  symbols: one.symbols.map((symbol) => [symbol.kind, symbol.actor, Boolean(symbol.likely), Boolean(symbol.denied)]),
  words: one.words,
})"""


@pytest.fixture(scope="module")
def frame(tab: Page, server: Server) -> Iterator[Frame]:
    """The map, opened once."""
    with watch(tab, server.url) as seen:
        yield open_map(tab, server.url)
    assert seen == Watched()


def number(day: date | None) -> int | None:
    """A day as the map script counts it."""
    return None if day is None else day.toordinal() - EPOCH


def as_on_screen(one: PlacePicture) -> dict[str, Any]:
    """A place of the printed map in the words of `DRAWN`."""
    return {
        "place": one.place.place_id,
        "claims": one.claims,
        "cells": [
            {
                "speaks": cell.speaks,
                "latest": number(latest),
                "answers": [
                    [STATES.index(State(said.state)), *look(said)[1:], number(said.known_from)]
                    for said in cell.standings
                ],
            }
            for cell, latest in zip(one.cells, one.latest, strict=True)
        ],
        "form": one.disc.form,
        "fills": [
            [STATES.index(State(fill.state)), fill.sector, list(fill.span), fill.inner, list(fill.without), since]
            for fill, since in ((fill, number(fill.since)) for fill in one.disc.fills)
        ],
        "symbols": [[symbol.kind, symbol.actor, symbol.likely, symbol.denied] for symbol in one.symbols],
        "words": list(one.words),
    }


def test_the_printed_map_draws_of_each_place_what_the_screen_draws(ledger: Ledger, frame: Frame) -> None:
    views = [View(day=day, since=since) for day in strip(ledger) for since in (None, day)]
    views += [View(day=day, control=name) for day in strip(ledger) for name in ("deepstate", "rybar", "kyiv")]
    views += random_views(ledger)
    seen = Counter[str]()
    for view, drawn in zip(views, drawn_for(frame, views, DRAWN), strict=True):
        printed = [as_on_screen(one) for one in pictures(contents_of(ledger, view))]
        for one, other in zip(printed, drawn, strict=True):
            assert one == other, view.query()
            seen.update(part for part in ("cells", "fills", "symbols", "words") if one[part])
            seen[one["form"]] += 1
            seen["divided"] += sum(len(cell["answers"]) > 1 for cell in one["cells"])
    assert min(seen[part] for part in ("fills", "symbols", "words", "slices", "sectors", "divided")) > 4, seen
