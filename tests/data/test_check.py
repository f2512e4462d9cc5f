"""Checking a ledger against the texts it was read from: every sentence accounted for, every passage as it was."""

import hashlib

import pytest

from data.check import check
from data.identity import sha256_of
from data.store import open_ledger
from data.texts import read_texts
from tests.ledgers import made_up


def checked(ledger, folder, texts=True):
    opened = open_ledger(ledger.write(folder))
    return check(opened, read_texts(folder / "documents") if texts else {})


def faults(ledger, folder):
    return [str(fault) for fault in checked(ledger, folder).faults]


def test_the_made_up_ledger_holds(tmp_path):
    done = checked(made_up(), tmp_path)
    assert done.faults == ()
    assert (done.claims, done.documents, done.texts, done.passages, done.sentences) == (11, 2, 2, 11, 13)


def test_without_texts_no_passage_counts_as_checked(tmp_path):
    done = checked(made_up(), tmp_path, texts=False)
    assert (done.faults, done.texts, done.passages) == ((), 0, 0)


def test_one_changed_character_names_claim_and_document(tmp_path):
    ledger = made_up()
    ledger.texts["monday-paper"] = ledger.texts["monday-paper"].replace("closed the ring", "closed the rink")
    claim = ledger.claim(0)["claim_id"]
    found = faults(ledger, tmp_path)
    assert any(line.startswith("documents.csv, row 2, text_sha256") and "monday-paper" in line for line in found)
    assert any(f"claim {claim} in monday-paper: the passage is not the one that was read" in line for line in found)
    assert len(found) == 2


@pytest.mark.parametrize("change", [("Monday", "Tuesday"), ("Покровськ", "Покровск"), ("\r\n", "\n"), ("spoke", "spoke\n" * 9)])
def test_a_change_between_passages_is_noticed(change, tmp_path):
    ledger = made_up()
    ledger.texts["monday-paper"] = ledger.texts["monday-paper"].replace(*change, 1)
    assert any("monday-paper" in line for line in faults(ledger, tmp_path))


def test_a_text_of_somebody_elses_is_passed_over(tmp_path):
    ledger = made_up()
    ledger.texts["stranger"] = "Nothing of it was ever read."
    assert faults(ledger, tmp_path) == []


def test_a_text_that_is_not_at_hand_is_counted_and_no_fault(tmp_path):
    ledger = made_up()
    del ledger.texts["monday-paper"]
    done = checked(ledger, tmp_path)
    assert (done.faults, done.texts, done.passages) == ((), 1, 6)


def test_a_passage_that_moved(tmp_path):
    ledger = made_up()
    ledger.spoil("claims.csv", 0, passage_start="0")
    assert any("claims.csv, row 2, passage_sha256" in line for line in faults(ledger, tmp_path))


@pytest.mark.parametrize("column", ["words", "place_as_written"])
def test_what_is_quoted_stands_in_the_passage(column, tmp_path):
    ledger = made_up()
    ledger.spoil("claims.csv", 0, **{column: "Lyman"})
    (line,) = faults(ledger, tmp_path)
    assert line.startswith(f"claims.csv, row 2, {column}") and "monday-paper" in line


def test_a_sentence_with_neither_claim_nor_reason(tmp_path):
    ledger = made_up()
    line = ledger.spoil("coverage.csv", 0, reason="")
    assert any(f"coverage.csv, row {line}, reason" in one for one in faults(ledger, tmp_path))


def test_a_reason_is_one_of_the_known_ones_and_may_be_explained(tmp_path):
    ledger = made_up()
    ledger.spoil("coverage.csv", 0, reason="aim: what they want, not what is")
    assert faults(ledger, tmp_path) == []
    ledger.spoil("coverage.csv", 0, reason="boring")
    assert "boring is not known" in faults(ledger, tmp_path)[0]


def test_a_claim_that_no_sentence_names(tmp_path):
    ledger = made_up()
    ledger.spoil("coverage.csv", 1, claim_ids="", reason="background")
    assert any("no sentence of coverage.csv names it" in one for one in faults(ledger, tmp_path))


