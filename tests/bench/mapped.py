"""A change of the day on our page with 769 daily maps in the ledger, a new one drawn each day, beside one without."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date
from typing import Any
from unittest.mock import patch

from data.importers.publishers import publisher_rows
from data.store import open_store
from tests.bench.days import Tab, go_idle, time_one, turns
from tests.bench.plan import load
from tests.bench.series import map_files
from tests.bench.stage import Stage
from tests.bench.stopwatch import wait_for_first
from tests.browser.pages import rest
from tests.browser.servers import served

SIZE = 500
# As many as two years and more of a source that publishes one a day.
MAPS = 769
# With and without maps, and what the address asks for besides the day.
SIDES = {"plain": "", "mapped": "&map=deepstate"}


def measure(stage: Stage) -> dict[str, Any]:
    """The same days on both sides, the one first and then the other: who comes second finds a warmer machine. The first round
    warms up and is not counted."""
    size = stage.plan.nearest(SIZE)
    ledger, found = stage.ledger(size), {side: [] for side in SIDES}
    loads = [load()]
    with ExitStack() as stack:
        tabs = {side: open_tab(stage, stack, size, side, ledger.strip_days[1]) for side in SIDES}
        for turn, (day, idle) in enumerate(turns(ledger, stage.plan.rounds + 1), start=1):
            for side in list(tabs)[:: 1 if turn % 2 else -1]:
                go_idle(tabs[side], idle)
                timed = time_one(tabs[side], day, turn, ledger)
                found[side] += [timed] if turn > 1 else []
        for tab in tabs.values():
            tab.browser.close()
    return {"claims": size, "load": [*loads, load()], "sides": found}


def open_tab(stage: Stage, stack: ExitStack, size: int, side: str, day: date) -> Tab:
    """Our page on the last day that has claims, with the maps in its ledger or without."""
    folder = stage.folder / f"mapped-{side}-{size}"
    folder.mkdir()
    settings = {**stage.settings(stage.ledger_folder(size))}
    if side == "mapped":
        settings["GREYLINE_STORE"] = f"sqlite:///{folder}/store.sqlite"
        with patch.dict(os.environ, settings):
            store = open_store()
        store.bring_in(map_files(MAPS), publisher_rows().values())
        store.close()
    server = stack.enter_context(served(folder, **settings))
    tab = Tab(stage, "ours", f"{server.url}/?day={day}{SIDES[side]}", server.process.pid)
    wait_for_first("ours", tab.page, size)
    rest(tab.page)
    return tab
