"""The Disagreement screen: its tables, words and links, on a made-up ledger and on the shipped one."""

from datetime import date
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import loading
from dashboard.panels.disagreement_days import multiples_html
from dashboard.panels.disagreement_matrix import count_words, matrix_html, matrix_of, places_said
from dashboard.panels.disagreement_words import clauses, table_rows
from dashboard.screens.disagreement import parts_of
from data.disagreement import contradictions, positions
from data.model import Group
from data.positions import day_by_day
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from tests.dashboard.apps import clear_caches
from tests.ledgers import made_up

WEDNESDAY = date(2025, 11, 5)
VOID = {"br", "img"}
EVIL = '<img src=x onerror=alert(1)> **bold** :material/close: {{7*7}} "quoted"'


@pytest.fixture
def open_made_up(tmp_path, monkeypatch):
    """Puts a made-up ledger, with a change if one is given, in the place of the shipped one."""

    def open_it(change=lambda ledger: None):
        ledger = made_up()
        change(ledger)
        monkeypatch.setenv("GREYLINE_LEDGER", str(ledger.write(tmp_path)))
        clear_caches()
        return loading.load_ledger()

    yield open_it
    monkeypatch.undo()
    clear_caches()


@pytest.fixture
def made(open_made_up):
    return open_made_up()


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    yield open_ledger(SHIPPED)
    clear_caches()