def test_a_claim_named_by_another_sentence(tmp_path):
    ledger = made_up()
    one, other = (ledger.tables["coverage.csv"][i] for i in (1, 2))
    one["claim_ids"], other["claim_ids"] = other["claim_ids"], one["claim_ids"]
    assert sum("names it and is not its passage" in line for line in faults(ledger, tmp_path)) == 2


def test_sentences_that_overlap(tmp_path):
    ledger = made_up()
    ledger.spoil("coverage.csv", 1, start="3")
    assert any("overlaps row 2" in one for one in faults(ledger, tmp_path))


@pytest.mark.parametrize("row", [0, 4, 12])
def test_text_that_no_row_speaks_of(row, tmp_path):
    ledger = made_up()
    del ledger.tables["coverage.csv"][row]
    assert any("that no row speaks of" in one for one in faults(ledger, tmp_path))


def test_a_ledger_without_coverage_names_every_document(tmp_path):
    made_up().write(tmp_path)
    (tmp_path / "coverage.csv").unlink()
    found = check(open_ledger(tmp_path), {}).faults
    assert [fault.value for fault in found] == ["monday-paper", "wednesday-paper"]


def test_a_claim_named_by_its_own_sentence_and_by_another(tmp_path):
    ledger = made_up()
    ledger.tables["coverage.csv"][4]["claim_ids"] = ledger.claim(0)["claim_id"]
    (line,) = faults(ledger, tmp_path)
    assert line.startswith("claims.csv, row 2, passage_start") and "row 6 of coverage.csv" in line


def test_sentences_of_one_document_overlap_wherever_its_rows_stand(tmp_path):
    ledger = made_up()
    rows = ledger.tables["coverage.csv"]
    rows.append({**rows[0], "reason": "repeat"})
    assert any(one.startswith("coverage.csv, row 15, start: 0 overlaps row 7") for one in faults(ledger, tmp_path))


def test_a_row_beyond_the_end_of_the_text(tmp_path):
    ledger = made_up()
    line = ledger.spoil("coverage.csv", 12, end="9999")
    (found,) = faults(ledger, tmp_path)
    assert found.startswith(f"coverage.csv, row {line}, end: 9999 is beyond the end of wednesday-paper")


def test_a_passage_beyond_the_end_of_the_text(tmp_path):
    """What is cut off at the end of a text can have the right hash."""
    ledger = made_up()
    text, claim = ledger.texts["wednesday-paper"], ledger.claim(5)
    ledger.change_claim(5, passage_end="9999", passage_sha256=sha256_of(text[int(claim["passage_start"]) :]))
    (found,) = faults(ledger, tmp_path)
    assert found.startswith("claims.csv, row 7, passage_end") and f"the text ends at {len(text)}" in found


def test_a_fault_names_the_line_in_the_file_after_a_summary_of_two_lines(tmp_path):
    ledger = made_up()
    ledger.spoil("claims.csv", 0, summary="What was said,\nin our words.")
    ledger.spoil("claims.csv", 1, place_as_written="Lyman")
    (line,) = faults(ledger, tmp_path)
    assert line.startswith("claims.csv, row 4, place_as_written")


def test_a_reason_beside_a_claim_is_one_of_the_known_ones(tmp_path):
    ledger = made_up()
    line = ledger.spoil("coverage.csv", 1, reason="boring")
    assert faults(ledger, tmp_path)[0].startswith(f"coverage.csv, row {line}, reason: boring is not known")


def test_a_document_that_nobody_covered(tmp_path):
    ledger = made_up()
    ledger.tables["documents.csv"].append({**ledger.tables["documents.csv"][0], "document_id": "friday-paper"})
    assert any("friday-paper has no row" in one for one in faults(ledger, tmp_path))


def test_hashes_are_of_the_bytes_and_passages_count_code_points(tmp_path):
    """The first sentence holds Cyrillic letters and a character beyond the first 65,536; ends of lines are CR LF."""
    ledger = made_up()
    text, claim = ledger.texts["monday-paper"], ledger.claim(0)
    passage = text[int(claim["passage_start"]) : int(claim["passage_end"])]
    assert len(text.encode()) > len(text) and len(text.encode("utf-16-le")) // 2 > len(text)
    assert hashlib.sha256(passage.encode()).hexdigest() == claim["passage_sha256"]
