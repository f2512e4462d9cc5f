"""The staff in large, for the panel: the same five cells as on the map.

Fills and patterns are the page's style (static/page.css); Streamlit lets no SVG through, so the cells are boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.language import translated
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, answer_in_words
from data.model import Group, State
from data.standings import Standing


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


def cells(standings: Sequence[Standing], group_of: dict[str, Group], speaking: set[Group]) -> list[Cell]:
    """The five cells of a place, in the staff's order."""
    made = []
    for group in Group:
        own = [one for one in standings if group_of[one.source_id] is group and (fills(one) or denies(one))]
        own.sort(key=lambda one: (-one.known_from.toordinal(), list(State).index(State(one.state))))
        distinct = list({(one.state, denies(one), in_part(one)): one for one in reversed(own)}.values())
        made.append(Cell(group, tuple(reversed(distinct)), group in speaking))
    return made


def staff_html(made: Sequence[Cell]) -> str:
    """The staff as boxes; decorative, since the panel says the same in words below it."""
    return f'<div class="gl-staff" aria-hidden="true">{"".join(map(_cell, made))}</div>'


def _cell(cell: Cell) -> str:
    if not cell.standings:
        spoken = '<i class="gl-dot"></i>' if cell.speaks else ""
        return f'<span class="{"gl-cell" if cell.speaks else "gl-silent"}">{spoken}</span>'
    more = '<i class="gl-plus">+</i>' if len(cell.standings) > 2 else ""
    return f'<span class="gl-cell">{"".join(map(_entry, cell.standings[:2]))}{more}</span>'


def _entry(standing: Standing) -> str:
    kind = "gl-denied" if denies(standing) else "gl-part" if in_part(standing) else "gl-full"
    return f'<i class="{kind} gl-{State(standing.state)}"></i>'


def staff_words(made: Sequence[Cell]) -> str:
    """The staff as a list: what each of the five groups says of control."""
    rows = []
    for cell in made:
        said = "; ".join(answer_in_words(one) for one in cell.standings)
        said = said or translated("speaks, but not of control" if cell.speaks else "silent")
        rows.append(f"<li><b>{html(translated(GROUP_NAMES[cell.group]))}</b> {html(said)}</li>")
    return f'<ul class="gl-cells">{"".join(rows)}</ul>'
