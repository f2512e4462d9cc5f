"""A store that is not what was written is never taken for good: the first bad entry is named, and how to restore."""

import shutil

import pytest

from data.store.faults import Damaged
from data.store.headfile import head_path
from geo.faults import Refused
from tests.data.store.damage import by_hand
from tests.data.store.test_store import correct

BODY = "UPDATE greyline_entries SET body = replace(body, 'Eastern', 'Western') WHERE seq = 1"
BY_HAND = [
    (BODY, r"damaged at entry 1 \(source\): its hash is not that of what it says"),
    ("UPDATE greyline_entries SET kind = 'grade' WHERE seq = 9", r"entry 9 \(grade\): its hash"),
    (
        "UPDATE greyline_entries SET recorded_on = '2025-01-01' WHERE seq = 8",
        r"entry 8 \(claim\): its column recorded_on",
    ),
    ("DELETE FROM greyline_entries WHERE seq = 12", r"entry 13 \(claim\): entry 12 is missing before it"),
    ("DELETE FROM greyline_entries WHERE seq > 20", "entry 20 is missing"),
]


@pytest.mark.parametrize(("statement", "message"), BY_HAND[:4])
def test_an_edit_by_hand_is_named_by_its_entry(store, place, opening, statement, message):
    assert store.check()[0].startswith("30 entries")
    by_hand(place, statement)
    with pytest.raises(Damaged, match=message) as refused:
        store.check()
    assert "restore" in str(refused.value)
    assert refused.value.faults[0].file == store.name
    with pytest.raises(Damaged, match=message):
        opening(place)


def test_a_document_changed_by_hand_is_found(store, place):
    name = store.keep(b"a document")
    by_hand(place, "UPDATE greyline_blobs SET content = 'another'")
    with pytest.raises(Damaged, match="bytes are gone, or not those that were kept"):
        store.check()
    with pytest.raises(Damaged, match=name[:20]):
        store.find_kept(name)


def test_a_document_removed_by_hand_is_found_at_the_start(store, place, opening):
    store.keep(b"a document")
    by_hand(place, "DELETE FROM greyline_blobs")
    with pytest.raises(Damaged, match="bytes are gone"):
        opening(place)


def test_an_end_cut_off_by_hand_is_found_by_the_head_beside_the_file(file, opening):
    opening(file).close()
    by_hand(file, "DELETE FROM greyline_entries WHERE seq > 20")
    with pytest.raises(Damaged, match="has lost entry 30"):
        opening(file)


def test_an_end_cut_off_while_it_runs_is_found(store, place):
    by_hand(place, "DELETE FROM greyline_entries WHERE seq > 20")
    with pytest.raises(Refused, match="has no longer entry 30"):
        store.ledger()


def test_a_lost_log_is_found(file, opening, rows, tmp_path):
    """What a copy of the file alone would be, taken while the program runs."""
    store = opening(file)
    correct(store, rows.claim(0)["claim_id"])
    copied = tmp_path / "copied.sqlite"
    shutil.copy(file.path, copied)
    shutil.copy(head_path(file.path), head_path(copied))
    store.close()
    shutil.move(copied, file.path)
    with pytest.raises(Damaged, match="has lost entry 31"):
        opening(file)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is no SQLite database"), (b"%PDF-1.7 " * 100, "is no SQLite database")],
    ids=["empty", "foreign"],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(file, opening, content, message):
    file.path.write_bytes(content)
    with pytest.raises(Damaged, match=message):
        opening(file)
    assert file.path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(file, opening):
    import sqlite3

    with sqlite3.connect(file.path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.path.read_bytes()
    with pytest.raises(Damaged, match="is another program's database"):
        opening(file)
    assert file.path.read_bytes() == before


def test_a_store_that_is_gone_is_not_silently_made_anew(file, opening):
    opening(file).close()
    file.path.unlink()
    with pytest.raises(Refused, match="is not there, and its head is"):
        opening(file)
    head_path(file.path).unlink()
    assert opening(file).head().seq == 30
