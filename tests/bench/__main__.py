"""`python -m tests.bench`: our page beside the others that could be built, on the same ledgers, in one run.

Needs Chromium. Prints one table; exit 1 where a requirement is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import changes, days, exports, first, frames, mapped, memory, playing, standing, start, wire
from tests.bench.chart import draw
from tests.bench.plan import ROUNDS, SIZES, Plan, load, quick
from tests.bench.readers import crowd
from tests.bench.stage import Stage, set_up
from tests.bench.table import Row, as_dicts, as_text
from tests.bench.verdicts import ROWS
from tests.browser.conftest import CHROMIUM

# In this order: what is heavy for the machine comes last.
PARTS: dict[str, Callable[[Stage], dict[str, Any]]] = {
    "standing": standing.measure, "start": start.measure, "wire": wire.measure, "days": days.measure,
    "mapped": mapped.measure, "first": first.measure, "frames": frames.measure, "playing": playing.measure,
    "changes": changes.measure, "memory": memory.measure, "readers": crowd.measure,
}  # fmt: skip
EXPORTS = "exports"


def measure(plan: Plan, parts: Sequence[str]) -> dict[str, Any]:
    """Everything measured, part by part."""
    found: dict[str, Any] = {"load": [load()], "processors": os.cpu_count()}
    with set_up(plan) as stage:
        for part in parts:
            if part in PARTS:
                begun = time.monotonic()
                found[part] = measured(part, stage)
                print(f"{part}: {time.monotonic() - begun:.0f} s, load {load():.1f}", file=sys.stderr, flush=True)
    found["load"].append(load())
    return found


def measured(part: str, stage: Stage) -> dict[str, Any]:
    """What one part found; one that fails does not cost the others."""
    try:
        return PARTS[part](stage)
    except Exception as error:
        traceback.print_exc()
        return {"failed": f"{type(error).__name__}: {error}"}


def rows_of(found: dict[str, Any]) -> list[Row]:
    """The table's rows from what was found."""
    return [row for part in ROWS if part in found for row in _rows_of(part, found[part])]


def _rows_of(part: str, told: dict[str, Any]) -> list[Row]:
    if "failed" in told:
        return [Row(part, "measured", told["failed"].splitlines()[0][:120], False)]
    return ROWS[part](told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, and gives 1 where a requirement is missed."""
    asked = parser().parse_args(arguments)
    if CHROMIUM is None:
        print("python -m tests.bench: there is no chromium here; name one with CHROMIUM=/path", file=sys.stderr)
        return 1
    plan = Plan(rounds=asked.rounds, sizes=tuple(asked.claims))
    found = measure(quick(plan) if asked.quick else plan, asked.only)
    rows = rows_of(found) + (exports.rows() if EXPORTS in asked.only else [])
    if asked.chart and "days" in found:
        draw(found["days"], asked.chart)
    told = {"table": as_dicts(rows), "found": found}
    print(json.dumps(told, ensure_ascii=False, indent=1) if asked.json else as_text(rows))
    for lost in found.get("changes", {}).get("lost", ()):
        print(f"lost: {lost}", file=sys.stderr)
    words = "load average at start and end: {:.2f}, {:.2f}; {} processors"
    print(words.format(*found["load"], found["processors"]), file=sys.stderr if asked.json else sys.stdout)
    return int(any(row.holds is False for row in rows))


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parts = [*PARTS, EXPORTS]
    made.add_argument("--only", nargs="+", choices=parts, default=parts, metavar="PART", help=f"parts: {', '.join(parts)}")
    made.add_argument("--claims", nargs="+", type=int, default=SIZES, metavar="N", help="sizes of ledgers (default all four)")
    made.add_argument("--rounds", type=int, default=ROUNDS, help=f"changes counted on each side (default {ROUNDS})")
    made.add_argument("--quick", action="store_true", help="few rounds, to see that all runs; not to be quoted")
    made.add_argument("--json", action="store_true", help="everything measured, as JSON")
    made.add_argument("--chart", type=Path, metavar="FILE", help="growth from the smallest to the largest ledger, as PNG")
    return made


if __name__ == "__main__":
    raise SystemExit(main())
