"""What stands in the five cells of a staff: on the map, in the panel and in every picture the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.model import Group, State
from data.standings import Standing

ORDER = {str(state): number for number, state in enumerate(State)}


@dataclass(frozen=True)
class Cell:
    """One cell: the answers of one group of sources about control, newest first, or that it speaks of other things."""

    group: Group
    standings: tuple[Standing, ...]
    speaks: bool


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


def cells(standings: Sequence[Standing], group_of: dict[str, Group], speaking: set[Group]) -> list[Cell]:
    """The five cells of a place, in the staff's order."""
    own: dict[Group, list[Standing]] = {group: [] for group in Group}
    for one in standings:
        own[group_of[one.source_id]].append(one)
    return [Cell(group, answers(said), group in speaking) for group, said in own.items()]
