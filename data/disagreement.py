"""Disagreement: who contradicts whom about a place, and how many positions there are. Shown, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.model import NAMED_SECTORS, Modality, Phase, Question, Scope
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
        return b.stance == "denied" and (a.actor == b.actor or not a.actor or not b.actor) and _denies_the_ring(a, b)
    if b.stance == "denied":
        return a.state == b.state and _denies(a, b)
    return b.stance == "asserted" and _differ(a, b)


def asserts_a_ring(one: Standing) -> bool:
    """Whether an assertion of encirclement is also one that the ring is there.

    "Under way" is read both where a ring is tightened and where one is slowly closed (READING.md, rule 11). A party to the
    war that says so speaks of troops it has encircled, or of its own that are. The press and analysts tell of a movement
    that may never close: that is no ring yet, and no answer to somebody who denies that there is one.
    """
    return one.stance == "asserted" and (one.phase != Phase.under_way or one.modality == Modality.claimed)


def _denies_the_ring(a: Standing, b: Standing) -> bool:
    """Whether a denial answers what is said of an encirclement: that there is a ring, or that one is being closed."""
    return asserts_a_ring(a) or b.phase == Phase.under_way


def _denies(a: Standing, b: Standing) -> bool:
    """Whether b's denial reaches what a asserts.

    A part is never contradicted by a denial of the whole, nor the town by one of its surroundings, nor what goes on by a
    denial that it is done, nor a part by a denial made before: since then that part may have been taken.
    """
    if a.phase == Phase.under_way and b.phase != Phase.under_way:
        return False
    if a.scope == Scope.part and (b.known_from < a.known_from or a.phase == Phase.likely):
        return False
    if b.scope == Scope.whole:
        return a.scope == Scope.whole
    if b.scope == Scope.part and b.sector == "unspecified":
        return a.scope in (Scope.whole, Scope.part)
    return (a.scope == Scope.whole and b.scope == Scope.part) or (a.scope, a.sector) == (b.scope, b.sector)


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
    """The same for standings with their days: numbers of those that contradict each other on some day, in order."""
    return sorted(pair for place in _by_place(intervals).values() for pair in _meeting_pairs(place))


def _meeting_pairs(place: Iterable[tuple[int, Standing]]) -> Iterator[tuple[int, int]]:
    """Day by day, each new standing beside those that still stand: long histories do not cost the square of their length."""
    standing: list[tuple[int, Standing]] = []
    for j, b in sorted(place, key=lambda numbered: numbered[1].known_from):
        standing = [(i, a) for i, a in standing if a.until is None or a.until > b.known_from]
        for i, a in standing:
            if contradicts(a, b):
                yield (i, j) if b.stance == "denied" else (min(i, j), max(i, j))
            elif contradicts(b, a):
                yield (j, i)
        standing.append((j, b))


def _by_place(standings: Iterable[Standing]) -> dict[tuple[str, str], list[tuple[int, Standing]]]:
    places: dict[tuple[str, str], list[tuple[int, Standing]]] = defaultdict(list)
    for i, one in enumerate(standings):
        places[one.place_id, one.question].append((i, one))
    return places


def position(one: Standing) -> tuple[str, str, str, str]:
    """An answer, whoever gives it."""
    return one.question, one.stance, one.state, one.scope


def positions(standings: Iterable[Standing]) -> int:
    """How many different answers there are, whoever gives them."""
    return len({position(one) for one in standings})
