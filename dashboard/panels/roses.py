"""Roses: where a source speaks of parts of a place, which part it says is whose. Nothing is filled that it did not name."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.cells import denies
from dashboard.language import translated
from dashboard.palette import state_label
from dashboard.safe import html
from dashboard.wording import PHASE_NAMES, extent_in_words
from data.model import NAMED_SECTORS, SECTORS, Group, Phase, Scope, State
from data.standings import Standing
from data.store import Ledger

# The eight sectors clockwise from north, then the centre: every part that can be pointed at.
PARTS = ("n", "ne", "e", "se", "s", "sw", "w", "nw", "centre")


def located(one: Standing) -> bool:
    """Whether a standing says of a part that can be pointed at who holds it, or that somebody does not."""
    return one.question == "control" and one.scope == Scope.part and one.sector in NAMED_SECTORS


def by_source(ledger: Ledger, standings: Sequence[Standing]) -> dict[str, list[Standing]]:
    """What the sources that speak of sectors say of control here, in the staff's order."""
    speaking = {one.source_id for one in standings if located(one)}
    order = list(Group)
    ranked = sorted(speaking, key=lambda name: (order.index(ledger.sources[name].group), name))
    return {name: [one for one in standings if one.source_id == name and one.question == "control"] for name in ranked}


def filled(own: Sequence[Standing]) -> dict[str, Standing]:
    """What each part is filled with: its own answer, else that for the rest, else that for the whole as a fact."""
    said = [one for one in own if one.stance == "asserted"]
    named = {one.sector: one for one in said if located(one)}
    rest = next((one for one in said if one.sector == "rest"), None)
    whole = next((one for one in said if one.scope == Scope.whole and one.phase == Phase.is_), None)
    # The rest is what was not spoken of at all: a part of which something is denied is none of it.
    apart = {one.sector for one in own if located(one)}
    chosen = {part: named.get(part) or (None if part in apart else rest) or whole for part in PARTS}
    return {part: one for part, one in chosen.items() if one is not None}


def roses_html(ledger: Ledger, standings: Sequence[Standing]) -> str:
    """A rose and its words for each source that speaks of sectors; nothing where none does."""
    found = by_source(ledger, standings)
    if not found:
        return ""
    roses = "".join(_rose(ledger.sources[name].name, own) for name, own in found.items())
    return f"<h3>{html(translated('Parts of the place'))}</h3>{roses}"


def _rose(name: str, own: Sequence[Standing]) -> str:
    wedges = "".join(_wedge(part, one) for part, one in filled(own).items())
    picture = f'<span class="gl-rose" aria-hidden="true">{wedges}<i class="gl-lines"></i></span>'
    return (
        f'<figure class="gl-rose-of">{picture}<figcaption><b><bdi>{html(name)}</bdi></b>: '
        f"{html(in_words(own))}</figcaption></figure>"
    )


def _wedge(part: str, one: Standing) -> str:
    broken = " gl-broken" if one.phase != Phase.is_ else ""
    return f'<i class="gl-wedge gl-at-{part} gl-full gl-{State(one.state)}{broken}"></i>'


def in_words(own: Sequence[Standing]) -> str:
    """The rose in words: "north: Russian; the rest: Grey"; what is said of the whole comes last."""
    ranked = sorted(own, key=lambda one: SECTORS.index(one.sector) if one.sector else len(SECTORS))
    return "; ".join(_part_in_words(one) for one in ranked if one.scope in (Scope.part, Scope.whole))


def _part_in_words(one: Standing) -> str:
    where = extent_in_words(one) or translated("the whole")
    state = state_label(one.state)
    said = translated("denied: {what}").format(what=state) if denies(one) else state
    phase = f" ({translated(PHASE_NAMES[one.phase])})" if PHASE_NAMES[one.phase] else ""
    return f"{where}: {said}{phase}"
