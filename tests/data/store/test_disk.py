"""A full disk, a read-only one, a second process: refused plainly, never half a write, and good again afterwards."""

import contextlib
import os
import shutil
import sqlite3
import time

import pytest

from data.store.faults import ReadOnly, Unreachable
from data.store.location import find_location
from data.store.opening import open_store
from geo.faults import Refused
from tests.data.store.damage import fill_up, make_read_only, small_disk
from tests.data.store.test_store import correct


@pytest.fixture
def disk(tmp_path):
    """A disk of 4 MB. Without root's rights there is none, and the test is skipped with the system's own words."""
    with contextlib.ExitStack() as stack:
        try:
            yield stack.enter_context(small_disk(tmp_path / "disk", "4m"))
        except OSError as error:
            pytest.skip(str(error))


@pytest.fixture
def on_disk(disk, tables, monkeypatch):
    """Where an empty store on the small disk will be."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{disk}/store.sqlite")
    return find_location(tables)


def test_a_full_disk_refuses_a_correction_and_it_works_once_there_is_space(on_disk, disk, rows, opening):
    store = opening(on_disk)
    first = rows.claim(0)["claim_id"]
    filler = fill_up(disk)
    acknowledged = store.head()
    with pytest.raises(Refused, match=r"store.sqlite: the disk is full; nothing was written; remedy: free space"):
        for number in range(200):
            acknowledged = correct(store, first, {"summary": f"Said for the {number}th time. " * 30})
    assert store.head() == acknowledged
    assert store.ledger().head == acknowledged.hash
    filler.unlink()
    assert correct(store, first).seq == acknowledged.seq + 1
    assert store.check()
    store.close()
    assert opening(on_disk).head().seq == acknowledged.seq + 1


def test_a_full_disk_has_no_half_store(on_disk, disk, opening):
    filler = fill_up(disk)
    with pytest.raises(Refused, match="disk is full"):
        opening(on_disk)
    assert [path.name for path in disk.iterdir()] == ["filler"]
    filler.unlink()
    assert opening(on_disk).head().seq == 30


def test_a_full_disk_has_no_half_backup(file, disk, opening):
    store = opening(file)
    filler = fill_up(disk)
    with pytest.raises(Refused, match=r"can't be"):
        store.backup(disk / "backup.sqlite")
    assert [path.name for path in disk.iterdir()] == ["filler"]
    filler.unlink()
    assert store.backup(disk / "backup.sqlite") == store.head()


@pytest.mark.parametrize("log", [False, True], ids=["at rest", "log left behind"])
def test_a_read_only_disk_is_read_and_not_written(on_disk, disk, rows, opening, log):
    store = opening(on_disk)
    first = rows.claim(0)["claim_id"]
    head = correct(store, first)
    if log:
        for path in list(disk.iterdir()):
            shutil.copy(path, path.with_name("kept-" + path.name))
    store.close()
    if log:
        for path in list(disk.glob("kept-*")):
            path.rename(path.with_name(path.name.removeprefix("kept-")))
    make_read_only(disk)
    try:
        store = opening(on_disk)
        assert store.head() == head
        assert store.ledger().claims[0].summary == "Said otherwise."
        assert store.notes == ("the store can be read and not written",)
        assert store.read_only
        with pytest.raises(ReadOnly, match="is read-only"):
            correct(store, first, {"summary": "Once more."})
        assert store.check()
    finally:
        make_read_only(disk, False)


def test_a_disk_that_becomes_read_only_refuses_writes(on_disk, disk, rows, opening):
    store = opening(on_disk)
    head = store.head()
    store.close()  # what is open can't be made read-only; the next correction opens it again
    make_read_only(disk)
    try:
        with pytest.raises(Refused, match=r"read-only|can't be opened"):
            correct(store, rows.claim(0)["claim_id"])
    finally:
        make_read_only(disk, False)
    assert store.head() == head


def test_another_process_that_keeps_writing_is_waited_for_and_then_named(file, rows, opening, monkeypatch):
    monkeypatch.setattr("data.store.engine.PATIENCE_FOR_WRITERS", 0.3)
    store = opening(file)
    first = rows.claim(0)["claim_id"]
    with contextlib.closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        with pytest.raises(Unreachable, match="another process is writing; nothing was written"):
            correct(store, first)
        assert 0.2 < time.monotonic() - begun < 3
        assert store.ledger().claims[0].summary != "Said otherwise."  # readers do not wait
        other.execute("COMMIT")
    correct(store, first)
    assert store.ledger().claims[0].summary == "Said otherwise."


def test_first_starts_at_once_make_one_store(place):
    from tests.soak.writer import Child

    def start(tell):
        store = open_store(place)
        tell(f"{store.head().seq} {store.head().hash}")
        store.close()

    heads = {line for child in [Child(start) for _ in range(4)] for line in child.lines()}
    assert len(heads) == 1
    assert heads.pop().startswith("30 ")
    if place.path:
        left = sorted(path.name for path in place.path.parent.glob("store.sqlite*"))
        assert left == ["store.sqlite", "store.sqlite.head"]


def test_a_folder_that_can_not_be_made_is_a_plain_fault(tables, tmp_path, monkeypatch):
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/a-file/store.sqlite")
    with pytest.raises(Refused, match=r"store.sqlite: can't be opened"):
        open_store(find_location(tables))


def test_what_killed_processes_left_is_swept_away_and_nothing_else(file, opening):
    opening(file).close()
    old = [
        file.path.with_name(name)
        for name in ("store.sqlite.77.new", "store.sqlite.head.77.new", "store.sqlite.77.new-wal")
    ]
    mine = [file.path.with_name(name) for name in ("store.sqlite.newer", "store.sqlite.a.new", "other.sqlite.77.new")]
    young = file.path.with_name("store.sqlite.78.new")
    for path in (*old, *mine, young):
        path.write_bytes(b"")
        if path != young:
            os.utime(path, (1, 1))
    opening(file)
    assert [path for path in (*old, *mine, young) if path.exists()] == [*mine, young]
