"""`python -m tests.bench`: our page beside the others that could be built, on the same ledgers, in one run.

Needs Chromium. Prints one table; exit 1 where a requirement is missed. Who interrupts it gets the table of what was measured
until then.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from signal import Signals
from typing import Any

from tests.bench.chart import draw
from tests.bench.measuring import PARTS
from tests.bench.plan import ROUNDS, SIZES, Plan, quick
from tests.bench.table import Row, as_dicts, as_text
from tests.bench.verdicts import ROWS
from tests.bench.watching import watch
from tests.browser.conftest import CHROMIUM


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
    # Every part once and in the order of the parts, however they were named.
    found, code = watch(quick(plan) if asked.quick else plan, [part for part in PARTS if part in asked.only])
    rows = rows_of(found)
    if asked.chart and "days" in found and not code:
        draw(found["days"], asked.chart)
    told = {"table": as_dicts(rows), "found": found}
    print(json.dumps(told, ensure_ascii=False, indent=1) if asked.json else as_text(rows), flush=True)
    tell_more(found, sys.stderr if asked.json else sys.stdout)
    if code:
        print(f"python -m tests.bench: {why_ended(code)}; the table has what was measured until then", file=sys.stderr)
    return code or int(not all(row.passes for row in rows))


def tell_more(found: dict[str, Any], out: Any) -> None:
    """What was lost in detail, and how busy the machine was."""
    for lost in found.get("changes", {}).get("lost", ()):
        print(f"lost: {lost}", file=sys.stderr)
    if found:
        loads = ", ".join(f"{one:.2f}" for one in found["load"])
        print(f"load average at start and end: {loads}; {found['processors']} processors", file=out)


def why_ended(code: int) -> str:
    """Why the measurements ended before they were through."""
    return f"interrupted by {Signals(code - 128).name}" if code > 128 else "the process that measures has ended too early"


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parts = list(PARTS)
    made.add_argument("--only", nargs="+", choices=parts, default=parts, metavar="PART", help=f"parts: {', '.join(parts)}")
    made.add_argument("--claims", nargs="+", type=int, default=SIZES, metavar="N", help="sizes of ledgers (default all four)")
    made.add_argument("--rounds", type=int, default=ROUNDS, help=f"changes counted on each side (default {ROUNDS})")
    made.add_argument("--quick", action="store_true", help="few rounds, to see that all runs; not to be quoted")
    made.add_argument("--json", action="store_true", help="everything measured, as JSON")
    made.add_argument("--chart", type=Path, metavar="FILE", help="growth from the smallest to the largest ledger, as PNG")
    return made


if __name__ == "__main__":
    raise SystemExit(main())
