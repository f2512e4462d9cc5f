"""Limits for reading a file that somebody sent: no more memory and no more time than any export of ours needs."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MEMORY = 3 * 1024**3
SECONDS = 300


class TooMuch(Exception):  # noqa: N818 - what is wrong with the file, not with the program
    """The file needs more than any export."""


@contextmanager
def bounded(memory: int = MEMORY, seconds: int = SECONDS) -> Iterator[None]:
    """What happens within takes at most so many bytes of address space on top of what is taken, and so many seconds.

    Raises `TooMuch`. The time is watched in the main thread alone, where Unix delivers its signals.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _taken() + memory
    bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        with _timed(seconds):
            yield
    except MemoryError as error:
        raise TooMuch("needs more memory than any export") from error
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken() -> int:
    """Bytes of address space in use; on a system that does not tell, none."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


@contextmanager
def _timed(seconds: int) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooMuch("takes longer to read than any export")
