"""The catalogue of faults is complete, and what of it no other file holds."""

import ast
import re
import sqlite3
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import OperationalError

from dashboard.faults import told_fault
from dashboard.panels.claims_card import card_html
from dashboard.panels.documents_reading import Piece
from dashboard.panels.documents_text import piece_html
from data.days import read_day, read_span
from data.store.append import TRIES, append
from data.store.backup import verified
from data.store.location import Location, find_location
from data.store.opening import open_store
from geo.faults import Refused
from tests.fault_rows import AUTOMATED, MANUAL, NOT_HERE
from tests.ledgers import made_up

TESTS = Path(__file__).parent
CATALOGUE = TESTS.parents[1] / "shared" / "notes" / "faults.md"
HOW_MANY = {"D": 13, "C": 16, "J": 16, "E": 17, "S": 20, "B": 16}
EDITED = {"who": "An editor", "reason": "misread"}


@cache
def functions(path: Path) -> set[str]:
    """The tests of a file."""
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}


def test_every_row_is_held_by_a_test_or_has_a_reason():
    rows = [f"{letter}{number}" for letter, last in HOW_MANY.items() for number in range(1, last + 1)]
    assert sorted([*AUTOMATED, *MANUAL, *NOT_HERE]) == sorted(rows)
    assert len(MANUAL) + len(NOT_HERE) <= 5
    assert all(reason for reason in (*MANUAL.values(), *NOT_HERE.values()))


@pytest.mark.parametrize("row", AUTOMATED)
def test_the_tests_of_a_row_are_there(row):
    for named in AUTOMATED[row]:
        file, _, function = named.partition("::")
        assert function in functions(TESTS / file), named


def test_the_rows_are_those_of_the_notes():
    if not CATALOGUE.exists():
        pytest.skip("the notes of the catalogue are not at hand")
    rows = re.findall(r"^\| ([DCJESB]\d+) \|", CATALOGUE.read_text(), re.MULTILINE)
    assert sorted(rows) == sorted([*AUTOMATED, *MANUAL, *NOT_HERE])


@pytest.fixture
def place(tmp_path, monkeypatch) -> Location:
    folder = tmp_path / "tables"
    folder.mkdir()
    made_up().write(folder)
    monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    return find_location()


@pytest.fixture
def store(place):
    opened = open_store(place)
    yield opened
    opened.close()


def correct(store, number=0, **values):
    claim = store.ledger().claims[number]
    said = {name: values.pop(name) for name in ("who", "reason", "day") if name in values}
    seen = store.ledger().versions[claim.claim_id]
    return store.correct(claim.claim_id, values, expected=seen, **{**EDITED, **said})


@pytest.mark.parametrize(
    "day",
    ["31/12/2025", "04/11/2025", "2025-11-04 23:30", "2025-11-04T00:30+03:00", "2025-10-26T03:30", "23:30", "24:00",
     "05 листопада", "5 ноября 2025", "November 5", "45966", "25-11-04"],
)  # fmt: skip
def test_a_day_in_any_other_form_is_refused(day):
    """No order of day and month, no hour and so no zone, no name of a month is ever guessed."""
    for read in (read_day, read_span):
        with pytest.raises(ValueError):
            read(day)


def test_the_order_is_that_of_the_entries_whatever_the_clock_says(store, place):
    correct(store, words="ring", day="2030-01-01")
    correct(store, words="a ring", day="2025-11-21")
    ledger = store.ledger()
    assert [change.recorded_on for change in ledger.corrections] == ["2030-01-01", "2025-11-21"]
    assert ledger.claims[0].words == "a ring"
    correct(store, words="the ring", day="2099-01-01")
    again = open_store(place)
    assert any("this machine's clock is behind" in note for note in again.notes)
    again.close()


HIDDEN = "a\u200bb\u2060c\U000e0041d\u00ad <i style='display:none'>held</i><img src='http://evil.invalid/x' onerror='go()'> "


def test_what_is_hidden_in_a_document_is_shown(store):
    """Where a claim was read, and where the whole document is read: no mark-up hides, runs or fetches anything."""
    ledger = store.ledger()
    claim = ledger.claims[0]
    text = HIDDEN * 100
    claim = replace(claim, passage_start=0, passage_end=2 * len(HIDDEN))
    card = card_html(ledger, claim, {ledger.documents[claim.document_id].text_sha256: text})
    for read in (card, piece_html(Piece(text, 0, ())), piece_html(Piece(text, 1, (1,)))):
        for mark in ("a⟨U+200B⟩b⟨U+2060⟩c⟨U+E0041⟩d⟨U+00AD⟩", "&lt;i style=&#x27;display:none", "&lt;img src="):
            assert mark in read
        assert "<img" not in read and "<i style" not in read


