"""Sizes and times of control maps at full size: `python -m tests.bench.series`. Exits with 1 where a requirement is missed.

33,000 places × 1,400 days × 4 sources of states made up at VIINA's size; a year of a made-up front; shares of places.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import URL

from data.control import ControlArea, Imported, PlaceStatus
from data.importers.publishers import publisher_rows
from data.model import Modality, State
from data.outlines import encode
from data.series import rings_on
from data.status_series import STATES, StatusSeries, from_days, joined
from data.store.ledger import SHIPPED
from data.store.location import Location, find_location
from data.store.map_entries import ReadFile
from data.store.opening import open_store
from geo.places import read_places
from geo.shares import DrawnMap
from tests.data.importers.test_series import a_year, changing, jagged

PLACES, DAYS, SOURCES = 33_000, 1_400, 4
FIRST = date(2022, 2, 24)
VIINA = ("viina-wiki", "viina-boost", "viina-dsm", "viina-isw")
MB = 1024**2


@dataclass(frozen=True)
class Measured:
    """One figure with its limit."""

    what: str
    figure: float
    limit: float
    unit: str

    def __str__(self) -> str:
        said = "ok" if self.figure <= self.limit else "MISSED"
        return f"{self.what:58} {self.figure:10.3f} {self.unit:4} limit {self.limit:g}  {said}"


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What a piece of work gives, and the processor seconds it took."""
    started = time.process_time()
    return work(), time.process_time() - started


def full_statuses() -> StatusSeries:
    """All intervals, one source at a time: the dense table of one is 46 MB."""
    places = [str(700_000 + number) for number in range(PLACES)]
    return joined([from_days(f"viina-{one}", places, FIRST, changing(PLACES, DAYS, one)) for one in range(SOURCES)])


def statuses() -> list[Measured]:
    """Memory held by all intervals, and the time of one day's slice."""
    tracemalloc.start()
    series = full_statuses()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    day = date(2024, 6, 1)
    slices = [timed(lambda: series.on("viina-2", day))[1] for _ in range(5)]
    return [
        Measured(f"intervals of {PLACES}×{DAYS}×{SOURCES}: {len(series.first)} rows", series.nbytes / MB, 64, "MB"),
        Measured("memory held by them, names included", held / MB, 64, "MB"),
        Measured("the states of one source on one day", float(np.median(slices)), 0.2, "s"),
    ]


def maps() -> list[Measured]:
    """A year of a front of 3,000 vertices."""
    days = a_year(jagged(3000), spots=17)
    series, encoding = timed(lambda: encode(days))
    text = json.dumps(series, separators=(",", ":")).encode()
    _, decoding = timed(lambda: rings_on(series, days[200][0]))
    return [
        Measured("a year of daily maps as JSON", len(text) / MB, 1, "MB"),
        Measured("the same, packed", len(gzip.compress(text, 6)) / MB, 0.5, "MB"),
        Measured("encoding the year", encoding, 30, "s"),
        Measured("decoding one day of it", decoding, 1, "s"),
    ]


def ledger() -> list[Measured]:
    """What all these states and a year of maps cost a ledger that is opened with them, beside one without."""
    with tempfile.TemporaryDirectory() as folder:
        plain, full = (find_store(Path(folder) / name) for name in ("plain.sqlite", "full.sqlite"))
        fill(full)
        opened = [min(timed(partial(opened_once, place))[1] for _ in range(5)) for place in (plain, full)]
        tracemalloc.start()
        store = open_store(full)
        asked = [one.on(date(2024, 6, 1)) for one in store.ledger().settlements]
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        store.close()
    assert all(len(states) > PLACES * 0.9 for _, states in asked)
    return [
        Measured("opening a ledger with a year of maps and all states", opened[1], 1, "s"),
        Measured("the same, as a multiple of one without", opened[1] / opened[0], 20, "×"),
        Measured("memory of a ledger that was asked for all states of a day", held / MB, 64, "MB"),
    ]


def opened_once(place: Location) -> None:
    """A start and an end."""
    open_store(place).close()


def find_store(path: Path) -> Location:
    """A store of the shipped tables in a file."""
    return replace(find_location(SHIPPED), path=path, url=URL.create("sqlite", database=str(path)))


def fill(place: Location) -> None:
    """Brings the year and the states into a store, as importing files of them would."""
    store = open_store(place)
    store.bring_in([*map_files(), states_file()], publisher_rows().values())
    store.close()


def map_files(count: int = 365) -> list[ReadFile]:
    """A file for each day of a front of 3,000 vertices: of the year 2025, or of so many days until its end."""
    files, earlier = [], timedelta(days=count - 365)
    for drawn, ((state, shape),) in a_year(jagged(3000), 17, count):
        day = drawn - earlier
        name, content = f"{day:%Y%m%d}.geojson", shape.wkb
        digest = hashlib.sha256(content).hexdigest()
        area = ControlArea("deepstate", "", State(state), Modality.assessed, "", day, day, name, digest, shape)
        files.append(ReadFile(Imported("deepstate-merged", name, digest, day, "file name", (area,)), content))
    return files


def states_file() -> ReadFile:
    """All states in one file, as VIINA's would hold them."""
    statuses, series = [], full_statuses()
    for row in zip(series.source, series.place, series.state, series.first, series.last, strict=True):
        source, place, state, first, last = map(int, row)
        days = (date.fromordinal(number + date(1970, 1, 1).toordinal()) for number in (first, last))
        statuses.append(PlaceStatus(VIINA[source], series.places[place], "", STATES[state], "", *days))
    return ReadFile(Imported("viina", "control_latest.csv", "0" * 64, None, "date", (), tuple(statuses)), b"-")


def shares() -> list[Measured]:
    """The shares of every tenth place of the gazetteer in one map."""
    places = [place for place in read_places().values() if place.reference_radius_km][::10]
    drawn = DrawnMap([("russian", jagged(20_000)), ("grey", jagged(3_000).buffer(0.02).difference(jagged(3_000)))])
    _, seconds = timed(lambda: [drawn.shares(place) for place in places])
    return [Measured(f"shares of one place (mean of {len(places)})", 1000 * seconds / len(places), 20, "ms")]


def main() -> int:
    """Print the table."""
    done = [*statuses(), *maps(), *ledger(), *shares()]
    print(*done, sep="\n")
    return int(any(one.figure > one.limit for one in done))


if __name__ == "__main__":
    sys.exit(main())
