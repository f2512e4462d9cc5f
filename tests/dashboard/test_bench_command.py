"""`bench` hands its options to the measurements, and says in one line where they are not at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.commands import benching


def test_it_hands_on_options_and_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    code = main(["bench", "--quick", "--only", "standing", "--claims", "50", "60", "--json"])
    (row,) = [one for one in json.loads(capfd.readouterr().out)["table"] if one["what"].startswith("standings of 30,000")]
    assert code == int(row["holds"] is False), "how fast this machine is now is no matter of this test"
    assert main(["bench", "--only", "nothing-of-that-name"]) == 2
    assert "nothing-of-that-name" in capfd.readouterr().err


def test_without_the_tests_it_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(benching, "BENCH", tmp_path)
    assert main(["bench"]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "needs the project's tests" in said
