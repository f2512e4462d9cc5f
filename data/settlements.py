"""Tables of settlements over time: which source called which place whose, in intervals of data days.

VIINA's columns and Wikipedia's table of towns give a whole settlement one state. They draw no areas, so nothing in them is a
share of anything. A table is known from the later of a data day and the file day, as a map is (`data.maps`); of tables that are
known the one that reaches furthest, up to the day asked for, counts: it restates all the days it covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import State
    from data.status_series import StatusSeries


@dataclass(frozen=True)
class PublishedTable:
    """What one file says of settlements in the name of one source. `first` and `last` are the data days it covers;
    `line` holds its intervals as they are kept in the ledger (`data.status_columns`)."""

    source_id: str
    first: date
    last: date
    file_day: date | None
    file_name: str
    sha256: str
    line: str = field(repr=False)
    warnings: tuple[str, ...] = ()
    entry: int = 0

    @cached_property
    def intervals(self) -> StatusSeries:
        """Its intervals, read when they are first asked for. Places are told by GeoNames id, else by place id."""
        from data.status_series import from_line  # here, as reading a ledger needs no columns of numbers

        return from_line(self.source_id, self.line)

    @property
    def known_from(self) -> date:
        """The first day on which anything of the table may be shown."""
        return max(self.first, self.file_day or self.first)

    def reach(self, day: date) -> tuple[date, date, int]:
        """How far it reaches by a day: of two tables the one of the greater reach counts."""
        return min(self.last, day), self.file_day or date.min, self.entry


@dataclass(frozen=True, eq=False)
class SettlementSeries:
    """All that one source says of settlements in one format, file by file."""

    source_id: str
    format: str
    tables: tuple[PublishedTable, ...]

    def table_on(self, day: date) -> PublishedTable | None:
        """The table that counts on a day; None where none is known."""
        known = [table for table in self.tables if table.known_from <= day]
        return max(known, key=lambda table: table.reach(day), default=None)

    def on(self, day: date) -> tuple[date, dict[str, State]] | None:
        """The data day that counts on a day, and the state of every place that the source speaks of on it."""
        table = self.table_on(day)
        if table is None:
            return None
        about = min(table.last, day)
        return about, table.intervals.on(self.source_id, about)


def settlement_series(tables: Iterable[tuple[str, PublishedTable]]) -> tuple[SettlementSeries, ...]:
    """The series of some tables, each given with its format, by source and format."""
    groups: dict[tuple[str, str], list[PublishedTable]] = {}
    for form, table in tables:
        groups.setdefault((table.source_id, form), []).append(table)
    return tuple(SettlementSeries(source, form, tuple(group)) for (source, form), group in sorted(groups.items()))
