"""How large a file may be."""

from __future__ import annotations

from typing import NoReturn

from data.importers.faulty import refuse_one

LARGEST = 100 * 1024 * 1024


def too_large(file: str) -> NoReturn:
    """Refuses a file for its size."""
    refuse_one(file, "", f"is larger than {LARGEST // 1024**2} MB", "split it, or give VIINA's own zip")
