"""Exports on disk: whole or not at all, never over another file unasked, never under a name from a ledger."""

import errno
import os
from pathlib import Path

import pytest

from dashboard.snapshot.export import BESIDE, Export
from dashboard.snapshot.files import refuse_taken, write_files
from geo.faults import Refused

PICTURE = Export("png", b"picture", None, "d" * 64, "2025-11-04")
TABLE = Export("csv", b"table", b"manifest", "d" * 64, "2025-11-04")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_and_its_manifest_are_written(tmp_path: Path) -> None:
    assert write_files(TABLE, tmp_path / "a.csv", force=False) == [tmp_path / "a.csv", tmp_path / f"a.csv{BESIDE}"]
    assert (tmp_path / "a.csv").read_bytes() == b"table"
    assert (tmp_path / f"a.csv{BESIDE}").read_bytes() == b"manifest"
    assert names(tmp_path) == ["a.csv", f"a.csv{BESIDE}"]


def test_what_is_there_is_kept_unless_force_is_said(tmp_path: Path) -> None:
    for taken in ("a.csv", f"a.csv{BESIDE}"):
        folder = tmp_path / taken
        folder.mkdir()
        (folder / taken).write_text("mine")
        with pytest.raises(Refused, match="is there already"):
            write_files(TABLE, folder / "a.csv", force=False)
        assert names(folder) == [taken]
        assert (folder / taken).read_text() == "mine"
        write_files(TABLE, folder / "a.csv", force=True)
        assert names(folder) == ["a.csv", f"a.csv{BESIDE}"]


def test_a_link_that_leads_nowhere_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused, match="is there already"):
        refuse_taken("png", tmp_path / "a.png", force=False)


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        write_files(PICTURE, tmp_path, force=True)


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(Refused, match="is no ordinary file"):
            write_files(PICTURE, target, force=True)
        assert not target.is_file()


def test_a_name_too_long_for_the_disk_is_refused_in_one_line(tmp_path: Path) -> None:
    for name in ("a" * 300, "a" * 245 + ".csv"):
        with pytest.raises(Refused, match="cannot be written"):
            write_files(TABLE, tmp_path / name, force=False)
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written") as refused:
        write_files(PICTURE, tmp_path / "no" / "a.png", force=False)
    assert len(refused.value.faults) == 1


@pytest.mark.parametrize("fails", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if fails == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    elif fails == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        real = os.fdopen

        def open_full(handle: int, mode: str) -> object:
            file = real(handle, mode)
            file.close()
            return Full()

        class Full:
            def __enter__(self) -> "Full":
                return self

            def __exit__(self, *_: object) -> None: ...

            write = staticmethod(full)

        monkeypatch.setattr(os, "fdopen", open_full)
    with pytest.raises(Refused, match="No space left on device"):
        write_files(TABLE, tmp_path / "a.csv", force=False)
    assert names(tmp_path) == []


def test_the_name_offered_to_a_browser_is_of_day_and_digest_alone() -> None:
    assert PICTURE.file_name == "greyline-2025-11-04-dddddddddddd.png"
    assert Export("bundle", b"", None, "e" * 64, "2025-11-04").file_name == "greyline-2025-11-04-eeeeeeeeeeee.zip"
