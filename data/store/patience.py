"""A connection to PostgreSQL that gives up on a server that no longer answers.

A server that is gone says so; one that hangs, or a network between that swallows everything, says nothing, and the
time-outs set on the server do not reach us. After `PATIENCE` seconds without a result the socket is shut, and whoever
waits gets a `TimeoutError`, not psycopg's error for a lost connection: that would be tried again, and wait as long.
"""

from __future__ import annotations

import contextlib
import os
import socket
from threading import Event, Timer
from typing import Any

import psycopg

from data.store.engine import PATIENCE


class PatientConnection(psycopg.Connection[Any]):
    """psycopg's connection, with an end to every wait."""

    def wait(self, *arguments: Any, **named: Any) -> Any:
        """Waits for the server as psycopg does, at most `PATIENCE` seconds. Raises `TimeoutError` after that."""
        descriptor = os.dup(self.pgconn.socket)
        rung = Event()
        alarm = Timer(PATIENCE, _shut, (descriptor, rung))
        alarm.daemon = True
        alarm.start()
        try:
            return super().wait(*arguments, **named)
        except psycopg.OperationalError as error:
            if rung.is_set():
                raise TimeoutError("the database does not answer") from error
            raise
        finally:
            alarm.cancel()
            alarm.join()
            os.close(descriptor)


def _shut(descriptor: int, rung: Event) -> None:
    rung.set()
    with socket.socket(fileno=os.dup(descriptor)) as copy, contextlib.suppress(OSError):
        copy.shutdown(socket.SHUT_RDWR)
