"""Many readers at once: each opens the page, then changes the day or the sources, and thinks for twenty seconds in between.

Bounded in number and in time, and only against a server of our own on the loopback address.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import quantiles
from typing import Any

from tests.bench.plan import load
from tests.bench.processor import process_ms, resident_mb
from tests.bench.readers.session import Session, connected, run
from tests.bench.stage import Stage

SIZE = 5_000
THINK = 20.0
# One reader alone changes as often as there is time for, to have enough to take a percentile of.
THINK_ALONE = 0.5
# One comes after the other: all at once would still be waiting for their first map when the watching begins.
ARRIVAL = 0.2
MOST_READERS = 200


@dataclass
class Crowd:
    """What all readers together were answered: seconds of each change, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def measure(stage: Stage) -> dict[str, Any]:
    """One reader alone; a hundred; two hundred; a hundred beside one who exports without a pause."""
    size = stage.plan.nearest(SIZE)
    some, many = stage.plan.readers
    found: dict[str, Any] = {"claims": size, "load": [load()], "seconds": stage.plan.reading_seconds}
    with stage.serving(("ours",), size) as servers:
        server = servers["ours"]
        days = days_of(stage, size)
        crowds = {"one": (1, False), "some": (some, False), "many": (many, False), "export": (some, True)}
        for name, (readers, exporting) in crowds.items():
            before, own = process_ms(server.process.pid), process_ms(os.getpid())
            crowd = run(visit(server.port, readers, days, stage.plan.reading_seconds, exporting))
            spent = {"server_ms": process_ms(server.process.pid) - before, "own_ms": process_ms(os.getpid()) - own}
            found[name] = told(crowd, readers) | spent | {"mb": resident_mb(server.process.pid)}
            stage.tell(found)
    found["load"].append(load())
    return found


def days_of(stage: Stage, size: int) -> list[date]:
    """The days a reader may go to."""
    first, last = stage.ledger(size).strip_days
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def told(crowd: Crowd, readers: int) -> dict[str, Any]:
    """Counts and percentiles in milliseconds."""
    parts = quantiles(crowd.seconds, n=100) if len(crowd.seconds) > 1 else [float("nan")] * 99
    return {
        "readers": readers, "changes": len(crowd.seconds), "opened": len(crowd.opened), "errors": crowd.errors[:20],
        "failed": len(crowd.errors), "p50": 1000 * parts[49], "p95": 1000 * parts[94],
    }  # fmt: skip


async def visit(port: int, readers: int, days: Sequence[date], seconds: float, exporting: bool) -> Crowd:
    """So many readers for so long; then all leave."""
    crowd = Crowd()
    readers = min(readers, MOST_READERS)
    arrival = ARRIVAL * (readers - 1)
    start = time.monotonic() + arrival
    think = THINK if readers > 1 else THINK_ALONE
    visitors = [
        asyncio.create_task(read(port, days, (start, start + seconds), think, number / readers * arrival, crowd, number))
        for number in range(readers)
    ]
    exporter = asyncio.create_task(export(port, days, crowd)) if exporting else None
    await asyncio.gather(*visitors)
    if exporter:
        exporter.cancel()
        with suppress(asyncio.CancelledError):
            await exporter
    return crowd


async def read(
    port: int, days: Sequence[date], between: tuple[float, float], think: float, wait: float, crowd: Crowd, seed: int
) -> None:
    """One reader: comes, and changes something until it is time to go. Only changes between the two times count."""
    chance = random.Random(seed)
    start, end = between
    try:
        await asyncio.sleep(wait)
        async with connected(port) as session:
            crowd.opened.append((await session.open()).seconds)
            # As if each had been there for a while: as many change something in the first second as in any other.
            await asyncio.sleep(chance.random() * think)
            while (began := time.monotonic()) < end:
                seconds = await change(session, chance, days)
                crowd.seconds += [seconds] if start <= began else []
                await asyncio.sleep(min(chance.uniform(0.5, 1.5) * think, max(0.0, end - time.monotonic())))
    except Exception as error:  # whatever goes wrong for a reader is what is asked
        crowd.errors.append(f"{type(error).__name__}: {error}")


async def change(session: Session, chance: random.Random, days: Sequence[date]) -> float:
    """Another day, or in every fifth case a source more or less; the answer must say what was asked."""
    if chance.random() < 0.2:
        return (await session.toggle(f"source-{chance.randrange(40):02}")).seconds
    day = chance.choice(days)
    heard = await session.go_to(day)
    if f"Said by {day.day} {day:%B %Y}" not in heard.sentence:
        raise ValueError(f"asked for {day}, told {heard.sentence!r}")
    return heard.seconds


async def export(port: int, days: Sequence[date], crowd: Crowd) -> None:
    """One who opens the Export screen and has picture after picture drawn, of one day after the other."""
    try:
        async with connected(port) as session:
            await session.open("export")
            for day in days:
                await session.go_to(day)
    except Exception as error:
        crowd.errors.append(f"export: {type(error).__name__}: {error}")
