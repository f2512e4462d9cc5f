"""The named points of a write at which a process may be killed, and how a child of ours is killed just there.

Nothing of this is in the program: the child replaces functions of its own copy before it starts.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any
from unittest import mock

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

from data.store import append, creating, reading
from data.store.engine import WRITING

# Each is passed once in every write, in this order.
WRITE = (
    "before the transaction", "in the transaction", "before the entries", "in the middle of the entries", "after the entries",
    "before the commit", "after the commit", "before the head is kept", "after the head is kept",
)  # fmt: skip
# Each is passed once when a store is made.
CREATE = ("before the schema", "after the schema", "in the middle of the making", "all entries written")
# And these where it is a file.
NAMING = ("before it gets its name", "after it has its name", "before its first head is kept")


class Deadly:
    """Counts how often a point is passed, and kills this process at one of them."""

    def __init__(self, point: str, time: int) -> None:
        self._point, self._left = point, time
        self.writing, self.inserts = False, 0

    def passed(self, point: str) -> None:
        """Kills, if this is the point and the time."""
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, module: Any, name: str, before: str = "", after: str = "") -> None:
        """Replaces a function by one that passes points before and after it."""
        real: Callable[..., Any] = getattr(module, name)

        def wrapped(*arguments: Any, **named: Any) -> Any:
            self.passed(before)
            done = real(*arguments, **named)
            self.passed(after)
            return done

        mock.patch.object(module, name, wrapped).start()


def arm(point: str, time: int = 1) -> None:
    """From here on this process dies when it passes the point for the so-manieth time."""
    deadly = Deadly(point, time)
    deadly.around(append, "write_entries", "before the entries", "after the entries")
    deadly.around(append, "_attempt", "before the transaction")
    deadly.around(reading, "write_head", "before the head is kept", "after the head is kept")
    deadly.around(creating, "migrate", "before the schema", "after the schema")
    deadly.around(creating, "fill", "", "all entries written")
    deadly.around(creating, "_put", "before it gets its name", "after it has its name")
    deadly.around(creating, "write_head", "before its first head is kept")
    event.listen(Engine, "before_cursor_execute", lambda *told: _statement(deadly, told[2]))
    event.listen(Engine, "begin", lambda connection: _began(deadly, connection))
    _around_commit(deadly)
    # A group is written in two statements, so that there is a middle.
    mock.patch.object(append, "BATCH", 2).start()


def _began(deadly: Deadly, connection: Any) -> None:
    deadly.writing = bool(connection.get_execution_options().get(WRITING))
    deadly.inserts = 0
    if deadly.writing:
        deadly.passed("in the transaction")


def _statement(deadly: Deadly, statement: str) -> None:
    if statement.startswith("INSERT INTO greyline_entries"):
        deadly.inserts += 1
        if deadly.inserts == 2:
            deadly.passed("in the middle of the entries")
    if statement.startswith("INSERT INTO greyline_meta"):
        deadly.passed("in the middle of the making")


def _around_commit(deadly: Deadly) -> None:
    real = DefaultDialect.do_commit

    def commit(dialect: Any, connection: Any) -> None:
        writing, deadly.writing = deadly.writing, False
        deadly.passed("before the commit" if writing else "")
        real(dialect, connection)
        deadly.passed("after the commit" if writing else "")

    mock.patch.object(DefaultDialect, "do_commit", commit).start()
