"""The measurements run from end to end. How fast anything is, no test asserts: `make bench` says that."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from data.store import open_ledger
from tests.bench.__main__ import measure
from tests.bench.ledger import CLAIMS, DAYS, SOURCES, places_of, write_ledger
from tests.bench.table import Row, as_text, rows_of

FOUND = {
    "claims": 500, "load": [0.1, 0.2],
    "ours": {
        "reach": {"marks": 50, "cells": 200, "claims": 500, "missed": []},
        "days": [{"ms": 100, "page_ms": 200, "frames": 6, "blank": 0, "processor_ms": 90}],
    },
    "strip": {"days": [{"ms": 50, "frames": 3, "blank": 0, "processor_ms": 40}]},
    "bare": {"days": [{"ms": 60, "page_ms": 60, "frames": 4, "blank": 0, "processor_ms": 30}]},
    "naive": {"reach": {"marks": 500, "claims": 50}, "days": [{"ms": 1200, "frames": 60, "blank": 9, "processor_ms": 900}]},
    "changes": {"changes": 50, "remounts": 0, "lost": [], "frames": 900, "blank": 0},
}  # fmt: skip


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


def test_what_is_required_is_judged() -> None:
    assert [row.holds for row in rows_of(FOUND) if row.required] == [True, True, True, True, True]
    slow = {**FOUND, "naive": {**FOUND["naive"], "days": [{"ms": 1199, "frames": 60, "blank": 9, "processor_ms": 900}]}}
    bad = {**slow, "changes": {"changes": 50, "remounts": 1, "lost": ["x"], "frames": 900, "blank": 2}}
    assert [row.holds for row in rows_of(bad) if row.required] == [False, True, False, False, False]


def test_the_table_says_what_was_missed() -> None:
    said = as_text([Row("one", "0", "0", True), Row("two", "0", "3", False), Row("three", "", "7")]).splitlines()
    assert [line.split() for line in said[1:]] == [
        ["one", "0", "0", "holds"],
        ["two", "0", "3", "MISSED"],
        ["three", "7"],
    ]


@pytest.mark.skipif(not os.environ.get("GREYLINE_BENCH"), reason="takes minutes; GREYLINE_BENCH=1 runs it")
def test_the_measurements_run() -> None:
    found = measure(rounds=1, changes=8)
    assert found["naive"]["reach"]["marks"] == found["claims"] == CLAIMS
    assert found["ours"]["reach"]["claims"] > found["naive"]["reach"]["claims"]
    assert all(one["ms"] > 0 for side in ("ours", "strip", "naive", "bare") for one in found[side]["days"])
    assert (found["changes"]["remounts"], found["changes"]["lost"]) == (0, [])
    assert rows_of(found)
