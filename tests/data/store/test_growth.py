"""Tables that have changed since a store was loaded from them: what is new is entered, nothing is lost or rewritten."""

import shutil
from pathlib import Path

import pytest

from data.check import coverage_faults
from data.store import filling, growth, open_ledger
from data.store.engine import reading
from data.store.ledger import SHIPPED
from data.store.location import find_location
from data.store.reading import read_entries
from geo.faults import Refused
from tests.data.store.test_store import correct
from tests.ledgers import made_up, write_places


def kinds_after(store, seq):
    with reading(store._reader.engine) as connection:
        return [entry.kind for entry in read_entries(connection, seq)]


@pytest.fixture
def part(rows, tables):
    """The tables without Wednesday's paper: what an earlier version had."""
    full = made_up()
    for name in ("documents.csv", "claims.csv", "coverage.csv"):
        rows.tables[name] = [row for row in rows.tables[name] if row["document_id"] == "monday-paper"]
    rows.write(tables)
    return full


def test_what_is_new_is_entered_as_one_import(part, place, tables, opening):
    before = opening(place).head()
    part.write(tables)
    store = opening(place)
    assert kinds_after(store, before.seq) == ["import", "document"] + ["claim"] * 6 + ["sentence"] * 7
    assert store.ledger().claims == open_ledger(tables).claims
    assert list(coverage_faults(store.ledger())) == []
    assert len(store.ledger(before.hash).claims) == 5


def test_the_same_tables_enter_nothing_again(part, place, tables, opening):
    opening(place)
    part.write(tables)
    head = opening(place).head()
    assert opening(place).head() == head


def test_two_stores_with_the_same_history_have_the_same_head(part, place, tables, opening, tmp_path, monkeypatch):
    opening(place)
    old = shutil.copytree(tables, tmp_path / "old")
    part.write(tables)
    first = opening(place).head()
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/other.sqlite")
    opening(find_location(old))
    assert opening(find_location(tables)).head() == first


def test_a_row_mended_under_its_id_takes_the_place_of_the_earlier(store, place, rows, tables, opening):
    first = rows.claim(0)["claim_id"]
    before = store.head()
    rows.spoil("claims.csv", 0, summary="Mended.")
    rows.spoil("sources.csv", 1, note="Mended.")
    rows.write(tables)
    again = opening(place)
    assert kinds_after(again, before.seq) == ["import", "source", "claim"]
    ledger = again.ledger()
    assert (ledger.claims[0].summary, ledger.sources["western-army"].note) == ("Mended.", "Mended.")
    assert [(change.before.claim_id, change.who, list(change.changed)) for change in ledger.corrections] == [
        (first, "", ["summary"])
    ]
    assert store.ledger(before.hash).claims[0].summary != "Mended."


def test_what_an_editor_said_stands_against_the_tables(store, place, rows, tables, opening):
    correct(store, rows.claim(0)["claim_id"], {"summary": "An editor's."})
    rows.spoil("claims.csv", 0, summary="Mended.")
    rows.write(tables)
    assert opening(place).ledger().claims[0].summary == "An editor's."
    head = opening(place).head()
    assert opening(place).head() == head


def test_a_correction_that_the_tables_take_over_stays_a_correction(store, place, rows, tables, opening):
    correct(store, rows.claim(0)["claim_id"], {"phase": "under_way"})
    rows.tables["claims.csv"].append({**rows.claim(0)})
    rows.change_claim(11, phase="under_way")
    rows.claim(0)["summary"] = "Mended as well."
    rows.tables["coverage.csv"][1]["claim_ids"] = " ".join(rows.claim(number)["claim_id"] for number in (0, 11))
    rows.write(tables)
    ledger = opening(place).ledger()
    assert [claim.phase for claim in ledger.claims if claim.source_id == "eastern-army"][-1] == "under_way"
    assert rows.claim(0)["claim_id"] not in {claim.claim_id for claim in ledger.valid}
    assert list(coverage_faults(ledger)) == []
    assert opening(place).ledger() is not None


def test_sentences_cut_anew_replace_the_documents_earlier_ones(store, place, rows, tables, opening):
    correct(store, rows.claim(0)["claim_id"], {"phase": "under_way"})
    rows.tables["coverage.csv"][0]["reason"] = "furniture"
    rows.write(tables)
    ledger = opening(place).ledger()
    assert ledger.coverage[-6].reason == "furniture"
    assert len(ledger.coverage) == 13
    assert list(coverage_faults(ledger)) == []


def test_tables_that_lack_a_row_are_refused(store, place, rows, tables, opening):
    head = store.head()
    gone = rows.tables["claims.csv"].pop()["claim_id"]
    rows.tables["coverage.csv"] = [row for row in rows.tables["coverage.csv"] if gone not in row["claim_ids"]]
    rows.write(tables)
    with pytest.raises(Refused, match=r"claims.csv, claim_id: \w+ is in the store") as refused:
        opening(place)
    assert "put the row back" in str(refused.value)
    assert store.head() == head


def test_faulty_tables_are_refused_and_the_store_is_as_before(store, place, rows, tables, opening):
    head = store.head()
    rows.spoil("claims.csv", 0, kind="rumour")
    rows.write(tables)
    with pytest.raises(Refused, match="rumour is not known"):
        opening(place)
    assert store.head() == head


def test_a_ledgers_own_places_come_along(store, place, tables, opening):
    write_places(tables, {})
    assert opening(place).ledger().places["new-mill"].name == "New Mill"
    write_places(tables, {"name": "Newer Mill"})
    assert opening(place).ledger().places["new-mill"].name == "Newer Mill"


def test_a_store_of_another_ledger_is_refused(store, place, opening, tables):
    with pytest.raises(Refused, match="was loaded from a ledger of its own, and the shipped ledger is asked for"):
        opening(find_location(SHIPPED))
    other = tables.parent / "other"
    other.mkdir()
    ledger = made_up()
    ledger.change_claim(0, phase="under_way")
    ledger.write(other)
    with pytest.raises(Refused, match="is in the store, which was loaded from these tables or from another"):
        opening(find_location(other))


@pytest.fixture
def shipped(part, tables, monkeypatch):
    """The made-up tables pass for the shipped ones, of a program whose version the test names."""
    monkeypatch.setattr("data.store.location.SHIPPED", Path(tables))

    def program(version):
        for module in (filling, growth):
            monkeypatch.setattr(module, "VERSION", version)
        return find_location(tables)

    return program


def test_an_older_program_leaves_the_newer_ones_store_alone(shipped, part, tables, opening, tmp_path, monkeypatch):
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    full = shutil.copytree(tables, tmp_path / "full")
    part.write(full)
    old = {path.name: path.read_bytes() for path in tables.glob("*.csv")}
    part.write(tables)
    head = opening(shipped("1.10.0")).head()
    for name, content in old.items():
        (tables / name).write_bytes(content)
    store = opening(shipped("1.9.0"))
    assert store.head() == head
    assert store.notes == ("the shipped tables are older than those this store has seen: nothing is taken from them",)


def test_shipped_tables_that_lack_rows_take_nothing_back(shipped, part, tables, opening, tmp_path, monkeypatch):
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    old = {path.name: path.read_bytes() for path in tables.glob("*.csv")}
    part.write(tables)
    head = opening(shipped("1.0.0")).head()
    for name, content in old.items():
        (tables / name).write_bytes(content)
    store = opening(shipped("1.0.0"))
    assert (store.head(), len(store.notes)) == (head, 1)
