"""The control maps of a ledger: for each source and format which map was in force from which day, and what it drew.

A map is known from the later of its two days, the data day and the file day, and never earlier: nobody could see it before
it was made, nor before the day it is about. From then on it is in force until a map of the same source and format is known
that is about a later day, or about the same day in a later file; an older day that is printed late never takes its place.
The same day drawn again without a change is no news: the file that had it first counts. How old a map is, is counted from
the day it became known, like the age of a claim; what it is about stands beside it as `data_day`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from data.control import ControlMap

Series = dict[str, Any]
Shapes = TypeVar("Shapes")


@dataclass(frozen=True, slots=True)
class PublishedMap:
    """Where one map comes from. Whose it is and whether it may be passed on stands with its source, in `Ledger.sources`.

    `layers` are the publisher's layers that are its own view; `claimed` those in which it only passes on what a party
    claims; `missing` those that its whole view has and the file has not. `entry` is the entry of the chain that brought
    the file in, 0 where there is none.
    """

    data_day: date
    file_day: date | None
    file_name: str
    sha256: str
    layers: tuple[str, ...]
    claimed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    entry: int = 0

    @property
    def known_from(self) -> date:
        """The first day on which the map may be shown."""
        return max(self.data_day, self.file_day or self.data_day)

    @property
    def is_whole(self) -> bool:
        """Whether this is all that the source draws, and not one layer of it."""
        return not self.missing

    @property
    def rank(self) -> tuple[date, date]:
        """Of two maps that are known the one of the higher rank is in force."""
        return self.data_day, self.file_day or date.min

    def age_days(self, day: date) -> int:
        """Days since it became known."""
        return (day - self.known_from).days


@dataclass(frozen=True, eq=False)
class MapSeries:
    """All maps of one source in one format that were ever in force, in the order in which they came to be.

    `series` is what the source drew as its own view, `claimed` what it only passes on, or None; both in the form that
    `data.series` describes. Their `days` are the days from which the maps are in force: number n there is `maps[n]`.
    """

    source_id: str
    format: str
    maps: tuple[PublishedMap, ...]
    series: Series = field(repr=False)
    claimed: Series | None = field(default=None, repr=False)

    def number_on(self, day: date) -> int:
        """The number of the map in force on a day; -1 before the first."""
        return bisect_right([one.known_from for one in self.maps], day) - 1

    def on(self, day: date) -> PublishedMap | None:
        """The map in force on a day, or None before the first."""
        number = self.number_on(day)
        return self.maps[number] if number >= 0 else None


def in_force(maps: Iterable[MapSeries], source_id: str, day: date) -> tuple[MapSeries, PublishedMap] | None:
    """What a source shows on a day, out of all its formats: the map about the latest day; of two about one day the one
    that lacks fewer layers."""
    found = [(one, on) for one in maps if one.source_id == source_id and (on := one.on(day))]
    return max(found, key=lambda one: (one[1].data_day, -len(one[1].missing), one[0].format), default=None)


def in_turn(
    maps: Iterable[tuple[PublishedMap, Shapes]], alike: Callable[[Shapes, Shapes], bool]
) -> list[tuple[PublishedMap, Shapes]]:
    """The maps of one source and format that were ever in force, each with its shapes, by the rule above.

    Of equal maps the one given last is taken for the later. `alike` says whether two drew the same.
    """
    turns: list[tuple[PublishedMap, Shapes]] = []
    for one, shapes in sorted(maps, key=lambda pair: (pair[0].known_from, *pair[0].rank)):
        if turns:
            last, drawn = turns[-1]
            if one.rank < last.rank or (one.data_day == last.data_day and alike(drawn, shapes)):
                continue
            if one.known_from == last.known_from:
                turns.pop()
        turns.append((one, shapes))
    return turns


def map_series(maps: Iterable[ControlMap], warnings: Sequence[str] = ()) -> tuple[MapSeries, ...]:
    """The series of some maps as they were read from files, by source and format; without any store."""
    groups: dict[tuple[str, str], list[ControlMap]] = {}
    for one in maps:
        groups.setdefault((one.source_id, one.format), []).append(one)
    return tuple(_series(source_id, name, group, warnings) for (source_id, name), group in sorted(groups.items()))


def _series(source_id: str, name: str, maps: Iterable[ControlMap], warnings: Sequence[str]) -> MapSeries:
    from data.series import encode, rings_drawn  # here, as reading a ledger without maps needs no geometry

    turns = in_turn(
        ((published(one, warnings), one) for one in maps), lambda a, b: rings_drawn(a.areas) == rings_drawn(b.areas)
    )
    own = [(one.known_from, [(str(area.state), area.geometry) for area in drawn.own_areas]) for one, drawn in turns]
    told = [
        (one.known_from, [(str(area.state), area.geometry) for area in drawn.claimed_areas]) for one, drawn in turns
    ]
    claimed = encode(told) if any(shapes for _, shapes in told) else None
    return MapSeries(source_id, name, tuple(one for one, _ in turns), encode(own), claimed)


def published(one: ControlMap, warnings: Sequence[str] = (), entry: int = 0) -> PublishedMap:
    """Where a map that was read comes from."""
    return PublishedMap(
        one.data_day,
        one.file_day,
        one.file_name,
        one.sha256,
        tuple(sorted({area.layer for area in one.own_areas})),
        tuple(sorted({area.layer for area in one.claimed_areas})),
        one.missing,
        tuple(warnings),
        entry,
    )
