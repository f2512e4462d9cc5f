"""Tables of settlements over time: which source called which place whose, in intervals of data days.

VIINA's columns and Wikipedia's table of towns give a whole settlement one state; they draw no areas, so nothing in them is a
share of anything. A table is known from the later of a data day and the file day, as a map is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import State
    from data.status_series import StatusSeries


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """Where some intervals come from: the file, and the data days it speaks of."""

    first: date
    last: date
    file_day: date | None
    file_name: str
    sha256: str
    warnings: tuple[str, ...] = ()
    entry: int = 0


@dataclass(frozen=True, eq=False)
class SettlementSeries:
    """All that one source says of settlements in one format. Places are told by place id where the gazetteer knows them,
    else by GeoNames id; `intervals` are of this one source."""

    source_id: str
    format: str
    tables: tuple[PublishedTable, ...]
    intervals: StatusSeries = field(repr=False)

    def on(self, day: date) -> dict[str, State]:
        """The state of every place that the source speaks of on a data day."""
        return self.intervals.on(self.source_id, day)
