"""Documents: every passage marked where it is, every omission with its reason, nothing read as markup."""

import re

import pytest

from dashboard.panels.documents_list import entries_html, language_in_words
from dashboard.panels.documents_reading import (
    PARTS,
    Piece,
    chosen,
    pieces,
    read_sentences,
    reading_of,
    reasons,
)
from dashboard.panels.documents_text import REASON_NAMES, piece_html, reading_html, summary_html
from data.schema import REASONS
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.texts import read_texts
from tests.dashboard.apps import shown


@pytest.fixture
def ledger(made, tmp_path):
    return open_ledger(made.write(tmp_path))


def all_of(ledger):
    return frozenset(claim.claim_id for claim in ledger.claims)


def test_pieces_are_cut_wherever_a_passage_begins_or_ends():
    cut = pieces("abcdefghij", 0, 10, {1: (0, 6), 2: (4, 8), 3: (4, 6)})
    assert cut == (
        Piece("abcd", 1, ()),
        Piece("ef", 3, (1, 3)),
        Piece("gh", 1, (2,)),
        Piece("ij", 0, ()),
    )


def test_pieces_are_the_text_and_nothing_but_the_text():
    text = "one two three four"
    for passages in ({}, {1: (0, 18)}, {1: (4, 30)}, {1: (0, 3), 2: (3, 7)}, {1: (7, 7)}):
        cut = pieces(text, 2, 16, passages)
        assert "".join(piece.text for piece in cut) == text[2:16]


def test_a_passage_of_another_sentence_marks_nothing():
    assert pieces("one two", 0, 3, {1: (4, 7)}) == (Piece("one", 0, ()),)


def test_several_reasons_in_one_cell():
    assert reasons("background: ruins; inhabitants; aim") == (("background", "ruins; inhabitants"), ("aim", ""))
    assert reasons("significance; aim: what is wanted") == (("significance", ""), ("aim", "what is wanted"))
    assert reasons("verification; at their claims") == (("verification", "at their claims"),)
    assert reasons("because") == (("", "because"),)
    assert reasons("") == ()


def test_every_reason_has_words():
    assert set(REASONS) < set(REASON_NAMES)


def test_each_claim_stands_at_its_sentence_with_its_number(made, ledger):
    reading = reading_of(ledger, "monday-paper", made.texts["monday-paper"])
    read = read_sentences(reading, reading.sentences, all_of(ledger))
    assert [[number for number, _ in one.claims] for one in read] == [[], [1], [2], [3, 4], [], [5]]
    assert [sorted({piece.claims for piece in one.pieces}) for one in read] == [[0], [1], [1], [2], [0], [1]]
    assert read[3].pieces[-1].ends == (3, 4)
    assert [one.reasons for one in read if one.reasons] == [
        (("background", ""),),
        (("background", "no claim about the war"),),
    ]


def test_paragraphs_are_kept(ledger):
    sentence = next(one for one in ledger.coverage if one.document_id == "monday-paper")
    text = "x" * sentence.end + " " * 10_000
    reading = reading_of(ledger, "monday-paper", text)
    assert [one.opens for one in read_sentences(reading, reading.sentences, frozenset())][:2] == [True, False]
    reading = reading_of(ledger, "monday-paper", "x" * sentence.end + "\r\n" + " " * 10_000)
    assert [one.opens for one in read_sentences(reading, reading.sentences, frozenset())][:2] == [True, True]


def test_what_is_not_in_the_view_is_counted_and_not_told(made, ledger):
    reading = reading_of(ledger, "monday-paper", made.texts["monday-paper"])
    read = read_sentences(reading, reading.sentences, all_of(ledger) - {ledger.claims[2].claim_id})
    assert (len(read[3].claims), read[3].hidden) == (1, 1)
    page = reading_html(ledger, read, True)
    assert "1 claim read here is not in this view." in page


def test_text_that_no_row_speaks_of_is_not_passed_over(made, ledger):
    text = made.texts["monday-paper"] + "And one thing more."
    reading = reading_of(ledger, "monday-paper", text)
    assert text[reading.sentences[-1].start :].strip() == "And one thing more."
    page = reading_html(ledger, read_sentences(reading, reading.sentences, all_of(ledger)), True)
    assert "Neither claim nor reason" in page


def test_a_ledger_without_coverage_still_shows_its_passages(made, tmp_path):
    folder = made.write(tmp_path)
    (folder / "coverage.csv").unlink()
    ledger = open_ledger(folder)
    reading = reading_of(ledger, "monday-paper", None)
    assert sum(len(one.claim_ids) for one in reading.sentences) == 5


def test_the_parts_of_a_document(made, ledger):
    reading = reading_of(ledger, "monday-paper", made.texts["monday-paper"])
    assert [len(chosen(reading, part)) for part in PARTS] == [6, 4, 2]


