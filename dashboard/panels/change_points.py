"""What a chart of change shows: a point for each map, joined only from one day to the next, and what is marked between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dashboard.language import day_in_words, translated
from dashboard.wording_changes import km2_in_words
from dashboard.wording_jumps import short_jump
from data.movement.areas import AreaRow

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Point:
    """The figure of one day. Points of one `run` are joined: days that follow each other, on maps that can be compared."""

    day: date
    figure: float
    run: int
    told: str


@dataclass(frozen=True)
class Mark:
    """A day on which the series jumps for a reason of its own, and the reason in a word or two."""

    day: date
    told: str


@dataclass(frozen=True)
class Drawing:
    """All that one chart shows. `gaps` are the days without a map, first and last of each row of them."""

    points: tuple[Point, ...]
    marks: tuple[Mark, ...] = ()
    gaps: tuple[tuple[date, date], ...] = ()


def area_drawing(rows: Sequence[AreaRow]) -> Drawing:
    """The areas of one state on the maps of a span, in the order of their days."""
    points, marks, run = [], [], 0
    for row in rows:
        run += row.silent_days > 0 or row.jump is not None or row.area_km2 is None
        if row.jump is not None:
            marks.append(Mark(row.map.data_day, short_jump(row.jump)))
        if row.area_km2 is not None:
            points.append(Point(row.map.data_day, row.area_km2, run, _told(row)))
    return Drawing(tuple(points), tuple(marks), gaps_of([row.map.data_day for row in rows]))


def gaps_of(days: Sequence[date]) -> tuple[tuple[date, date], ...]:
    """The rows of days between these that are none of them."""
    return tuple((one + DAY, other - DAY) for one, other in pairwise(days) if other - one > DAY)


def runs_of(days: Sequence[date], jumps: Collection[date] = ()) -> list[int]:
    """The run of each day: another after each gap, and on each day with a jump."""
    runs, run = [], 0
    for number, day in enumerate(days):
        run += (number > 0 and day - days[number - 1] > DAY) or day in jumps
        runs.append(run)
    return runs


def _told(row: AreaRow) -> str:
    day = day_in_words(row.map.data_day)
    if row.since is None or row.gained_km2 is None:
        return f"{day}: {km2_in_words(row.area_km2)}"
    said = translated("{day}: {area}; since {since} gained {gained}, lost {lost}")
    gained, lost = km2_in_words(row.gained_km2), km2_in_words(row.lost_km2)
    since = day_in_words(row.since, "d MMMM")
    return said.format(day=day, area=km2_in_words(row.area_km2), since=since, gained=gained, lost=lost)
