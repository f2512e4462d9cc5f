"""The staff in large, for the panel: the same five cells as on the map.

Fills and patterns are the page's style (static/page.css); Streamlit lets no SVG through, so the cells are boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.cells import Cell, cells, denies, fills, in_part
from dashboard.language import translated
from dashboard.panels.quoting import printed_words, words_of
from dashboard.panels.said import PlaceSaid
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, answers_in_words
from data.breath import Breaths
from data.model import Group, State
from data.standings import Standing
from data.store import Ledger


def cells_of(ledger: Ledger, said: PlaceSaid) -> list[Cell]:
    """The five cells of what a View says of one place."""
    group_of = {name: source.group for name, source in ledger.sources.items()}
    return cells(said.standings, group_of, {group_of[claim.source_id] for claim in said.claims})


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


def staff_words(ledger: Ledger, said: PlaceSaid, made: Sequence[Cell]) -> str:
    """What each of the five groups says of control, every answer of every source; what is less than the whole as a
    fact, or denied, with the words it was printed in, since a cell can't say how much is meant."""
    rows = []
    for cell in made:
        own = [one for one in said.standings if one.question == "control" and _group(ledger, one) is cell.group]
        other = html(translated("speaks, but not of control" if cell.speaks else "silent"))
        rows.append(
            f"<li><b>{html(translated(GROUP_NAMES[cell.group]))}</b> {_by_source(ledger, said, own) or other}</li>"
        )
    return f'<ul class="gl-cells">{"".join(rows)}</ul>'


def _by_source(ledger: Ledger, said: PlaceSaid, standings: Sequence[Standing]) -> str:
    """Each source once, with all its answers."""
    answers: dict[str, list[str]] = {}
    breaths = said.breaths
    for one in standings:
        answers.setdefault(one.source_id, []).append(_answer(said, one, breaths))
    return ". ".join(f"{html(ledger.sources[name].name)}: {'; '.join(told)}" for name, told in answers.items())


def _group(ledger: Ledger, standing: Standing) -> Group:
    return ledger.sources[standing.source_id].group


def _answer(said: PlaceSaid, standing: Standing, breaths: Breaths) -> str:
    plain = fills(standing) and not in_part(standing)
    return html(answers_in_words(standing, breaths)) + ("" if plain else printed_words(words_of(standing, said.claims)))
