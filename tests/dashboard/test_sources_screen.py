"""Sources: cards in five groups, what each said and through whom, and where it gave up one answer for another."""

from datetime import date

import pytest

from dashboard.panels.sources_cards import PASSING_ON, SIDE_NAMES, SOURCE_KIND_NAMES, card_html, screen_html
from dashboard.panels.sources_facts import source_facts, speaking_by_group, without_voice
from dashboard.panels.sources_links import link_html, plain_address
from data.maps import map_series
from data.model import Group, Redistribution, Side, SourceKind
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from tests.dashboard.apps import run, shown
from tests.drawn_maps import a_map, an_area, square, with_maps


@pytest.fixture
def ledger(made, tmp_path):
    return open_ledger(made.write(tmp_path))


def facts_of(ledger, view=None):
    answer = select(ledger, view or View())
    return source_facts(ledger, answer.claims, ledger.intervals, answer.day)


def test_every_word_of_the_closed_lists_has_a_name():
    assert set(SIDE_NAMES) == set(Side)
    assert set(SOURCE_KIND_NAMES) == set(SourceKind)
    assert set(PASSING_ON) == set(Redistribution)


def test_numbers_of_a_source(ledger):
    said = facts_of(ledger)["map-maker"]
    assert (said.claims, said.total, said.places) == (3, 3, 1)
    assert said.first and said.last
    assert (said.first.known_from, said.last.known_from) == (date(2025, 11, 3), date(2025, 11, 4))
    assert said.kinds == (("control", 3),)
    assert said.told_in == (("monday-paper", 2), ("wednesday-paper", 1))
    assert [(change.day, change.place_id) for change in said.changes] == [(date(2025, 11, 4), "pokrovsk")]


def test_a_month_is_told_as_a_month():
    ledger = open_ledger(SHIPPED)
    told = card_html(ledger, facts_of(ledger)["metinvest"])
    assert "; January 2025." in told
    assert "31 January" not in told


def test_passing_on_is_told_on_both_cards(ledger):
    facts = facts_of(ledger)
    assert facts["eastern-army"].via == (("evening-paper", 1),)
    assert facts["evening-paper"].passes_on == (("eastern-army", 1),)


def test_a_view_narrows_the_numbers_and_keeps_the_card(ledger):
    facts = facts_of(ledger, View(day=date(2025, 11, 3)))
    assert (facts["map-maker"].claims, facts["map-maker"].total, facts["map-maker"].changes) == (2, 3, ())
    assert "2 of 3 claims in this view" in card_html(ledger, facts["map-maker"])
    hidden = facts_of(ledger, View(sources=("eastern-army",)))["map-maker"]
    assert "0 of 3 claims in this view." in card_html(ledger, hidden)


def test_sources_stand_in_the_five_groups_in_their_order():
    ledger = open_ledger(SHIPPED)
    facts = facts_of(ledger)
    groups = speaking_by_group(ledger, facts)
    assert list(groups) == list(Group)
    assert "deepstate" in [said.source_id for said in groups[Group.ukrainian_others]]
    passing, silent = without_voice(facts)
    assert {said.source_id for said in passing} == {"tatarigami", "interfax-ukraine"}
    assert silent == []
    page = screen_html(ledger, facts)
    assert page.count("<li><h3") == len(ledger.sources)
    assert page.index("Only pass on") > page.index("Russian officials")


def test_the_shipped_ledgers_mapper_changed_its_answer():
    ledger = open_ledger(SHIPPED)
    told = card_html(ledger, facts_of(ledger)["deepstate"])
    assert "Changed its answer" in told
    assert "6 November 2025: <i>now Russian (likely; south-west)" in told
    assert "before, from 4 Nov 2025: " in told
    assert "must not be passed on" in told


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://zsu.gov.ua/a?b=c&d", "https://zsu.gov.ua/a?b=c&d"),
        ("http://пример.укр:8080/шлях", "http://xn--e1afmkfd.xn--j1amh:8080/%D1%88%D0%BB%D1%8F%D1%85"),
        ("https://g\u043e\u043egle.com", "https://xn--ggle-55da.com"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//host/path", None),
        ("https://", None),
        ("https://good.example@bad.example/", None),
        ("https://a b.example/", None),
        ("https://[::1", None),
        ("https://x.example:port/", None),
        ("not at all", None),
    ],
)
def test_only_a_plain_web_address_is_a_link(url, address):
    assert plain_address(url) == address
    told = link_html(url)
    assert ("<a " in told) == (address is not None)
    assert "javascript:" not in told.partition("<bdi>")[0]


def test_a_link_tells_nobody_where_it_was_followed_from():
    assert 'rel="noopener noreferrer nofollow"' in link_html("https://zsu.gov.ua")
    assert '"' not in link_html('https://a.example/"onx="').split("href=")[1].split('"')[1]


def test_nothing_on_a_card_is_markup(made, tmp_path):
    bad = "<script>alert(1)</script>"
    made.spoil("sources.csv", 0, name=bad, name_uk=bad, note=bad, licence=bad, url=bad)
    ledger = open_ledger(made.write(tmp_path))
    told = screen_html(ledger, facts_of(ledger))
    assert "&lt;script" in told
    assert "<script" not in told


def test_the_screen(served):
    page = shown(run(served("sources")))
    assert page.count("<li><h3") == 4
    assert "Changed its answer" in page


def test_the_screen_of_an_early_day(served):
    assert "Changed its answer" not in shown(run(served("sources", day="2025-11-03")))


def test_an_empty_ledger(served, made):
    for table in made.tables.values():
        table.clear()
    assert "This ledger knows no sources." in shown(run(served("sources")))


def test_a_mapper_s_card_tells_its_maps_and_what_it_painted_back(ledger):
    days = [date(2025, 11, 2), date(2025, 11, 3), date(2025, 11, 4)]
    wide = [0.1, 0.2, 0.1]
    drawn = [a_map([an_area("russian", square(37.1, 48.2, w), "map-maker", day)]) for day, w in zip(days, wide, strict=True)]
    mapped = with_maps(ledger, map_series(drawn))
    told = card_html(mapped, facts_of(mapped, View(day=date(2025, 11, 4)))["map-maker"])
    assert "3 maps known by then, drawn for 2 November 2025 to 4 November 2025." in told
    assert "more Russian by 3 Nov 2025 than on 2 Nov 2025, taken back by 4 Nov 2025" in told
    before = card_html(mapped, facts_of(mapped, View(day=date(2025, 11, 3)))["map-maker"])
    assert "2 maps known by then" in before
    assert "Nothing painted and painted back" in before, "what is taken back tomorrow is not known today"
    assert "Its maps" not in card_html(mapped, facts_of(mapped)["eastern-army"])
