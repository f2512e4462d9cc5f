"""Standings: the answer of one source to one question about one place, as said by a day. Computed, never stored.

A claim of control or encirclement stands from the day it became known until the same source says something that takes
its place. What takes whose place is told by `displacing`, one rule a line. Everything else a source says is an event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from data.days import read_span
from data.model import Claim, Modality, Phase, Question, Scope

ASSERTING = frozenset({Phase.is_, Phase.under_way, Phase.likely})
Answer = tuple[str, str, str]
Slot = tuple[str, str]
WHOLE: Slot = (Scope.whole, "")
REST: Slot = (Scope.part, "rest")
# What is said, and where: stance, slot and state, or "" for any state.
Topic = tuple[str, Slot, str]
# Which day an answer is about, and since when it is known.
Rank = tuple[date, date]


def stance_of(claim: Claim) -> str:
    """`denied`; `asserted`, that something is so, goes on or is likely; `open`, attempted, prevented or possible."""
    if claim.modality == Modality.denied:
        return "denied"
    return "asserted" if claim.phase in ASSERTING else "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a source answers, from the day it became known up to, but not including, the day `until`."""

    place_id: str
    source_id: str
    question: str
    scope: str
    sector: str
    basis: str
    state: str
    actor: str
    modality: str
    phase: str
    stance: str
    as_of: str
    stated_on: str
    known_from: date
    until: date | None
    claim_ids: tuple[str, ...]

    def age_days(self, day: date) -> int:
        """Days since it became known."""
        return (day - self.known_from).days


def rank(claim: Claim) -> Rank:
    """How late an answer is: the last day it can be about, then the last day it can have been said.

    What was known by a day cannot be about a later one, so a bare year or month counts at most up to that day.
    """
    return min(claim.as_of_span.last, claim.known_from), claim.known_from


def rank_of_standing(standing: Standing) -> Rank:
    """The same for a standing, which is as late as the latest of its claims."""
    return min(read_span(standing.as_of).last, standing.known_from), standing.known_from


def ledger_rank(claim: Claim) -> tuple[Rank, int]:
    """The same with the place in the ledger, which breaks ties."""
    return rank(claim), claim.order


def answer_of(claim: Claim) -> Answer:
    """What is answered, apart from where."""
    return stance_of(claim), claim.state, claim.phase


def slot_of(claim: Claim) -> Slot:
    """Which part of the place is spoken of."""
    return claim.scope, claim.sector


def displacing(claim: Claim) -> Iterator[tuple[Topic, bool]]:
    """What takes the place of a claim when the same source says it later, of the same place and question.

    With True also when it is said in one breath, further down in the ledger: one answer for one slot. All else that is
    said in one breath stands together: sectors and the rest, a claim and a denial.
    """
    stance, slot, state = stance_of(claim), slot_of(claim), claim.state
    if stance == "asserted":
        if claim.sector == "unspecified":  # two parts that nobody located need not be the same part
            yield ("asserted", slot, state), False
        else:
            yield ("asserted", slot, ""), True
        if claim.scope == Scope.part:
            yield ("asserted", WHOLE, ""), False
            yield ("asserted", REST, ""), False
        yield ("denied", slot, state), False
    elif stance == "denied":
        yield ("denied", slot, state), False
        yield ("asserted", slot, state), False
        yield ("asserted", WHOLE, state), False
    else:
        yield ("open", slot, ""), False
        yield ("asserted", slot, ""), False
        yield ("asserted", WHOLE, ""), False


# No claim stands further down than this.
LAST = 1 << 62


class Answers:
    """What one source has answered to one question about one place, ordered so that what is later is found at once."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        topics: dict[Topic, list[Claim]] = defaultdict(list)
        for claim in claims:
            stance, slot = stance_of(claim), slot_of(claim)
            for state in {claim.state, ""}:
                topics[stance, slot, state].append(claim)
        self._ranks: dict[Topic, list[tuple[Rank, int]]] = {}
        self._known: dict[Topic, list[date]] = {}
        for topic, told in topics.items():
            told.sort(key=ledger_rank)
            self._ranks[topic] = [ledger_rank(claim) for claim in told]
            # For each of them the earliest day on which it or a later one is known.
            self._known[topic] = list(accumulate((claim.known_from for claim in reversed(told)), min))[::-1]

    def end_of(self, claim: Claim) -> date | None:
        """The first day on which something known takes the claim's place; its own first day if it never stands."""
        days = (self._known_after(topic, claim, tie) for topic, tie in displacing(claim))
        found = [max(day, claim.known_from) for day in days if day]
        return min(found, default=None)

    def _known_after(self, topic: Topic, claim: Claim, tie: bool) -> date | None:
        """The first day on which something of a topic is known that is later than the claim."""
        ranks = self._ranks.get(topic, [])
        later = bisect_right(ranks, (rank(claim), claim.order if tie else LAST))
        return self._known[topic][later] if later < len(ranks) else None


def intervals(claims: Iterable[Claim]) -> tuple[Standing, ...]:
    """All standings of all sources, each with the days on which it stands: grouped by place and source, then by day."""
    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in unsuperseded(claims):
        if claim.kind in (Question.control, Question.encirclement):
            actor = claim.actor if claim.kind == Question.encirclement else ""
            groups[claim.place_id, claim.source_id, claim.kind, actor].append(claim)
    return tuple(standing for group in groups.values() for standing in _stand(group))


def unsuperseded(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that no other claim corrects."""
    known = tuple(claims)
    superseded = {claim.supersedes for claim in known}
    return tuple(claim for claim in known if claim.claim_id not in superseded)


def _stand(group: Sequence[Claim]) -> list[Standing]:
    """The standings of one source on one question about one place.

    Equal answers known on one day are one standing: the same thing read in several documents. The latest speaks for it.
    """
    voices: dict[tuple[Answer, Slot, date], list[Claim]] = defaultdict(list)
    for claim in group:
        voices[answer_of(claim), slot_of(claim), claim.known_from].append(claim)
    speaking = [(max(same, key=ledger_rank), same) for same in voices.values()]
    answers = Answers(one for one, _ in speaking)
    made = [_standing(one, same, answers.end_of(one)) for one, same in speaking]
    return sorted((one for one in made if one.until != one.known_from), key=lambda one: one.known_from)


def _standing(one: Claim, same: Sequence[Claim], until: date | None) -> Standing:
    """One standing of claims that say the same, as the latest of them says it."""
    return Standing(
        place_id=one.place_id,
        source_id=one.source_id,
        question=one.kind,
        scope=one.scope,
        sector=one.sector,
        basis="claim",
        state=one.state,
        actor=one.actor,
        modality=one.modality,
        phase=one.phase,
        stance=stance_of(one),
        as_of=one.as_of,
        stated_on=one.stated_on,
        known_from=one.known_from,
        until=until,
        claim_ids=tuple(claim.claim_id for claim in same),
    )


def standings_on(standings: Iterable[Standing], day: date, since: date | None = None) -> list[Standing]:
    """What stands on a day; with `since`, only what became known from then on."""
    return [
        one
        for one in standings
        if one.known_from <= day
        and (one.until is None or day < one.until)
        and (since is None or one.known_from >= since)
    ]
