"""The command line where something is wrong: exit codes, one line on stderr, `check`, and what the system refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.ledgers import made_up

PROJECT = Path(__file__).parents[2]


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


@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [
        ("--place", "pokrovk", "did you mean pokrovsk?"),
        ("--place", "Красноармійськ", "did you mean pokrovsk?"),
        ("--place", "kramatorskk", "did you mean kramatorsk?"),
        ("--place", "atlantis", ""),
        ("--source", "The map-maker", "did you mean map-maker?"),
        ("--source", "eastern-amry", "did you mean eastern-army?"),
        ("--source", "nobody", ""),
        ("--kind", "controll", "did you mean control?"),
        ("--kind", "siege", ""),
        ("--format", "jsn", "did you mean json?"),
    ],
)
def test_a_name_nobody_knows_is_answered_with_a_likely_one(run, option, typed, offered):
    code, out, err = run("claims", "--on", "2025-11-03", option, typed)
    assert (code, out) == (2, "")
    assert err.rstrip("\n").endswith(f"; {offered}" if offered else err.rstrip("\n"))
    assert ("did you mean" in err) == bool(offered)


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
    assert "11 claims" in out and "13 sentences" in out and "2 of 2 texts" in out and "head (chain): " in out


def test_check_says_when_no_texts_are_at_hand(run, folder, monkeypatch):
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "nowhere"))
    code, out, _ = run("check")
    assert code == 0
    assert "passages not checked: no document texts found" in out


def test_check_refuses_one_changed_character(run, folder, made):
    path = folder / "documents" / "monday-paper.txt"
    path.write_bytes(path.read_bytes().replace(b"Not one unit", b"Not one unix"))
    code, out, err = run("check")
    assert (code, out) == (1, "")
    assert f"claim {made.claim(1)['claim_id']} in monday-paper" in err


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
