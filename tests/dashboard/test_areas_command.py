"""`areas`: what it prints and refuses, on maps that were imported before."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dashboard.area_answers import AREA_COLUMNS
from data.importers.registry import read_map
from tests.published import published_folder

SPAN = ("--since", "2025-10-30", "--on", "2025-11-12")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store and a cache of the test's own; files are read in this process."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("data.importers.files.read_isolated", read_map)


@pytest.fixture
def imported(run):
    """The fourteen days of DeepState, in the store."""
    files = sorted(str(path) for path in (published_folder() / "deepstate-daily").iterdir())
    assert run("import", *files)[0] == 0


def test_fourteen_days_and_the_span(run, imported):
    code, out, err = run("areas", "--source", "deepstate", *SPAN)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert tuple(rows[0]) == AREA_COLUMNS
    assert [row["compared"] for row in rows] == ["", *["before"] * 13, "span"]
    assert {row["state"] for row in rows} == {"russian"}
    first, last, span = rows[0], rows[-2], rows[-1]
    assert (first["gained_km2"], first["since"], first["silent_days"]) == ("", "", "")
    net = float(span["gained_km2"]) - float(span["lost_km2"])
    assert net == pytest.approx(float(last["area_km2"]) - float(first["area_km2"]), abs=0.1)
    assert (span["since"], span["day"], span["silent_days"]) == ("2025-10-30", "2025-11-12", "0")
    assert all("equal-area" in row["projection"] and row["sliver_threshold_km2"] == "0.01" for row in rows)
    assert all(row["file_name"] == f"deepstatemap_data_{row['day'].replace('-', '')}.geojson" for row in rows)


def test_asked_again_it_says_the_same(run, imported):
    assert run("areas", "--source", "deepstate", *SPAN) == run("areas", "--source", "deepstate", *SPAN)


def test_json_is_a_list_of_objects_by_the_same_columns(run, imported):
    _, out, _ = run("areas", "--source", "deepstate", "--since", "2025-11-03", "--on", "2025-11-04", "--format", "json")
    before, after = json.loads(out)
    assert tuple(before) == tuple(after) == AREA_COLUMNS
    assert (before["gained_km2"], before["silent_days"]) == (None, None)
    assert after["gained_km2"] > after["lost_km2"] > 0


def test_an_oblast_or_a_box_holds_less_than_all(run, imported):
    asked = ("areas", "--source", "deepstate", "--since", "2025-11-04", "--on", "2025-11-04", "--format", "json")
    (whole,), (oblast,), (box,) = (
        json.loads(run(*asked, *where)[1])
        for where in ((), ("--within", "donetsk-oblast"), ("--box", "37,48,37.5,48.4"))
    )
    assert 0 < box["area_km2"] < oblast["area_km2"] < whole["area_km2"]
    assert (whole["within"], oblast["within"], box["within"]) == ("", "donetsk-oblast", "37,48,37.5,48.4")


def test_a_span_without_a_map_has_a_header_and_no_row(run, imported):
    code, out, _ = run("areas", "--source", "deepstate", "--since", "2024-01-01", "--on", "2024-02-01")
    assert (code, out.splitlines()) == (0, [",".join(AREA_COLUMNS)])


def test_a_source_of_words_alone_has_no_areas(run, imported):
    code, out, err = run("areas", "--source", "western-army", *SPAN)
    assert (code, out) == (1, "")
    assert "has no control maps" in err and "deepstate" in err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--source", "map-make"), "did you mean map-maker?"),
        (("--source", "deepstate", "--within", "donetsk"), "did you mean donetsk-oblast?"),
        (("--source", "deepstate", "--within", "lviv-oblast"), "is no oblast that the base map holds whole"),
        (("--source", "deepstate", "--box", "38,48,37,49"), "west < east"),
        (("--source", "deepstate", "--box", "38,48"), "four numbers"),
        (("--source", "deepstate", "--box", "37,48,38,nan"), "is no box"),
        (("--source", "deepstate", "--since", "2025-12-01"), "is after --on"),
        (("--source", "deepstate", "--within", "crimea", "--box", "1,2,3,4"), "not allowed with"),
    ],
)
def test_what_is_asked_wrongly(run, wrong, said):
    since = () if "--since" in wrong else ("--since", "2025-10-30")
    code, out, err = run("areas", *wrong, *since, "--on", "2025-11-12")
    assert (code, out) == (2, "")
    assert said in err and len(err.splitlines()) == 1
