"""`python -m tests.bench`: our page beside the one most people would write, on the same ledger, in one run.

Needs Chromium. Prints one table; exit 1 where a requirement is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from data.store import Ledger, open_ledger
from data.view import View
from tests.bench.changes import CHANGES, watch_changes
from tests.bench.exports import rows as export_rows
from tests.bench.ledger import CLAIMS, write_ledger
from tests.bench.processor import Processor
from tests.bench.reach import naive_reach, our_reach
from tests.bench.servers import bare_served, naive_served
from tests.bench.stopwatch import DAY_SLIDER, rest, time_bare_day, time_naive_day, time_our_day, time_our_strip
from tests.bench.table import as_dicts, as_text, rows_of
from tests.browser import pages
from tests.browser.conftest import CHROMIUM, QUIET, WIDE
from tests.browser.servers import Server, served

ROUNDS = 11


def measure(rounds: int = ROUNDS, changes: int = CHANGES, claims: int = CLAIMS) -> dict[str, Any]:
    """Everything measured, on all pages in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("ledger", "ours", "naive", "bare"):
            (folder / part).mkdir()
        kept = write_ledger(folder / "ledger", claims)
        with (
            naive_served(folder / "naive", kept) as naive,
            bare_served(folder / "bare") as bare,
            served(folder / "ours", GREYLINE_LEDGER=str(kept)) as ours,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            try:
                return measure_in(browser, (ours, naive, bare), open_ledger(kept), rounds, changes)
            finally:
                browser.close()


def measure_in(
    browser: Browser, servers: tuple[Server, Server, Server], ledger: Ledger, rounds: int, changes: int
) -> dict[str, Any]:
    """The measurements in one browser; days in turn, so that whatever else the machine does meets all pages alike."""
    ours, naive, bare = servers
    load = [os.getloadavg()[0]]
    our_page, naive_page = open_tab(browser, ours.url), open_tab(browser, naive.url)
    frame = pages.map_frame(our_page)
    rest(naive_page)
    found: dict[str, Any] = {
        "claims": len(ledger.claims),
        "naive": {"reach": naive_reach(naive_page)},
        "ours": {"reach": our_reach(our_page, frame, ledger)},
    }
    strip_page, bare_page = open_tab(browser, ours.url), open_tab(browser, bare.url)
    pages.map_frame(strip_page)
    tabs = (our_page, strip_page, naive_page, bare_page)
    processors = [Processor(browser, server.process.pid) for server in (ours, ours, naive, bare)]
    for side, days in take_turns(tabs, processors, ledger, rounds).items():
        found.setdefault(side, {})["days"] = days
    last = ledger.strip_days[1]
    for page in tabs:
        page.close()
    our_page = open_tab(browser, f"{ours.url}/?day={last}")
    frame = pages.map_frame(our_page)
    rest(our_page)
    found["changes"] = watch_changes(our_page, frame, ledger, View(day=last), changes)
    return {**found, "load": [*load, os.getloadavg()[0]]}


def open_tab(browser: Browser, url: str) -> Page:
    """A page in a context of its own, so that no cache is shared."""
    page = browser.new_context(viewport=WIDE, color_scheme="light", locale="en-GB").new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.wait_for_selector(DAY_SLIDER, state="attached")
    return page


def take_turns(
    tabs: tuple[Page, ...], processors: list[Processor], ledger: Ledger, rounds: int
) -> dict[str, list[dict[str, Any]]]:
    """One day back in each tab in turn, from the last day; the first round warms all up and is not counted.

    Processor time is counted until the page is at rest: what a change costs in all, not only until it is seen.
    """
    told: dict[str, list[dict[str, Any]]] = {"ours": [], "strip": [], "naive": [], "bare": []}
    for back in range(1, rounds + 2):
        day = ledger.strip_days[1] - timedelta(days=back)
        markers = sum(claim.known_from <= day for claim in ledger.claims)
        for side, page, processor in zip(told, tabs, processors, strict=True):
            page.bring_to_front()
            rest(page)
            before = processor.ms()
            timed = press_day(side, page, day, markers)
            rest(page)
            told[side] += [{**timed, "processor_ms": processor.ms() - before}] if back > 1 else []
    return told


def press_day(side: str, page: Page, day: date, markers: int) -> dict[str, Any]:
    """One key press for the day before, on the control that is meant."""
    if side == "naive":
        return time_naive_day(page, "ArrowLeft", markers)
    press = {"ours": time_our_day, "strip": time_our_strip, "bare": time_bare_day}[side]
    return press(page, "ArrowLeft", day)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, and gives 1 where a requirement is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="everything measured, as JSON")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"changes of the day on each page (default {ROUNDS})"
    )
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"claims in the ledger (default {CLAIMS})")
    asked = parser.parse_args(arguments)
    if CHROMIUM is None:
        print("python -m tests.bench: there is no chromium here; name one with CHROMIUM=/path", file=sys.stderr)
        return 1
    found = measure(asked.rounds, claims=asked.claims)
    rows = [*rows_of(found), *export_rows()]
    if asked.json:
        print(json.dumps({"table": as_dicts(rows), "found": found}, ensure_ascii=False, indent=1))
    else:
        print(as_text(rows))
        for lost in found["changes"]["lost"]:
            print(f"lost: {lost}")
        print("load average at start and end: {:.2f}, {:.2f}; {} processors".format(*found["load"], os.cpu_count()))
    return int(any(row.holds is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
