"""The other side of a comparison as the address names it: whose map, about which day, and which state is laid over which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from data.days import read_day
from data.model import State

# Looked at unless another is named: the one state that every mapper draws.
USUAL_STATE = str(State.russian)
RULE = "is no SOURCE@DAY or SOURCE@DAY@STATE"


@dataclass(frozen=True, slots=True)
class OtherSide:
    """Side B: the map of a source that is about `day`. Side A is the map that the View shows anyway."""

    source_id: str
    day: date
    state: str = USUAL_STATE

    def __str__(self) -> str:
        named = (self.source_id, self.day.isoformat(), *([] if self.state == USUAL_STATE else [self.state]))
        return "@".join(named)


def read_other_side(text: str) -> OtherSide:
    """The side that a value names; ValueError with the rule for what names none."""
    source_id, _, rest = text.partition("@")
    day, _, state = rest.partition("@")
    if not source_id or not day or (state and state not in set(State)):
        raise ValueError(RULE)
    return OtherSide(source_id, read_day(day), state or USUAL_STATE)


def suggested_day(days: Collection[date], shown: date, *, same_source: bool) -> date:
    """The day to begin a comparison with: the latest that is not after the one shown; of the same source, the one before."""
    before = [day for day in days if day < shown or (day == shown and not same_source)]
    return max(before, default=min((day for day in days if day != shown), default=shown))
