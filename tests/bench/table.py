"""What was measured as one table: what, required, measured, verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

TIMES_SOONER = 12


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
    ours, naive = ([one["ms"] for one in found[side]["days"]] for side in ("ours", "naive"))
    times = median(naive) / median(ours)
    costs = [spread([one["processor_ms"] for one in found[side]["days"]]) for side in ("ours", "naive")]
    blank = [f"{sum(one['blank'] for one in found[side]['days'])} of {sum(one['frames'] for one in found[side]['days'])}"
             for side in ("ours", "naive")]  # fmt: skip
    return [
        Row("key press on the day slider to painted, ours", "", spread(ours)),
        Row("the same, naive folium page", "", spread(naive)),
        Row("how many times sooner ours is painted", f"at least {TIMES_SOONER}", f"{times:.1f}", times >= TIMES_SOONER),
        Row("processor time of browser and server for it, ours", "", costs[0]),
        Row("the same, naive folium page", "", costs[1]),
        Row("frames without a map while waiting, ours", "", blank[0]),
        Row("the same, naive folium page", "", blank[1]),
    ]


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