class Table(HTMLParser):
    """Rows of cells as text, and whether every tag that is opened is closed in its order."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.open, self.wrong, self.spans = [], [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_places_with_most_positions_come_first_and_only_those_with_a_standing(made):
    said = places_said(made, select(made, View()))
    assert [one.place_id for one in said] == ["pokrovsk", "rodynske"]
    counts = [positions(one.standings) for one in said]
    assert counts == sorted(counts, reverse=True)
    assert count_words(said[1]) == "1 position among 1 source"


def test_columns_are_the_sources_with_a_standing_in_the_order_of_the_staff(made):
    sources = matrix_of(made, select(made, View())).sources
    assert sources == (
        (Group.ukrainian_officials, ("western-army",)),
        (Group.neither, ("map-maker",)),
        (Group.russian_officials, ("eastern-army",)),
    )


def test_every_cell_of_the_matrix_says_what_that_source_says_there(made):
    answer = select(made, View())
    matrix = matrix_of(made, answer)
    groups, heads, pokrovsk, rodynske = Table(matrix_html(made, matrix, View(), "t")).rows
    assert groups == ["Place", "Ukrainian officials", "Neither side", "Russian officials"]
    assert heads == ["Western army", "The map-maker", "Eastern army"]
    assert pokrovsk[0].startswith("Pokrovsk")
    assert "Denied: encirclement" in pokrovsk[1]
    assert "contradicted by Eastern army" in pokrovsk[1]
    assert "Grey" in pokrovsk[2]
    assert "≠" not in pokrovsk[2]
    assert "contradicted by Western army" in pokrovsk[3]
    assert rodynske[1:3] == ["silent", "silent"]
    assert rodynske[3].startswith("Russian")


def test_the_clauses_of_a_place_name_each_side(made):
    (pokrovsk, _) = places_said(made, select(made, View()))
    assert clauses(made, pokrovsk) == [
        "Encirclement of troops by Russia: asserted by Eastern army; denied by Western army.",
        "Control, grey: asserted by The map-maker.",
        "Control, Russian: denied by Western army (fully, of any part).",
    ]


def test_the_table_has_every_standing_and_its_opponents(made):
    answer = select(made, View())
    rows = table_rows(made, answer)
    assert len(rows) == len(answer.standings)
    told = {(row["Source"], row["Question"]): row["Contradicts"] for row in rows if row["Contradicts"]}
    assert told == {("Eastern army", "Encirclement"): "Western army", ("Western army", "Encirclement"): "Eastern army"}


def test_a_place_day_by_day_follows_the_view(made):
    view = View(day=WEDNESDAY, place="pokrovsk")
    rows = Table(parts_of(made, view, select(made, view)).place).rows
    assert rows[0][1:] == ["3 Nov", "4 Nov", "5 Nov"]
    by_source = {row[0]: row[1:] for row in rows if len(row) == 4}
    assert "Russian (north)" in by_source["The map-maker"][0]
    assert by_source["The map-maker"][1].startswith("Grey")
    assert "Russian" not in by_source["The map-maker"][1]
    view = View(day=WEDNESDAY, place="pokrovsk", sources=("eastern-army",))
    assert "map-maker" not in parts_of(made, view, select(made, view)).place


def test_links_keep_the_rest_of_the_view(made):
    view = View(day=WEDNESDAY, sources=("eastern-army", "western-army"), lang="en")
    shown = parts_of(made, view, select(made, view))
    assert 'href="?day=2025-11-05&amp;source=eastern-army%2Cwestern-army&amp;place=rodynske"' in shown.day
    assert 'href="./?day=2025-11-05&amp;source=eastern-army%2Cwestern-army&amp;place=rodynske"' in shown.day
    assert 'href="?day=2025-11-04&amp;source=eastern-army%2Cwestern-army"' in shown.place


def test_where_nothing_stands_the_nearest_days_are_offered(made):
    view = View(day=date(2025, 11, 4), since=date(2025, 11, 4), sources=("eastern-army",))
    day = parts_of(made, view, select(made, view)).day
    assert "no source here had taken a position" in day
    assert 'href="?day=2025-11-03&amp;since=2025-11-03&amp;source=eastern-army">Before: 3 November 2025' in day
    assert "Next: 5 November 2025" in day


def test_a_place_without_any_position_says_what_there_is_instead(made):
    view = View(day=WEDNESDAY, place="kramatorsk")
    place = parts_of(made, view, select(made, view)).place
    assert "position on control or encirclement of Kramatorsk" in place
    assert "1 claim tells of other things." in place
    assert "<table" not in place


def test_no_source_at_all_is_said_and_nothing_breaks(made):
    view = View(sources=())
    shown = parts_of(made, view, select(made, view))
    assert "On other days neither" in shown.day
    assert (shown.place, shown.key) == ("", "")


def test_text_from_the_ledger_stays_text(open_made_up):
    ledger = open_made_up(lambda one: one.spoil("sources.csv", 0, name=EVIL))
    shown = parts_of(ledger, View(place="pokrovsk"), select(ledger, View(place="pokrovsk")))
    everything = shown.day + shown.place + shown.key
    assert "<img" not in everything
    assert "&lt;img src=x" in everything
    assert Table(everything).wrong == []


def test_the_shipped_ledger_shows_every_standing_once_and_every_contradiction(shipped):
    view = View(day=date(2025, 11, 4))
    answer = select(shipped, view)
    matrix = matrix_of(shipped, answer)
    assert {one.place_id for one in matrix.places} == {one.place_id for one in answer.standings}
    shown = parts_of(shipped, view, answer)
    table = Table(shown.day)
    assert (table.wrong, table.open) == ([], [])
    columns = sum(len(names) for _, names in matrix.sources)
    assert all(len(row) == columns + 1 for row in table.rows[2:])
    contradicted = {
        (one.place_id, one.source_id) for pair in contradictions(answer.standings) for one in (pair.a, pair.b)
    }
    assert contradicted
    assert sum("≠" in cell for row in table.rows[2:] for cell in row) == len(contradicted)


def test_who_says_two_things_in_one_breath_says_both_in_every_part(shipped):
    answer = select(shipped, View(day=date(2025, 11, 2)))
    (pokrovsk,) = [one for one in places_said(shipped, answer) if one.place_id == "pokrovsk"]
    assert "Control, contested: asserted by Document 4 (also: Ukrainian)." in clauses(shipped, pokrovsk)
    page = "".join(vars(parts_of(shipped, View(day=date(2025, 11, 2)), answer)).values())
    assert page.count("also: Ukrainian</small>") >= 2, "under its cell in the matrix and from day to day"
    assert "Neither side: Contested; also: Ukrainian" in page


def test_a_small_multiple_marks_the_groups_that_spoke_that_day(shipped):
    view = View(day=date(2025, 11, 5))
    days = day_by_day(shipped.valid, shipped.intervals, view, "pokrovsk", [date(2025, 11, 4), WEDNESDAY], WEDNESDAY)
    first, second = multiples_html(shipped, days, WEDNESDAY, "Pokrovsk, day by day").split("<li")[1:]
    spoke = {
        shipped.sources[one.source_id].group
        for one in shipped.valid
        if one.place_id == "pokrovsk" and one.known_from == WEDNESDAY
    }
    assert [f"gl-now-{number}" in second for number in range(1, 6)] == [group in spoke for group in Group]
    assert first.count("gl-now-") > second.count("gl-now-") > 0
    assert "said that day: Ukrainian officials" in second


def test_the_screen_of_the_shipped_ledger(shipped):
    app = AppTest.from_function(_screen, default_timeout=30)
    app.query_params["day"] = "2025-11-04"
    app.run()
    assert not app.exception
    bodies = "".join(one.proto.body for one in app.get("html"))
    assert bodies.count("<h1") == 1
    assert "Said by 4 November 2025: place by source" in bodies
    assert "Pokrovsk, day by day" in bodies
    assert len(app.dataframe[0].value) == len(select(shipped, View(day=date(2025, 11, 4))).standings)
    app.toggle(key="only").set_value(True).run()
    assert not app.exception
    assert "Only 4 November 2025: place by source" in "".join(one.proto.body for one in app.get("html"))


def test_the_screen_where_nothing_stands(made):
    app = AppTest.from_function(_screen, default_timeout=30)
    app.query_params["day"], app.query_params["since"], app.query_params["source"] = *["2025-11-04"] * 2, "eastern-army"
    app.run()
    assert not app.exception
    bodies = "".join(one.proto.body for one in app.get("html"))
    assert "no source here had taken a position" in bodies
    assert len(app.dataframe) == 0


def _screen():
    from dashboard.screens.disagreement import draw

    draw()
