"""Two maps compared, in figures: a table of all states, and beside it whatever a difference may come from besides the front."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from dashboard.address import COMPARE_WITH, seed
from dashboard.language import day_in_words, translated
from dashboard.loading import load_comparison, load_ledger
from dashboard.palette import state_label
from dashboard.panels.maps_list import licence
from dashboard.safe import html
from dashboard.wording import source_names
from dashboard.wording_comparison import (
    LAYERS,
    doubts_of,
    km2_in_words,
    layer_in_words,
    notes_of,
    origin_in_words,
    side_in_words,
)
from data.movement.comparison import Compared
from data.movement.sides import Comparison, swapped
from data.store import Ledger
from data.view import Answer, View
from data.view_address import on_strip


def draw_comparison(ledger: Ledger, view: View, answer: Answer) -> None:
    """The figures under the map; nothing where nothing is compared."""
    if view.compare is None:
        return
    with st.container(key="comparison"):
        comparison = load_comparison(view)
        if comparison is None:
            st.html(f'<p class="gl-second">{html(nothing_in_words(ledger, view, answer))}</p>')
        else:
            st.html(comparison_html(ledger, comparison, answer))
        _draw_buttons(view, comparison)


def nothing_in_words(ledger: Ledger, view: View, answer: Answer) -> str:
    """That there is no map A on this day."""
    said = translated("Nothing is compared: no map by {source} is known by {day}.")
    if view.since is not None:
        said = translated("Nothing is compared: no map by {source} became known on {day}.")
    return said.format(source=source_names(ledger)[view.maps[0]], day=day_in_words(answer.day))


def _draw_buttons(view: View, comparison: Comparison | None) -> None:
    with st.container(key="comparison-buttons", horizontal=True):
        other = swapped(load_ledger().maps, view, comparison) if comparison else None
        if other:
            st.button(translated("Swap A and B"), key="compare-swap", on_click=_go, args=(other,))
        st.button(translated("End the comparison"), key="compare-end", on_click=_end)


def _go(view: View) -> None:
    seed(on_strip(view, load_ledger().strip_days)[0])


def _end() -> None:
    st.session_state[COMPARE_WITH] = None


def comparison_html(ledger: Ledger, comparison: Comparison, answer: Answer) -> str:
    """Sides, table and notes."""
    names = source_names(ledger)
    sides = "".join(
        f"<p><bdi>{html(side_in_words(letter, one, names[one.source_id]))}</bdi>"
        f'<span class="gl-second"><bdi>{html(origin_in_words(one, answer.day))}</bdi></span></p>'
        for letter, one in zip("AB", comparison.sides, strict=True)
    )
    doubts = "".join(f'<p class="gl-doubt"><bdi>{html(line)}</bdi></p>' for line in doubts_of(comparison, names))
    lines = [*notes_of(), *_licences(ledger, comparison)]
    notes = "".join(f"<li><bdi>{html(line)}</bdi></li>" for line in lines)
    return (
        f'<section class="gl-compared"><h3>{html(translated("Compared"))}</h3>{sides}{doubts}{table_html(comparison)}'
        f'<ul class="gl-second">{notes}</ul></section>'
    )


def table_html(comparison: Comparison) -> str:
    """A row for each state that either map draws; the one whose layers are drawn is marked."""
    heads = [translated("State"), *map(layer_in_words, LAYERS), translated("Slivers")]
    head = "".join(f'<th scope="col">{html(name)}</th>' for name in heads)
    rows = "".join(_row(one, shown=one.state == comparison.state) for one in comparison.states)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(compared: Compared, *, shown: bool) -> str:
    km2 = compared.km2()
    label = state_label(compared.state)
    name = translated("{state} (on the map)").format(state=label) if shown else label
    cells = "".join(f"<td>{html(km2_in_words(km2[f'{part}_km2']))}</td>" for part in (*LAYERS, "sliver"))
    return f'<tr><th scope="row">{html(name)}</th>{cells}</tr>'


def _licences(ledger: Ledger, comparison: Comparison) -> Iterator[str]:
    """On what terms each source publishes its maps."""
    for source_id in dict.fromkeys(side.source_id for side in comparison.sides):
        yield f"{ledger.sources[source_id].name}: {licence(ledger, source_id)}."
