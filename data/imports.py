"""A file of control maps or of settlements that was brought into the ledger: which, by whom it is, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.control import LeftOut, Repair


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file as the chain tells of it. `entry` and `hash` are those of the entry that brought it in.

    `first` and `last` are the data days it is about; `counts`, `left_out`, `warnings` and `repairs` are what was said of
    it when it was read, `stated` what the user stated about it as JSON. `retracted` is the reason for which it was taken
    out again, "" while it counts.
    """

    entry: int
    hash: str
    key: str
    file_name: str
    sha256: str
    size: int
    format: str
    sources: tuple[str, ...]
    first: date
    last: date
    file_day: date | None
    day_from: str
    parser: str
    stated: str
    counts: tuple[tuple[str, int], ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    repairs: tuple[Repair, ...]
    recorded_on: str
    retracted: str = ""
    retracted_on: str = ""

    @property
    def counts_now(self) -> bool:
        """Whether it has not been taken out again."""
        return not self.retracted
