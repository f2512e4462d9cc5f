"""From the command to a server that answers: `serve` beside a Streamlit app with nothing in it."""

from __future__ import annotations

import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.bench.plan import load
from tests.bench.processor import process_ms
from tests.bench.servers import lay_out, page_served
from tests.bench.stage import Stage
from tests.browser.servers import Server, served

SIZE = 30_000


def measure(stage: Stage) -> dict[str, Any]:
    """Seconds of clock and milliseconds of processor for each in turn; the first round fills the disk's cache."""
    told: dict[str, list[dict[str, float]]] = {"ours": [], "empty": [], "large": []}
    large = stage.ledger_folder(stage.plan.nearest(SIZE))
    for turn in range(stage.plan.rounds + 1):
        for side in told:
            with tempfile.TemporaryDirectory(dir=stage.folder) as name:
                timed = time_start(starting(side, Path(name), large))
            told[side] += [timed] if turn else []
    return {"load": [load()], "sides": told}


def starting(side: str, folder: Path, large: Path) -> AbstractContextManager[Server]:
    """Our page with the shipped ledger or a large one, or the empty page."""
    if side == "empty":
        return page_served(lay_out("empty", folder))
    return served(folder, **({"GREYLINE_LEDGER": str(large)} if side == "large" else {}))


def time_start(server: AbstractContextManager[Server]) -> dict[str, float]:
    """One start, until the server says that it is healthy."""
    start = time.perf_counter()
    with server as started:
        return {"ms": 1000 * (time.perf_counter() - start), "processor_ms": process_ms(started.process.pid)}
