"""What fills a place's disc: sectors where sources agree, equal slices where they differ, nothing in silence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cells import ORDER, fills, in_part
from data.model import NAMED_SECTORS
from data.standings import Standing

ALL_ROUND = (0.0, 1.0)
# A disc that only shows where the place is judged, as a published map is drawn beneath it.
GIVEN_WAY = "map"


@dataclass(frozen=True)
class Fill:
    """One filled shape: a sector by name, or a slice (shares of the circle, clockwise from north), whole or inner."""

    state: str
    since: date
    standing: Standing
    sector: str = ""
    span: tuple[float, float] = ALL_ROUND
    inner: bool = False


@dataclass(frozen=True)
class Disc:
    """A disc: `silent`, `sectors`, `slices` or `map`, and its fills in the order in which they are painted."""

    form: str
    fills: tuple[Fill, ...] = ()


def disc_of(standings: Sequence[Standing]) -> Disc:
    """The disc of a place by these standings."""
    painting = [one for one in standings if fills(one)]
    if not painting:
        return Disc("silent")
    states = sorted({one.state for one in painting}, key=ORDER.__getitem__)
    if len(states) == 1 or len({one.source_id for one in painting}) == 1:
        return Disc("sectors", _sectors(painting, states))
    return Disc("slices", _slices(painting, states))


def _slices(painting: Sequence[Standing], states: Sequence[str]) -> tuple[Fill, ...]:
    """One equal slice for each state said; only the inner part where nobody says it of the whole as a fact."""
    made = []
    for i, state in enumerate(states):
        said = [one for one in painting if one.state == state]
        newest = max(said, key=lambda one: one.known_from)
        span = (i / len(states), (i + 1) / len(states))
        made.append(Fill(state, newest.known_from, newest, span=span, inner=all(map(in_part, said))))
    return tuple(made)


def _sectors(painting: Sequence[Standing], states: Sequence[str]) -> tuple[Fill, ...]:
    """The whole first, then the rest, then the sectors that lie somewhere; slices where none does."""
    located = [one for one in painting if not in_part(one) or one.sector in NAMED_SECTORS or one.sector == "rest"]
    if not located:
        return _slices(painting, states)
    return tuple(
        Fill(one.state, one.known_from, one, sector="" if _all_round(one) else one.sector)
        for one in sorted(located, key=_rank)
    )


def _all_round(one: Standing) -> bool:
    return not in_part(one) or one.sector == "rest"


def _rank(one: Standing) -> int:
    return 0 if not in_part(one) else 1 if one.sector == "rest" else 2
