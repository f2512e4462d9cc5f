"""The command line: what is printed, in which form, with which exit code; errors go to stderr, one line each."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import main
from data.schema import CLAIMS
from tests.ledgers import made_up

PROJECT = Path(__file__).parents[2]
STANDING_KEYS = [
    "place_id", "source_id", "question", "sector", "basis", "state", "modality", "phase", "as_of", "stated_on",
    "age_days", "claim_ids", "shares",
]  # fmt: skip
SHARES = [f"share_{state}" for state in ("russian", "infiltrated", "grey", "contested", "ukrainian", "not_stated")]


@pytest.fixture
def ledger():
    return made_up()


@pytest.fixture
def folder(ledger, tmp_path, monkeypatch):
    folder = ledger.write(tmp_path)
    monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "documents"))
    return folder


@pytest.fixture
def run(folder, capsys):
    """Runs a command on the made-up ledger: its exit code, and what it printed where."""

    def run(*arguments):
        try:
            code = main([*arguments])
        except SystemExit as stopped:
            code = stopped.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def rows(run):
    """The objects a command prints as JSON."""

    def rows(*arguments):
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return rows


def test_claims_are_the_tables_columns_and_known_from(rows):
    claims = rows("claims", "--on", "2025-11-05")
    assert len(claims) == 11
    assert all(list(claim) == [*CLAIMS, "known_from"] for claim in claims)


def test_on_a_day_all_that_was_known_by_it(rows):
    claims = rows("claims", "--on", "2025-11-03")
    assert len(claims) == 6
    assert {claim["known_from"] for claim in claims} == {"2025-11-03"}


def test_since_a_day_and_only_that_day(rows):
    assert len(rows("claims", "--on", "2025-11-05", "--since", "2025-11-04")) == 5
    assert len(rows("claims", "--on", "2025-11-04", "--since", "2025-11-04")) == 1


def test_sources_places_and_kinds_may_be_repeated(rows):
    by_source = rows("claims", "--on", "2025-11-05", "--source", "map-maker", "--source", "western-army")
    assert {claim["source_id"] for claim in by_source} == {"map-maker", "western-army"}
    by_place = rows("claims", "--on", "2025-11-05", "--place", "myrnohrad", "--place", "rodynske")
    assert {claim["place_id"] for claim in by_place} == {"myrnohrad", "rodynske"}
    by_kind = rows("claims", "--on", "2025-11-05", "--kind", "strike", "--kind", "advance")
    assert {claim["kind"] for claim in by_kind} == {"strike", "advance"}


def test_csv_is_as_the_ledgers_own_tables(run, ledger):
    code, out, _ = run("claims", "--on", "2025-11-05")
    printed = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and "\r" not in out
    assert [{column: row[column] for column in CLAIMS} for row in printed] == ledger.tables["claims.csv"]


def test_geojson_has_longitude_first_and_the_place_by_name(run):
    _, out, _ = run("claims", "--on", "2025-11-05", "--format", "geojson")
    collection = json.loads(out)
    feature = collection["features"][0]
    lon, lat = feature["geometry"]["coordinates"]
    assert collection["type"] == "FeatureCollection" and len(collection["features"]) == 11
    assert 37 < lon < 38 and 48 < lat < 49
    assert feature["properties"]["place_name"] == "Pokrovsk"
    assert feature["id"] == feature["properties"]["claim_id"]


def test_standings_have_the_contracts_keys(rows):
    standings = rows("standings", "--on", "2025-11-05")
    assert len(standings) == 5
    for one in standings:
        assert list(one) == STANDING_KEYS
        assert (one["basis"], one["shares"]) == ("claim", {})
        assert isinstance(one["age_days"], int) and one["claim_ids"]


def test_an_echo_is_one_standing_of_two_claims(rows):
    (ring,) = rows("standings", "--on", "2025-11-05", "--source", "eastern-army", "--place", "pokrovsk")
    assert len(ring["claim_ids"]) == 2
    assert ring["age_days"] == 2


def test_standings_as_csv_have_a_column_for_each_share(run):
    _, out, _ = run("standings", "--on", "2025-11-05")
    printed = list(csv.DictReader(io.StringIO(out)))
    assert list(printed[0]) == [*STANDING_KEYS[:-1], *SHARES]
    assert all(row[share] == "" for row in printed for share in SHARES)
    assert printed[0]["claim_ids"].count(" ") == 1


def test_silence_has_no_row(rows):
    assert rows("standings", "--on", "2025-11-05", "--place", "kostiantynivka") == []


def test_a_view_is_the_pages_own_query(rows):
    asked = rows("standings", "--view", "day=2025-11-04&source=map-maker")
    assert asked == rows("standings", "--on", "2025-11-04", "--source", "map-maker")


@pytest.mark.parametrize(
    ("view", "options"),
    [
        ("day=2025-11-05&since=2025-11-04", ["--on", "2025-11-05", "--since", "2025-11-04"]),
        ("day=2025-11-05&kind=strike,advance", ["--on", "2025-11-05", "--kind", "strike", "--kind", "advance"]),
        ("day=2025-11-05&source=map-maker", ["--on", "2025-11-05", "--source", "map-maker"]),
        ("day=2025-11-05&place=myrnohrad&at=48.2,37.2,9&theme=dark&lang=uk", ["--on", "2025-11-05"]),
        ("day=2030-01-01", ["--on", "2030-01-01"]),
        ("day=1999-12-31", ["--on", "1999-12-31"]),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "geojson"])
def test_a_view_and_its_options_give_the_same_claims(run, view, options, form):
    asked = run("claims", "--view", view, "--format", form)
    assert asked[0] == 0
    assert asked == run("claims", *options, "--format", form)


def test_a_view_without_a_day_takes_the_day_of_the_option(rows):
    asked = rows("claims", "--view", "source=map-maker", "--on", "2025-11-03")
    assert asked == rows("claims", "--on", "2025-11-03", "--source", "map-maker")
    assert len(asked) == 2


def test_a_view_may_choose_states_and_documents(rows):
    grey = rows("standings", "--view", "day=2025-11-05&state=grey&kind=control")
    assert {one["state"] for one in grey} == {"grey"}
    monday = rows("claims", "--view", "day=2025-11-05&document=monday-paper")
    assert {claim["document_id"] for claim in monday} == {"monday-paper"}


def test_standings_since_a_day_are_those_that_became_known_from_then_on(rows):
    days = {one["age_days"] for one in rows("standings", "--on", "2025-11-05", "--since", "2025-11-04")}
    assert days == {0, 1}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["battles"],
        ["claims"],
        ["standings"],
        ["claims", "--on", "04/11/2025"],
        ["claims", "--on", "2025-02-30"],
        ["claims", "--on", "2025-11"],
        ["claims", "--on", "2025-11-03", "--since", "2025-11-04"],
        ["claims", "--on", "2025-11-03", "--source", "nobody"],
        ["claims", "--on", "2025-11-03", "--place", "atlantis"],
        ["claims", "--on", "2025-11-03", "--kind", "siege"],
        ["claims", "--on", "2025-11-03", "--format", "xml"],
        ["standings", "--on", "2025-11-03", "--format", "geojson"],
        ["standings", "--view", "day=yesterday"],
        ["standings", "--view", "day=2025-11-03&source=nobody"],
        ["standings", "--on", "2025-11-03", "--kind", "control"],
        ["standings", "--on", "2025-11-03", "--view", "day=2025-11-04"],
        ["claims", "--on", "2025-11-05", "--source", "map-maker", "--view", "source=western-army"],
        ["claims", "--on", "2025-11-05", "--since", "2025-11-04", "--view", "since=2025-11-03"],
        ["claims", "--on", "2025-11-05", "--kind", "control", "--view", "kind=strike"],
        ["claims", "--on", "2025-11-05", "--view", "colour=red"],
        ["claims", "--on", "2025-11-05", "--source", "\udcff\u202e"],
        ["claims", "--on", "\udcff"],
        ["serve", "--port", "http"],
    ],
)
def test_wrong_usage_is_two_and_prints_nothing(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("python -m dashboard: ") and err.count("\n") == 1 and err.rstrip("\n").isprintable()


@pytest.mark.parametrize("command", [[], ["claims"], ["standings"], ["check"], ["serve"]])
def test_help_is_no_fault(run, command):
    code, out, err = run(*command, "--help")
    assert (code, err) == (0, "") and out.startswith("usage: python -m dashboard")


def test_kinds_are_offered_by_their_names(run):
    _, _, err = run("claims", "--on", "2025-11-03", "--kind", "siege")
    assert "'control', 'advance'" in err


def test_check_says_what_was_checked(run):
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert "11 claims" in out and "13 sentences" in out and "2 of 2 texts" in out and "head (tables): " in out


def test_check_says_when_no_texts_are_at_hand(run, folder, monkeypatch):
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "nowhere"))
    code, out, _ = run("check")
    assert code == 0
    assert "passages not checked: no document texts found" in out


def test_check_refuses_one_changed_character(run, folder, ledger):
    path = folder / "documents" / "monday-paper.txt"
    path.write_bytes(path.read_bytes().replace(b"Not one unit", b"Not one unix"))
    code, out, err = run("check")
    assert (code, out) == (1, "")
    assert f"claim {ledger.claim(1)['claim_id']} in monday-paper" in err


def command(*arguments, **settings):
    """The command as a user starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, **settings},
    )  # fmt: skip


