"""From the command to a server that answers: `serve` beside a Streamlit app with nothing in it."""

from __future__ import annotations

import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from data.store.ledger import SHIPPED
from tests.bench.plan import load
from tests.bench.processor import process_ms
from tests.bench.servers import lay_out, page_served
from tests.bench.stage import Stage
from tests.browser.servers import Server, served

SIZE = 30_000


def measure(stage: Stage) -> dict[str, Any]:
    """Seconds of clock and milliseconds of processor for each in turn; the first round fills the disk's cache."""
    told: dict[str, list[dict[str, float]]] = {"ours": [], "empty": [], "new": [], "large": []}
    for turn in range(stage.plan.rounds + 1):
        for side in told:
            with tempfile.TemporaryDirectory(dir=stage.folder) as name:
                timed = time_start(starting(stage, side, Path(name)))
            told[side] += [timed] if turn else []
    return {"load": [load()], "claims": stage.plan.nearest(SIZE), "sides": told}


def starting(stage: Stage, side: str, folder: Path) -> AbstractContextManager[Server]:
    """The empty page; or ours with the shipped ledger, with it and no store yet, or with a large ledger."""
    if side == "empty":
        return page_served(lay_out("empty", folder))
    if side == "new":
        return served(folder)
    tables = SHIPPED if side == "ours" else stage.ledger_folder(stage.plan.nearest(SIZE))
    return served(folder, **stage.settings(tables))


def time_start(server: AbstractContextManager[Server]) -> dict[str, float]:
    """One start, until the server says that it is healthy."""
    start = time.perf_counter()
    with server as started:
        return {"ms": 1000 * (time.perf_counter() - start), "processor_ms": process_ms(started.process.pid)}
