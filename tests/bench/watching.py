"""Watches the process that measures: keeps what it has told, and ends all that it started when somebody has seen enough."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from tests.bench.measuring import Found, measure_apart
from tests.bench.plan import Plan

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# How long servers and browser may take to end by themselves.
PATIENCE_S = 10.0


class InterruptedBySignal(Exception):  # noqa: N818 (nothing went wrong)
    """Somebody wants no more measurements."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


def watch(plan: Plan, parts: Sequence[str]) -> tuple[Found, int]:
    """What was measured, and the exit code of the measuring itself: 0, or 128 and the signal by which it was ended."""
    found: Found = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        receiver, sender = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=measure_apart, args=(plan, parts, folder, sender))
        process.start()
        sender.close()
        try:
            with interrupted_by_signals():
                hear(receiver, found)
                process.join(PATIENCE_S)
        except InterruptedBySignal as interrupted:
            return found, 128 + interrupted.number
        finally:
            end(process)
        return found, int(process.exitcode != 0)


def hear(receiver: Connection, found: Found) -> None:
    """Takes what is told until there is nothing more to come."""
    with suppress(EOFError):
        while True:
            found.update(receiver.recv())


@contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Raises `InterruptedBySignal` at the first of these signals; more of them do not disturb what follows."""

    def interrupt(number: int, frame: object) -> None:
        for one in SIGNALS:
            signal.signal(one, signal.SIG_IGN)
        raise InterruptedBySignal(number)

    before = {one: signal.signal(one, interrupt) for one in SIGNALS}
    yield
    for one, action in before.items():
        signal.signal(one, action)


def end(process: SpawnProcess) -> None:
    """Ends the process and its group, servers and the browser's driver, if need be by force."""
    for asked in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, asked)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            process.join(0.1)
            if not stands(process):
                return


def stands(process: SpawnProcess) -> bool:
    """Whether any process of the group is left."""
    try:
        os.killpg(process.pid or 0, 0)
    except ProcessLookupError:
        return process.is_alive()
    return True