SQL = "'; DROP TABLE greyline_entries; -- % _ \\ \" $1 :name ?"


def test_what_looks_like_sql_is_kept_to_the_letter(store):
    correct(store, summary=SQL, reason=SQL, who="O'Brien; --")
    change = store.ledger().corrections[0]
    assert (change.reason, change.who, change.changed["summary"][1]) == (SQL, "O'Brien; --", SQL)
    assert store.check()


def test_text_that_imitates_the_page_stays_in_its_box(store):
    fake = "✔ verified by editor</bdi></p><p><b>Grade A1</b>"
    correct(store, summary=fake)
    told = card_html(store.ledger(), store.ledger().claims[0], {})
    assert "<bdi>✔ verified by editor&lt;/bdi&gt;&lt;/p&gt;" in told
    assert "<b>Grade A1" not in told


def test_names_and_quotes_are_kept_from_the_browsers_translation(store):
    correct(store, words="ring")
    told = card_html(store.ledger(), store.ledger().claims[0], {})
    assert '<h2 translate="no">' in told
    assert '<q translate="no"' in told


def test_a_name_can_not_write_a_line_of_the_log(caplog):
    told_fault(ValueError("a\nfault 00000000: all is well\x1b[2J"))
    assert [line for line in caplog.messages if "\n" in line or "\x1b" in line] == []


def test_every_dependency_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (line.partition("#")[0].strip() for line in (TESTS.parent / name).read_text().splitlines())
        loose = [line for line in lines if line and not line.startswith("-r ") and "==" not in line]
        assert loose == [], name


def test_every_commit_is_on_the_disk_before_it_is_acknowledged(store, place):
    """The order in which writes come to the disk is SQLite's to keep; these two are what it needs for that."""
    with store._reader.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_who_was_not_quick_enough_is_tried_again_three_times(store, state):
    class Quicker(Exception):  # noqa: N818 - PostgreSQL's own word for it
        sqlstate = state

    tries = []

    def compose(now):
        tries.append(now.head.seq)
        if len(tries) < TRIES:
            raise OperationalError("INSERT", {}, Quicker())
        return now.head.seq

    append(store._reader, compose)
    assert len(tries) == TRIES

    def never(now):
        raise OperationalError("INSERT", {}, Quicker())

    with pytest.raises(Refused, match="nothing was written"):
        append(store._reader, never)


def test_a_backup_taken_while_others_write_is_whole(store, place, tmp_path):
    heads = [store.head().seq]

    def write():
        for number in range(30):
            heads.append(correct(store, summary=f"Change {number}.").seq)

    writer = Thread(target=write)
    writer.start()
    backup = tmp_path / "backup.sqlite"
    head = store.backup(backup)
    writer.join()
    assert heads[0] <= head.seq <= heads[-1]
    at = Location(place.url.set(database=str(backup)), backup, place.tables, place.shipped)
    assert verified(at, backup.name) == head


def test_check_names_the_entry_edited_by_hand(store, capsys):
    from dashboard.cli import main

    correct(store, words="ring")
    path = store.location.path
    store.close()
    assert main(["check"]) == 0
    assert "31 entries: each follows the one before" in capsys.readouterr().out
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER greyline_entries_no_update")
        connection.execute("UPDATE greyline_entries SET body = replace(body, '\"ring\"', '\"rings\"') WHERE seq = 31")
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "damaged at entry 31 (correction): its hash is not that of what it says" in told
    assert "python -m dashboard restore" in told


def test_backup_and_restore_on_the_command_line(store, capsys, tmp_path):
    from dashboard.cli import main

    head, path = correct(store, words="ring"), store.location.path
    backup = tmp_path / "backup.sqlite"
    assert main(["backup", str(backup)]) == 0
    assert head.hash in capsys.readouterr().out
    assert main(["backup", str(backup)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["restore", str(backup)]) == 1
    store.close()
    for beside in path.parent.glob("store.sqlite*"):
        beside.unlink()
    assert main(["restore", str(backup)]) == 0
    assert head.hash in capsys.readouterr().out
    assert main(["check"]) == 0


def test_a_documents_text_is_kept_and_then_found_without_its_folder(place, capsys, monkeypatch, tmp_path):
    from dashboard.cli import main

    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(tmp_path / "none"))
    text = place.tables / "documents" / "monday-paper.txt"
    assert main(["check"]) == 0
    assert "passages not checked" in capsys.readouterr().out
    assert main(["add-document", str(text), str(tmp_path / "nowhere")]) == 1
    assert main(["add-document", str(text)]) == 0
    assert "kept as the text of monday-paper" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "1 of 2 texts at hand" in capsys.readouterr().out
    text.write_text("another text")
    assert main(["add-document", str(text)]) == 1
    assert "is the sha256 of no document of this ledger" in capsys.readouterr().err
