"""News of a day: what was said for the first time, who says otherwise than before, and who now contradicts whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from data.disagreement import Contradiction, contradictions, contradicts
from data.model import Claim, Phase, Scope
from data.standings import Standing, standings_on
from data.statements import statements
from data.store import Ledger
from data.view import Names, View, evidence, shows_claim, shows_standing

Rival = tuple[str, str, str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, as its first claim in the ledger has it, and in how many documents it was read."""

    claim: Claim
    documents: int


@dataclass(frozen=True, slots=True)
class Reversal:
    """A source says today what cannot be so if what it said before still is."""

    before: Standing
    now: Standing


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
    reversals: tuple[Reversal, ...]
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
    read: dict[int, set[str]] = defaultdict(set)
    first: dict[int, tuple[Claim, bool]] = {}
    for claim, number, new in zip(claims, numbers, fresh, strict=True):
        read[number].add(claim.document_id)
        first.setdefault(number, (claim, new))
    days: dict[date, list[tuple[Told, bool]]] = defaultdict(list)
    for number, (claim, new) in first.items():
        days[claim.known_from].append((Told(claim, len(read[number])), new))
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
    turned = _by_place((one.now.place_id, one) for one in reversals(intervals, day) if shows_standing(whole, one.now))
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
    """The order of places: new contradictions and reversals first, then the most new statements."""
    new = sum(not clash.again for clash in place.clashes)
    return -(new + len(place.reversals)), -len(place.told), -place.repeated, place.place_id


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


def reversals(intervals: Sequence[Standing], day: date) -> list[Reversal]:
    """Who says otherwise than until the day before: the old answer ended that day, and the new one excludes it."""
    fresh = _by_place((_voice(one), one) for one in intervals if one.known_from == day)
    found = []
    for before in intervals:
        if before.until == day and (answers := fresh.get(_voice(before))):
            turned = next((now for now in answers if reverses(before, now)), None)
            if turned and not any(_repeats(before, now) for now in answers):
                found.append(Reversal(before, turned))
    return found


def _voice(one: Standing) -> str:
    return "\0".join((one.place_id, one.source_id, one.question, one.actor))


def _repeats(before: Standing, now: Standing) -> bool:
    return (before.stance, before.scope, before.sector, before.state) == (now.stance, now.scope, now.sector, now.state)


def reverses(before: Standing, now: Standing) -> bool:
    """Whether both could not be said in one breath: one denies what the other affirms, or a fact is another state.

    A source that speaks of the whole of a place, or of its rest, speaks of the parts it named before, too.
    """
    other = replace(before, source_id="")
    facts = before.stance == now.stance == "asserted" and before.phase == now.phase == Phase.is_
    covers = (
        now.scope == Scope.whole or now.sector == "rest" or (now.scope, now.sector) == (before.scope, before.sector)
    )
    return contradicts(now, other) or contradicts(other, now) or (facts and covers and before.state != now.state)


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
