"""How far an export has got, told to whoever waits for it: the format, or the day, that is being made."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

# Told of a bundle the name of each member, of a span "3/14" for each day, before it is made.
Progress = Callable[[str], None]
PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)


def report(what: str) -> None:
    """Tells it, if anybody wants to know."""
    told = PROGRESS.get()
    if told is not None:
        told(what)
