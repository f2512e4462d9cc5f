"""Who said it first: for a place and a state the first day on which each source claimed it or drew it there.

A table of days with the evidence of each, and no more: who speaks first may be well informed or wrong, who speaks late
careful or silent. Nothing is scored and no source is ranked.

Two extents are told apart. `part`: a claim of control of a place or of a part of it; a map that draws the state on at least
1 per cent of its reference area. `whole`: a claim of the whole place or of the place and its surroundings; a map that draws
it on at least 95 per cent. Only what is said to be so counts, or to be going on: no denial, no forecast.

The day is that on which it became known, of a claim as of a map; what it is about stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.maps import MapSeries, PublishedMap
from data.model import Claim, Kind, Modality, Phase, Scope
from data.movement.map_days import MapDay
from data.movement.place_shares import PerCent, PlaceShares
from geo.places import Place

PART, WHOLE = "part", "whole"
AT_LEAST_PER_CENT = {PART: 1.0, WHOLE: 95.0}
EXTENTS = {Scope.whole: (PART, WHOLE), Scope.area: (PART, WHOLE), Scope.part: (PART,)}
SO = frozenset({Phase.is_, Phase.under_way})
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FirstDay:
    """The first day on which a source claimed or drew a state at a place, and what shows it.

    `days_after` counts from the first day of any source in the table. `not_later_than`: the source's first map already draws
    it, so that it may have been so on any day before. Otherwise `last_without` is the last day before on which its map did
    not draw it, and between the two it was silent. Evidence: `claim_ids`, or `map` with the per cent that it draws.
    """

    place_id: str
    state: str
    extent: str
    source_id: str
    basis: str
    first_day: date
    about: str
    days_after: int = 0
    not_later_than: bool = False
    last_without: date | None = None
    claim_ids: tuple[str, ...] = ()
    format: str = ""
    map: PublishedMap | None = None
    per_cent: float | None = None


Shared = Iterable[tuple[MapDay, PerCent]]


def first_days(
    claims: Iterable[Claim],
    maps: Iterable[MapSeries],
    places: Iterable[Place],
    shares: Callable[[MapSeries], Callable[[Place], Shared]] = lambda series: PlaceShares(series).of,
) -> list[FirstDay]:
    """The table for some places, by place, state, extent and day. A source that never said it has no row.

    `shares` tells of a series what its maps drew of a place, day by day.
    """
    judged = [place for place in places if place.reference_radius_km is not None]
    rows = list(_claimed(claims, {place.place_id for place in judged}))
    rows += [row for series in maps if series.maps for row in _drawn(series, judged, shares(series))]
    first: dict[tuple[str, str, str], date] = {}
    for row in rows:
        key = (row.place_id, row.state, row.extent)
        first[key] = min(row.first_day, first.get(key, row.first_day))
    rows = [replace(row, days_after=(row.first_day - first[row.place_id, row.state, row.extent]).days) for row in rows]
    return sorted(rows, key=lambda row: (row.place_id, row.state, row.extent, row.first_day, row.source_id, row.format))


def _claimed(claims: Iterable[Claim], place_ids: set[str]) -> Iterator[FirstDay]:
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        if claim.place_id in place_ids and _says_so(claim):
            for extent in EXTENTS.get(Scope(claim.scope), ()):
                found.setdefault((claim.place_id, claim.state, extent, claim.source_id), []).append(claim)
    for (place_id, state, extent, source_id), said in found.items():
        day = min(claim.known_from for claim in said)
        first = [claim for claim in said if claim.known_from == day]
        ids = tuple(claim.claim_id for claim in first)
        yield FirstDay(place_id, state, extent, source_id, "claim", day, first[0].as_of, claim_ids=ids)


def _says_so(claim: Claim) -> bool:
    return claim.kind == Kind.control and claim.modality != Modality.denied and claim.phase in SO


def _drawn(maps: MapSeries, places: Iterable[Place], shares: Callable[[Place], Shared]) -> Iterator[FirstDay]:
    for place in places:
        found: dict[tuple[str, str], FirstDay] = {}
        before: date | None = None
        for day, per_cent in shares(place):
            for state, extent in _extents(per_cent):
                drawn = _first_drawn(maps, place, state, extent, per_cent[state], day.map, before)
                found.setdefault((state, extent), drawn)
            before = day.day
        yield from found.values()


def _extents(per_cent: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    return (
        (state, extent)
        for state, share in per_cent.items()
        for extent, least in AT_LEAST_PER_CENT.items()
        if share >= least
    )


def _first_drawn(
    maps: MapSeries, place: Place, state: str, extent: str, share: float, one: PublishedMap, before: date | None
) -> FirstDay:
    return FirstDay(
        place.place_id, state, extent, maps.source_id, "map", one.known_from, one.data_day.isoformat(),
        not_later_than=before is None, last_without=before, format=maps.format, map=one, per_cent=share,
    )  # fmt: skip
