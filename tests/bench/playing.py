"""Playing with the map's own button, control areas beneath the claims and another map every day: frames and requests."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Frame

from tests.bench.mapped import open_tab
from tests.bench.plan import load
from tests.bench.stage import Stage
from tests.browser import pages

SIZE = 5_000
SPEED = "30 days a second"
WATCHED_MS = 5_000
# Frames of the browser, and days that went by, from now on.
COUNT = """(ms) => new Promise((resolve) => {
  const told = { frames: 0, days: 0 };
  const start = performance.now();
  let shown = window.greylineMap.view.day;
  const look = (now) => {
    told.frames += 1;
    told.days += window.greylineMap.view.day !== shown;
    shown = window.greylineMap.view.day;
    if (now - start < ms) requestAnimationFrame(look);
    else resolve({ frames: 1000 * told.frames / (now - start), days: 1000 * told.days / (now - start) });
  };
  requestAnimationFrame(look);
})"""


def measure(stage: Stage) -> dict[str, Any]:
    """Again and again over the ledger's days, at the highest speed there is; after a round in which all is drawn once."""
    size = stage.plan.nearest(SIZE)
    found: dict[str, Any] = {"claims": size, "load": [load()]}
    with ExitStack() as stack:
        tab = open_tab(stage, stack, size, "mapped", stage.ledger(size).strip_days[1])
        frame = pages.map_frame(tab.page)
        start(frame)
        frame.evaluate(COUNT, WATCHED_MS)
        sent: list[str] = []
        tab.wire.on("Network.webSocketFrameSent", lambda event: sent.append("socket"))
        tab.wire.on("Network.requestWillBeSent", lambda event: sent.append(event["request"]["url"]))
        found["seconds"] = [frame.evaluate(COUNT, WATCHED_MS) for _ in range(stage.plan.rounds)]
        found["sent"] = len(sent)
        tab.browser.close()
    found["load"].append(load())
    return found


def start(frame: Frame) -> None:
    """A reader's choice of how it plays, and the button."""
    frame.locator(".play-more summary").click()
    frame.get_by_label("Again and again").check()
    frame.get_by_label("Speed", exact=True).select_option(label=SPEED)
    frame.locator(".play-more summary").click()
    frame.get_by_role("button", name="Play", exact=True).click()
