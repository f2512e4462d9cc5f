"""The standings of one day from a large ledger beside those of a smaller one: does the cost grow faster than the claims?"""

from __future__ import annotations

import gc
import time
from typing import Any

from data.standings import intervals, standings_on
from data.store import Ledger
from tests.bench.plan import load
from tests.bench.stage import Stage

SIZES = (3_000, 30_000)


def measure(stage: Stage) -> dict[str, Any]:
    """Processor milliseconds for each, in turn: all standings computed from the claims, and those of the last day taken."""
    ledgers = {size: stage.ledger(size) for size in SIZES}
    gc.collect()
    gc.freeze()  # as the server does with what it has read (dashboard/set_aside.py)
    told: dict[int, list[float]] = {size: [] for size in SIZES}
    for turn in range(stage.plan.rounds + 1):
        for size, ledger in ledgers.items():
            ms = time_standings(ledger)
            told[size] += [ms] if turn else []
    gc.unfreeze()
    return {"load": [load()], "ms": {str(size): found for size, found in told.items()}}


def time_standings(ledger: Ledger) -> float:
    """Processor time, as nothing here waits for anything."""
    start = time.process_time()
    standings_on(intervals(ledger.valid), ledger.strip_days[1])
    return 1000 * (time.process_time() - start)
