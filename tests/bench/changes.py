"""A hundred mixed changes on our page: is the map mounted again, is a frame blank, is the View lost?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from typing import Any

from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as TookTooLong

from data.store import Ledger
from data.view import View
from tests.bench.plan import load
from tests.bench.reach import click_place
from tests.bench.stage import Stage
from tests.bench.stopwatch import FRAME, OURS_DRAWN, WATCH
from tests.browser import pages
from tests.browser.pages import rest

SIZE = 500
# A window that does not remember is a new one: at least one mount, and how many before it nobody knows.
MOUNTS = """() => {
  const inside = document.querySelector('FRAME').contentWindow;
  return 'mountsBefore' in inside ? inside.greylineMounts - inside.mountsBefore : 1;
}""".replace("FRAME", FRAME)
Change = tuple[Callable[[], object], View]


def mixed_changes(page: Page, frame: Frame, ledger: Ledger, view: View) -> Iterator[Change]:
    """Changes without end, each with the View it must lead to: days, one day only, sources, places, on page and map."""
    places = cycle(sorted({claim.place_id for claim in ledger.claims})[::7])
    hidden = cycle(list(ledger.sources)[::9])
    day = timedelta(days=1)
    assert view.day
    while True:
        view = replace(view, day=view.day - day)
        yield lambda: pages.press_slider(page, "ArrowLeft"), view
        view = replace(view, day=view.day - day)
        yield lambda: pages.press_strip(frame, "ArrowLeft"), view
        name = next(hidden)
        view = replace(view, sources=tuple(one for one in ledger.sources if one != name))
        yield lambda name=name: pages.toggle_source(page, name), view
        view = replace(view, since=view.day)
        yield lambda: pages.toggle_only(page), view
        place = next(places)
        view = replace(view, place=place)
        yield lambda place=place: click_place(frame, place), view
        view = replace(view, since=None)
        yield lambda: frame.locator(".strip .only").click(), view
        view = replace(view, day=view.day + day)
        yield lambda: pages.press_strip(frame, "ArrowRight"), view
        view = replace(view, sources=None)
        yield lambda name=name: pages.toggle_source(page, name), view


def measure(stage: Stage) -> dict[str, Any]:
    """The changes, on a page of its own."""
    size = stage.plan.nearest(SIZE)
    ledger, begun = stage.ledger(size), load()
    with stage.serving(("ours",), size) as servers:
        last = ledger.strip_days[1]
        page = stage.tab(f"{servers['ours'].url}/?day={last}")
        frame = pages.map_frame(page)
        rest(page)
        found = watch_changes(page, frame, ledger, View(day=last), stage.plan.changes)
        page.context.close()
    return {"claims": size, "load": [begun, load()], **found}


def watch_changes(page: Page, frame: Frame, ledger: Ledger, start: View, count: int) -> dict[str, Any]:
    """Makes the changes one after the other and counts what went wrong."""
    frame.evaluate("() => { window.mountsBefore = window.greylineMounts; }")
    here = pages.where(frame)
    page.evaluate(WATCH, OURS_DRAWN)
    lost: list[str] = []
    for _, (change, view) in zip(range(count), mixed_changes(page, frame, ledger, start), strict=False):
        told = try_change(page, frame, ledger, change, view, here)
        lost += [told] if told else []
    watched = page.evaluate("() => window.watched")
    mounts = page.evaluate(MOUNTS)
    return {"changes": count, "remounts": mounts, "lost": lost, **watched}


def try_change(
    page: Page, frame: Frame, ledger: Ledger, change: Callable[[], object], view: View, here: list[float]
) -> str:
    """Makes one change and gives what is wrong after it: "" if address, map and sentence say the View in the same place."""
    try:
        change()
        told = waiting_for(page, frame, ledger, view)
    except TookTooLong as error:
        return str(error)
    return told or ("" if pages.where(frame) == here else f"the map has moved from {here} to {pages.where(frame)}")


def waiting_for(page: Page, frame: Frame, ledger: Ledger, view: View) -> str:
    """Waits until the page says the View; what it says otherwise, if it never does."""
    asked = view.query()
    expected = {key: asked.get(key, "") for key in ("day", "since", "source", "place", "at")}
    told = ""
    for _ in range(pages.PATIENCE // 50):
        told = pages.disagreement(page, frame, ledger, expected)
        if not told:
            return ""
        page.wait_for_timeout(50)
    return told
