"""What a source says in one breath: two answers to one question about one part of a place, neither later than the other.

One of them stands, by the ledger's order alone (`data.standings`). The other was said no less, and is shown beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from data.model import Claim, Question
from data.standings import Rank, Slot, Standing, answer_of, rank, rank_of_standing, slot_of, stance_of

# Whose answer to what, about which part, and how late it is.
Breath = tuple[str, str, str, str, Slot, Rank]
Breaths = Mapping[Breath, tuple[Claim, ...]]


def breaths(claims: Iterable[Claim]) -> Breaths:
    """Assertions by the breath in which they were made. Parts that nobody located need not be the same, and denials are
    standings of their own: neither takes another's place in one breath."""
    said: dict[Breath, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in tuple(Question) and stance_of(claim) == "asserted" and claim.sector != "unspecified":
            actor = claim.actor if claim.kind == Question.encirclement else ""
            said[claim.place_id, claim.source_id, claim.kind, actor, slot_of(claim), rank(claim)].append(claim)
    return {breath: tuple(own) for breath, own in said.items()}


def said_beside(standing: Standing, said: Breaths) -> tuple[Claim, ...]:
    """What the source said in the same breath as its standing, and otherwise; each answer once."""
    if standing.stance != "asserted":
        return ()
    slot, late = (standing.scope, standing.sector), rank_of_standing(standing)
    actor = standing.actor if standing.question == Question.encirclement else ""
    own = said.get((standing.place_id, standing.source_id, standing.question, actor, slot, late), ())
    answer = (standing.stance, standing.state, standing.phase)
    others = {answer_of(claim): claim for claim in reversed(own) if answer_of(claim) != answer}
    return tuple(sorted(others.values(), key=lambda claim: claim.order))
