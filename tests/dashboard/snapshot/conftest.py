"""Exports that several tests look at, made once a file of tests."""

from pathlib import Path

import pytest

from dashboard.snapshot.export import Export, export
from dashboard.snapshot.files import write_files
from dashboard.snapshot.formats import SUFFIXES
from data.store import Ledger
from tests.dashboard.snapshot.contents import Made, shipped


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return shipped().ledger


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An export in a format, made once, and its file."""
    folder = tmp_path_factory.mktemp("exports")
    done: dict[str, tuple[Export, Path]] = {}

    def make(name: str) -> tuple[Export, Path]:
        if name not in done:
            one = export(shipped(), name)
            path = folder / f"snapshot.{SUFFIXES[name]}"
            write_files(one, path, force=False)
            done[name] = one, path
        return done[name]

    return make
