"""Statements and events: what counts as one voice, what is new, and what is drawn on the day it became known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from data.model import Claim, Modality, Phase, Question

# An event is news if what it tells of is at most this old; a bare month or year says no day and is never news.
NEWS_DAYS = timedelta(days=3)
LONGEST_NEWS_SPAN = 7
DRAWN_PHASES = frozenset({Phase.is_, Phase.under_way, Phase.likely})


def subject(claim: Claim) -> tuple[str, ...]:
    """What a source says of a place, whenever it says it."""
    return claim.source_id, claim.place_id, claim.kind, claim.actor, claim.phase, claim.state, str(is_denial(claim))


def is_denial(claim: Claim) -> bool:
    """Whether the source says that it is not so."""
    return claim.modality == Modality.denied


def statements(claims: Sequence[Claim]) -> tuple[list[int], list[bool]]:
    """For each claim the number of its statement, and whether that statement is new.

    A statement is the same thing of one source, known on one day, however many documents carry it. It is new if the
    source had not said it on an earlier day.
    """
    numbers: dict[tuple[object, ...], int] = {}
    first: dict[tuple[str, ...], date] = {}
    for claim in claims:
        first[subject(claim)] = min(claim.known_from, first.get(subject(claim), claim.known_from))
    counted = [numbers.setdefault((*subject(claim), claim.known_from), len(numbers)) for claim in claims]
    return counted, [first[subject(claim)] == claim.known_from for claim in claims]


def drawn_on(claim: Claim) -> date | None:
    """The day on which an event is drawn as a symbol; None if it is only listed, or is no event."""
    if claim.kind in tuple(Question) or is_denial(claim) or claim.phase not in DRAWN_PHASES:
        return None
    recent = claim.as_of_span.last >= claim.known_from - NEWS_DAYS
    return claim.known_from if recent and claim.as_of_span.days <= LONGEST_NEWS_SPAN else None
