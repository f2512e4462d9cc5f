"""`python -m tests.soak`: what the store withstands, as a table. Exit 1 where a requirement is missed.

On SQLite and on a PostgreSQL of its own: kill -9, damaged files, writers at once, a large import. The figures of the full
run take about half an hour; `--part 0.02` runs the same with a fiftieth of them.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from data.store.location import Location, find_location
from tests.bench.table import Row, as_text
from tests.data.store.postgres import NoPostgres, cluster
from tests.ledgers import made_up
from tests.soak.flips import damage
from tests.soak.kills import Killed, kill_at_points, kill_at_random
from tests.soak.speed import bring_in_large, import_large, large_tables
from tests.soak.writers import write_together

KILLS, AT_EACH_POINT, DAMAGES, WRITERS, EACH, CLAIMS = 1000, 25, 1000, 8, 500, 100_000
RATE, START, GROWTH = 5000, 5.0, 1.35
PARTS = ("kills", "damage", "writers", "speed")

New = Callable[[Path], Location]


def main() -> int:
    """Runs all and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__.splitlines()[0])
    parser.add_argument("--part", type=float, default=1.0, help="which part of the full figures to run")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments and other bits")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="which of them to run")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the database server is stopped then too
    rows: list[Row] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="greyline-soak-")))
        tables = folder / "tables"
        tables.mkdir()
        made_up().write(tables)
        for name, new in _databases(stack, folder):
            for row in _soak(name, new, tables, folder, asked):
                print(as_text([row]).splitlines()[1], flush=True)
                rows.append(row)
    print(f"\n{as_text(rows)}")
    return 1 if any(row.holds is False for row in rows) else 0


def _databases(stack: ExitStack, folder: Path) -> Iterator[tuple[str, New]]:
    numbers = count()
    yield "SQLite", lambda tables: _placed(f"sqlite:///{folder}/store-{next(numbers)}.sqlite", tables)
    try:
        running = stack.enter_context(cluster())
    except NoPostgres as missing:
        print(f"PostgreSQL is left out: {missing}", file=sys.stderr)
        return
    yield "PostgreSQL", lambda tables: _placed(running.url(), tables)


def _placed(address: str, tables: Path) -> Location:
    os.environ["GREYLINE_STORE"] = address
    return find_location(tables)


def _soak(name: str, new: New, tables: Path, folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    def some(full: int) -> int:
        return max(1, round(full * asked.part))

    if "kills" in asked.only:
        yield _killed(
            f"{name}: kill -9 at random moments", kill_at_random(some(KILLS), lambda: new(tables), asked.seed)
        )
        yield _killed(f"{name}: kill -9 at every named point", kill_at_points(some(AT_EACH_POINT), lambda: new(tables)))
    if "damage" in asked.only and name == "SQLite":
        yield _damaged(some(DAMAGES), new(tables), folder / "damage", asked.seed)
    if "writers" in asked.only:
        yield _written(name, write_together(WRITERS, some(EACH), new(tables)))
    if "speed" in asked.only:
        yield from _imported(name, new, folder, some(CLAIMS))
        rate = bring_in_large(some(CLAIMS), folder / f"{name}-{some(CLAIMS)}", new(tables))
        what = f"{name}: claim rows brought in beside a ledger, a CPU-second"
        yield Row(what, f"at least {RATE}", f"{rate:.0f} ({some(CLAIMS)} rows)", rate >= RATE)


def _killed(what: str, found: Killed) -> Row:
    measured = (
        f"{found.kills} kills, {found.acknowledged} entries acknowledged: {found.lost} lost, {found.half} half, "
        f"{found.broken} stores broken, start at most {found.slowest:.2f} s{_first(found.failures)}"
    )
    holds = not (found.lost or found.half or found.broken or found.failures) and found.slowest < START
    return Row(what, f"0 lost, 0 half, start under {START:.0f} s", measured, holds)


def _damaged(times: int, place: Location, folder: Path, seed: int) -> Row:
    folder.mkdir()
    found = damage(times, place, folder, seed)
    measured = (
        f"{found.served} of {found.damages}; {found.refused} refused, {found.unharmed} unharmed{_first(found.failures)}"
    )
    return Row("SQLite: damaged files served as good", "0", measured, not (found.served or found.failures))


def _written(name: str, found) -> Row:
    pace = f"{found.entries / found.seconds:.0f} a second, {found.sent_again} sent again after a refusal"
    measured = f"{found.entries}, chain {'whole' if found.whole else 'BROKEN'}, {pace}{_first(found.failures)}"
    holds = found.entries == found.acknowledged == found.expected and found.whole and found.last_changes
    what = f"{name}: entries of {found.writers} writers at once"
    return Row(what, f"exactly {found.expected}", measured, holds and not found.failures)


def _imported(name: str, new: New, folder: Path, rows: int) -> Iterator[Row]:
    few, many = (
        import_large(number, new(large_tables(number, folder / f"{name}-{number}"))) for number in (rows // 4, rows)
    )
    measured = f"{many.rate:.0f} ({many.rows} rows in {many.processor:.1f} s, clock {many.clock:.1f} s)"
    yield Row(f"{name}: claim rows imported a CPU-second", f"at least {RATE}", measured, many.rate >= RATE)
    growth = many.processor / few.processor / 4
    yield Row(
        f"{name}: cost of a row, against a quarter as many", f"at most {GROWTH}", f"{growth:.2f}", growth <= GROWTH
    )
    yield Row(f"{name}: next start with {many.rows} claims, every entry verified", "", f"{many.next_start:.1f} s")


def _first(failures: list[str]) -> str:
    return f"; {len(failures)} failures, the first: {failures[0]}" if failures else ""


if __name__ == "__main__":
    sys.exit(main())
