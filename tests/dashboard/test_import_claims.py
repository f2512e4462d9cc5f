"""`import` of tables of claims and `add-document` of a new one: what is printed where, and what is in the ledger then."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.places import GAZETTEER
from tests.dashboard.import_runs import stored
from tests.data.importers import made_files
from tests.data.store.test_claim_tables import TOLD
from tests.ledgers import MadeUp, _read, made_up


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store of the test's own."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")


@pytest.fixture
def mine(tmp_path) -> Path:
    """A folder of a user's own tables."""
    ledger = MadeUp()
    _read(ledger, "friday-paper", "2025-11-07", TOLD)
    ledger.tables["sources.csv"] = [{**made_up().tables["sources.csv"][0], "source_id": "the-miller", "name": "The miller"}]
    folder = tmp_path / "mine"
    folder.mkdir()
    return ledger.write(folder)


@pytest.mark.parametrize("named", ["", "claims.csv", "friday.csv"])
def test_a_folder_or_a_table_of_claims_brings_what_lies_beside_it(run, mine, named):
    if named == "friday.csv":
        (mine / "claims.csv").rename(mine / named)
    code, out, err = run("import", str(mine / named))
    assert (code, out) == (0, "imported: 1 source, 1 document, 1 claim, 2 sentences\n")
    rows = sorted(line.rsplit(": ", 1)[1] for line in err.splitlines())
    assert rows == ["claims, 1 rows", "coverage, 2 rows", "documents, 1 rows", "sources, 1 rows"]
    assert "the-miller" in {one.source_id for one in stored().valid}
    head = stored().head
    code, out, _ = run("import", str(mine / named), "--as", "claims")
    told = "there before, nothing added: 1 source, 1 document, 1 claim, 2 sentences"
    assert (code, out.splitlines()) == (0, ["imported: nothing", told])
    assert stored().head == head
    assert run("claims", "--on", "2025-11-07", "--source", "the-miller", "--format", "csv")[1].count("\n") == 2
    assert run("check")[0] == 0


def test_a_dry_run_tells_and_leaves_the_ledger_as_it_is(run, mine):
    head = stored().head
    assert run("import", str(mine), "--dry-run")[1] == "would be imported: 1 source, 1 document, 1 claim, 2 sentences\n"
    assert stored().head == head


def test_a_refusal_is_a_line_for_each_fault_and_nothing_enters(run, mine):
    head, text = stored().head, (mine / "claims.csv").read_text("utf-8")
    (mine / "claims.csv").write_text(text.replace("myrnohrad,Myrnohrad", "myrnograd,Myrnohrad"), "utf-8")
    code, out, err = run("import", str(mine / "claims.csv"))
    assert (code, out) == (1, "")
    said = "claims.csv, row 2, place_id: myrnograd is not in the gazetteer; remedy: perhaps myrnohrad was meant"
    assert err.splitlines()[-1].startswith(said)
    assert stored().head == head


def test_claims_and_maps_are_two_commands_and_a_map_is_no_table_of_claims(run, mine, tmp_path):
    picture = tmp_path / "20251104.json"
    picture.write_bytes(made_files.uacontrolmap())
    code, _, err = run("import", str(mine / "claims.csv"), str(picture))
    assert (code, err.splitlines()) == (
        1, ["20251104.json: is no table of claims, and others of these files are; remedy: bring them in by two commands"],
    )  # fmt: skip
    code, _, err = run("import", str(picture), "--as", "claims")
    assert code == 1
    assert err.startswith("20251104.json, header: is no table of claims, sources, documents or sentences; remedy: ")
    code, _, err = run("import", str(tmp_path / "nothing"))
    assert (code, "can't be read" in err) == (1, True)


def test_a_table_of_claims_may_lie_alone(run, mine, tmp_path):
    """Its document and source are in the ledger already."""
    run("import", str(mine))
    alone = tmp_path / "alone"
    alone.mkdir()
    (mine / "claims.csv").rename(alone / "again.csv")
    assert run("import", str(alone / "again.csv"))[:2] == (0, "imported: nothing\nthere before, nothing added: 1 claim\n")


def test_a_table_in_another_form_is_known_for_one_and_told_what_to_mend(run, mine):
    text = (mine / "claims.csv").read_text("utf-8")
    (mine / "claims.csv").write_text(text.replace(",", ";"), "utf-8")
    assert 'claims.csv, row 1, header: columns are separated by ";", expected ","' in run("import", str(mine / "claims.csv"))[2]
    (mine / "claims.csv").write_text(text, "utf-16")
    assert "claims.csv, row 1: is not UTF-8 at byte 0" in run("import", str(mine / "claims.csv"))[2]
    (mine / "claims.csv").write_text(text.replace("state,", "known_from,state,", 1), "utf-8")
    assert "known_from is not a known column; remedy: remove the column" in run("import", str(mine / "claims.csv"))[2]


def test_shipped_places_are_not_entered_again(run, mine):
    (mine / "places.csv").write_bytes((GAZETTEER / "places.csv").read_bytes())
    assert run("import", str(mine / "claims.csv"))[1].splitlines()[0] == "imported: 1 source, 1 document, 1 claim, 2 sentences"


def test_claims_without_their_sentences_come_in_and_it_is_said_what_check_will_say(run, mine):
    (mine / "coverage.csv").unlink()
    code, out, err = run("import", str(mine))
    assert (code, out) == (0, "imported: 1 source, 1 document, 1 claim\n")
    assert err.splitlines()[-1].startswith("warning: coverage.csv, document_id: friday-paper has no row (rule: every sentence")


NEW = ("--published", "2025-11-07", "--publisher", "The Friday Paper", "--title", "On mills", "--language", "en")


def test_a_new_document_is_entered_with_its_text_once_and_may_then_be_read(run, mine):
    text = mine / "documents" / "friday-paper.txt"
    code, out, _ = run("add-document", str(text), *NEW)
    assert (code, out.splitlines()[0]) == (0, "entered: friday-paper")
    document = stored().documents["friday-paper"]
    assert (document.publisher, document.title, document.published_on.isoformat()) == (
        "The Friday Paper", "On mills", "2025-11-07",
    )  # fmt: skip
    head = stored().head
    assert run("add-document", str(text), *NEW)[1].splitlines()[0] == "known: friday-paper"
    assert stored().head == head
    (mine / "documents.csv").unlink()
    assert run("import", str(mine))[1] == "imported: 1 source, 1 claim, 2 sentences\n"
    assert run("check")[0] == 0


def test_a_new_document_is_refused_under_an_id_that_is_taken_and_without_its_day(run, mine):
    text = str(mine / "documents" / "friday-paper.txt")
    assert run("add-document", text, "--publisher", "The Friday Paper")[0] == 2
    code, _, err = run("add-document", text, *NEW, "--id", "monday-paper")
    assert (code, err.startswith("add-document, document_id: monday-paper is in the ledger with other values; ")) == (1, True)
    code, _, err = run("add-document", text, *NEW, "--id", "No Id")
    assert (code, "is no id (rule: lower-case letters" in err) == (1, True)
    code, _, err = run("add-document", text)
    assert (code, "or say when a new one was published (--published)" in err) == (1, True)
