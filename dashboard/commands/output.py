"""Standard output, where a command's answer goes."""

from __future__ import annotations

import os
import sys

from geo.faults import Fault, refuse


def put(text: str) -> None:
    """Writes to standard output, at once: whether it arrived is known before the exit code is chosen."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again, and fail again, when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # a reader who had enough (`| head`) is no fault
            rule = f"cannot be written ({error.strerror})"
            refuse([Fault("standard output", None, "", rule, "make room, or write elsewhere")])
