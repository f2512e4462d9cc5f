"""New on this day, as the panel says it, and which of the two panels is open."""

from datetime import date

import pytest

from dashboard.panels.choice import NEW, PLACE, choose
from dashboard.panels.new_day import place_news_html, summary_html
from data.news import news_of
from data.store import open_ledger
from data.view import View, select
from tests.dashboard.apps import address, clear_caches, html, open_app, run
from tests.ledgers import made_up

TUESDAY = date(2025, 11, 4)


@pytest.fixture
def ledger(tmp_path):
    return open_ledger(made_up().write(tmp_path))


def html_of(ledger, day):
    found = news_of(ledger, View(), day, ledger.intervals)
    return summary_html(found) + "".join(place_news_html(ledger, place) for place in found.places)


def test_a_reversal_says_what_was_said_before_and_since_when(ledger):
    said = html_of(ledger, TUESDAY)
    assert "Says otherwise than before" in said
    assert "now Grey; before, from 3 Nov 2025: Russian (north); Russian (centre)" in said
    assert "1 new statement (1 claim)." in said


def test_a_new_contradiction_names_both_sides_with_their_days(ledger):
    said = html_of(ledger, date(2025, 11, 3))
    assert "New contradiction: encirclement of troops" in said
    assert "Said by: <bdi>Eastern army (3 Nov 2025)</bdi>" in said
    assert "Denied by: <bdi>Western army (3 Nov 2025)</bdi>" in said


def test_one_statement_in_two_documents_is_told_once(ledger):
    said = html_of(ledger, date(2025, 11, 3))
    assert said.count("closed the ring") == 1
    assert "2 claims, in 2 documents" in said
    assert "4 new statements (6 claims)." in said
    assert "several claims and still one voice" in said


def test_every_part_of_the_place_is_told(ledger):
    assert "Russian (north); Russian (centre) " in html_of(ledger, date(2025, 11, 3))


def test_what_is_about_another_day_says_which(ledger):
    said = html_of(ledger, date(2025, 11, 5))
    assert "Advance (Russia; in the area), about August 2025" in said
    assert "Strike (Russia; possible)" in said
    assert "Strike (Russia; possible), about" not in said, "it is about the day itself"


def test_what_has_no_kind_of_its_own_is_told_in_its_summary(tmp_path):
    spoilt = made_up()
    spoilt.change_claim(0, kind="other", actor="", modality="denied", summary="The army denies that anybody was there.")
    said = html_of(open_ledger(spoilt.write(tmp_path)), date(2025, 11, 3))
    assert "<dd>The army denies that anybody was there<" in said.replace(" <span", "<span")
    assert "denied: Other" not in said


def test_an_empty_day_says_so(ledger):
    assert "Nothing became known on 1 November." in html_of(ledger, date(2025, 11, 1))


def test_outside_text_is_text(tmp_path):
    spoilt = made_up()
    spoilt.change_claim(0, words="<img src=x onerror=1> *b* \u202e")
    spoilt.spoil("sources.csv", 0, name="<script>x</script>")
    said = html_of(open_ledger(spoilt.write(tmp_path)), date(2025, 11, 3))
    assert "<img" not in said
    assert "<script" not in said
    assert "&lt;script&gt;" in said
    assert "⟨U+202E⟩" in said


DAY, OTHER = date(2025, 11, 4), date(2025, 11, 1)


@pytest.mark.parametrize(
    ("before", "seen", "place", "silent", "opened"),
    [
        (None, None, None, False, PLACE),
        (None, None, None, True, NEW),
        (None, None, "pokrovsk", True, PLACE),
        (NEW, (None, DAY), None, False, NEW),
        (NEW, (None, DAY), "pokrovsk", False, PLACE),
        (NEW, ("pokrovsk", DAY), "pokrovsk", False, NEW),
        (PLACE, (None, OTHER), None, True, NEW),
        (PLACE, (None, DAY), None, True, PLACE),
    ],
)
def test_which_panel_is_open(ledger, before, seen, place, silent, opened):
    answer = select(ledger, View(day=DAY, sources=() if silent else None, place=place))
    assert choose(before, seen, View(day=DAY, place=place), answer) == opened


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def test_a_day_without_news_shows_it_and_leads_to_the_next():
    app = open_app(day="2025-11-01")
    assert "Nothing became known on 1 November." in html(app)
    run(app.button(key="new-day:2025-11-02").click())
    assert address(app)["day"] == "2025-11-02"
    assert "New on 2 November" in html(app)


def test_the_place_is_open_at_first_and_its_button_opens_another():
    app = open_app(day="2025-11-04")
    assert "They contradict each other" in html(app)
    run(app.button_group(key="right-panel").set_value(NEW))
    assert "They contradict each other still: encirclement of troops" in html(app)
    run(app.button(key="new-open:kupiansk").click())
    assert address(app)["place"] == "kupiansk"
    assert app.session_state["right-panel"] == PLACE
    assert "Kupiansk</bdi></h2>" in html(app)


def test_where_nothing_was_ever_said_the_panel_says_so():
    app = open_app(day="2025-11-01", source="isw")
    assert "Nothing was said in these sources by this day." in html(app)
