"""How fast a large ledger is imported, with every check and the chain, and how its time grows with its rows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from data.store import creating
from data.store.location import Location
from data.store.opening import open_store
from data.store.table_files import find_tables, read_tables
from tests.ledgers import large


@dataclass
class Imported:
    """One import: claim rows, CPU seconds of this process for it, seconds of the clock, and those of the next start."""

    rows: int
    processor: float
    clock: float
    next_start: float

    @property
    def rate(self) -> float:
        """Claim rows a CPU-second."""
        return self.rows / self.processor


def import_large(rows: int, place: Location) -> Imported:
    """Makes a store of so many claims (and as many sentences), and opens it again."""
    took: list[float] = []
    with mock.patch.object(creating, "fill", _timed(creating.fill, took)):
        open_store(place).close()
    begun = time.perf_counter()
    store = open_store(place)
    next_start = time.perf_counter() - begun
    assert len(store.ledger().claims) == rows
    store.close()
    return Imported(rows, took[0], took[1], next_start)


def bring_in_large(rows: int, folder: Path, place: Location) -> float:
    """Claim rows a CPU-second where so many claims are brought into a store of another ledger, reading the files included."""
    store = open_store(place)
    begun = time.process_time()
    done = store.bring_in_claims(read_tables(find_tables([folder]).tables))
    took = time.process_time() - begun
    assert done.new["claim"] == rows
    store.close()
    return rows / took


def _timed(work, took: list[float]):
    def timed(*arguments):
        processor, clock = time.process_time(), time.perf_counter()
        done = work(*arguments)
        took[:] = time.process_time() - processor, time.perf_counter() - clock
        return done

    return timed


def large_tables(rows: int, folder: Path) -> Path:
    """The folder of a large ledger's tables."""
    folder.mkdir(parents=True)
    return large(rows).write(folder)
