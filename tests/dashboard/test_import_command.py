"""`import`: what it prints where, its exit codes, and what is in the ledger afterwards."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from data.importers.names import BY_MAPPING, FORMAT_NAMES
from data.importers.registry import BY_NAME, read_map
from geo.places import read_places
from tests.dashboard.import_runs import DESCRIBED, files_in, stored
from tests.data.importers import made_files as made_up_files
from tests.data.importers.test_plain_formats import DUMP

MAP = made_up_files.as_json(made_up_files.collection(made_up_files.feature({"color": "Red"})))


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store of the test's own."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")


@pytest.fixture
def in_process(monkeypatch):
    """Files are read in this process, as starting one for each of a hundred takes a minute."""
    monkeypatch.setattr("data.importers.files.read_isolated", read_map)


def test_many_files_come_in_at_once_and_the_sources_with_them(run, tmp_path):
    files = files_in(
        tmp_path / "maps", **{"20251104__json": made_up_files.uacontrolmap(), "control_latest__csv": made_up_files.viina()}
    )
    code, out, err = run("import", *files)
    assert (code, out.splitlines()) == (
        0,
        [
            "imported: 2 files",
            "  uacontrolmap (uacontrolmap): 1 files, 2025-11-04 to 2025-11-04",
            "  viina-boost (viina): 1 files, 2025-11-01 to 2025-11-03",
            "  viina-dsm (viina): 1 files, 2025-11-01 to 2025-11-03",
            "  viina-isw (viina): 1 files, 2025-11-01 to 2025-11-03",
            "  viina-wiki (viina): 1 files, 2025-11-01 to 2025-11-03",
        ],
    )
    lines = err.splitlines()
    assert lines[0].startswith("[1/2] 20251104.json: uacontrolmap, uacontrolmap, 2025-11-04: ")
    assert any("left out: unit positions" in line for line in lines)
    ledger = stored()
    assert (ledger.sources["viina-dsm"].side, ledger.sources["viina-dsm"].redistribution) == ("ukraine", "ask")
    assert ledger.maps[0].on(date(2025, 11, 4)).file_name == "20251104.json"


def test_the_same_again_is_said_and_adds_nothing(run, tmp_path, in_process):
    files = files_in(tmp_path / "maps", **{"20251104__json": made_up_files.uacontrolmap()})
    run("import", *files)
    head = stored().head
    code, out, err = run("import", *files)
    assert (code, out.splitlines()[0]) == (0, "imported: 0 files")
    assert out.splitlines()[1].startswith("imported before, nothing added: 1 files (20251104.json on ")
    assert err.startswith("[1/1] 20251104.json: imported before, on ")
    renamed = files_in(tmp_path / "maps", **{"copy-2025-11-04__json": made_up_files.uacontrolmap()})
    assert "imported before, nothing added: 1 files" in run("import", *renamed)[1]
    assert stored().head == head


def test_where_one_is_refused_none_comes_in(run, tmp_path, in_process):
    files = files_in(
        tmp_path / "maps",
        **{"20251104__json": made_up_files.uacontrolmap(), "20251230__json": made_up_files.uacontrolmap(areas=[], areas_ua=[])},
    )
    head = stored().head
    code, out, err = run("import", *files)
    assert (code, out) == (1, "")
    assert err.splitlines()[-2].startswith("20251230.json: holds no area at all")
    assert err.splitlines()[-1].startswith("import: nothing was imported of 2 files (rule: all or none)")
    assert stored().head == head
    code, out, err = run("import", "--skip-refused", *files)
    assert (code, out.splitlines()[0]) == (1, "imported: 1 files")
    assert err.splitlines()[-1].startswith("20251230.json: holds no area at all")
    assert len(stored().imports) == 1


def test_a_dry_run_tells_and_leaves_the_ledger_as_it_is(run, tmp_path, in_process):
    files = files_in(tmp_path / "maps", **{"20251104__json": made_up_files.uacontrolmap()})
    head = stored().head
    code, out, _ = run("import", "--dry-run", *files)
    assert (code, out.splitlines()[0]) == (0, "would be imported: 1 files")
    assert stored().head == head


def test_a_plain_file_is_read_as_stated_by_a_source_that_is_described(run, tmp_path, in_process):
    (file,) = files_in(tmp_path / "maps", mine__geojson=MAP)
    stating = ("--field", "state=color", "--means", "red=russian", "--on", "2025-11-04", "--source", "my-map")
    code, _, err = run("import", file, *stating)
    assert code == 1
    assert "mine.geojson, source: my-map is not a source of this ledger; remedy: say whose side it is on" in err
    code, out, _ = run("import", file, *stating, *DESCRIBED, "--name", "My map", "--licence", "CC0 1.0")
    assert (code, out.splitlines()[1]) == (0, "  my-map (geojson): 1 files, 2025-11-04 to 2025-11-04")
    ledger = stored()
    source = ledger.sources["my-map"]
    assert (source.name, source.licence, source.redistribution) == ("My map", "CC0 1.0", "ask")
    assert '"states":[["red","russian"]]' in ledger.imports[0].stated
    assert [state for state, _ in ledger.maps[0].shapes_on(date(2025, 11, 4))] == ["russian"]


def test_nobodys_map_is_passed_off_as_anothers(run, tmp_path, in_process):
    files = files_in(tmp_path / "maps", **{"20251104__json": made_up_files.uacontrolmap()})
    code, _, err = run("import", *files, "--source", "map-maker")
    assert (code, "source: map-maker is not whose map this is: it is in the format of uacontrolmap" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("b.csv", "--on", "2025-11-04"), "--on states the day of one file"),
        (("--field", "colour=x"), "--field colour=x: write ROLE=NAME"),
        (("--means", "red=taken"), "--means red=taken: write WORD=STATE"),
        (("--side", "none"), "a new source is described by --source, --side and --kind together"),
        (("--as", "geojsn"), "did you mean geojson?"),
    ],
)
def test_a_wrong_usage_is_one_line_and_2(run, arguments, said):
    code, out, err = run("import", "a.csv", *arguments)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    code, _, err = run("import", str(tmp_path / "none.json"))
    assert code == 1
    assert "none.json: can't be read (No such file or directory)" in err


def test_geonames_country_file_becomes_a_table_of_places(run, tmp_path):
    (file,) = files_in(tmp_path / "maps", UA__txt=DUMP)
    code, _, err = run("import", file)
    assert (code, "UA.txt, format: is GeoNames' country file" in err) == (1, True)
    target = tmp_path / "places.csv"
    code, out, _ = run("import", file, "--places", str(target))
    assert (code, ", 2 of them new; 2 rows of other kinds" in out) == (0, True)
    assert len(read_places(target)) == len(read_places()) + 2
    assert run("import", file, "--places", str(tmp_path / "none" / "places.csv"))[0] == 1
    assert run("import", file, file, "--places", str(target))[0] == 2


def test_the_formats_by_name_are_those_there_are():
    assert tuple(BY_NAME) == FORMAT_NAMES
    assert set(BY_MAPPING) < set(FORMAT_NAMES)


def test_what_was_imported_stands_among_the_standings(run, rows, tmp_path, in_process):
    east = [[lat, lon] for lon, lat in made_up_files.square(37.18, 47.0, 2)]
    files = files_in(tmp_path / "maps", **{"20251104__json": made_up_files.uacontrolmap(areas=[east])})
    run("import", *files)
    asked = ("standings", "--on", "2025-11-06", "--place", "pokrovsk", "--source", "uacontrolmap")
    (row,) = rows(*asked)
    assert (row["basis"], row["as_of"], row["age_days"]) == ("map", "2025-11-04", 2)
    assert 40 < row["shares"]["russian"] < 60
    _, out, _ = run(*asked)
    (cell,) = csv.DictReader(io.StringIO(out))
    assert float(cell["share_russian"]) == row["shares"]["russian"]
    assert (cell["share_grey"], cell["claim_ids"]) == ("", "")
    assert rows("standings", "--on", "2025-11-03", "--place", "pokrovsk", "--source", "uacontrolmap") == []
