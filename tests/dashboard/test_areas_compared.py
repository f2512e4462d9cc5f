"""`areas --compare`: two maps laid over each other, in figures, on maps that were imported before."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dashboard.comparison_answers import COMPARED_COLUMNS
from data.importers.registry import read_map
from data.movement.comparison import compare
from data.movement.map_days import day_in, map_days
from data.store import stored_ledger
from geo.regions import oblast_region
from tests.published import published_folder

ASKED = ("areas", "--source", "deepstate", "--on", "2025-11-12", "--compare", "deepstate@2025-10-30")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store of the test's own; files are read in this process."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    monkeypatch.setattr("data.importers.files.read_isolated", read_map)


@pytest.fixture
def imported(run):
    """The first and the last of the fourteen days of DeepState, in the store."""
    files = [str(published_folder() / "deepstate-daily" / f"deepstatemap_data_{day}.geojson") for day in (20251030, 20251112)]
    assert run("import", *files)[0] == 0


@pytest.mark.parametrize("where", [(), ("--within", "donetsk-oblast")])
def test_it_says_what_compare_says(run, imported, where):
    code, out, err = run(*ASKED, *where)
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, err, tuple(row)) == (0, "", COMPARED_COLUMNS)
    (series,) = stored_ledger().maps
    then, now = map_days(series)
    region = (oblast_region("donetsk-oblast"),) if where else ()
    (russian,) = compare((series, day_in((now,), now.day)), (series, then), *region)
    assert {name: float(row[name]) for name in russian.km2()} == pytest.approx(russian.km2(), abs=1e-3)
    assert (row["a_day"], row["b_day"], row["state"], row["reason"]) == ("2025-11-12", "2025-10-30", "russian", "")
    assert row["within"] == (where[1] if where else "")
    assert "equal-area" in row["projection"] and row["sliver_threshold_km2"] == "0.01"
    assert row["b_file_name"] == "deepstatemap_data_20251030.geojson"


def test_the_other_way_round_the_sides_change_places(run, imported):
    (there,) = json.loads(run(*ASKED, "--format", "json")[1])
    swapped = ("--on", "2025-10-30", "--compare", "deepstate@2025-11-12")
    (back,) = json.loads(run("areas", "--source", "deepstate", *swapped, "--format", "json")[1])
    assert there["only_a_km2"] == back["only_b_km2"] > back["only_a_km2"] == there["only_b_km2"] > 0
    assert there["both_km2"] == back["both_km2"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--on": "2025-11-01"}, "remedy: name a day that it has a map of, such as 2025-10-30, 2025-11-12"),
        ({"--compare": "deepstate@2025-11-01"}, "has no map of 2025-11-01"),
        ({"--compare": "nobody@2025-11-09"}, "--compare nobody: this ledger does not know it"),
        ({"--compare": "deepstate"}, "is no SOURCE@DAY"),
        ({"--since": "2025-10-30"}, "not allowed with"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(run, imported, changed, said):
    asked = {"--source": "deepstate", "--on": "2025-11-12", "--compare": "deepstate@2025-10-30", **changed}
    code, out, err = run("areas", *(part for pair in asked.items() for part in pair))
    assert code and out == ""
    assert err.count("\n") == 1 and said in err
