"""A writer that makes entry after entry and says so only after each is acknowledged: what is killed, or let run in eights.

Two kinds of writes: a correction, one entry; and a group of an import and three sources, four entries that belong together.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from data.store.append import append
from data.store.chain import Said
from data.store.faults import Unreachable
from data.store.location import Location
from data.store.opening import open_store
from data.store.replay import Replay
from data.store.store import Store

GROUP = 3
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Task:
    """What a writer does: who it is, how many writes it makes (None: until it is killed), and how the groups are mixed in."""

    number: int
    writes: int | None = None
    groups: bool = True


def write(location: Location, task: Task, tell: Tell) -> None:
    """Opens the store and writes. Tells "open", and then the number and hash of the last entry of each write."""
    store = open_store(location)
    tell("open")
    mine = store.ledger().claims[task.number].claim_id
    for done in count():
        if done == task.writes:
            break
        if task.groups and done % 4 == 3:
            head = add_group(store, f"{task.number}-{os.getpid()}-{done}")
        else:
            head = correct_until_taken(store, mine, f"Change {done} by {task.number} of {os.getpid()}.", tell)
        tell(f"{head.seq} {head.hash}")
    store.close()


def correct(store: Store, claim_id: str, summary: str):
    """One correction, on the claim as it is now."""
    version = store.ledger().versions[claim_id]
    who, reason = "A writer", "to be written often"
    return store.correct(claim_id, {"summary": summary}, who=who, reason=reason, expected=version)


def correct_until_taken(store: Store, claim_id: str, summary: str, tell: Tell):
    """Does what the refusal says where others were writing for five seconds: sends it again, and tells "again"."""
    for _ in range(10):
        try:
            return correct(store, claim_id, summary)
        except Unreachable:
            tell("again")
    return correct(store, claim_id, summary)


def add_group(store: Store, name: str):
    """An import with its sources, in one transaction."""

    def compose(now: Replay) -> list[Said]:
        row = {
            "name": "A source",
            "name_uk": "",
            "name_ru": "",
            "side": "none",
            "kind": "press",
            "url": "",
            "licence": "",
        }
        sources = [
            ("source", {**row, "source_id": f"s-{name}-{number}", "redistribution": "ask", "note": name})
            for number in range(GROUP)
        ]
        return [("import", {"what": "soak", "name": name, "recorded_on": "2025-11-21"}), *sources]

    append(store._reader, compose)
    return store.head()


class Child:
    """A process of our own that does something and tells lines; forked, so that starting it takes no time."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        out, into = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(out)
            _work_and_leave(work, into)
        os.close(into)
        self._out, self._told = out, b""

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)

    def wait_for(self, lines: int) -> None:
        """Waits until it has told so many lines, or has ended."""
        while self._told.count(b"\n") < lines and (more := os.read(self._out, 65536)):
            self._told += more

    def lines(self) -> list[str]:
        """Whole lines of all that it told, once it has ended."""
        while more := os.read(self._out, 65536):
            self._told += more
        os.close(self._out)
        os.waitpid(self.pid, 0)
        return self._told[: self._told.rfind(b"\n") + 1].decode().splitlines()


def _work_and_leave(work: Callable[[Tell], None], into: int) -> None:
    """Never comes back, and leaves nothing of the parent's to be cleaned up twice."""
    try:
        work(lambda line: os.write(into, f"{line}\n".encode()) and None)
    except BaseException as error:
        os.write(into, f"failed {type(error).__name__}: {error}\n".replace("\n", " ").encode() + b"\n")
    finally:
        os._exit(0)
