"""A user's tables of claims beside the ledger's own: what they add, once, and what they may not."""

from __future__ import annotations

import pytest

from data.check import coverage_faults
from geo.faults import Refused
from tests.data.store.test_growth import kinds_after
from tests.ledgers import MadeUp, _read, large, made_up

DAY = "2025-11-22"
TOLD = (
    ("The miller says that the eastern army holds Myrnohrad.",
     [{"source_id": "the-miller", "place_id": "myrnohrad", "place_as_written": "Myrnohrad", "state": "russian"}]),
    ("Mills are old.", "background"),
)  # fmt: skip


def numbered(ledger: MadeUp) -> dict:
    """The tables as they are read: each row with its line."""
    return {name: [(at, dict(row)) for at, row in enumerate(rows, 2)] for name, rows in ledger.tables.items()}


@pytest.fixture
def more() -> MadeUp:
    """A paper of Friday's with one claim, by a source that the made-up ledger does not know."""
    ledger = MadeUp()
    _read(ledger, "friday-paper", "2025-11-07", TOLD)
    source = {**made_up().tables["sources.csv"][0], "source_id": "the-miller", "name": "The miller"}
    ledger.tables["sources.csv"] = [source]
    return ledger


def kept(store) -> dict[str, int]:
    ledger = store.ledger()
    return {"sources": len(ledger.sources), "documents": len(ledger.documents), "claims": len(ledger.valid)}


def test_claims_come_in_with_their_source_document_and_sentences(store, place, opening, more):
    before, had = store.head(), kept(store)
    done = store.bring_in_claims(numbered(more), day=DAY)
    assert (dict(done.new), dict(+done.known)) == ({"source": 1, "document": 1, "claim": 1, "sentence": 2}, {})
    assert kinds_after(store, before.seq) == ["import", "source", "document", "claim", "sentence", "sentence"]
    for ledger in (store.ledger(), opening(place).ledger()):
        (claim,) = [one for one in ledger.valid if one.source_id == "the-miller"]
        assert (claim.place_id, claim.state, claim.known_from.isoformat()) == ("myrnohrad", "russian", "2025-11-07")
        assert any(one.claim_ids == (claim.claim_id,) for one in ledger.intervals)
        assert list(coverage_faults(ledger)) == []
    assert kept(store) == {name: count + 1 for name, count in had.items()}
    assert len(store.ledger(before.hash).claims) == had["claims"]


def test_the_same_tables_again_add_nothing_also_after_a_correction(store, more):
    store.bring_in_claims(numbered(more), day=DAY)
    (claim,) = [one for one in store.ledger().claims if one.source_id == "the-miller"]
    version = store.ledger().versions[claim.claim_id]
    store.correct(claim.claim_id, {"summary": "Put better."}, reason="a typo", who="An editor", expected=version)
    head = store.head()
    done = store.bring_in_claims(numbered(more), day="2025-11-30")
    assert (dict(done.new), dict(done.known)) == ({}, {"source": 1, "document": 1, "claim": 1, "sentence": 2})
    assert store.head() == head
    assert [one.summary for one in store.ledger().valid if one.source_id == "the-miller"] == ["Put better."]


def test_what_was_brought_in_may_be_mended_by_the_same_hands(store, more):
    store.bring_in_claims(numbered(more), day=DAY)
    more.claim(0)["summary"] = "The miller says so."
    for times in (1, 0):
        assert store.bring_in_claims(numbered(more), day=DAY).new.get("claim", 0) == times
    (claim,) = [one for one in store.ledger().valid if one.source_id == "the-miller"]
    assert claim.summary == "The miller says so."


def test_tables_may_name_what_the_store_has_and_need_no_sentences_of_its_documents(store, more):
    """A claim that was overlooked in Monday's paper: its sentence names it by itself."""
    source, claim = made_up().claim(1), made_up().claim(0)
    new = {**claim, "source_id": source["source_id"], "modality": "reported", "summary": "Overlooked."}
    new["claim_id"] = more_id(new)
    done = store.bring_in_claims({"claims.csv": [(2, new)]}, day=DAY)
    assert dict(done.new) == {"claim": 1}
    assert list(coverage_faults(store.ledger())) == []


