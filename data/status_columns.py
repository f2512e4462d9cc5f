"""One source's states of settlements as columns of whole numbers in one line of JSON: how a table is kept in the ledger.

The line is a list: the first data day (from 1970-01-01); the states; GeoNames ids in order, each as the difference from the one
before; other places by place id; then the rows, by place and day: place (the difference from the row before), state (into
the states), first day (from the first data day), length in days less one, and how many days before its first day the source
itself dates the state (0 where it does not).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from data.control import PlaceStatus

EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class StatusColumns:
    """Rows as columns: numbers of places and states, days from 1970-01-01, both included; 0 for no `as_of`."""

    places: tuple[str, ...]
    states: tuple[str, ...]
    place: list[int]
    state: list[int]
    first: list[int]
    last: list[int]
    as_of: list[int]


def packed(statuses: Iterable[PlaceStatus]) -> str:
    """The line of one source's statuses: the same statuses, the same line."""
    rows = sorted((_order(_name(one)), one.first, one.last, one.state, one.as_of or one.first) for one in statuses)
    places = sorted({row[0] for row in rows})
    states = sorted({str(row[3]) for row in rows})
    number = {place: at for at, place in enumerate(places)}
    start = min((row[1] for row in rows), default=date(1970, 1, 1))
    columns = [
        start.toordinal() - EPOCH,
        states,
        _differences([int(name) for kind, _, name in places if kind == 0]),
        [name for kind, _, name in places if kind == 1],
        _differences([number[row[0]] for row in rows]),
        [states.index(str(row[3])) for row in rows],
        [(row[1] - start).days for row in rows],
        [(row[2] - row[1]).days for row in rows],
        [(row[1] - row[4]).days for row in rows],
    ]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def unpacked(line: str) -> StatusColumns:
    """The columns of a line. Raises `ValueError` if it is none."""
    start, states, ids, others, place, state, first, length, before = json.loads(line)
    places = (*map(str, accumulate(ids)), *others)
    numbers, since = list(accumulate(place)), [start + day for day in first]
    if not len(numbers) == len(state) == len(since) == len(length) == len(before):
        raise ValueError("has columns of unequal length")
    if numbers and not (0 <= min(numbers) <= max(numbers) < len(places) and max(state) < len(states)):
        raise ValueError("tells of a place or state that is not there")
    last = [day + more for day, more in zip(since, length, strict=True)]
    as_of = [day - back if back else 0 for day, back in zip(since, before, strict=True)]
    return StatusColumns(places, tuple(states), numbers, list(state), since, last, as_of)


def _name(one: PlaceStatus) -> str:
    return one.geonames_id or one.place_id


def _order(name: str) -> tuple[int, int, str]:
    """GeoNames ids by their number, other ids after them."""
    return (0, int(name), name) if name.isdecimal() else (1, 0, name)


def _differences(values: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *values])]
