"""The comparison of a snapshot: what is told of it, whether its layers may be drawn, and the layers as rows with their shapes.

Figures are told in any case, as shares of places are. The layers are made of what both sources drew, so they are let in only
where both maps may be: open ones, or all with `--with-restricted`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from dashboard.answers import Row
from dashboard.area_answers import DIGITS
from dashboard.language import N_, translated
from dashboard.palette import state_label
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import layers_may_be_drawn, side_record
from dashboard.wording import source_names
from dashboard.wording_comparison import LAYERS, km2_in_words, layer_in_words, lines_of
from data.movement.comparison import Compared
from data.movement.sides import Comparison
from geo.equal_area import PROJECTION
from geo.slivers import SLIVER_KM2

COMPARISON_TABLE = (
    "state", "layer", "km2", "on_map", "a_source_id", "a_data_day", "a_file", "a_file_sha256", "b_source_id", "b_data_day",
    "b_file", "b_file_sha256", "doubt", "projection", "sliver_threshold_km2", "licence",
)  # fmt: skip
COMPARISON_NUMBERS = frozenset({"km2", "sliver_threshold_km2"})
COMPARISON_MEANINGS = {
    "layer": N_("only_a: drawn as this state by map A and not by map B; only_b: the reverse; both: by both."),
    "km2": N_("The area of the layer without slivers."),
    "on_map": N_("yes: the layers of this state are the ones on the map of this View."),
    "doubt": N_("Why the two files may differ though nothing has moved; empty where nothing is known of it."),
}


@dataclass(frozen=True)
class Layer:
    """One layer of one state: a name for it that no other feature has, its row, and its shape in degrees of WGS84."""

    name: str
    row: Row
    shape: BaseGeometry


def layers(contents: Contents) -> Iterator[Layer]:
    """Every layer of every state that is compared; none where they may not be passed on."""
    comparison = contents.comparison
    if comparison is None or not layers_may_be_drawn(contents):
        return
    for compared in comparison.states:
        km2, shapes = compared.km2(), compared.shapes()
        for layer in LAYERS:
            if not shapes[layer].is_empty:
                row = _row(contents, comparison, compared.state, layer, km2[f"{layer}_km2"])
                yield Layer(f"comparison/{compared.state}/{layer}", row, shapes[layer])


def _row(contents: Contents, comparison: Comparison, state: str, layer: str, km2: float) -> Row:
    a, b = comparison.sides
    sources = dict.fromkeys(contents.ledger.sources[side.source_id] for side in comparison.sides)
    values: tuple[object, ...] = (
        state, layer, round(km2, DIGITS), "yes" if state == comparison.state else "no",
        *(part for side in (a, b) for part in (
            side.source_id, side.map.data_day.isoformat(), side.map.file_name, side.map.sha256,
        )),
        str(comparison.reason(state) or ""), PROJECTION, SLIVER_KM2,
        "; ".join(f"{source.name}: {source.licence} ({source.redistribution})" for source in sources),
    )  # fmt: skip
    return dict(zip(COMPARISON_TABLE, values, strict=True))


def comparison_lines(contents: Contents) -> tuple[str, ...]:
    """Sides, figures, doubts and method in plain text, one line each; nothing where nothing is compared."""
    comparison = contents.comparison
    if comparison is None:
        return ()
    names = source_names(contents.ledger)
    told = [_figures(one) for one in comparison.states]
    told += [] if layers_may_be_drawn(contents) else [left_out_in_words()]
    return (*told, *lines_of(comparison, names, contents.answer.day))


def _figures(compared: Compared) -> str:
    km2 = compared.km2()
    parts = [f"{layer_in_words(layer)} {km2_in_words(km2[f'{layer}_km2'])}" for layer in LAYERS]
    slivers = translated("slivers {km2}").format(km2=km2_in_words(km2["sliver_km2"]))
    return f"{state_label(compared.state)}: {', '.join([*parts, slivers])}."


def left_out_in_words() -> str:
    """That the layers are not there, and why."""
    return translated("The layers of the comparison are left out: they may not be passed on without asking.")


def comparison_record(contents: Contents) -> dict[str, Any]:
    """The comparison for a manifest: both sides, and the figures of every state; nothing where nothing is compared."""
    comparison = contents.comparison
    if comparison is None:
        return {}
    drawn = layers_may_be_drawn(contents)
    record = {
        "a": side_record(comparison.a, drawn=drawn),
        "b": side_record(comparison.b, drawn=drawn),
        "state": comparison.state,
        "drawn": drawn,
        "states": [_figures_record(comparison, one) for one in comparison.states],
        "projection": PROJECTION,
        "sliver_threshold_km2": str(SLIVER_KM2),
    }
    return {"comparison": record}


def _figures_record(comparison: Comparison, compared: Compared) -> dict[str, str]:
    """As text with three decimals: what is hashed must not depend on how a program writes numbers."""
    km2 = {name: f"{value:.{DIGITS}f}" for name, value in compared.km2().items()}
    return {"state": compared.state, **km2, "doubt": str(comparison.reason(compared.state) or "")}
