"""Backups: taken while the store is in use, verified, and put back with the same head."""

import pytest

from data.store.backup import restore
from data.store.faults import Damaged
from data.store.headfile import head_path
from geo.faults import Refused
from tests.data.store.damage import by_hand, flip
from tests.data.store.test_integrity import BODY
from tests.data.store.test_store import correct


@pytest.fixture
def used(file, opening, rows):
    """A store in use, with a correction that is still in its log."""
    store = opening(file)
    correct(store, rows.claim(0)["claim_id"])
    store.keep(b"a document")
    return store


def test_the_restore_drill(used, file, opening, tmp_path):
    backup = tmp_path / "backup.sqlite"
    head = used.backup(backup)
    assert head == used.head()
    used.close()
    for path in (file.path, head_path(file.path)):
        path.rename(path.with_name(path.name + ".old"))
    assert restore(backup, file) == head
    again = opening(file)
    assert again.head() == head
    assert again.ledger().claims[0].summary == "Said otherwise."
    assert again.check()


def test_a_backup_is_one_file_and_nothing_is_left_beside_it(used, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    used.backup(folder / "backup.sqlite")
    assert [path.name for path in folder.iterdir()] == ["backup.sqlite"]


def test_an_existing_file_is_not_touched(used, file, tmp_path):
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"mine")
    with pytest.raises(Refused, match=r"backup.sqlite: exists already"):
        used.backup(backup)
    assert backup.read_bytes() == b"mine"
    backup.unlink()
    used.backup(backup)
    with pytest.raises(Refused, match=r"store.sqlite: exists already"):
        restore(backup, file)


def test_a_folder_that_is_not_there_is_a_plain_fault(used, tmp_path):
    with pytest.raises(Refused, match="can't be"):
        used.backup(tmp_path / "nowhere" / "backup.sqlite")


def test_a_damaged_store_has_no_backup(used, file, tmp_path):
    by_hand(file, BODY)
    with pytest.raises(Damaged, match=r"damaged at entry 1 "):
        used.backup(tmp_path / "backup.sqlite")
    assert not list(tmp_path.glob("backup*"))


def test_a_damaged_backup_is_not_put_back(used, file, tmp_path):
    backup = tmp_path / "backup.sqlite"
    used.backup(backup)
    used.close()
    for path in (file.path, head_path(file.path)):
        path.unlink()
    where = backup.read_bytes().index(b"Said otherwise")
    flip(backup, where * 8)
    with pytest.raises(Damaged, match=r"damaged at entry 31 \(correction\)"):
        restore(backup, file)
    assert not file.path.exists()


def test_a_database_of_a_server_is_backed_up_by_its_own_program(postgres, tables, tmp_path, monkeypatch, opening):
    from data.store.location import find_location

    monkeypatch.setenv("GREYLINE_STORE", postgres.url())
    with pytest.raises(Refused, match="back it up with pg_dump"):
        opening(find_location(tables)).backup(tmp_path / "backup.sqlite")
