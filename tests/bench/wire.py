"""How many bytes a change of the day takes on the wire: the server's messages as they are packed, without a browser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.bench.plan import load
from tests.bench.readers.session import connected, run
from tests.bench.stage import Stage


def measure(stage: Stage) -> dict[str, Any]:
    """For each size but the smallest the bytes of each change: packed, as they travel, and unpacked."""
    found: dict[str, Any] = {"load": [load()], "sizes": {}}
    for size in [size for size in stage.plan.sizes if size > min(stage.plan.sizes)] or stage.plan.sizes:
        with stage.serving(("ours",), size) as servers:
            last = stage.ledger(size).strip_days[1]
            # Days differ more than sizes do: what stands in the panel, how many sources spoke. So there are many of them.
            found["sizes"][str(size)] = run(changes(servers["ours"].port, last, 5 * stage.plan.rounds))
    return found


async def changes(port: int, last: date, rounds: int) -> dict[str, list[int]]:
    """One day back after the other."""
    told: dict[str, list[int]] = {"wire": [], "bytes": [], "messages": []}
    async with connected(port) as session:
        await session.open()
        for back in range(1, rounds + 2):
            heard = await session.go_to(last - timedelta(days=back))
            if back > 1:
                told["wire"].append(heard.wire)
                told["bytes"].append(heard.bytes)
                told["messages"].append(heard.messages)
    return told
