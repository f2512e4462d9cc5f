"""What a View says of one place, gathered for the panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.disagreement import positions
from data.model import Claim
from data.standings import Standing
from data.store import Ledger
from data.view import Answer


@dataclass(frozen=True)
class PlaceSaid:
    """All that is said of one place in a View."""

    place_id: str
    day: date
    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]


def said_of(place_id: str, answer: Answer) -> PlaceSaid:
    """The part of an answer that speaks of one place."""
    return PlaceSaid(
        place_id,
        answer.day,
        tuple(claim for claim in answer.claims if claim.place_id == place_id),
        tuple(one for one in answer.standings if one.place_id == place_id),
    )


def most_disputed(ledger: Ledger, answer: Answer) -> str | None:
    """The place with most positions; regions are left to the tables. None where nothing is said."""
    spoken = dict.fromkeys(claim.place_id for claim in answer.claims)
    towns = [name for name in spoken if ledger.places[name].kind != "region"]

    def rank(place_id: str) -> tuple[int, int]:
        said = said_of(place_id, answer)
        return positions(said.standings), len(said.claims)

    return max(towns, key=rank, default=None)
