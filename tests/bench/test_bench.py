"""The measurements are what they say. How fast anything is, no test asserts: `make bench` says that."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.store import open_ledger
from tests.bench.__main__ import rows_of
from tests.bench.days import turns
from tests.bench.ledger import CLAIMS, DAYS, SOURCES, places_of, write_ledger
from tests.bench.measuring import PARTS, measure
from tests.bench.plan import Plan, quick
from tests.bench.readers.session import connected, run
from tests.bench.table import Row, as_text, at_most
from tests.bench.verdicts import ROWS
from tests.browser.conftest import CHROMIUM
from tests.browser.servers import ROOT, served


def timed(ms: float, cost: float = 100) -> list[dict[str, float]]:
    """One change, as a part tells of it."""
    return [{"ms": ms, "page_ms": ms, "server_ms": cost, "browser_ms": cost, "bytes": 1000.0}]


# Each figure just within what is required.
FOUND = {
    "days": {
        "500": {"sides": {"ours": timed(100), "strip": timed(25), "source": timed(75), "naive": timed(1500, 3000)},
                "reach": {}},
        "5000": {"sides": {"ours": timed(100), "strip": timed(50), "source": timed(90), "bare": timed(70),
                           "naive": timed(20_000, 40_000)}, "reach": {"ours": {"marks": 500, "claims": 5000}}},
        "30000": {"sides": {"ours": timed(200), "strip": timed(50), "source": timed(150)}, "reach": {}},
    },
    "mapped": {"claims": 500, "sides": {"plain": timed(100), "mapped": timed(129)}},
    "wire": {"sizes": {"500": {"wire": [3700], "bytes": [9000], "messages": [9]},
                       "5000": {"wire": [3999], "bytes": [9000], "messages": [9]}}},
    "standing": {"ms": {"3000": [10.0], "30000": [119.0]}},
    "start": {"claims": 30_000, "sides": {"ours": timed(1500), "empty": timed(1000), "new": timed(9), "large": timed(9)}},
    "playing": {"claims": 5000, "seconds": [{"frames": 31.0, "days": 29.0}], "sent": 0},
    "changes": {"changes": 100, "remounts": 0, "lost": [], "frames": 900, "blank": 0},
    "memory": {"changes": 500, "claims": 5000, "server": [200.0, 204.9], "heap": [20.0, 24.9], "sessions": [200.0, 209.0]},
}  # fmt: skip


def required(found: dict) -> list[bool | None]:
    return [row.holds for row in rows_of(found) if row.required]


def test_the_ledger_is_as_large_as_it_says(tmp_path: Path) -> None:
    ledger = open_ledger(write_ledger(tmp_path))
    assert len(ledger.claims) == CLAIMS
    assert len({claim.source_id for claim in ledger.claims}) == SOURCES
    assert len({claim.place_id for claim in ledger.claims}) == places_of(CLAIMS)
    assert (ledger.strip_days[1] - ledger.strip_days[0]).days + 1 == DAYS
    assert ledger.strip_days[1] == date(2025, 11, 5)


def test_the_ledger_is_always_the_same(tmp_path: Path) -> None:
    heads = []
    for name in ("once", "again"):
        (tmp_path / name).mkdir()
        heads.append(open_ledger(write_ledger(tmp_path / name)).head)
    assert heads[0] == heads[1]


def test_every_change_that_is_timed_changes_what_is_drawn(tmp_path: Path) -> None:
    ledger = open_ledger(write_ledger(tmp_path, 50))
    known = [sum(claim.known_from <= day for claim in ledger.claims) for day, _ in turns(ledger, 5)]
    assert [50 - count for count in known] == [1, 2, 3, 4, 5]
    assert any(idle for _, idle in turns(ledger, 5))


def test_every_part_has_its_verdicts() -> None:
    assert set(PARTS) == set(ROWS)


def test_what_is_required_is_judged() -> None:
    assert all(required(FOUND))
    slow = {**FOUND, "standing": {"ms": {"3000": [10.0], "30000": [121.0]}}}
    assert required(slow).count(False) == 1
    slow = {**FOUND, "playing": {"claims": 5000, "seconds": [{"frames": 29.0, "days": 29.0}], "sent": 1}}
    assert required(slow).count(False) == 2
    lost = {**FOUND, "changes": {"changes": 100, "remounts": 1, "lost": ["x"], "frames": 900, "blank": 2}}
    assert required(lost).count(False) == 3
    large = {**FOUND, "wire": {"sizes": {**FOUND["wire"]["sizes"], "5000": {"wire": [4200], "bytes": [0], "messages": [0]}}}}
    assert required(large).count(False) == 2


def test_the_table_says_what_was_missed() -> None:
    said = as_text([Row("one", "0", "0", True), Row("two", "0", "3", False), Row("three", "", "7")]).splitlines()
    assert [line.split() for line in said[1:]] == [
        ["one", "0", "0", "holds"],
        ["two", "0", "3", "MISSED"],
        ["three", "7"],
    ]


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    row = at_most("changes", 3, float("nan"))
    assert (row.measured, row.holds, row.passes) == ("not measured", None, False)
    half = {"5000": {"sides": {"ours": timed(100), "strip": [], "source": [], "bare": [], "naive": []}, "reach": {}}}
    assert {row.holds for row in rows_of({"days": half})} == {None}


def test_the_floor_of_any_page_is_told_beside_what_is_required() -> None:
    told = [row for row in rows_of(FOUND) if "empty page's rerun, less than the naive page" in row.what]
    assert [(row.measured, row.required) for row in told] == [("400× (200 ms)", "")]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")
def test_who_interrupts_gets_the_table_so_far_and_leaves_no_server_behind() -> None:
    asked = [sys.executable, "-m", "tests.bench", "--claims", "50", "--rounds", "50", "--only", "standing", "start"]
    bench = subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert bench.stderr
    assert bench.stderr.readline().startswith("standing: ")
    while not any("serve" in words for words in descendants(bench.pid).values()):
        time.sleep(0.05)
    started = descendants(bench.pid)
    bench.terminate()
    said, complaint = bench.communicate()
    assert bench.returncode == 128 + signal.SIGTERM
    assert "standings of 30,000 claims" in said
    assert "interrupted by SIGTERM" in complaint
    assert not started.items() & alive().items()


def alive() -> dict[int, str]:
    """All processes that have not ended, and their commands."""
    lines = subprocess.run(["ps", "-eo", "pid,stat,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    told = [line.split(maxsplit=2) for line in lines[1:]]
    return {int(pid): words for pid, state, words in told if not state.startswith("Z")}


def descendants(pid: int) -> dict[int, str]:
    """The processes that a process has started, and those that they have."""
    lines = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    parents, found = dict(map(int, line.split()) for line in lines), {pid}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return {one: words for one, words in alive().items() if one in found - {pid}}


def test_a_reader_without_a_browser_sees_what_a_browser_would(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    folder = write_ledger(tmp_path / "ledger", 120)

    async def visit(port: int) -> list[str]:
        async with connected(port) as session:
            first = await session.open()
            before = await session.go_to(date(2025, 11, 5) - timedelta(days=1))
            fewer = await session.toggle("source-03")
            assert 0 < before.wire < before.bytes, "packed"
            assert 0 < before.command < before.seconds
            return [first.sentence, before.sentence, fewer.sentence]

    with served(tmp_path, GREYLINE_LEDGER=str(folder)) as server:
        said = run(visit(server.port))
    assert said[0].startswith("Said by 5 November 2025: 120 of 120 claims")
    assert said[1].startswith("Said by 4 November 2025: 119 of 120 claims")
    assert "1 source hidden" in said[2]


@pytest.mark.skipif(not os.environ.get("GREYLINE_BENCH"), reason="takes minutes; GREYLINE_BENCH=1 runs it")
def test_the_measurements_run() -> None:
    found = measure(quick(Plan(rounds=1, sizes=(50, 500))), list(PARTS))
    reach = found["days"]["500"]["reach"]
    assert reach["naive"]["marks"] == CLAIMS
    assert reach["ours"]["claims"] > reach["naive"]["claims"]
    assert (found["changes"]["remounts"], found["changes"]["lost"]) == (0, [])
    assert found["readers"]["some"]["failed"] == 0
    assert rows_of(found)
