"""A change of the day on every side, in turn, on ledgers of all sizes: until it is painted, what it costs, what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Browser, CDPSession

from data.store import Ledger
from tests.bench.plan import load
from tests.bench.processor import Processor
from tests.bench.reach import reach_of
from tests.bench.stage import Stage
from tests.bench.stopwatch import DECK_WATCH, control_of, press, wait_for_first
from tests.browser.pages import rest


class Tab:
    """One side's page, with what counts its costs."""

    def __init__(self, stage: Stage, side: str, url: str, pid: int, browser: Browser | None = None) -> None:
        self.side = side
        # In one browser, the others' thousands of marks would count as this page's.
        self.browser = browser or stage.new_browser()
        self.page = stage.tab(script=DECK_WATCH if side == "deck" else "", browser=self.browser)
        self.processor = Processor(self.browser, pid)
        self.wire: CDPSession = self.page.context.new_cdp_session(self.page)
        self.sent = 0
        self.wire.send("Network.enable")
        self.wire.on("Network.webSocketFrameReceived", self.count)
        if url:
            self.page.goto(url)

    def count(self, event: dict[str, Any]) -> None:
        """One message of the server, unpacked, as the browser tells of it: binary ones in base64."""
        data = event["response"]["payloadData"]
        self.sent += len(data) * 3 // 4 if event["response"]["opcode"] == 2 else len(data)


def measure(stage: Stage) -> dict[str, Any]:
    """All sizes, the smallest first."""
    found: dict[str, Any] = {}
    for size in stage.plan.sizes:
        measure_size(stage, size, found)
    return found


def measure_size(stage: Stage, size: int, every: dict[str, Any]) -> None:
    """All sides on one ledger, told beside those before."""
    sides = stage.plan.sides(size)
    ledger = stage.ledger(size)
    found: dict[str, Any] = {"load": [load()], "reach": {}, "sides": {side: [] for side in sides}}
    every[str(size)] = found
    with stage.serving(sides, size) as servers:
        tabs = [Tab(stage, side, servers[side].url, servers[side].process.pid) for side in sides]
        for tab in tabs:
            wait_for_first(tab.side, tab.page, size)
            rest(tab.page)
            if tab.side not in ("strip", "source"):
                found["reach"][tab.side] = reach_of(tab.side, tab.page, ledger)
        for _ in take_turns(tabs, ledger, stage, size, found["sides"]):
            stage.tell(every)
        for tab in tabs:
            tab.browser.close()
    found["load"].append(load())


def take_turns(
    tabs: list[Tab], ledger: Ledger, stage: Stage, size: int, told: dict[str, list[dict[str, Any]]]
) -> Iterator[int]:
    """One day back in each tab in turn, from the last day, so that whatever else the machine does meets all sides alike.

    The first round warms up and is not counted, but for a side so slow that it has one round alone.
    """
    for turn, (day, idle) in enumerate(turns(ledger, stage.plan.rounds + 1), start=1):
        for tab in tabs:
            rounds = stage.plan.rounds_of(tab.side, size)
            if turn <= rounds + 1 - (rounds == 1):
                go_idle(tab, idle)
                timed = time_one(tab, day, turn, ledger)
                told[tab.side] += [timed] if turn > 1 or rounds == 1 else []
        yield turn


def turns(ledger: Ledger, count: int) -> list[tuple[date, int]]:
    """The latest days on which the day after had news, and how many days are passed over on the way to each.

    Where the day after had none, sides that draw claims alone have nothing to draw anew, and there is nothing to time.
    """
    day = timedelta(days=1)
    news = sorted({claim.known_from for claim in ledger.claims}, reverse=True)[:count]
    before = [ledger.strip_days[1], *(one - day for one in news)]
    return [(one - day, (last - one).days) for last, one in zip(before, news, strict=False)]


def go_idle(tab: Tab, steps: int) -> None:
    """Passes over days without news in one go; who changes sources stays on the day."""
    if not steps or tab.side == "source":
        return
    tab.page.bring_to_front()
    for _ in range(steps):
        control_of(tab.side, tab.page).press("ArrowLeft")
    rest(tab.page)


def time_one(tab: Tab, day: date, turn: int, ledger: Ledger) -> dict[str, Any]:
    """One change: processor time and bytes are counted until the page is at rest, not only until it is seen."""
    tab.page.bring_to_front()
    rest(tab.page)
    before, sent = tab.processor.spent(), tab.sent
    timed = press(tab.side, tab.page, day, turn, ledger)
    rest(tab.page)
    spent = tab.processor.spent() - before
    return {**timed, "server_ms": spent.server, "browser_ms": spent.browser, "bytes": tab.sent - sent}
