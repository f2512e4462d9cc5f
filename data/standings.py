"""Standings: the answer of one source to one question about one place, as said by a day. Computed, never stored.

A claim of control or encirclement stands from the day it became known until the same source says something that takes
its place. What takes whose place is told by `displaces`, one rule a line. Everything else a source says is an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.model import Claim, Modality, Phase, Question, Scope

ASSERTING = frozenset({Phase.is_, Phase.under_way, Phase.likely})
Answer = tuple[str, str, str]


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


def rank(claim: Claim) -> tuple[date, date]:
    """How late an answer is: the last day it can be about, then the last day it can have been said.

    What a source said by a day cannot be about a later one, so a bare year or month counts at most up to that day.
    """
    stated = claim.stated_span.last if claim.stated_span else claim.known_from
    return min(claim.as_of_span.last, claim.known_from), min(stated, claim.known_from)


def answer_of(claim: Claim) -> Answer:
    """What is answered, apart from where."""
    return stance_of(claim), claim.state, claim.phase


def slot_of(claim: Claim) -> tuple[str, str]:
    """Which part of the place is spoken of."""
    return claim.scope, claim.sector


def displaces(x: Claim, c: Claim) -> bool:
    """Whether x takes the place of c; both are of one source, place and question, and x is known.

    What was said in one breath stands together: only ties in the same slot are broken, by ledger order.
    """
    later = rank(x) > rank(c)
    if not later and not (rank(x) == rank(c) and slot_of(x) == slot_of(c) and x.order > c.order):
        return False
    if answer_of(x) == answer_of(c) and slot_of(x) == slot_of(c):
        return x.known_from > c.known_from
    stances = (stance_of(x), stance_of(c))
    if stances == ("asserted", "asserted"):
        return _covers(x, c, later)
    if stances == ("denied", "denied"):
        return later and slot_of(x) == slot_of(c) and x.state == c.state
    if stances == ("asserted", "denied"):
        return later and x.state == c.state and (slot_of(x) == slot_of(c) or x.scope == Scope.whole)
    if stances == ("denied", "asserted"):
        return later and x.state == c.state and slot_of(x) == slot_of(c)
    if stances == ("asserted", "open"):
        return later and (slot_of(x) == slot_of(c) or x.scope == Scope.whole)
    return stances == ("open", "open") and later and slot_of(x) == slot_of(c)


def _covers(x: Claim, c: Claim, later: bool) -> bool:
    """Whether the part of the place that x asserts something of takes in that of c."""
    if c.scope == Scope.part and (x.scope == Scope.whole or x.sector == "rest") and x.sector != c.sector:
        return later
    if slot_of(x) != slot_of(c):
        return False
    # Two parts that nobody located need not be the same part.
    return x.sector != "unspecified" or (later and x.state == c.state)


def intervals(claims: Iterable[Claim]) -> tuple[Standing, ...]:
    """All standings of all sources, each with the days on which it stands, ordered by place, source and day."""
    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    superseded = set[str]()
    known = list(claims)
    superseded.update(claim.supersedes for claim in known if claim.supersedes)
    for claim in known:
        if claim.kind in (Question.control, Question.encirclement) and claim.claim_id not in superseded:
            actor = claim.actor if claim.kind == Question.encirclement else ""
            groups[claim.place_id, claim.source_id, claim.kind, actor].append(claim)
    return tuple(standing for group in groups.values() for standing in _stand(group))


def _stand(group: Sequence[Claim]) -> list[Standing]:
    """The standings of one source on one question about one place."""
    ends = {claim.claim_id: _ends_on(claim, group) for claim in group}
    merged: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in group:
        until = ends[claim.claim_id]
        if until is None or until > claim.known_from:
            key = (answer_of(claim), slot_of(claim), claim.modality, claim.known_from, until)
            merged[key].append(claim)
    made = [_standing(same, ends[same[0].claim_id]) for same in merged.values()]
    return sorted(made, key=lambda one: one.known_from)


def _ends_on(claim: Claim, group: Sequence[Claim]) -> date | None:
    """The first day on which something known takes the claim's place."""
    days = (max(x.known_from, claim.known_from) for x in group if x is not claim and displaces(x, claim))
    return min(days, default=None)


def _standing(same: Sequence[Claim], until: date | None) -> Standing:
    """One standing of claims that say the same: the same thing read in several documents."""
    one = same[0]
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
