"""What was measured as one table: what, required, measured, verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

TIMES_SOONER = 12
WAYS = {
    "ours": "our page's slider", "strip": "our time strip", "naive": "naive page's slider",
    "bare": "a page with a slider alone (the floor of a rerun)",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One measurement; `holds` is None where nothing is required."""

    what: str
    required: str
    measured: str
    holds: bool | None = None


def rows_of(found: dict[str, Any]) -> list[Row]:
    """The table's rows from what was found."""
    return [*_days(found), *_reach(found), *_changes(found["changes"])]


def _days(found: dict[str, Any]) -> list[Row]:
    """The day changed in four ways: on our page's slider, on our map's time strip, on the naive page, on a bare page."""
    took = {side: [one["ms"] for one in found[side]["days"]] for side in WAYS}
    rows = [Row(f"key press to painted: {what}", "", spread(took[side])) for side, what in WAYS.items()]
    for side in ("ours", "strip"):
        times = median(took["naive"]) / median(took[side])
        what = f"how many times sooner than the naive page: {WAYS[side]}"
        rows.append(Row(what, f"at least {TIMES_SOONER}", f"{times:.1f}", times >= TIMES_SOONER))
    said = spread([one["page_ms"] for one in found["ours"]["days"]])
    rows.append(Row("key press to the page's sentence: our page's slider", "", said))
    for side, what in WAYS.items():
        cost = spread([one["processor_ms"] for one in found[side]["days"]])
        rows.append(Row(f"processor time of browser and server till all is at rest: {what}", "", cost))
    for side, what in list(WAYS.items())[:3]:
        blank, frames = (sum(one[name] for one in found[side]["days"]) for name in ("blank", "frames"))
        rows.append(Row(f"frames without a map till then: {what}", "", f"{blank} of {frames}"))
    return rows


def _reach(found: dict[str, Any]) -> list[Row]:
    ours, naive, total = found["ours"]["reach"], found["naive"]["reach"], found["claims"]
    return [
        Row("marks drawn, ours", "", f"{ours['marks']} places with {ours['cells']} cells"),
        Row("marks drawn, naive folium page", "", f"{naive['marks']} markers"),
        Row("claims a click on the first map opens, ours", "", f"{ours['claims']} of {total}"),
        Row("the same, naive folium page", "", f"{naive['claims']} of {total}"),
    ]


def _changes(found: dict[str, Any]) -> list[Row]:
    what = f"in {found['changes']} mixed changes"
    lost = len(found["lost"])
    return [
        Row(f"maps mounted again {what}", "0", str(found["remounts"]), found["remounts"] == 0),
        Row(f"blank frames {what}", "0", f"{found['blank']} of {found['frames']}", found["blank"] == 0),
        Row(f"views lost {what}", "0", str(lost), lost == 0),
    ]


def spread(values: list[float]) -> str:
    """Median with the range and the number of values."""
    return f"{median(values):.0f} ms ({min(values):.0f}–{max(values):.0f}, n={len(values)})"


def as_text(rows: list[Row]) -> str:
    """The table for a terminal."""
    verdict = {None: "", True: "holds", False: "MISSED"}
    lines = [("what", "required", "measured", "verdict")]
    lines += [(row.what, row.required, row.measured, verdict[row.holds]) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_dicts(rows: list[Row]) -> list[dict[str, Any]]:
    """The table for a program."""
    return [asdict(row) for row in rows]
