"""What a View says of one place, gathered for the panel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.breath import Breaths, breaths
from data.disagreement import position
from data.map_standings import MapStanding
from data.model import Claim
from data.standings import Standing
from data.store import Ledger
from data.view import Answer


@dataclass(frozen=True)
class PlaceSaid:
    """All that is said of one place in a View, and what maps drew of it."""

    place_id: str
    day: date
    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]
    maps: tuple[MapStanding, ...] = ()

    @cached_property
    def breaths(self) -> Breaths:
        """What its sources said in one breath."""
        return breaths(self.claims)


def said_of(place_id: str, answer: Answer, maps: Iterable[MapStanding] = ()) -> PlaceSaid:
    """The part of an answer that speaks of one place."""
    return PlaceSaid(
        place_id,
        answer.day,
        tuple(claim for claim in answer.claims if claim.place_id == place_id),
        tuple(one for one in answer.standings if one.place_id == place_id),
        tuple(one for one in maps if one.place_id == place_id),
    )


def said_of_towns(ledger: Ledger, answer: Answer, maps: Iterable[MapStanding] = ()) -> list[PlaceSaid]:
    """All that is said, town by town as they are first spoken of; regions are left to the tables."""
    drawn: dict[str, list[MapStanding]] = defaultdict(list)
    for one in maps:
        drawn[one.place_id].append(one)
    claims: dict[str, list[Claim]] = defaultdict(list)
    standings: dict[str, list[Standing]] = defaultdict(list)
    for claim in answer.claims:
        claims[claim.place_id].append(claim)
    for standing in answer.standings:
        standings[standing.place_id].append(standing)
    towns = [name for name in dict.fromkeys((*claims, *drawn)) if ledger.places[name].kind != "region"]
    return [
        PlaceSaid(name, answer.day, tuple(claims[name]), tuple(standings[name]), tuple(drawn[name])) for name in towns
    ]


def most_disputed(ledger: Ledger, answer: Answer) -> str | None:
    """The place with most positions. None where nothing is said."""
    said: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in answer.standings:
        said[one.place_id].add(position(one))
    towns = (name for name in answer.by_place if ledger.places[name].kind != "region")
    return max(towns, key=lambda name: (len(said.get(name, ())), answer.by_place[name]), default=None)
