"""When a source changed what it says: of a place and a question, from which answers to which, on which day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.standings import Standing

Answer = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """On `day` a source gave up `before`, which it had said since `since`, and now says `after`."""

    place_id: str
    question: str
    since: date
    day: date
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]


def changes_by_source(standings: Iterable[Standing], day: date) -> dict[str, list[Change]]:
    """All changes known by a day, by source: in the order of days, then as the standings come."""
    voices: dict[tuple[str, str, str, str], list[Standing]] = defaultdict(list)
    for one in standings:
        voices[one.source_id, one.place_id, one.question, one.actor].append(one)
    found: dict[str, list[Change]] = defaultdict(list)
    for (source_id, *_), answers in voices.items():
        found[source_id] += [change for change in changes_of(answers) if change.day <= day]
    return {name: sorted(changes, key=lambda change: change.day) for name, changes in found.items() if changes}


def changes_of(answers: Sequence[Standing]) -> list[Change]:
    """The changes in one source's answers to one question about one place.

    The same answer said again is no change, nor is an answer that comes to stand beside one that stays.
    """
    days = sorted({one.until for one in answers if one.until})
    return [change for change in (_change_on(answers, day) for day in days) if change]


def _change_on(answers: Sequence[Standing], day: date) -> Change | None:
    said = {answer_of(one) for one in answers if one.known_from <= day and (one.until is None or day < one.until)}
    before = tuple(one for one in answers if one.until == day and answer_of(one) not in said)
    after = tuple(one for one in answers if one.known_from == day and one.until != day)
    after = after or tuple(one for one in answers if one.known_from < day and (one.until is None or day < one.until))
    if not before or not after:
        return None
    return Change(before[0].place_id, before[0].question, min(one.known_from for one in before), day, before, after)


def answer_of(one: Standing) -> Answer:
    """What is answered, and of which part of the place."""
    return one.stance, one.state, one.phase, one.scope, one.sector
