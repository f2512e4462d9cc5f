"""When a source changed what it says: of a place and a question, from which answers to which, on which day. Pure.

One rule for every screen. An answer is given up on the day something else takes its place; the same answer said again
changes nothing, nor does an answer that comes to stand beside one that stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.disagreement import contradicts
from data.model import Phase, Scope
from data.standings import Standing

Answer = tuple[str, str, str, str, str]
Voice = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """On `day` a source gave up `before`, of which it had said the oldest on `since`, and now says `after`."""

    place_id: str
    source_id: str
    question: str
    since: Standing
    day: date
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def reverses(self) -> bool:
        """Whether it takes back what it said: of old and new, two could not be said in one breath."""
        return any(reverses(old, new) for old in self.before for new in self.after)


def changes(standings: Iterable[Standing]) -> list[Change]:
    """All changes of all sources, in the order of days, then as the standings come."""
    voices: dict[Voice, list[Standing]] = defaultdict(list)
    for one in standings:
        voices[one.source_id, one.place_id, one.question, one.actor].append(one)
    found = [change for answers in voices.values() for change in _changes_of(answers)]
    return sorted(found, key=lambda change: change.day)


def changes_on(standings: Iterable[Standing], day: date) -> list[Change]:
    """The changes of one day."""
    known = list(standings)
    turning = {_topic(one) for one in known if one.until == day}
    return [change for change in changes(one for one in known if _topic(one) in turning) if change.day == day]


def changes_by_source(standings: Iterable[Standing], day: date) -> dict[str, list[Change]]:
    """All changes known by a day, by source."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes(standings):
        if change.day <= day:
            found[change.source_id].append(change)
    return dict(found)


def _topic(one: Standing) -> tuple[str, str, str]:
    return one.source_id, one.place_id, one.question


def _changes_of(answers: Sequence[Standing]) -> list[Change]:
    """The changes in one source's answers to one question about one place."""
    days = sorted({one.until for one in answers if one.until})
    return [change for change in (_change_on(answers, day) for day in days) if change]


def _change_on(answers: Sequence[Standing], day: date) -> Change | None:
    stands = [one for one in answers if one.known_from <= day and (one.until is None or day < one.until)]
    said = {answer_of(one) for one in stands}
    before = tuple(one for one in answers if one.until == day and answer_of(one) not in said)
    after = tuple(one for one in stands if one.known_from == day) or tuple(stands)
    if not before or not after:
        return None
    oldest = min(before, key=lambda one: one.known_from)
    return Change(oldest.place_id, oldest.source_id, oldest.question, oldest, day, before, after)


def answer_of(one: Standing) -> Answer:
    """What is answered, and of which part of the place."""
    return one.stance, one.state, one.phase, one.scope, one.sector


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
