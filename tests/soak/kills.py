"""kill -9 at random times and at every named point of a write and of the making of a store: what is lost, what is half."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from data.store.chain import Entry
from data.store.engine import reading
from data.store.location import Location
from data.store.opening import open_store
from data.store.reading import read_entries
from tests.soak.points import CREATE, NAMING, WRITE, arm
from tests.soak.writer import GROUP, Child, Task, write

# A store is used for so many kills before another is begun: more, and opening it is measured and not killing.
ROUNDS = 40
# The latest moment of a random kill, in seconds: after the start, and every other time after the first entry.
LATEST = 0.6

New = Callable[[], Location]


@dataclass
class Killed:
    """What came of so many kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0
    slowest: float = 0.0
    points: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def kill_at_random(times: int, new: New, seed: int = 1) -> Killed:
    """Kills a writer at random moments, from before it opened the store to the middle of its writing."""
    chance, found = random.Random(seed), Killed()
    for number in range(times):
        if number % ROUNDS == 0:
            place, acknowledged = new(), {}
        child = Child(lambda tell, place=place: write(place, Task(0), tell))
        if number % 2:
            child.wait_for(2)  # "open", and the first entry: from here on it writes
        time.sleep(chance.uniform(0, LATEST))
        child.kill()
        judge(found, place, acknowledged, child.lines())
    return found


def kill_at_points(times: int, new: New) -> Killed:
    """Kills a writer at every named point, so many times at each, at later and later writes."""
    found, place, acknowledged = Killed(), new(), {}
    open_store(place).close()
    for point in WRITE:
        for time_ in range(1, times + 1):
            child = Child(lambda tell, place=place, point=point, time_=time_: _write_armed(place, point, time_, tell))
            judge(found, place, acknowledged, child.lines())
            found.points.add(point)
    for point in (*CREATE, *(NAMING if place.path else ())):
        place, acknowledged = new(), {}
        child = Child(lambda tell, place=place, point=point: _write_armed(place, point, 1, tell))
        judge(found, place, acknowledged, child.lines())
        found.points.add(point)
    return found


def _write_armed(place: Location, point: str, time_: int, tell: Callable[[str], None]) -> None:
    if point not in WRITE:
        arm(point, time_)
        write(place, Task(0, writes=1), tell)
    else:
        # Opening writes nothing, so the points passed are those of the writes.
        write(place, Task(0), lambda line: arm(point, time_) if line == "open" else tell(line))
    tell("failed: lives beyond its point")


def judge(found: Killed, place: Location, acknowledged: dict[int, str], told: list[str]) -> None:
    """Opens the store after a kill and compares it with what was acknowledged up to then."""
    found.kills += 1
    for line in told:
        if line.startswith("failed"):
            found.failures.append(line)
        elif line not in ("open", "again"):
            seq, own = line.split()
            acknowledged[int(seq)] = own
            found.acknowledged += 1
    begun = time.perf_counter()
    try:
        store = open_store(place)
    except Exception as error:
        found.broken += 1
        found.failures.append(f"{type(error).__name__}: {error}")
        return
    found.slowest = max(found.slowest, time.perf_counter() - begun)
    with reading(store._reader.engine) as connection:
        entries = list(read_entries(connection))
    hashes = {entry.seq: entry.hash for entry in entries}
    found.lost += sum(hashes.get(seq) != own for seq, own in acknowledged.items())
    found.half += sum(not whole for whole in _groups(entries))
    store.close()


def _groups(entries: list[Entry]) -> Iterator[bool]:
    """Of each import whether all its sources follow it."""
    for at, entry in enumerate(entries):
        if entry.kind == "import":
            following = [one.kind for one in entries[at + 1 : at + 1 + GROUP]]
            yield following == ["source"] * GROUP
