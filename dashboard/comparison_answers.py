"""Two maps compared as rows: what `areas --compare` prints, with the method beside every figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.answers import Row
from dashboard.area_answers import DIGITS
from data.movement.sides import Comparison
from data.shown_maps import ShownMap
from geo.equal_area import PROJECTION
from geo.regions import Region
from geo.slivers import SLIVER_KM2

SIDE = ("source_id", "format", "day", "file_name", "file_sha256")
COMPARED_COLUMNS = (
    "state", "only_a_km2", "only_b_km2", "both_km2", "sliver_km2", "reason", *(f"a_{name}" for name in SIDE),
    *(f"b_{name}" for name in SIDE), "within", "projection", "sliver_threshold_km2",
)  # fmt: skip


def compared_rows(comparison: Comparison, region: Region) -> Iterator[Row]:
    """A row for each state that either map draws. A piece is judged whole before the border of a region cuts it."""
    for one in comparison.states:
        km2 = replace(one, region=region).km2()
        yield {
            "state": one.state,
            **{name: round(value, DIGITS) for name, value in km2.items()},
            "reason": str(comparison.reason(one.state) or ""),
            **_side("a", comparison.a),
            **_side("b", comparison.b),
            "within": region.name,
            "projection": PROJECTION,
            "sliver_threshold_km2": SLIVER_KM2,
        }


def _side(letter: str, side: ShownMap) -> Row:
    published = side.map
    values = (side.source_id, side.series.format, published.data_day.isoformat(), published.file_name, published.sha256)
    return {f"{letter}_{name}": value for name, value in zip(SIDE, values, strict=True)}
