"""What tables of settlements call a place on a day, source by source, and where each called it otherwise and back again.

A table gives a whole settlement one state. That is a source's word for it and no area: it is shown beside the standings and is
none of them, has no share of anything, and is never drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.model import Question, State
from data.reversals import Interval, Reversal, status_reversals
from data.settlements import PublishedTable, SettlementSeries
from data.status_columns import EPOCH, unpacked
from data.store import Ledger
from data.view import View, allows
from geo.places import Place

Turned = tuple[Place, Reversal]


@dataclass(frozen=True, slots=True)
class Called:
    """One source's state of one place, as its table in force on a day has it.

    `about` is the data day that counts, `since` the first day from which the table says the same without a gap; a table of a
    single day may tell instead from when it knows (`as_of`).
    """

    place_id: str
    source_id: str
    state: State
    since: date
    about: date
    as_of: date | None
    table: PublishedTable
    reversals: tuple[Reversal, ...]

    @property
    def known_from(self) -> date:
        """The first day on which this could be read."""
        return max(self.since, self.table.known_from)


def called_by(ledger: Ledger, view: View, day: date, place: Place) -> tuple[Called, ...]:
    """What the tables known by a day call a place in a View. A View of some documents has none: they were not read there."""
    if view.documents is not None or not allows(view.kinds, Question.control):
        return ()
    found = (_called(series, day, place) for series in ledger.settlements if allows(view.sources, series.source_id))
    return tuple(
        one
        for one in found
        if one and allows(view.states, one.state) and (view.since is None or one.known_from >= view.since)
    )


def _called(series: SettlementSeries, day: date, place: Place) -> Called | None:
    table = series.table_on(day)
    if table is None:
        return None
    about, told = min(table.last, day), _intervals(table, _name(place))
    now = next(((state, first) for state, first, last in told if first <= about <= last), None)
    if now is None:
        return None
    as_of = _as_of(table).get(_name(place)) if table.first == table.last else None
    return Called(place.place_id, series.source_id, *now, about, as_of, table, _turned(told, about))


def table_reversals(series: SettlementSeries, day: date, places: tuple[Place, ...]) -> tuple[Turned, ...]:
    """Where a source called one of these places something else and then as before, in the order in which it went back."""
    table = series.table_on(day)
    if table is None:
        return ()
    about = min(table.last, day)
    found = ((place, one) for place in places for one in _turned(_intervals(table, _name(place)), about))
    return tuple(sorted(found, key=lambda one: (one[1].back, one[0].place_id)))


def _turned(told: tuple[Interval, ...], about: date) -> tuple[Reversal, ...]:
    return status_reversals(one for one in told if one[1] <= about)


def _name(place: Place) -> str:
    """How a table names it."""
    return place.geonames_id or place.place_id


@lru_cache(maxsize=20_000)
def _intervals(table: PublishedTable, name: str) -> tuple[Interval, ...]:
    return tuple((state, first, last) for _, state, first, last in table.intervals.of_place(name))


@lru_cache(maxsize=16)
def _as_of(table: PublishedTable) -> dict[str, date]:
    return dict(_told_as_of(table))


def _told_as_of(table: PublishedTable) -> Iterator[tuple[str, date]]:
    columns = unpacked(table.line)
    for place, number in zip(columns.place, columns.as_of, strict=True):
        if number:
            yield columns.places[place], date.fromordinal(number + EPOCH)
