"""Claims: what the search leaves is what the table, the sentence and the file hold; a card tells every column."""

import csv
import io

import pytest

from dashboard.answers import CLAIM_COLUMNS
from dashboard.panels.claims_card import MODALITY_NAMES, card_html
from dashboard.panels.claims_table import file_name, found_csv, found_in_words, selected, table_key, table_rows
from data.model import Modality
from data.schema import CLAIMS
from data.search import find_claims, index_of, query_words
from data.store import open_ledger
from data.view import View, select
from tests.dashboard.apps import run, shown


@pytest.fixture
def ledger(made, tmp_path):
    return open_ledger(made.write(tmp_path))


@pytest.fixture
def answer(ledger):
    return select(ledger, View())


def search(app, words):
    return app.text_input(key="claims-search").set_value(words).run()


def test_the_table_keeps_the_order_of_the_search(ledger, answer):
    found = find_claims(index_of(ledger), answer.claims, "pokrovsk")[::-1]
    rows = table_rows(ledger, answer, found)
    assert [row["Id"] for row in rows] == [claim.claim_id for claim in found]
    assert len(rows) == 7


def test_the_file_holds_exactly_the_found_claims(ledger, answer):
    found = find_claims(index_of(ledger), answer.claims, "closed")
    assert len(found) == 1
    rows = list(csv.DictReader(io.StringIO(found_csv(found).decode("utf-8"))))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert [row["claim_id"] for row in rows] == [claim.claim_id for claim in found]
    assert [row["known_from"] for row in rows] == [claim.known_from.isoformat() for claim in found]


def test_the_file_is_named_by_day_and_head(ledger, answer):
    assert file_name(ledger, answer) == f"claims_{answer.day.isoformat()}_{ledger.head[:8]}.csv"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "11 claims in this view, newest first."),
        ("pokrovsk", "7 found among the 11 claims in this view"),
        ("zebra", "None of the 11 claims in this view has all these words."),
        ("?!", "There is no letter or digit in the search"),
    ],
)
def test_the_count_in_words(ledger, answer, query, said):
    found = find_claims(index_of(ledger), answer.claims, query)
    assert said in found_in_words(answer, found, query, query_words(query))


def test_a_selected_row_never_slips_to_another_claim(ledger):
    assert table_key(ledger.claims) != table_key(ledger.claims[1:])
    assert table_key(ledger.claims) == table_key(list(ledger.claims))
    assert selected(ledger.claims, [2]) is ledger.claims[2]
    assert selected(ledger.claims, []) is None
    assert selected(ledger.claims, [len(ledger.claims)]) is None
    assert selected(ledger.claims[:1], []) is ledger.claims[0]


def test_a_card_tells_every_column(made, ledger):
    assert set(MODALITY_NAMES) == set(Modality)
    claim = ledger.claims[0]
    place, document = ledger.places[claim.place_id], ledger.documents[claim.document_id]
    told = card_html(ledger, claim, {document.text_sha256: made.texts[claim.document_id]})
    for value in (
        claim.claim_id, claim.passage_sha256, document.text_sha256, ledger.head, claim.words, claim.summary,
        claim.place_as_written, "About</dt><dd><bdi>3 November 2025<",
            "Said on</dt><dd><bdi>3 November 2025<", f"{place.lat:.5f}, {place.lon:.5f}", place.name_uk,
        place.geonames_id, "Eastern army (eastern-army)", "claimed by a party", "20 November 2025", "nobody has graded",
        f"characters {claim.passage_start} to {claim.passage_end}",
    ):  # fmt: skip
        assert value in told, value
    passage = made.texts[claim.document_id][claim.passage_start : claim.passage_end]
    assert f'<blockquote translate="no"><bdi>{passage}</bdi>' in told
    assert len(CLAIMS) == 26  # a new column needs a place on the card


def test_a_card_tells_corrections_and_grades(made, tmp_path):
    first = made.claim(0)["claim_id"]
    made.spoil("claims.csv", 1, supersedes=first, reliability="B", credibility="2", graded_by="A. Grader")
    ledger = open_ledger(made.write(tmp_path))
    assert f"Corrected by</dt><dd><bdi>{made.claim(1)['claim_id']}" in card_html(ledger, ledger.claims[0], {})
    told = card_html(ledger, ledger.claims[1], {})
    assert f"Corrects</dt><dd><bdi>{first}" in told
    assert "B2, by A. Grader" in told
    assert "not loaded" in told


def test_nothing_on_a_card_is_markup(made, tmp_path):
    bad = "<b onclick=x>{{7*7}}</b>"
    made.spoil("claims.csv", 0, summary=bad, words=bad)
    made.spoil("sources.csv", 0, name=bad)
    made.spoil("documents.csv", 0, title=bad, publisher=bad, url=bad)
    ledger = open_ledger(made.write(tmp_path))
    told = card_html(ledger, ledger.claims[0], {ledger.documents["monday-paper"].text_sha256: bad * 40})
    assert "&lt;b onclick" in told
    assert "<b onclick" not in told


def test_the_screen_lists_the_views_claims(served):
    app = run(served("claims", day="2025-11-03"))
    assert "6 claims in this view" in shown(app)
    assert len(app.dataframe[0].value) == 6


def test_the_screen_searches_in_any_script(served):
    app = search(run(served("claims")), "Красноармейск")
    assert "7 found among the 11 claims" in shown(app)
    assert set(app.dataframe[0].value["Place"]) == {"Pokrovsk"}


def test_one_claim_found_is_open(served, made):
    app = search(run(served("claims")), made.claim(5)["claim_id"])
    assert "gl-card" in shown(app)
    assert made.claim(5)["passage_sha256"] in shown(app)


def test_nothing_found_is_said(served):
    app = search(run(served("claims")), "zebra")
    assert "None of the 11 claims" in shown(app)
    assert not app.dataframe


def test_a_search_stays_when_the_reader_comes_back(served):
    app = search(run(served("claims")), "ring")
    assert app.session_state["greyline-search"] == "ring"


def test_an_empty_ledger(served, made):
    for table in made.tables.values():
        table.clear()
    app = run(served("claims"))
    assert "0 claims in this view" in shown(app)
    assert not app.dataframe
