"""States of settlements over time, as columns of intervals: a year of a table of 33,000 places is a few megabytes.

A row says that one source gave one place one state from a first day to a last, both included. A day between two rows of a
place is silence: nothing is carried over it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.control import PlaceStatus
from data.model import State
from data.status_columns import unpacked

EPOCH = date(1970, 1, 1).toordinal()
STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class StatusSeries:
    """Intervals as columns, sorted by source and place. `places` holds GeoNames ids, or place ids where there is none."""

    sources: tuple[str, ...]
    places: tuple[str, ...]
    source: NDArray[np.uint8]
    place: NDArray[np.uint32]
    state: NDArray[np.uint8]
    first: NDArray[np.int32]
    last: NDArray[np.int32]

    def on(self, source_id: str, day: date) -> dict[str, State]:
        """The state of every place that a source speaks of on a day."""
        if source_id not in self.sources:
            return {}
        number = day.toordinal() - EPOCH
        low, high = np.searchsorted(self.source, [self.sources.index(source_id), self.sources.index(source_id) + 1])
        part = slice(int(low), int(high))
        rows = np.flatnonzero((self.first[part] <= number) & (number <= self.last[part])) + part.start
        return {self.places[self.place[row]]: STATES[self.state[row]] for row in rows}

    def of_place(self, name: str) -> list[tuple[str, State, date, date]]:
        """All that is said of one place: source, state, first and last day."""
        if name not in self.places:
            return []
        rows = np.flatnonzero(self.place == self.places.index(name))
        return [
            (self.sources[self.source[row]], STATES[self.state[row]], _day(self.first[row]), _day(self.last[row]))
            for row in rows
        ]

    @property
    def nbytes(self) -> int:
        """Bytes of the columns."""
        return sum(column.nbytes for column in (self.source, self.place, self.state, self.first, self.last))


def status_series(statuses: Iterable[PlaceStatus]) -> StatusSeries:
    """Statuses as columns; neighbouring intervals of one state are joined."""
    rows = sorted((one.source_id, one.geonames_id or one.place_id, one.first, one.last, one.state) for one in statuses)
    sources, places = sorted({row[0] for row in rows}), sorted({row[1] for row in rows})
    source_at, place_at = _numbers(sources), _numbers(places)
    joined: list[list[int]] = []
    for source, place, first, last, state in rows:
        row = [source_at[source], place_at[place], STATES.index(state), _number(first), _number(last)]
        if joined and joined[-1][:3] == row[:3] and joined[-1][4] + 1 == row[3]:
            joined[-1][4] = row[4]
        else:
            joined.append(row)
    columns = np.array(joined, dtype=np.int64).reshape(-1, 5).T
    return from_columns(sources, places, *columns)


def from_columns(
    sources: Sequence[str], places: Sequence[str], source: Any, place: Any, state: Any, first: Any, last: Any
) -> StatusSeries:
    """Columns of any kind as the narrow ones that are kept, sorted by source, place and day."""
    order = np.lexsort((first, place, source))
    return StatusSeries(
        tuple(sources),
        tuple(places),
        np.asarray(source, dtype=np.uint8)[order],
        np.asarray(place, dtype=np.uint32)[order],
        np.asarray(state, dtype=np.uint8)[order],
        np.asarray(first, dtype=np.int32)[order],
        np.asarray(last, dtype=np.int32)[order],
    )


def from_line(source_id: str, line: str) -> StatusSeries:
    """The intervals of one source as they are kept in the ledger."""
    said = unpacked(line)
    numbers = np.array([STATES.index(State(state)) for state in said.states], dtype=np.uint8)
    state = numbers[np.array(said.state, dtype=np.int64)] if said.state else np.array([], dtype=np.uint8)
    source = np.zeros(len(said.place), dtype=np.uint8)
    return from_columns([source_id], said.places, source, said.place, state, said.first, said.last)


def from_days(source_id: str, places: Sequence[str], first_day: date, table: NDArray[np.int8]) -> StatusSeries:
    """Intervals of a table of days (rows) by places (columns) with numbers of states, -1 for silence."""
    days, width = table.shape
    edge = np.full((1, width), -2, dtype=np.int8)
    changes = np.diff(np.vstack((edge, table, edge)).T, axis=1) != 0
    place, at = np.nonzero(changes)
    starts = at < days
    first, column = at[starts], place[starts]
    # The next change of the same place ends the run: it is the next entry, as entries are sorted by place and day.
    last = at[np.flatnonzero(starts) + 1] - 1
    state = table[first, column]
    said = state >= 0
    start = _number(first_day)
    source = np.zeros(int(said.sum()), dtype=np.uint8)
    return from_columns([source_id], places, source, column[said], state[said], first[said] + start, last[said] + start)


def joined(parts: Sequence[StatusSeries]) -> StatusSeries:
    """Several sources' intervals over the same places as one."""
    sources = [name for part in parts for name in part.sources]
    offsets = np.cumsum([0, *(len(part.sources) for part in parts)])
    source = np.concatenate([part.source + offset for part, offset in zip(parts, offsets, strict=False)])
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in ("place", "state", "first", "last")]
    return from_columns(sources, parts[0].places, source, *columns)


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _day(number: Any) -> date:
    return date.fromordinal(int(number) + EPOCH)
