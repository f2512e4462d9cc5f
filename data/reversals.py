"""Reversals: what a source painted in a place and later painted back, or called by another state and then by the first again.

A fact about a source and no judgement: a front may have moved back, or the mapper may have mended an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from data.model import State

# What changes by less than one point of a reference area is drawing, not news.
LEAST_POINTS = 1.0

Step = tuple[date, Mapping[str, float]]
Share = tuple[date, float]
Interval = tuple[State, date, date]


@dataclass(frozen=True, slots=True)
class Reversal:
    """A change of one state and the change back.

    `since` is the last data day before the change (of a table the first day of it), `turned` the one on which it was
    furthest, `back` the one by which it was taken back. `points` is how much of the reference area, in per cent, went there
    and back: above 0 where more was painted and then less, below 0 where less was and then more. A table of settlements
    has no points: 100 is the place.
    """

    state: str
    since: date
    turned: date
    back: date
    points: float


def share_reversals(steps: Iterable[Step], least: float = LEAST_POINTS) -> tuple[Reversal, ...]:
    """All reversals of at least so many points in the shares of one place, map by map, in order of the day they turned.

    Small steps add up: what is painted back over ten maps counts as much as what is painted back on one.
    """
    told = list(steps)
    states = sorted({state for _, shares in told for state in shares} & set(State))
    found = (one for state in states for one in _turned(state, told, least))
    return tuple(sorted(found, key=lambda one: (one.turned, one.state)))


def _turned(state: str, steps: Sequence[Step], least: float) -> Iterator[Reversal]:
    turns = _turns([(day, shares.get(state, 0.0)) for day, shares in steps], least)
    for (since, low), (turned, high), (back, after) in zip(turns, turns[1:], turns[2:], strict=False):
        points = min(abs(high - low), abs(after - high))
        yield Reversal(state, since, turned, back, points if high > low else -points)


def _turns(shares: Sequence[Share], least: float) -> list[Share]:
    """Where a share turned: its start, then by turns its highest and lowest, each at least so far from the one before."""
    turns: list[Share] = []
    low = high = furthest = shares[0] if shares else (date.min, 0.0)
    up = 0
    for at in shares[1:]:
        if not up:
            low, high = min(low, at, key=_latest_low), max(high, at, key=_latest_high)
            up = 1 if at[1] - low[1] >= least else -1 if high[1] - at[1] >= least else 0
            turns, furthest = ([low if up > 0 else high], at) if up else ([], at)
        elif (at[1] - furthest[1]) * up > 0:
            furthest = at
        elif (furthest[1] - at[1]) * up >= least:
            turns.append(furthest)
            furthest, up = at, -up
    return [*turns, furthest] if up else turns


def _latest_low(at: Share) -> tuple[float, int]:
    return at[1], -at[0].toordinal()


def _latest_high(at: Share) -> tuple[float, int]:
    return at[1], at[0].toordinal()


def status_reversals(intervals: Iterable[Interval]) -> tuple[Reversal, ...]:
    """The same for a place that a table gives one state a day: what was called something else and then as before.

    Days of silence between two intervals change nothing.
    """
    told = [next(group) for _, group in groupby(sorted(intervals, key=lambda one: one[1]), key=lambda one: one[0])]
    return tuple(
        Reversal(str(there[0]), there[1], there[1], after[1], 100.0)
        for before, there, after in zip(told, told[1:], told[2:], strict=False)
        if before[0] == after[0]
    )
