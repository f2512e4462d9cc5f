"""News of a day: what was said for the first time, who changed an answer, and who now contradicts whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from data.changes import Change, changes_on
from data.disagreement import Contradiction, contradictions
from data.model import Claim
from data.standings import Standing, standings_on
from data.statements import statements
from data.store import Ledger
from data.view import Names, View, evidence, shows_claim, shows_standing

Rival = tuple[str, str, str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: all claims of it in the ledger's order, which differ in the part of the place or in the document."""

    claims: tuple[Claim, ...]

    @property
    def claim(self) -> Claim:
        """The first of its claims: source, place, kind and day are the same in all of them."""
        return self.claims[0]

    @property
    def documents(self) -> int:
        """In how many documents it was read."""
        return len({claim.document_id for claim in self.claims})


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction of which one side at least spoke that day; `again` if the two had contradicted each other before."""

    pair: Contradiction
    again: bool


@dataclass(frozen=True, slots=True)
class PlaceNews:
    """What is new of one place; `repeated` counts statements that their source had made on an earlier day."""

    place_id: str
    told: tuple[Told, ...]
    repeated: int
    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class DayNews:
    """All that is new on a day, and the nearest days before and after it on which anything became known."""

    day: date
    places: tuple[PlaceNews, ...]
    earlier: date | None
    later: date | None


@lru_cache(maxsize=4)
def told_by_day(ledger: Ledger, documents: Names) -> dict[date, tuple[tuple[Told, bool], ...]]:
    """Every statement on the day it became known, and whether it is new; read once for a choice of documents."""
    claims = evidence(ledger, documents)
    numbers, fresh = statements(claims)
    same: dict[int, list[Claim]] = defaultdict(list)
    new: dict[int, bool] = {}
    for claim, number, first in zip(claims, numbers, fresh, strict=True):
        same[number].append(claim)
        new[number] = first
    days: dict[date, list[tuple[Told, bool]]] = defaultdict(list)
    for number, own in same.items():
        days[own[0].known_from].append((Told(tuple(own)), new[number]))
    return {day: tuple(told) for day, told in days.items()}


def news_of(ledger: Ledger, view: View, day: date, intervals: Sequence[Standing]) -> DayNews:
    """What a View shows as new on its day; `intervals` are the standings of the View's documents.

    A window of days makes no difference: what is new is measured against all that was said before, shown or not.
    """
    whole = replace(view, since=None)
    told: dict[str, list[tuple[Told, bool]]] = defaultdict(list)
    for one, new in told_by_day(ledger, view.documents).get(day, ()):
        if shows_claim(whole, day, one.claim):
            told[one.claim.place_id].append((one, new))
    turned = _by_place((one.place_id, one) for one in changes_on(intervals, day) if shows_change(whole, one))
    clashing = _by_place((one.pair.a.place_id, one) for one in clashes(intervals, whole, day))
    places = [
        PlaceNews(
            place_id,
            tuple(one for one, new in told.get(place_id, ()) if new),
            sum(not new for _, new in told.get(place_id, ())),
            tuple(turned.get(place_id, ())),
            tuple(clashing.get(place_id, ())),
        )
        for place_id in dict.fromkeys([*told, *turned, *clashing])
    ]
    earlier, later = neighbours(ledger, whole, day)
    return DayNews(day, tuple(sorted(places, key=weight)), earlier, later)


def _by_place(found: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    places: dict[str, list[T]] = defaultdict(list)
    for place_id, one in found:
        places[place_id].append(one)
    return places


def weight(place: PlaceNews) -> tuple[int, int, int, str]:
    """The order of places: new contradictions and changed answers first, then the most new statements."""
    new = sum(not clash.again for clash in place.clashes)
    return -(new + len(place.changes)), -len(place.told), -place.repeated, place.place_id


def neighbours(ledger: Ledger, view: View, day: date) -> tuple[date | None, date | None]:
    """The nearest days before and after on which anything that the View shows became known; none before the strip."""
    start, end = ledger.strip_days
    known = [
        other
        for other, told in told_by_day(ledger, view.documents).items()
        if start <= other <= end and other != day and any(shows_claim(view, other, one.claim) for one, _ in told)
    ]
    return max((one for one in known if one < day), default=None), min(
        (one for one in known if one > day), default=None
    )


def shows_change(view: View, change: Change) -> bool:
    """Whether a View shows a change: the source, the kind, and the state of what is said now."""
    return any(shows_standing(view, one) for one in change.after)


def clashes(intervals: Sequence[Standing], view: View, day: date) -> list[Clash]:
    """The contradictions of a day in which somebody spoke that day, new ones first."""
    stand = [one for one in standings_on(intervals, day) if shows_standing(view, one)]
    places = {one.place_id for one in stand if one.known_from == day}
    now = contradictions([one for one in stand if one.place_id in places])
    eve = standings_on((one for one in intervals if one.place_id in places), day - timedelta(days=1))
    known = {rivals(pair) for pair in contradictions(eve)}
    found: dict[Rival, Clash] = {}
    for pair in now:
        if day in (pair.a.known_from, pair.b.known_from):
            found.setdefault(rivals(pair), Clash(pair, rivals(pair) in known))
    return sorted(found.values(), key=lambda clash: clash.again)


def rivals(pair: Contradiction) -> Rival:
    """Which two sources contradict each other about what: the same dispute on another day has the same."""
    return pair.a.place_id, f"{pair.question} {pair.a.state}", pair.a.source_id, pair.b.source_id