def test_a_reader_who_has_enough_is_no_fault(folder):
    """As with `| head -1`: the pipe is closed while there is still something to say."""
    claims = command("claims", "--on", "2025-11-05")
    claims.stdout.close()
    error = claims.stderr.read().decode()
    assert error == ""
    assert claims.wait(30) == 0
    claims.stderr.close()


def test_output_is_utf_8_whatever_the_locale(tmp_path):
    ledger = made_up()
    ledger.spoil("claims.csv", 0, summary="Покровськ")
    folder = ledger.write(tmp_path)
    claims = command("claims", "--on", "2025-11-05", GREYLINE_LEDGER=str(folder), LC_ALL="C", PYTHONIOENCODING="ascii")
    out, err = claims.communicate(timeout=30)
    assert err == b""
    assert "Покровськ" in out.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", [["check"], ["claims", "--on", "2025-11-05"], ["standings", "--on", "2025-11-05"]]
)
def test_what_cannot_be_written_is_not_done(arguments, folder):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *arguments], cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, text=True
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("standard output: cannot be written") and done.stderr.count("\n") == 1


def test_a_name_that_is_no_text_is_told_and_not_choked_on(folder):
    claims = command("claims", "--on", "2025-11-05", "--source", b"\xff", LC_ALL="C")
    out, err = claims.communicate(timeout=30)
    assert (claims.returncode, out) == (2, b"")
    assert err.decode("ascii").count("\n") == 1


def test_without_a_setting_the_shipped_ledger_speaks(capsys, monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    assert main(["standings", "--on", "2025-11-04", "--place", "pokrovsk", "--format", "json"]) == 0
    speaking = {one["source_id"] for one in json.loads(capsys.readouterr().out)}
    assert {"russian-mod", "ukrainian-general-staff", "ukrainian-military", "deepstate"} <= speaking


def test_a_folder_that_is_not_there_is_refused_by_the_name_of_its_setting(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("GREYLINE_LEDGER", str(tmp_path / "nowhere"))
    assert main(["check"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("GREYLINE_LEDGER: ")
    assert "is no folder" in line


def test_a_refused_ledger_shows_no_traceback(tmp_path):
    ledger = made_up()
    ledger.change_claim(0, kind="siege")
    check = command("check", GREYLINE_LEDGER=str(ledger.write(tmp_path)))
    out, err = check.communicate(timeout=30)
    assert (check.returncode, out) == (1, b"")
    assert err.decode().startswith("claims.csv, row 2, kind: siege is not known")
