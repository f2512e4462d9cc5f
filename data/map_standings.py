"""What mappers drew of a place: the standings of basis `map`, shares of its reference area, beside what was said in words.

For each source the map in force on the day speaks (`data.maps.in_force`), with its own view and not with what it only passes
on. A share is never a point test, and never rounded to a majority: what is drawn as no state is `not_stated`. A map that
draws nothing of a place's reference area says nothing of it: silence has no row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from data.maps import MapSeries, PublishedMap, in_force
from data.model import Question
from data.store import Ledger
from data.view import View, allows
from geo.places import Place

if TYPE_CHECKING:
    from geo.shares import DrawnMap, Shares

NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class MapStanding:
    """How one source's map in force divides one place's reference area: per cent and km² by state, the rest `not_stated`.

    `overlap_km2` is what the map draws as two firm states at once; it counts as neither.
    """

    place_id: str
    source_id: str
    format: str
    map: PublishedMap
    per_cent: Mapping[str, float]
    km2: Mapping[str, float]
    overlap_km2: float

    def age_days(self, day: date) -> int:
        """Days since the map became known."""
        return self.map.age_days(day)


def map_standings(ledger: Ledger, view: View, places: Iterable[str] | None = None) -> tuple[MapStanding, ...]:
    """What maps say of some places in a View, by place and source; of all places that claims speak of where none is named.

    A View of some documents has no maps in it: they were not read there.
    """
    day = view.day or ledger.strip_days[1]
    if view.documents is not None or not allows(view.kinds, Question.control):
        return ()
    named = places if places is not None else dict.fromkeys(claim.place_id for claim in ledger.valid)
    return tuple(one for place_id in named for one in standings_of_place(ledger, view, day, ledger.places[place_id]))


def standings_of_place(ledger: Ledger, view: View, day: date, place: Place) -> Iterator[MapStanding]:
    """What the maps in force on a day say of one place; nothing of a region, which has no reference area."""
    if place.reference_radius_km is None:
        return
    for source_id in ledger.sources:
        found = in_force(ledger.maps, source_id, day) if allows(view.sources, source_id) else None
        if found and (view.since is None or found[1].known_from >= view.since):
            standing = _standing(*found, place)
            drawn = [state for state, share in standing.per_cent.items() if state != NOT_STATED and share]
            if any(allows(view.states, state) for state in drawn):
                yield standing


def _standing(series: MapSeries, one: PublishedMap, place: Place) -> MapStanding:
    shares = shares_of(series, series.maps.index(one), place)
    return MapStanding(
        place.place_id, series.source_id, series.format, one, shares.per_cent, shares.km2, shares.overlap_km2
    )


def shares_of(series: MapSeries, number: int, place: Place) -> Shares:
    """The shares of a place's reference area in one map of a series; a ValueError for a region, which has none.

    Measured once for all maps that draw the same there: a step to another day measures what that day moved.
    """
    from data.map_changes import turning_maps  # here, as reading a ledger needs no numpy

    turns = turning_maps(series, place)
    before = bisect_right(turns, number)
    return _measured(series, turns[before - 1] if before else 0, place)


# A series is one object as long as the maps of its source are the same, so it stands for the head in these keys.
@lru_cache(maxsize=100_000)
def _measured(series: MapSeries, number: int, place: Place) -> Shares:
    return _drawn(series, number).shares(place)


@lru_cache(maxsize=64)
def _drawn(series: MapSeries, number: int) -> DrawnMap:
    from geo.shares import DrawnMap  # here, as reading a ledger needs no geometry

    return DrawnMap(series.shapes(number))