def more_id(row):
    from data.identity import claim_id

    return claim_id(row)


def spoilt(more: MadeUp, table: str, number: int, **values: str) -> dict:
    more.tables[table][number].update(values)
    return numbered(more)


IN_ONE_CELL = {
    ("claims.csv", "state", "blue"): "is not known (rule: one of ",
    ("claims.csv", "source_id", "the-baker"): "is not in sources.csv; remedy: ",
    ("claims.csv", "document_id", "x"): "is not in documents.csv; remedy: ",
    ("claims.csv", "place_id", "myrnograd"): "is not in the gazetteer; remedy: perhaps myrnohrad was meant",
    ("claims.csv", "claim_id", "0" * 16): "is not the hash of its claim; remedy: write ",
    ("claims.csv", "supersedes", "f" * 16): "is not in claims.csv; remedy: ",
    ("documents.csv", "published_on", "7.11.2025"): "",
    ("sources.csv", "side", "east"): "is not known (rule: one of ",
    ("coverage.csv", "claim_ids", "f" * 16): "is not in claims.csv; remedy: ",
}


@pytest.mark.parametrize(("cell", "rule"), IN_ONE_CELL.items())
def test_each_refusal_names_file_row_field_rule_and_remedy_and_nothing_enters(store, more, cell, rule):
    head, (table, field, value) = store.head(), cell
    tables = spoilt(more, table, 0, **{field: value})
    said = f"{'mine.csv' if table == 'claims.csv' else table}, row 2, {field}: {value} {rule}"
    for bring in (store.foresee_claims, store.bring_in_claims):
        with pytest.raises(Refused) as refused:
            bring(tables, {"claims.csv": "mine.csv"}, DAY)
        assert any(line.startswith(said) for line in str(refused.value).splitlines()), str(refused.value)
    assert store.head() == head


def test_sources_and_sentences_of_the_ledger_s_own_are_not_changed_by_others(store, more):
    own = {**made_up().tables["sources.csv"][0], "redistribution": "open"}
    sentence = {**made_up().tables["coverage.csv"][0], "reason": "furniture"}
    with pytest.raises(Refused) as refused:
        store.bring_in_claims({"sources.csv": [(2, own)], "coverage.csv": [(2, sentence)]}, day=DAY)
    assert str(refused.value).splitlines() == [
        "sources.csv, row 2, source_id: eastern-army is in the ledger with other values; "
        "remedy: take over the ledger's row, leave the row out, or choose another id",
        "coverage.csv, row 2, document_id: monday-paper is a document whose sentences the ledger tells already, and otherwise; "
        "remedy: leave its sentences out: a new claim is named in the sentence it was read in",
    ]


def test_a_claim_of_the_ledger_s_own_is_not_changed_by_others(store, more):
    own = {**made_up().claim(0), "summary": "Told another way."}
    with pytest.raises(Refused, match="is in the ledger with other values; remedy: correct it in the ledger"):
        store.bring_in_claims({"claims.csv": [(2, own)]}, day=DAY)
    assert store.bring_in_claims({"claims.csv": [(2, made_up().claim(0))]}, day=DAY).known == {"claim": 1}


def test_the_ledger_s_own_tables_may_grow_afterwards(store, place, tables, rows, more, opening):
    """What others brought in is not missed in the tables, and what comes in them later takes nothing from it."""
    store.bring_in_claims(numbered(more), day=DAY)
    grown = large(3)
    for name in ("sources.csv", "documents.csv", "claims.csv", "coverage.csv"):
        rows.tables[name] += grown.tables[name] + more.tables[name]
    rows.write(tables)
    ledger = opening(place).ledger()
    assert len(ledger.valid) == 11 + 3 + 1
    assert list(coverage_faults(ledger)) == []
    assert opening(place).bring_in_claims(numbered(more), day=DAY).new == {}
