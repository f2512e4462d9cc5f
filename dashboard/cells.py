"""What stands in the five cells of a staff: on the map, in the panel and in every picture the same. Pure.

Beside what a group says stands what its mappers drew: shares of the reference area, never a majority.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.map_standings import NOT_STATED, MapStanding
from data.model import Group, State
from data.standings import Standing

ORDER = {str(state): number for number, state in enumerate(State)}


@dataclass(frozen=True)
class Cell:
    """One cell: the answers of one group of sources about control, newest first, or that it speaks of other things; and what
    its mappers drew, as far as it looks different, newest first too."""

    group: Group
    standings: tuple[Standing, ...]
    speaks: bool
    maps: tuple[MapStanding, ...] = ()

    @property
    def shown(self) -> tuple[Standing | MapStanding, ...]:
        """In the order in which they are drawn: where a group has both, its newest words stand left, its newest map right."""
        said, drawn = self.standings, self.maps
        return (*said[:1], *drawn[:1], *said[1:], *drawn[1:])


def known_from(one: Standing | MapStanding) -> date:
    """Since when an answer is known."""
    return one.map.known_from if isinstance(one, MapStanding) else one.known_from


def shares_drawn(one: MapStanding) -> list[tuple[str, float]]:
    """What a map drew of the reference area, in the fixed order of states, per cent; what is not stated is not among it."""
    drawn = [(state, share) for state, share in one.per_cent.items() if state != NOT_STATED and share > 0]
    return sorted(drawn, key=lambda pair: ORDER[pair[0]])


def looking_alike(maps: Iterable[MapStanding]) -> tuple[MapStanding, ...]:
    """Of maps that look the same in a cell the newest: half a per cent can't be seen in it."""
    newest: dict[tuple[tuple[str, int], ...], MapStanding] = {}
    for one in maps:
        key = tuple((state, round(share)) for state, share in shares_drawn(one))
        if key not in newest or newest[key].map.known_from < one.map.known_from:
            newest[key] = one
    return tuple(sorted(newest.values(), key=lambda one: -one.map.known_from.toordinal()))


def fills(standing: Standing) -> bool:
    """Whether a standing may fill anything: a state claimed of the place itself, as a fact or as under way."""
    return (
        standing.question == "control"
        and standing.stance == "asserted"
        and standing.phase in ("is", "under_way")
        and standing.scope in ("whole", "part")
    )


def denies(standing: Standing) -> bool:
    """Whether a standing is a denial of control of the place itself."""
    return standing.question == "control" and standing.stance == "denied" and standing.scope in ("whole", "part")


def in_part(standing: Standing) -> bool:
    """Whether it is less than the whole as a fact."""
    return standing.scope == "part" or standing.phase == "under_way"


def look(standing: Standing) -> tuple[str, bool, bool]:
    """How an answer is drawn: its state, whether it is a denial, and whether half a cell is filled."""
    denied = denies(standing)
    return standing.state, denied, not denied and in_part(standing)


def answers(own: Iterable[Standing]) -> tuple[Standing, ...]:
    """The answers about control that look different, the newest of each, the newest first; ties in the order of states."""
    newest: dict[tuple[str, bool, bool], Standing] = {}
    for one in own:
        if not (fills(one) or denies(one)):
            continue
        known = newest.get(look(one))
        if known is None or one.known_from > known.known_from:
            newest[look(one)] = one
    return tuple(sorted(newest.values(), key=lambda one: (-one.known_from.toordinal(), ORDER[one.state], denies(one))))


def cells(
    standings: Sequence[Standing], group_of: dict[str, Group], speaking: set[Group], maps: Sequence[MapStanding] = ()
) -> list[Cell]:
    """The five cells of a place, in the staff's order."""
    drawn = {group: looking_alike(one for one in maps if group_of[one.source_id] is group) for group in Group}
    own: dict[Group, list[Standing]] = {group: [] for group in Group}
    for one in standings:
        own[group_of[one.source_id]].append(one)
    return [
        Cell(group, answers(said), group in speaking or bool(drawn[group]), drawn[group]) for group, said in own.items()
    ]
