"""Positions side by side: who contradicts whom on a day, and how it went with one place from day to day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from data.breath import Breaths, breaths
from data.disagreement import contradictions
from data.model import Claim
from data.standings import Standing, standings_on
from data.view import View, shows_claim, shows_standing

# More days than this are no small multiples any more.
MOST_DAYS = 31
ONE_DAY = timedelta(days=1)
Opponents = dict[Standing, tuple[str, ...]]


@dataclass(frozen=True)
class DaySaid:
    """What a View shows of one place on one day: what stands, who speaks of the place at all, who did so that day, and
    what was said in one breath."""

    day: date
    standings: tuple[Standing, ...]
    speaking: frozenset[str]
    fresh: frozenset[str] = frozenset()
    breaths: Breaths = field(default_factory=dict)


def opponents(standings: Sequence[Standing]) -> Opponents:
    """For each standing that is contradicted: the sources on the other side, each once, in the order found."""
    against: dict[Standing, dict[str, None]] = defaultdict(dict)
    for pair in contradictions(standings):
        against[pair.a][pair.b.source_id] = None
        against[pair.b][pair.a.source_id] = None
    return {one: tuple(names) for one, names in against.items()}


def opponents_of(own: Iterable[Standing], against: Opponents) -> tuple[str, ...]:
    """The sources that contradict any of these standings, each once."""
    return tuple(dict.fromkeys(name for one in own for name in against.get(one, ())))


def days_around(strip: tuple[date, date], day: date, most: int = MOST_DAYS) -> list[date]:
    """The days of the time strip, oldest first; of a long strip as many as can be shown, up to the day itself."""
    first, last = strip
    last = min(last, max(day, first + (most - 1) * ONE_DAY))
    first = max(first, last - (most - 1) * ONE_DAY)
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


def seen_on(view: View, day: date, own: date) -> View:
    """The same View on another day. A window of days moves with it: "only that day" asks every day the same question."""
    since = None if view.since is None else day - (own - view.since)
    return replace(view, day=day, since=since)


def day_by_day(
    claims: Iterable[Claim], standings: Iterable[Standing], view: View, place_id: str, days: Sequence[date], own: date
) -> list[DaySaid]:
    """One place on each of these days, as the View would show it then; `own` is the day it looks at."""
    spoken = [claim for claim in claims if claim.place_id == place_id]
    answers = [one for one in standings if one.place_id == place_id and shows_standing(view, one)]
    return [_day(spoken, answers, seen_on(view, day, own), day) for day in days]


def _day(spoken: Sequence[Claim], answers: Sequence[Standing], view: View, day: date) -> DaySaid:
    shown = [claim for claim in spoken if shows_claim(view, day, claim)]
    speaking = frozenset(claim.source_id for claim in shown)
    fresh = frozenset(claim.source_id for claim in shown if claim.known_from == day)
    return DaySaid(day, tuple(standings_on(answers, day, view.since)), speaking, fresh, breaths(shown))


def days_with_news(
    standings: Iterable[Standing], view: View, day: date, strip: tuple[date, date], place_id: str | None = None
) -> tuple[date | None, date | None]:
    """The nearest days of the strip before and after this one on which a position of the View became known."""
    known = {
        one.known_from
        for one in standings
        if shows_standing(view, one) and place_id in (None, one.place_id) and strip[0] <= one.known_from <= strip[1]
    }
    before = max((one for one in known if one < day), default=None)
    return before, min((one for one in known if one > day), default=None)
