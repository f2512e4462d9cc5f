"""Search: found in any script and by former names; all words must match; the order never wavers."""

import pytest

from data.search import Index, find_claims, index_of, make_index, query_words, spellings
from data.store import open_ledger
from data.store.ledger import SHIPPED
from tests.ledgers import a_claim, in_order, made_up


@pytest.fixture(scope="module")
def shipped():
    return open_ledger(SHIPPED)


@pytest.fixture
def ledger(tmp_path):
    return open_ledger(made_up().write(tmp_path))


def found(ledger, query):
    return find_claims(index_of(ledger), ledger.claims, query)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Krasnoarmeysk", "pokrovsk"),
        ("Красноармейск", "pokrovsk"),
        ("Красноармійськ", "pokrovsk"),
        ("Димитров", "myrnohrad"),
        ("Dimitrov", "myrnohrad"),
        ("Мирноград", "myrnohrad"),
    ],
)
def test_a_place_is_found_by_every_name_it_has_or_had(shipped, query, place):
    own = {claim.claim_id for claim in shipped.claims if claim.place_id == place}
    assert own
    assert own <= {claim.claim_id for claim in found(shipped, query)}


def test_a_name_in_any_script_and_spelling_finds_the_same(shipped):
    spelt = ["Покровськ", "pokrovsk", "POKROVSK", "Pokrovs'k", "Покро\u0301вськ", "Pok\u200brovsk", "Покровск"]
    answers = [[claim.claim_id for claim in found(shipped, query)] for query in spelt]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


def test_a_town_in_a_headline_does_not_find_all_that_stands_under_it(shipped):
    assert any("Pokrovsk" in document.title for document in shipped.documents.values())
    places = {claim.place_id for claim in found(shipped, "Pokrovsk")}
    assert "bakhmut" in {claim.place_id for claim in shipped.claims}
    assert "bakhmut" not in places


def test_all_words_must_match_wherever_each_is(ledger):
    both = found(ledger, "покровськ eastern")
    assert both
    assert {(claim.place_id, claim.source_id) for claim in both} == {("pokrovsk", "eastern-army")}
    assert found(ledger, "pokrovsk eastern zebra") == []


def test_a_word_matches_from_its_beginning_only(ledger):
    assert found(ledger, "myrno") == found(ledger, "myrnohrad") != []
    assert found(ledger, "hrad") == []


def test_passers_on_and_publishers_are_searched(ledger):
    passed = [claim for claim in ledger.claims if claim.via_source_id]
    assert set(passed) <= set(found(ledger, "evening paper"))
    assert len(found(ledger, "evening")) == len(ledger.claims)


def test_a_claim_is_found_by_its_id(ledger):
    claim = ledger.claims[3]
    assert found(ledger, claim.claim_id.upper()) == [claim]


@pytest.mark.parametrize("query", ["", "   ", "!!! — …", "\u200b"])
def test_without_a_word_all_are_found_newest_first(ledger, query):
    assert query_words(query) == ()
    answer = found(ledger, query)
    assert sorted(claim.order for claim in answer) == [claim.order for claim in ledger.claims]
    days = [claim.known_from for claim in answer]
    assert days == sorted(days, reverse=True)
    assert days[0] != days[-1]


def test_only_what_is_given_is_searched(ledger):
    assert find_claims(index_of(ledger), ledger.claims[:1], "pokrovsk") == list(ledger.claims[:1])


def test_places_come_before_summaries_before_sources_before_documents():
    claims = in_order(
        a_claim("in-document", document_id="kilo"),
        a_claim("in-source", source_id="kilo"),
        a_claim("in-summary", place_id="elsewhere"),
        a_claim("in-place", place_id="kilo"),
        a_claim("nowhere"),
    )
    index = Index({"kilo": " kilo"}, {"kilo": " kilo"}, {"kilo": " kilo"}, {
        claim.claim_id: " kilo" if claim.claim_id == "in-summary" else "" for claim in claims
    })  # fmt: skip
    order = [claim.claim_id for claim in find_claims(index, claims, "kilo")]
    assert order == ["in-place", "in-summary", "in-source", "in-document"]


def test_hyphens_and_apostrophes_hold_words_together():
    assert spellings("Slov'yansk, north-east.") == ["sloviansk", "northeast", "north", "east"]
    assert query_words("north-east NORTH-EAST") == ("northeast",)


def test_a_readers_own_place_needs_no_table_of_names(ledger):
    index = make_index(ledger, [])
    assert find_claims(index, ledger.claims, "Мирноград") == find_claims(index, ledger.claims, "myrnohrad") != []
