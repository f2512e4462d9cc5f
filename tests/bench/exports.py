"""What exports cost at 5,000 claims: a picture beside a bare plot, and the memory and time of a bundle.

`python -m tests.bench.exports` prints the rows that the whole table ends with.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from data.store import open_ledger
from tests.bench.picture import CLAIMS, compare
from tests.bench.stage import Stage
from tests.bench.table import Row, as_text
from tests.ledgers import PROJECT, large

MOST_TIMES, MOST_MB = 2.0, 600
# Makes a bundle as `snapshot` does, and tells the most memory that the process ever held.
BUNDLE = """
import resource, sys
from dashboard.cli import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
raise SystemExit(code)
"""


def bundle(folder: Path, claims: int = CLAIMS) -> dict[str, Any]:
    """A bundle of a whole made-up ledger, in a process of its own: megabytes resident at most, seconds, bytes."""
    kept = large(claims).write(folder)
    day, target = open_ledger(kept).strip_days[1], folder / "bundle.zip"
    asked = ["snapshot", "--on", day.isoformat(), "--format", "bundle", "--out", str(target)]
    settings = {"GREYLINE_LEDGER": str(kept), "GREYLINE_STORE": f"sqlite:///{folder}/store.sqlite"}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", BUNDLE, *asked],
        cwd=PROJECT, env={**os.environ, **settings}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    return {"mb": int(done.stderr.split()[-1]) / 1024, "seconds": seconds, "bytes": target.stat().st_size}


def measure(stage: Stage | None = None) -> dict[str, Any]:
    """Seconds of both pictures, and the bundle."""
    ours, bare = compare()
    with tempfile.TemporaryDirectory() as folder:
        return {"ours": ours, "bare": bare, "bundle": bundle(Path(folder))}


def rows(found: dict[str, Any]) -> list[Row]:
    """The rows of the table."""
    ours, bare, made = found["ours"], found["bare"], found["bundle"]
    told = f"{made['mb']:.0f} MB, {made['seconds']:.1f} s, {made['bytes'] / 1e6:.1f} MB of file"
    return [
        Row(
            "picture of 5,000 claims, times a bare plot",
            f"at most {MOST_TIMES:g}",
            f"{ours / bare:.2f}",
            ours <= MOST_TIMES * bare,
        ),
        Row("memory of a bundle of 5,000 claims", f"under {MOST_MB} MB", told, made["mb"] < MOST_MB),
    ]


if __name__ == "__main__":
    print(as_text(rows(measure())))
