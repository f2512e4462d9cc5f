"""What is measured, how often, and on how many claims; and the loads of the machine, so that nobody trusts a busy hour."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

SIZES = (50, 500, 5_000, 30_000)
ROUNDS = 5
# The naive page takes about a minute a change here, and grows with the claims: beyond this it is not run at all.
NAIVE_MOST, NAIVE_SLOW = 5_000, 2_000
NAIVE_SLOW_ROUNDS = 1
# Neither is tried beyond this: both send every claim anew at each change.
OTHERS_MOST = 5_000


@dataclass(frozen=True)
class Plan:
    """How often each side is measured, and on ledgers of how many claims."""

    rounds: int = ROUNDS
    sizes: tuple[int, ...] = SIZES
    changes: int = 100
    memory_changes: int = 500
    # How long each crowd of readers is watched, and how many they are.
    reading_seconds: float = 45.0
    readers: tuple[int, int] = (100, 200)

    def sides(self, size: int) -> tuple[str, ...]:
        """Who takes part on a ledger of this size."""
        ours = ("ours", "strip", "source", "bare")
        others = ("geojson", "deck") if size <= OTHERS_MOST else ()
        return ours + others + (("naive",) if size <= NAIVE_MOST else ())

    def rounds_of(self, side: str, size: int) -> int:
        """How many changes are counted; the slowest are few."""
        return min(self.rounds, NAIVE_SLOW_ROUNDS) if side == "naive" and size > NAIVE_SLOW else self.rounds

    def nearest(self, size: int) -> int:
        """The size asked for that is nearest to the one a requirement speaks of."""
        return min(self.sizes, key=lambda one: abs(one - size))


def quick(plan: Plan) -> Plan:
    """The same in a few minutes, to see that all of it runs: nobody should quote what it says."""
    return replace(plan, rounds=3, changes=16, memory_changes=40, reading_seconds=15.0, readers=(10, 20))


def load() -> float:
    """The machine's load over the last minute."""
    return os.getloadavg()[0]
