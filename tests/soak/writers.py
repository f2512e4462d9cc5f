"""Many writers at once: every acknowledged entry is there, once, in one chain."""

from __future__ import annotations

import time
from dataclasses import dataclass

from data.store.location import Location
from data.store.opening import open_store
from tests.soak.writer import Child, Task, write


@dataclass
class Written:
    """What came of so many writers."""

    writers: int
    expected: int
    entries: int
    acknowledged: int
    seconds: float
    sent_again: int
    whole: bool
    last_changes: bool
    failures: list[str]


def write_together(writers: int, each: int, place: Location) -> Written:
    """Lets writers write at once, each on a claim of its own, and walks the chain afterwards."""
    store = open_store(place)
    before = store.head().seq
    begun = time.perf_counter()
    children = [
        Child(lambda tell, number=number: write(place, Task(number, each, groups=False), tell))
        for number in range(writers)
    ]
    told = [child.lines() for child in children]
    seconds = time.perf_counter() - begun
    heads = [line for lines in told for line in lines if line[0].isdigit()]
    again = sum(lines.count("again") for lines in told)
    summaries = [store.ledger().claims[number].summary for number in range(writers)]
    last = all(f"Change {each - 1} by {number} " in summary for number, summary in enumerate(summaries))
    whole = bool(store.check())
    entries = store.head().seq - before
    store.close()
    failures = [line for lines in told for line in lines if line.startswith("failed")]
    return Written(writers, writers * each, entries, len(heads), seconds, again, whole, last, failures)
