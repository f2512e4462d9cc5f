"""Why two maps of a source can't be compared: what jumps between them is the file, not the front.

Where there is a reason no square kilometre is called gained or lost. It holds for all states of the two maps, since where
a layer is missing the others are drawn over its land, or for one state alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.maps import PublishedMap


class Cause(StrEnum):
    """Why a series jumps for a reason of its own."""

    nothing_drawn = "nothing_drawn"
    missing_layer = "missing_layer"
    other_layers = "other_layers"
    not_drawn = "not_drawn"
    redefined = "redefined"


@dataclass(frozen=True, slots=True)
class Jump:
    """A reason, with what it is about: layers by the publisher's names, the state, or the source's own new meaning."""

    cause: Cause
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.cause}: {', '.join(self.about)}" if self.about else str(self.cause)


@dataclass(frozen=True, slots=True)
class Redefinition:
    """A source meant something else by a state from a day on, or from some day in the year that begins with it."""

    source_id: str
    state: str
    since: date
    meaning: str


REDEFINITIONS = (
    # The day is not known, only the year: what is compared across its beginning may be two things under one name.
    Redefinition("deepstate", "grey", date(2026, 1, 1), "in 2026: where Russian troops infiltrate among Ukrainian ones"),
)


def jump(
    source_id: str, state: str, before: tuple[PublishedMap, Collection[str]], after: tuple[PublishedMap, Collection[str]]
) -> Jump | None:
    """The reason why a state's area on one map is not to be compared with that on another, each with the states it draws."""
    (then, drawn_then), (now, drawn_now) = before, after
    if not drawn_then or not drawn_now:
        return Jump(Cause.nothing_drawn, (str(then.data_day if not drawn_then else now.data_day),))
    if missing := set(then.missing) ^ set(now.missing):
        return Jump(Cause.missing_layer, tuple(sorted(missing)))
    if layers := set(then.layers) ^ set(now.layers):
        return Jump(Cause.other_layers, tuple(sorted(layers)))
    if (state in drawn_then) != (state in drawn_now):
        return Jump(Cause.not_drawn, (str(then.data_day if state in drawn_now else now.data_day),))
    return _redefined(source_id, state, then.data_day, now.data_day)


def _redefined(source_id: str, state: str, then: date, now: date) -> Jump | None:
    for one in REDEFINITIONS:
        if (one.source_id, one.state) == (source_id, state) and min(then, now) < one.since <= max(then, now):
            return Jump(Cause.redefined, (one.meaning,))
    return None
