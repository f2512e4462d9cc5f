"""Where each source painted something in a place and painted it back, in the maps known by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from data.maps import MapSeries
from data.reversals import Reversal, share_reversals
from data.store import Ledger
from geo.places import Place

if TYPE_CHECKING:
    from data.movement.map_days import MapDay

Turned = tuple[Place, Reversal]


def map_reversals(ledger: Ledger, source_id: str, day: date) -> tuple[Turned, ...]:
    """A source's reversals in the places that claims speak of, in the order in which they were taken back.

    Each series stands for itself: what one format draws and another does not is no change of mind. Of maps that were known
    later than the day nothing is told.
    """
    places = places_spoken_of(ledger)
    found = (
        one
        for series in ledger.maps
        if series.source_id == source_id
        for one in _reversals(series, places, series.number_on(day))
    )
    return tuple(sorted(found, key=lambda one: (one[1].back, one[0].place_id, one[1].state)))


@lru_cache(maxsize=32)
def places_spoken_of(ledger: Ledger) -> tuple[Place, ...]:
    """The places with a reference area that claims speak of."""
    named = dict.fromkeys(claim.place_id for claim in ledger.valid)
    return tuple(one for one in map(ledger.places.__getitem__, named) if one.reference_radius_km is not None)


@lru_cache(maxsize=64)
def _reversals(series: MapSeries, places: tuple[Place, ...], last: int) -> tuple[Turned, ...]:
    """Those of one series, up to the map with this number."""
    if last < 2:
        return ()  # back and forth takes three maps
    from data.movement.place_shares import PlaceShares  # here, as a ledger without maps needs no geometry

    shares = PlaceShares(series)
    return tuple((place, one) for place in places for one in share_reversals(_steps(shares.of(place), last)))


def _steps(days: Iterable[tuple[MapDay, Mapping[str, float]]], last: int) -> Iterator[tuple[date, Mapping[str, float]]]:
    return ((one.day, per_cent) for one, per_cent in days if one.number <= last)
