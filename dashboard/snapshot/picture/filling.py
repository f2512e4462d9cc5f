"""What fills a place's disc: sectors where sources agree, equal slices where they differ, nothing in silence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cells import ORDER, fills, in_part
from data.model import NAMED_SECTORS
from data.standings import Standing
from geo.areas import SECTORS

ALL_ROUND = (0.0, 1.0)
# A disc that only shows where the place is judged, as a published map is drawn beneath it.
GIVEN_WAY = "map"


@dataclass(frozen=True)
class Fill:
    """One filled shape: a sector by name, or a slice (shares of the circle, clockwise from north), whole or inner, less
    some sectors."""

    state: str
    since: date
    standing: Standing
    sector: str = ""
    span: tuple[float, float] = ALL_ROUND
    inner: bool = False
    without: tuple[str, ...] = ()


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
        return Disc("sectors", _sectors(painting, states, standings))
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


def _sectors(painting: Sequence[Standing], states: Sequence[str], said: Sequence[Standing]) -> tuple[Fill, ...]:
    """The whole first, then the rest, then the sectors that lie somewhere; slices where none does."""
    placed = [one for one in painting if not in_part(one) or one.sector in NAMED_SECTORS or one.sector == "rest"]
    if not placed:
        return _slices(painting, states)
    return tuple(_fill(one, said) for one in sorted(placed, key=_rank))


def _fill(one: Standing, said: Sequence[Standing]) -> Fill:
    if _all_round(one):
        return Fill(one.state, one.known_from, one, without=named_apart(one, said))
    return Fill(one.state, one.known_from, one, sector=one.sector)


def named_apart(one: Standing, said: Sequence[Standing]) -> tuple[str, ...]:
    """The sectors that a source speaks of by name, be it only as likely: what it says of the rest, or of the whole, is not
    said of them. A denial takes nothing from the whole; the rest is what it has not spoken of at all."""
    rest = one.sector == "rest"
    own = {
        other.sector
        for other in said
        if other.source_id == one.source_id and located(other) and (rest or other.stance == "asserted")
    }
    return tuple(name for name in SECTORS if name in own)


def located(one: Standing) -> bool:
    """Whether a standing is about control of a part that can be pointed at."""
    return one.question == "control" and one.scope == "part" and one.sector in NAMED_SECTORS


def _all_round(one: Standing) -> bool:
    return not in_part(one) or one.sector == "rest"


def _rank(one: Standing) -> int:
    return 0 if not in_part(one) else 1 if one.sector == "rest" else 2