def test_without_the_text_positions_stand_in_its_place(ledger):
    reading = reading_of(ledger, "monday-paper", None)
    page = reading_html(ledger, read_sentences(reading, reading.sentences, all_of(ledger)), False)
    first = reading.sentences[0]
    assert f"Characters {first.start} to {first.end}" in page
    assert "<mark" not in page
    assert page.count("<li ") == 5


def test_line_ends_of_other_systems_are_line_ends():
    assert piece_html(Piece("a\r\nb\rc", 0, ())) == "<bdi>a\nb\nc</bdi>"


def test_nothing_of_the_ledger_is_markup(made, tmp_path):
    bad = "<img src=x onerror=alert(1)>"
    made.spoil("documents.csv", 0, title=bad, publisher=bad, note=bad)
    made.spoil("coverage.csv", 0, reason=f"background: {bad}")
    for number in range(len(made.tables["claims.csv"])):
        made.spoil("claims.csv", number, summary=bad, words=bad)
    ledger = open_ledger(made.write(tmp_path))
    reading = reading_of(ledger, "monday-paper", bad * 400)
    read = read_sentences(reading, reading.sentences, all_of(ledger))
    pages = entries_html(ledger, ledger.claims, None) + reading_html(ledger, read, True) + summary_html(reading)
    assert "&lt;img" in pages
    assert "<img" not in pages


def test_languages_by_name():
    assert (language_in_words("uk"), language_in_words("xx-nowhere-at-all"), language_in_words("")) == (
        "Ukrainian", "xx-nowhere-at-all", "language not stated",
    )  # fmt: skip


def test_every_sentence_and_claim_of_the_shipped_documents_is_shown(documents_folder):
    ledger, texts = open_ledger(SHIPPED), read_texts(documents_folder)
    for document in ledger.documents.values():
        text = texts[document.text_sha256]
        reading = reading_of(ledger, document.document_id, text)
        read = read_sentences(reading, reading.sentences, all_of(ledger))
        told = [number for one in read for number, _ in one.claims]
        assert sorted(told) == list(range(1, len(reading.numbers) + 1))
        assert sorted(end for one in read for piece in one.pieces for end in piece.ends) == sorted(told)
        squeezed = "".join(piece.text for one in read for piece in one.pieces)
        assert "".join(squeezed.split()) == "".join(text.split())
        assert all(one.claims or one.reasons for one in read)


def test_the_screen_shows_the_newest_document_marked(served):
    page = shown(served("documents").run())
    assert page.count("<li><h3") == 2
    assert "No district of Pokrovsk is lost" in page
    assert "<mark" in page
    assert "GREYLINE_DOCUMENTS" not in page


def test_another_document_is_chosen_and_kept(served):
    app = served("documents").run()
    app.selectbox(key="document-shown").set_value("monday-paper").run()
    assert "closed the ring" in shown(app)
    assert app.session_state["greyline-document"] == "monday-paper"
    back = served("documents")
    back.session_state["greyline-document"] = "monday-paper"
    assert "closed the ring" in shown(back.run())


def test_only_what_was_left_out(served):
    app = served("documents").run()
    app.radio(key="document-part").set_value("left-out").run()
    page = shown(app)
    assert "Furniture of the page" in page
    assert "No district of Pokrovsk is lost" not in page


def test_without_texts_the_screen_says_how_to_load_them(served):
    page = shown(served("documents", texts=False).run())
    assert "GREYLINE_DOCUMENTS" in page
    assert re.search(r"Characters \d+ to \d+", page)


def test_an_early_day_tells_no_claim_before_it_was_made(served):
    app = served("documents")
    app.query_params["day"] = "2025-11-03"
    app.run()
    page = shown(app.selectbox(key="document-shown").set_value("wednesday-paper").run())
    assert "Wednesday" not in page
    assert "not in this view" in page
    assert "1 of 6 claims in this view" in page


def test_the_newest_document_printed_by_the_day_is_open_at_first(served):
    app = served("documents")
    app.query_params["day"] = "2025-11-03"
    app.run()
    assert app.selectbox(key="document-shown").value == "monday-paper"


def test_a_long_document_comes_in_parts(served, monkeypatch):
    monkeypatch.setattr("dashboard.screens.documents.AT_ONCE", 3)
    app = served("documents").run()
    assert "All rights reserved" not in shown(app)
    app.number_input(key="document-page-wednesday-paper").set_value(3).run()
    assert "All rights reserved" in shown(app)


def test_an_empty_ledger(served, made):
    for table in made.tables.values():
        table.clear()
    assert "This ledger holds no documents." in shown(served("documents").run())
