"""The staff in large, as SVG for the panel: the same five cells as on the map, in the colours of the page's theme.

Colours are CSS variables of the page's style (static/page.css), so that light and dark need no second drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.model import Group, State
from data.standings import Standing
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, answer_in_words
from dashboard.language import translated

WIDTH, HEIGHT, TOP = 24, 36, 8


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


def staff_svg(made: Sequence[Cell]) -> str:
    """The staff as one SVG element; decorative, since the panel says the same in words below it."""
    parts = [_cell(cell, i * WIDTH + 2) for i, cell in enumerate(made)]
    base = f'<path class="gl-base" d="M2 {TOP + HEIGHT + 0.6}H{2 + 5 * WIDTH}"/>'
    width = 5 * WIDTH + 4
    return (
        f'<svg class="gl-staff" width="{width}" height="{TOP + HEIGHT + 4}" '
        f'viewBox="0 0 {width} {TOP + HEIGHT + 4}" aria-hidden="true">{PATTERNS}{"".join(parts)}{base}</svg>'
    )


PATTERNS = (
    "<defs>"
    '<pattern id="gl-contested" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="3" class="gl-fill-ukrainian"/><rect y="3" width="6" height="3" class="gl-fill-russian"/></pattern>'
    '<pattern id="gl-grey" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="4" height="4" class="gl-paper"/><path class="gl-hatch" d="M-1 1L1 -1M0 4L4 0M3 5L5 3"/></pattern>'
    '<pattern id="gl-infiltrated" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="4" height="4" class="gl-paper"/><circle cx="2" cy="2" r="1" class="gl-dots"/></pattern>'
    "</defs>"
)


def _cell(cell: Cell, x: float) -> str:
    if not cell.standings:
        dot = f'<circle class="gl-ink" cx="{x + WIDTH / 2}" cy="{TOP + HEIGHT / 2}" r="3"/>'
        return _box(x, WIDTH) + dot if cell.speaks else ""
    shown = cell.standings[:2]
    width = WIDTH / len(shown)
    drawn = "".join(_entry(one, x + i * width, width) for i, one in enumerate(shown))
    more = f'<text class="gl-plus" x="{x + WIDTH / 2}" y="7" text-anchor="middle">+</text>'
    return drawn + (more if len(cell.standings) > 2 else "")


def _box(x: float, width: float) -> str:
    return f'<rect class="gl-cell" x="{x}" y="{TOP}" width="{width}" height="{HEIGHT}"/>'


def _entry(standing: Standing, x: float, width: float) -> str:
    state = State(standing.state)
    if denies(standing):
        stroke = f'<path class="gl-line-{state}" d="M{x} {TOP + HEIGHT}L{x + width} {TOP}"/>'
        return _box(x, width) + stroke + _frame(x, width)
    top = TOP + HEIGHT / 2 if in_part(standing) else TOP
    fill = f'<rect class="gl-fill-{state}" x="{x}" y="{top}" width="{width}" height="{TOP + HEIGHT - top}"/>'
    return _box(x, width) + fill + _frame(x, width)


def _frame(x: float, width: float) -> str:
    return f'<rect class="gl-frame" x="{x}" y="{TOP}" width="{width}" height="{HEIGHT}"/>'


def staff_words(made: Sequence[Cell]) -> str:
    """The staff as a list: what each of the five groups says of control."""
    rows = []
    for cell in made:
        said = "; ".join(answer_in_words(one) for one in cell.standings)
        said = said or translated("speaks, but not of control" if cell.speaks else "silent")
        rows.append(f"<li><b>{html(translated(GROUP_NAMES[cell.group]))}</b> {html(said)}</li>")
    return f'<ul class="gl-cells">{"".join(rows)}</ul>'
