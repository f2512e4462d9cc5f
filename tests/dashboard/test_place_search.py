"""Places found by any name: in the list if claims speak of them, otherwise by asking, and never by guessing."""

import pytest

from dashboard.panels.search import choices, find, label_of, where_in_words
from data.store import open_ledger
from data.store.ledger import SHIPPED
from geo.find import Ambiguous, Found, NotFound
from tests.dashboard.apps import address, clear_caches, html, open_app, run


@pytest.fixture(scope="module")
def ledger():
    return open_ledger(SHIPPED)


@pytest.mark.parametrize(
    ("typed", "place_id"),
    [
        ("Krasnoarmeysk", "pokrovsk"), ("Красноармійськ", "pokrovsk"), ("Покровськ", "pokrovsk"),
        ("Димитров", "myrnohrad"), ("Artemivsk", "bakhmut"), ("artemovsk", "bakhmut"), ("Донбасс", "donbas"),
    ],
)  # fmt: skip
def test_one_name_in_any_script_leaves_one_place_in_the_list(ledger, typed, place_id):
    assert [name for name, label in choices(ledger).items() if typed.casefold() in label.casefold()] == [place_id]


def test_todays_names_stand_first_and_former_ones_say_so(ledger):
    assert choices(ledger)["bakhmut"].startswith("Bakhmut · Бахмут · formerly Artemivsk, ")
    assert "formerly" not in choices(ledger)["kramatorsk"]


def test_the_list_has_the_places_of_claims_and_a_label_for_every_other(ledger):
    assert set(choices(ledger)) == {claim.place_id for claim in ledger.claims}
    assert label_of(ledger, "abazivka").startswith("Abazivka · Абазівка")


def test_a_silent_place_is_told_by_where_it_lies(ledger):
    told = where_in_words(ledger, "hryshyne")
    assert told.startswith("No claims about Hryshyne in this ledger; it lies ")
    assert told.endswith(" km north-west of Pokrovsk.")


def test_a_name_of_several_places_is_a_question_with_the_nearest_first(ledger):
    answer = find(ledger, "Новоселівка")
    assert isinstance(answer, Ambiguous)
    assert ledger.places[answer.place_ids[0]].admin1 == "Donetsk Oblast"
    assert len(set(answer.labels)) == len(answer.labels)


def test_a_place_that_bore_the_name_once_says_so(ledger):
    labels = dict(zip((answer := find(ledger, "Novoselivka")).place_ids, answer.labels, strict=True))
    assert any(label.endswith(", formerly Novoselivka") and not label.startswith("Novoselivka") for label in labels.values())
    assert not any("formerly" in label for label in labels.values() if label.startswith("Novoselivka"))


def test_the_two_searches_say_what_they_search_and_the_first_leads_to_the_second(app):
    listed, any_place = app.selectbox(key="place"), app.text_input(key="other-place")
    assert listed.label == "Place, of those spoken of"
    assert listed.placeholder == f"One of {len(listed.options)}, by any name"
    assert any_place.label == "Not in that list? Ask the gazetteer"
    assert any_place.proto.label_visibility.value == any_place.proto.label_visibility.VISIBLE


def test_the_ledgers_own_place_is_offered_first_and_marked(ledger):
    answer = find(ledger, "Dobropillia")
    assert isinstance(answer, Ambiguous)
    assert answer.place_ids[0] == "dobropillia"
    assert answer.labels[0] == "In this ledger: Dobropillia, town, Donetsk Oblast"
    assert not any("In this ledger" in label for label in answer.labels[1:])


def test_one_bearer_none_and_a_text_far_too_long(ledger):
    assert find(ledger, "Димитров") == Found("myrnohrad")
    assert find(ledger, "Xyzzy") == NotFound(())
    assert isinstance(find(ledger, "x" * 100_000), NotFound)


@pytest.fixture
def app(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    return open_app(day="2025-11-04")


def test_asking_for_a_place_with_claims_offers_to_open_it(app):
    app.text_input(key="other-place").set_value("Димитров").run()
    assert "Found: Myrnohrad" in html(app)
    app.button(key="open-found").click().run()
    assert not app.exception
    assert address(app)["place"] == "myrnohrad"


def test_asking_for_a_name_of_several_asks_back_and_chooses_none(app):
    app.text_input(key="other-place").set_value("Hryshyne").run()
    question = app.selectbox(key="which-place")
    assert question.value is None
    assert "Found" not in html(app)
    question.set_value("hryshyne").run()
    assert "No claims about Hryshyne in this ledger; it lies " in html(app)
    # Another name is another question: the former answer does not answer it.
    app.text_input(key="other-place").set_value("Новоселівка").run()
    assert not app.exception
    assert app.selectbox(key="which-place").value is None


def test_asking_for_nothing_known_says_so_or_offers_what_is_like_it(app):
    app.text_input(key="other-place").set_value("Xyzzy").run()
    assert "The gazetteer has no place of this name." in html(app)
    app.text_input(key="other-place").set_value("Myrnohrat").run()
    assert app.selectbox(key="which-place").options[0] == "In this ledger: Myrnohrad, town, Donetsk Oblast"


def test_an_address_may_name_a_place_nobody_spoke_of(app):
    app.query_params["place"] = "hryshyne"
    run(app)
    assert address(app)["place"] == "hryshyne"
    assert app.selectbox(key="place").value == "hryshyne"
    assert "No claims about Hryshyne in this ledger" in html(app)


def test_markup_typed_into_the_search_stays_text(app):
    app.text_input(key="other-place").set_value("<img src=x onerror=alert(1)> **b**").run()
    assert not app.exception
    assert "<img" not in html(app)
