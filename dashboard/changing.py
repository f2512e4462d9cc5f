"""What moved, for the page: of the maps that a View lets in, counted once for all readers who ask for the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

from data.maps import MapSeries
from data.model import Question
from data.movement.areas import AreaRow, AreaTable
from data.movement.kept_lines import DayLength, LineLengths
from data.movement.known import KnownMaps, known_maps
from data.movement.lag import FirstDay, first_days
from data.movement.map_days import MapDay, day_in
from data.movement.place_shares import PerCent, PlaceShares
from data.store import Ledger
from data.view import View, allows, evidence, shown_claims
from geo.places import Place
from geo.regions import region_named

Counted = TypeVar("Counted")
# Days and places that readers look at; series and regions, of which each holds a year of maps.
MOST_KEPT, FEW = 64, 16


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


def span_of(ledger: Ledger, view: View) -> Span:
    """The span of a View."""
    return Span(view.since, view.day or ledger.strip_days[1], view.region)


def series_of_view(ledger: Ledger, view: View) -> tuple[KnownMaps, ...]:
    """The maps that a View lets in, source by source and format by format, each as it was known by the View's day.

    Of the maps' makers those that are chosen (`map`), of all that have any where none is. A View of some documents has no
    maps in it, since they were not read there, nor has one of other kinds than control.
    """
    if view.documents is not None or not allows(view.kinds, Question.control):
        return ()
    day = view.day or ledger.strip_days[1]
    chosen = (one for one in ledger.maps if one.source_id in (view.maps or (one.source_id,)))
    known = (_known(one, day) for one in chosen if allows(view.sources, one.source_id))
    return tuple(one for one in known if one.days)


@lru_cache(maxsize=MOST_KEPT)
def _known(series: MapSeries, day: date) -> KnownMaps:
    return known_maps(series, day)


def areas_of(known: KnownMaps, span: Span) -> list[AreaRow]:
    """The areas of a series in a span, map by map, and what moved over the whole of it."""
    return _table(known.maps, span.region).take().rows(known.within(span.since, span.day))


def moved_between(known: KnownMaps, days: tuple[date, date], region: str | None) -> list[AreaRow]:
    """What each state gained and lost between two data days; KeyError for a day without a map."""
    first, last = (day_in(known.days, day) for day in days)
    return _table(known.maps, region).take().between(first, last, known.days)


@lru_cache(maxsize=FEW)
def _table(series: MapSeries, region: str | None) -> Once[AreaTable]:
    """Measured once for all spans of a series, which are then cut from it."""
    return Once(lambda: AreaTable(series, region_named(region)))


def lines_of(known: KnownMaps, span: Span) -> Iterator[DayLength]:
    """How long the contact line is on each map of a span, one by one, as each may take a while."""
    lengths = _lengths(known.maps, span.region).take()
    return (lengths.of(day) for day in known.within(span.since, span.day))


@lru_cache(maxsize=FEW)
def _lengths(series: MapSeries, region: str | None) -> Once[LineLengths]:
    return Once(lambda: LineLengths(series, region_named(region)))


def first_days_at(ledger: Ledger, view: View, place: Place) -> list[FirstDay]:
    """Who first claimed a state of a place, or drew it there, of all that the View lets in on any day up to its own."""
    asked = replace(view, since=None, maps=())
    claims = shown_claims(asked, span_of(ledger, view).day, evidence(ledger, view.documents))
    known = {one.maps: {day.number for day in one.days} for one in series_of_view(ledger, asked)}

    def shares(series: MapSeries) -> Callable[[Place], list[tuple[MapDay, PerCent]]]:
        return lambda place: [one for one in _shares(series, place).take() if one[0].number in known[series]]

    return [one for one in first_days(claims, known, [place], shares) if allows(view.states, one.state)]


@lru_cache(maxsize=MOST_KEPT)
def _shares(series: MapSeries, place: Place) -> Once[list[tuple[MapDay, PerCent]]]:
    return Once(lambda: list(_places(series).take().of(place)))


@lru_cache(maxsize=FEW)
def _places(series: MapSeries) -> Once[PlaceShares]:
    return Once(lambda: PlaceShares(series))
