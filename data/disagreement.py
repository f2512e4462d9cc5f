"""Disagreement: who contradicts whom about a place, and how many positions there are. Shown, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.model import NAMED_SECTORS, Phase, Question, Scope
from data.standings import Standing


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that cannot both be right: a affirms; b denies it, or affirms something else."""

    question: str
    a: Standing
    b: Standing


def contradicts(a: Standing, b: Standing) -> bool:
    """Whether b cannot hold where a does; a asserts, and both speak of one place and question."""
    if a.place_id != b.place_id or a.question != b.question or a.source_id == b.source_id or a.stance != "asserted":
        return False
    if a.question == Question.encirclement:
        return b.stance == "denied" and (a.actor == b.actor or not a.actor or not b.actor)
    if b.stance == "denied":
        return a.state == b.state and _denies(a, b)
    return b.stance == "asserted" and _differ(a, b)


def _denies(a: Standing, b: Standing) -> bool:
    """Whether b's denial reaches what a asserts.

    A part is never contradicted by a denial of the whole, nor what goes on by a denial that it is done.
    """
    if a.phase == Phase.under_way and b.phase != Phase.under_way:
        return False
    if b.scope == Scope.whole:
        return a.scope == Scope.whole
    if b.scope == Scope.part and b.sector == "unspecified":
        return a.scope in (Scope.whole, Scope.part)
    if b.scope == Scope.part and a.scope == Scope.whole:
        return True
    # To deny the surroundings or a direction is not to deny the place.
    return (a.scope, a.sector) == (b.scope, b.sector)


def _differ(a: Standing, b: Standing) -> bool:
    """Whether both say, as a fact, different states of the whole place or of the same named sector."""
    same = a.scope == b.scope == Scope.whole or (a.sector == b.sector and a.sector in NAMED_SECTORS)
    return same and a.state != b.state and a.phase == b.phase == Phase.is_


def contradictions(standings: Sequence[Standing]) -> list[Contradiction]:
    """All contradictions among these standings: encirclement before control, denials before differences."""
    found = [
        Contradiction(a.question, a, b)
        for place in _by_place(standings).values()
        for i, a in place
        for j, b in place
        if contradicts(a, b) and (b.stance == "denied" or i < j)
    ]
    return sorted(found, key=lambda pair: (pair.question != Question.encirclement, pair.b.stance != "denied"))


def pairs(intervals: Sequence[Standing]) -> list[tuple[int, int]]:
    """The same for standings with their days: numbers of those that contradict each other on some day."""
    numbered = {id(one): i for i, one in enumerate(intervals)}
    return [(numbered[id(pair.a)], numbered[id(pair.b)]) for pair in contradictions(intervals) if _meet(pair.a, pair.b)]


def _meet(a: Standing, b: Standing) -> bool:
    """Whether there is a day on which both stand."""
    return (a.until is None or b.known_from < a.until) and (b.until is None or a.known_from < b.until)


def _by_place(standings: Iterable[Standing]) -> dict[tuple[str, str], list[tuple[int, Standing]]]:
    places: dict[tuple[str, str], list[tuple[int, Standing]]] = defaultdict(list)
    for i, one in enumerate(standings):
        places[one.place_id, one.question].append((i, one))
    return places


def positions(standings: Iterable[Standing]) -> int:
    """How many different answers there are, whoever gives them."""
    return len({(one.question, one.stance, one.state, one.scope) for one in standings})
