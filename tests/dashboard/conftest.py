"""The made-up ledger on the screens: what the tests of several screens begin with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from tests.dashboard.apps import clear_caches, open_screen
from tests.ledgers import MadeUp, made_up


@pytest.fixture
def made() -> MadeUp:
    """The made-up ledger; a test may change it before it is served."""
    return made_up()


@pytest.fixture
def folder(made: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up ledger written where the settings say it is."""
    folder = made.write(tmp_path)
    monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "documents"))
    return folder


Ran = tuple[int, str, str]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command on the made-up ledger: its exit code, and what it printed where."""

    def run(*arguments: str) -> Ran:
        try:
            code = main([*arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def rows(run: Callable[..., Ran]) -> Callable[..., Any]:
    """The objects a command prints as JSON."""

    def rows(*arguments: str) -> Any:
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return rows


@pytest.fixture
def served(made: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """One screen on the made-up ledger as it stands then, not yet run; with `texts` its documents' texts are at hand."""

    def served(screen: str, texts: bool = True, **asked: str) -> AppTest:
        folder = made.write(tmp_path)
        monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
        monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "documents") if texts else str(tmp_path / "none"))
        clear_caches()
        return open_screen(screen, **asked)

    yield served
    clear_caches()
