"""How the cost of a change grows with the claims: the chart in the README, drawn from what was measured."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

# Side, its words, colour, mark.
LINES = (
    ("naive", "a marker a claim, map made anew", "#9C2B20", "s"),
    ("geojson", "cached GeoJSON, map kept", "#5F656B", "D"),
    ("deck", "pydeck (deck.gl in software)", "#8A8577", "v"),
    ("source", "Greyline, a source hidden", "#63A9E0", "^"),
    ("bare", "empty page's rerun: Streamlit's floor", "#22262B", "x"),
    ("ours", "Greyline, day on the page's slider", "#0B57A4", "o"),
    ("strip", "Greyline, day on the map's strip", "#2A6FB0", "P"),
)
SIZE_INCHES, DPI = (8.0, 4.6), 150
INK, QUIET = "#22262B", "#5A6068"


def draw(found: dict[str, Any], target: Path) -> None:
    """Draws medians on two logarithmic axes, with a light ground."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for side, words, colour, mark in LINES:
        points = points_of(found, side)
        if points:
            axes.plot(*zip(*points, strict=True), color=colour, marker=mark, linewidth=1.8, markersize=6, label=words)
    label(axes, sorted(int(size) for size in found))
    figure.savefig(target, facecolor="white", metadata={"Software": None})


def points_of(found: dict[str, Any], side: str) -> list[tuple[int, float]]:
    """Claims and milliseconds, for the sizes a side was measured on."""
    timed = {int(size): told["sides"].get(side) for size, told in found.items()}
    return [(size, median(one["ms"] for one in ones)) for size, ones in sorted(timed.items()) if ones]


def label(axes: Any, sizes: list[int]) -> None:
    """Axes in words; only what is needed to read them."""
    axes.set(xscale="log", yscale="log", xlabel="claims in the ledger", ylabel="milliseconds from key press to paint")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.minorticks_off()
    axes.grid(axis="y", color="#E4E0D6", linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=QUIET)
    axes.set_title("A change of the day, until it is painted", loc="left", color=INK, fontsize=12)
    axes.legend(frameon=False, fontsize=9, loc="upper left", labelcolor=INK)
