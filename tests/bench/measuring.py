"""All that is measured, part by part, in a process of its own: whoever ends it ends its servers and its browser with it.

What was found so far is told after each step, so that an hour's work is not lost with its last minute.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from tests.bench import changes, days, exports, first, frames, mapped, memory, playing, standing, start, wire
from tests.bench.plan import Plan, load
from tests.bench.readers import crowd
from tests.bench.stage import Stage, set_up

Found = dict[str, Any]
# In this order: what is heavy for the machine comes last.
PARTS: dict[str, Callable[[Stage], Found]] = {
    "standing": standing.measure, "start": start.measure, "wire": wire.measure, "days": days.measure,
    "mapped": mapped.measure, "first": first.measure, "frames": frames.measure, "playing": playing.measure,
    "changes": changes.measure, "memory": memory.measure, "readers": crowd.measure, "exports": exports.measure,
}  # fmt: skip


def measure(plan: Plan, parts: Sequence[str], tell: Callable[[Found], object] = lambda found: None) -> Found:
    """Everything measured; `tell` hears after each step what was found until then."""
    found: Found = {"load": [load()], "processors": os.cpu_count()}
    with set_up(plan) as stage:
        for part in parts:
            begun = time.monotonic()
            stage.tell = lambda told, part=part: tell({**found, part: told})
            found[part] = measured(part, stage)
            print(f"{part}: {time.monotonic() - begun:.0f} s, load {load():.1f}", file=sys.stderr, flush=True)
            tell(found)
    found["load"].append(load())
    tell(found)
    return found


def measured(part: str, stage: Stage) -> Found:
    """What one part found; one that fails does not cost the others."""
    try:
        return PARTS[part](stage)
    except Exception as error:
        traceback.print_exc()
        return {"failed": f"{type(error).__name__}: {error}"}


def measure_apart(plan: Plan, parts: Sequence[str], folder: str, found: Connection) -> None:
    """As `measure`, for a process of its own: first of a group, with all that it writes in this folder."""
    os.setsid()
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    measure(plan, parts, found.send)
