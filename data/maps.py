"""The control maps of a ledger: for each source and format which map was in force from which day, and what it drew.

A map is known from the later of its two days, the data day and the file day, and never earlier: nobody could see it before
it was made, nor before the day it is about. From then on it is in force until a map of the same source and format is known
that is about a later day, or about the same day in a later file; an older day that is printed late never takes its place.
The same day drawn again without a change is no news: the file that had it first counts. How old a map is, is counted from
the day it became known, like the age of a claim; what it is about stands beside it as `data_day`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from data.control import ControlMap
from data.ring_writer import RingWriter
from data.rings import Drawing, RingTable
from data.series import Series, series_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


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
class Outlines:
    """What the maps of one series drew: their drawings in turn, and the table of rings these are told by."""

    table: RingTable = field(repr=False)
    drawings: tuple[Drawing, ...] = field(repr=False)

    def series(self, maps: Sequence[PublishedMap]) -> Series:
        """The series of these maps, see `data.series`."""
        return series_of(self.table, [(one.known_from, own) for one, own in zip(maps, self.drawings, strict=True)])


@dataclass(frozen=True, eq=False)
class MapSeries:
    """All maps of one source in one format that were ever in force, in the order in which they came to be.

    `own` is what the source drew as its own view, `passed_on` what it only passes on, or None. Number n there belongs to
    `maps[n]`.
    """

    source_id: str
    format: str
    maps: tuple[PublishedMap, ...]
    own: Outlines = field(repr=False)
    passed_on: Outlines | None = field(default=None, repr=False)

    @cached_property
    def series(self) -> Series:
        """The source's own view as the map script reads it (`data.series`); its `days` are those on which each map came
        to be in force."""
        return self.own.series(self.maps)

    @cached_property
    def claimed(self) -> Series | None:
        """What the source only passes on, in the same form and under the same numbers; None where it is nothing."""
        return self.passed_on.series(self.maps) if self.passed_on else None

    def number_on(self, day: date) -> int:
        """The number of the map in force on a day; -1 before the first."""
        return bisect_right([one.known_from for one in self.maps], day) - 1

    def on(self, day: date) -> PublishedMap | None:
        """The map in force on a day, or None before the first."""
        number = self.number_on(day)
        return self.maps[number] if number >= 0 else None

    def shapes(self, number: int) -> list[tuple[str, BaseGeometry]]:
        """What a map draws, each polygon with its state, in degrees: the source's own view."""
        from data.outlines import shapes_of  # here, as reading a ledger needs no geometry

        return shapes_of(self.own.table, self.own.drawings[number])

    def shapes_on(self, day: date) -> list[tuple[str, BaseGeometry]]:
        """The same of the map in force on a day; nothing before the first."""
        number = self.number_on(day)
        return self.shapes(number) if number >= 0 else []


def in_force(maps: Iterable[MapSeries], source_id: str, day: date) -> tuple[MapSeries, PublishedMap] | None:
    """What a source shows on a day, out of all its formats: the map about the latest day; of two about one day the one
    that lacks fewer layers."""
    found = [(one, on) for one in maps if one.source_id == source_id and (on := one.on(day))]
    return max(found, key=lambda one: (one[1].data_day, -len(one[1].missing), one[0].format), default=None)


# A map with what it drew as its own view and what it passes on.
DrawnMap = tuple[PublishedMap, Drawing, Drawing]


def in_turn(maps: Iterable[DrawnMap]) -> list[DrawnMap]:
    """The maps of one source and format that were ever in force, by the rule above; of equal maps the last is the later."""
    turns: list[DrawnMap] = []
    for one in sorted(maps, key=lambda drawn: (drawn[0].known_from, *drawn[0].rank)):
        if turns:
            last = turns[-1]
            if one[0].rank < last[0].rank or (one[0].data_day == last[0].data_day and _alike(one, last)):
                continue
            if one[0].known_from == last[0].known_from:
                turns.pop()
        turns.append(one)
    return turns


def _alike(one: DrawnMap, other: DrawnMap) -> bool:
    return all(a.rings_by_state() == b.rings_by_state() for a, b in zip(one[1:], other[1:], strict=True))


def series_from(source_id: str, form: str, maps: Iterable[DrawnMap], own: RingTable, passed_on: RingTable) -> MapSeries:
    """The series of maps told by two tables of rings."""
    turns = in_turn(maps)
    told = tuple(one[2] for one in turns)
    return MapSeries(
        source_id,
        form,
        tuple(one[0] for one in turns),
        Outlines(own, tuple(one[1] for one in turns)),
        Outlines(passed_on, told) if any(drawing.drawn for drawing in told) else None,
    )


def map_series(maps: Iterable[ControlMap], warnings: Sequence[str] = ()) -> tuple[MapSeries, ...]:
    """The series of some maps as they were read from files, by source and format; without any store."""
    groups: dict[tuple[str, str], list[ControlMap]] = {}
    for one in maps:
        groups.setdefault((one.source_id, one.format), []).append(one)
    return tuple(_series(source_id, form, group, warnings) for (source_id, form), group in sorted(groups.items()))


def _series(source_id: str, form: str, maps: Iterable[ControlMap], warnings: Sequence[str]) -> MapSeries:
    own, passed_on = RingWriter(RingTable()), RingWriter(RingTable())
    drawn = [(published(one, warnings), *written(one, own, passed_on)) for one in maps]
    return series_from(source_id, form, drawn, own.table, passed_on.table)


def written(one: ControlMap, own: RingWriter, passed_on: RingWriter) -> tuple[Drawing, Drawing]:
    """A map that was read as drawings: its source's own view, and what it passes on."""
    from data.outlines import outlined  # here, as reading a ledger needs no geometry

    return own.write(outlined(one.own_areas)), passed_on.write(outlined(one.claimed_areas))


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
