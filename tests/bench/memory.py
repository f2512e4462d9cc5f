"""What is left over: memory of the server and of the browser after hundreds of changes, and of a further session."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.bench.plan import load
from tests.bench.processor import heap_mb, resident_mb
from tests.bench.stage import Stage
from tests.bench.stopwatch import DAY_SLIDER
from tests.browser import pages
from tests.browser.pages import rest

SIZE = 5_000
WARM_UP = 40
SESSIONS = 10
# While the page puts a new sentence in the place of the old one there may be none for a moment.
SAID_ANEW = "(before) => ![undefined, before].includes(document.querySelector('.gl-sentence')?.textContent)"
# To and fro, so that the day never comes to an end of the strip.
STRETCH = 20


def measure(stage: Stage) -> dict[str, Any]:
    """Growth over the changes, then over further sessions."""
    size = stage.plan.nearest(SIZE)
    found: dict[str, Any] = {"claims": size, "load": [load()], "changes": stage.plan.memory_changes}
    with stage.serving(("ours",), size) as servers:
        server = servers["ours"]
        page = stage.tab(server.url)
        pages.map_frame(page)
        rest(page)
        change(page, WARM_UP)
        before = (resident_mb(server.process.pid), heap_mb(page))
        change(page, stage.plan.memory_changes)
        after = (resident_mb(server.process.pid), heap_mb(page))
        found |= {"server": [before[0], after[0]], "heap": [before[1], after[1]]}
        found["sessions"] = further_sessions(stage, server.url, server.process.pid)
        page.context.close()
    found["load"].append(load())
    return found


def change(page: Page, times: int) -> None:
    """So many changes of the day on the page's slider, each answered before the next."""
    slider = page.locator(DAY_SLIDER)
    for turn in range(times):
        before = pages.sentence(page)
        slider.press("ArrowLeft" if turn // STRETCH % 2 == 0 else "ArrowRight")
        page.wait_for_function(SAID_ANEW, arg=before)
    rest(page)


def further_sessions(stage: Stage, url: str, pid: int) -> list[float]:
    """The server's memory before and after so many further sessions, all of them open; the first is not counted."""
    opened = [open_one(stage, url)]
    before = resident_mb(pid)
    opened += [open_one(stage, url) for _ in range(SESSIONS)]
    after = resident_mb(pid)
    for page in opened:
        page.context.close()
    return [before, after]


def open_one(stage: Stage, url: str) -> Page:
    """One session, and a change in it."""
    page = stage.tab(url)
    pages.map_frame(page)
    rest(page)
    change(page, 1)
    return page
