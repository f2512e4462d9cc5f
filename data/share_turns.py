"""What each map of a source drew of each place, told where it changes: the shares of reference areas over time.

A place is measured anew only on a map that changed something in the box around its reference area (`data.map_changes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from data.map_standings import NOT_STATED, shares_of
from data.maps import MapSeries
from geo.places import Place

# Per cent to ten-thousandths: so that no reader rounds a second time what was rounded here.
DIGITS = 4
Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ShareTurn:
    """From the map of this number on, until the next turn of the same place: per cent by state, the rest not stated."""

    place_id: str
    number: int
    shares: Shares


@lru_cache(maxsize=64)
def share_turns(series: MapSeries, places: tuple[Place, ...]) -> tuple[ShareTurn, ...]:
    """The turns of all these places that have a reference area, by place and then map. Silence before a first turn has none."""
    from data.map_changes import turning_maps  # here, as a ledger without maps needs no numpy

    found: dict[Place, list[ShareTurn]] = {place: [] for place in places if place.reference_radius_km is not None}
    # Map by map and not place by place: a map is made ready once.
    for number, place in sorted(
        ((number, one) for one in found for number in turning_maps(series, one)), key=itemgetter(0)
    ):
        _turn(found[place], series, number, place)
    return tuple(turn for turns in found.values() for turn in turns)


def _turn(turns: list[ShareTurn], series: MapSeries, number: int, place: Place) -> None:
    drawn = tuple(_rounded(shares_of(series, number, place).per_cent.items()))
    if drawn != (turns[-1].shares if turns else ()):
        turns.append(ShareTurn(place.place_id, number, drawn))


def _rounded(shares: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    for state, share in sorted(shares):
        if state != NOT_STATED and round(share, DIGITS):
            yield state, round(share, DIGITS)

