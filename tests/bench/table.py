"""What was measured as one table: what, required, measured, verdict."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import isnan
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Row:
    """One measurement; `holds` is None where nothing is required, or nothing was measured."""

    what: str
    required: str
    measured: str
    holds: bool | None = None

    @property
    def passes(self) -> bool:
        """Whether all that is required is met; what was not measured is not."""
        return bool(self.holds) or not self.required


def spread(values: list[float], unit: str = "ms") -> str:
    """Median with the range and the number of values."""
    return f"{median(values):.0f} {unit} ({min(values):.0f}–{max(values):.0f}, n={len(values)})"


def at_least(what: str, required: float, measured: float, told: str = "") -> Row:
    """A ratio that must not be smaller."""
    if isnan(measured):
        return Row(what, f"≥ {required:g}×", "not measured")
    return Row(what, f"≥ {required:g}×", f"{measured:.3g}×{told and f' ({told})'}", measured >= required)


def at_most(what: str, required: float, measured: float, told: str = "", unit: str = "×") -> Row:
    """A ratio or an amount that must not be larger."""
    if isnan(measured):
        return Row(what, f"≤ {required:g}{unit}", "not measured")
    return Row(what, f"≤ {required:g}{unit}", f"{measured:.3g}{unit}{told and f' ({told})'}", measured <= required)


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
