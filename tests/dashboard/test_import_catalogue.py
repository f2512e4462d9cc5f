"""The catalogue of bad input through `import`: refused with file, row, field and rule; the head as it was; no traceback.

One store serves all rows, as none of them may change it.
"""

from __future__ import annotations

import pytest

from dashboard.cli import main
from data.importers.registry import read_map
from tests.dashboard.import_runs import as_arguments, stored
from tests.data.importers.catalogue import CASES
from tests.ledgers import made_up


@pytest.fixture(scope="module", autouse=True)
def store(tmp_path_factory):
    """A store of the made-up ledger for all rows."""
    folder = tmp_path_factory.mktemp("catalogue")
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("GREYLINE_LEDGER", str(made_up().write(folder)))
        setting.setenv("GREYLINE_STORE", f"sqlite:///{folder}/store.sqlite")
        yield


def refused_by_the_command(case, folder, capsys) -> list[str]:
    """The lines on standard error for a row of the catalogue."""
    head = stored().head
    path = folder / case.name
    path.write_bytes(case.data())
    code = main(["import", str(path), *as_arguments(case.options)])
    out, err = capsys.readouterr()
    assert (code, out, stored().head) == (1, "", head)
    assert "Traceback" not in err
    return err.splitlines()


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_bad_input_leaves_the_ledger_as_it_was(tmp_path, capsys, monkeypatch, case):
    monkeypatch.setattr("data.importers.files.read_isolated", read_map)  # a process for each row takes a minute
    lines = refused_by_the_command(case, tmp_path, capsys)
    assert lines[0] == f"[1/1] {case.name}: refused"
    assert any(line.startswith(case.name) and case.where in line and case.rule in line for line in lines), lines


@pytest.mark.parametrize("code", ["T8", "D3", "C1", "G1", "X1", "Z1"])
def test_so_does_a_file_read_in_a_process_of_its_own(tmp_path, capsys, code):
    case = next(case for case in CASES if case.code == code)
    assert any(case.rule in line for line in refused_by_the_command(case, tmp_path, capsys))
