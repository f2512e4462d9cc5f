"""What moved, for the page: of the maps that a View lets in, counted once for all readers who ask for the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

from data.maps import MapSeries
from data.model import Question
from data.movement.areas import AreaRow, area_rows, rows_between
from data.movement.kept_lines import DayLength, line_lengths
from data.movement.known import known_by
from data.movement.lag import FirstDay, first_days
from data.movement.map_days import map_days
from data.store import Ledger
from data.view import View, allows, evidence, shown_claims
from geo.places import Place
from geo.regions import region_named

Counted = TypeVar("Counted")
MOST_KEPT = 64


class Once(Generic[Counted]):
    """Something that is counted when it is first asked for; whoever asks meanwhile waits for the same figures."""

    def __init__(self, count: Callable[[], Counted]) -> None:
        self._count, self._turn = count, Lock()
        self._done: tuple[Counted] | None = None

    def take(self) -> Counted:
        """The figures. What fails is tried again by the next who asks."""
        with self._turn:
            if self._done is None:
                self._done = (self._count(),)
            return self._done[0]


@dataclass(frozen=True)
class Span:
    """The days that are looked at, and where: data days of maps from `since`, or from the first map, to `day`."""

    since: date | None
    day: date
    region: str | None = None

    @property
    def first(self) -> date:
        """The first day that counts."""
        return self.since or date.min


def span_of(ledger: Ledger, view: View) -> Span:
    """The span of a View."""
    return Span(view.since, view.day or ledger.strip_days[1], view.region)


def series_of_view(ledger: Ledger, view: View) -> tuple[MapSeries, ...]:
    """The maps that a View lets in, source by source and format by format, each as it was known by the View's day.

    Of the maps' makers those that are chosen (`map`), of all that have any where none is. A View of some documents has no
    maps in it, since they were not read there, nor has one of other kinds than control.
    """
    if view.documents is not None or not allows(view.kinds, Question.control):
        return ()
    day = view.day or ledger.strip_days[1]
    chosen = (one for one in ledger.maps if one.source_id in (view.maps or (one.source_id,)))
    known = (_known(one, day) for one in chosen if allows(view.sources, one.source_id))
    return tuple(one for one in known if one.maps)


@lru_cache(maxsize=MOST_KEPT)
def _known(series: MapSeries, day: date) -> MapSeries:
    return known_by(series, day)


def areas_of(series: MapSeries, span: Span) -> tuple[AreaRow, ...]:
    """The areas of a series in a span, map by map, and what moved over the whole of it."""
    return _areas(series, span).take()


@lru_cache(maxsize=MOST_KEPT)
def _areas(series: MapSeries, span: Span) -> Once[tuple[AreaRow, ...]]:
    return Once(lambda: tuple(area_rows(series, span.first, span.day, region_named(span.region))))


def moved_between(series: MapSeries, days: tuple[date, date], region: str | None) -> tuple[AreaRow, ...]:
    """What each state gained and lost between two data days; KeyError for a day without a map."""
    return _between(series, days, region).take()


@lru_cache(maxsize=MOST_KEPT)
def _between(series: MapSeries, days: tuple[date, date], region: str | None) -> Once[tuple[AreaRow, ...]]:
    return Once(lambda: tuple(rows_between(series, *days, region_named(region))))


def lines_of(series: MapSeries, span: Span) -> tuple[DayLength, ...]:
    """How long the contact line is on each map of a span."""
    return _lines(series, span).take()


@lru_cache(maxsize=MOST_KEPT)
def _lines(series: MapSeries, span: Span) -> Once[tuple[DayLength, ...]]:
    days = map_days(series, span.first, span.day)
    return Once(lambda: tuple(line_lengths(series, days, region_named(span.region))))


def first_days_at(ledger: Ledger, view: View, place: Place) -> tuple[FirstDay, ...]:
    """Who first claimed a state of a place, or drew it there, of all that the View lets in on any day up to its own."""
    asked = replace(
        view, day=view.day or ledger.strip_days[1], since=None, maps=(), place=None, claim=None, region=None, between=None,
        at=None, lang="en", theme="",
    )  # fmt: skip
    return _first_days(ledger, asked, place).take()


@lru_cache(maxsize=MOST_KEPT)
def _first_days(ledger: Ledger, view: View, place: Place) -> Once[tuple[FirstDay, ...]]:
    def count() -> tuple[FirstDay, ...]:
        claims = shown_claims(view, span_of(ledger, view).day, evidence(ledger, view.documents))
        found = first_days(claims, series_of_view(ledger, view), [place])
        return tuple(one for one in found if allows(view.states, one.state))

    return Once(count)
