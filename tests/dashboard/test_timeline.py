"""The timeline of a place: the right cell on the right day, in a picture and in words."""

import re
from datetime import date, timedelta

import pytest

from dashboard.panels.timeline import AT_ONCE, MOST_DAYS, rows, shown_days, timeline_html, timeline_style
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.ledgers import made_up

STRIP = (date(2025, 10, 31), date(2025, 11, 6))


def test_a_short_strip_is_shown_whole():
    assert shown_days(STRIP, date(2025, 11, 2)) == [STRIP[0] + timedelta(days=number) for number in range(7)]


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2023, 1, 20), date(2024, 6, 1), date(2025, 12, 31)])
def test_of_a_long_strip_the_days_up_to_the_chosen_one_are_shown(day):
    strip = (date(2023, 1, 1), date(2025, 12, 31))
    days = shown_days(strip, day)
    assert len(days) == MOST_DAYS
    assert day in days
    assert strip[0] <= days[0] <= days[-1] <= strip[1]


@pytest.fixture
def ledger(tmp_path):
    return open_ledger(made_up().write(tmp_path))


def cells(html):
    """The words of every cell by the source's name."""
    found = {}
    for row in re.findall(r'<tr><th scope="row"><bdi>(.*?)</bdi></th>(.*?)</tr>', html):
        found[row[0]] = re.findall(r'<span class="gl-unseen">(.*?)</span>', row[1])
    return found


def test_every_cell_says_what_stood_that_day(ledger):
    days = shown_days(ledger.strip_days, date(2025, 11, 5))
    assert days == [date(2025, 11, 3), date(2025, 11, 4), date(2025, 11, 5)]
    said = cells(timeline_html(ledger, View(), "pokrovsk", date(2025, 11, 5), ledger.intervals))
    assert said["The map-maker"] == ["new: Russian (north); Russian (centre)", "new: Grey", "Grey"]
    assert said["Eastern army"][1:] == ["Encirclement of troops (Russia)"] * 2
    assert list(said) == ["Western army", "The map-maker", "Eastern army"]


def test_an_empty_cell_is_silent_and_a_place_without_positions_has_no_timeline(ledger):
    said = cells(timeline_html(ledger, View(), "rodynske", date(2025, 11, 5), ledger.intervals))
    assert said == {"Eastern army": ["silent", "silent", "new: Russian"]}
    assert timeline_html(ledger, View(), "dobropillia", date(2025, 11, 5), ledger.intervals) == ""


def test_hidden_sources_have_no_row(ledger):
    view = View(sources=("map-maker",))
    assert list(cells(timeline_html(ledger, view, "pokrovsk", date(2025, 11, 5), ledger.intervals))) == [
        "The map-maker"
    ]


def test_the_chosen_day_is_marked_also_for_those_who_cannot_see_it(ledger):
    html = timeline_html(ledger, View(), "pokrovsk", date(2025, 11, 4), ledger.intervals)
    heads = re.findall(r'<th scope="col">(.*?)</th>', html)
    [column] = re.findall(
        r"thead th:nth-child\((\d+)\) \.gl-unseen::after", timeline_style(ledger.strip_days, date(2025, 11, 4))
    )
    assert "4 November 2025" in heads[int(column) - 1]


def test_of_a_change_of_the_day_only_the_style_changes(ledger):
    days = date(2025, 11, 4), date(2025, 11, 5)
    one, other = (timeline_html(ledger, View(), "pokrovsk", day, ledger.intervals) for day in days)
    assert one == other
    assert timeline_style(ledger.strip_days, days[0]) != timeline_style(ledger.strip_days, days[1])


def test_a_long_strip_goes_on_by_two_weeks_at_once():
    strip = (date(2023, 1, 1), date(2025, 12, 31))
    shown = {tuple(shown_days(strip, strip[0] + timedelta(days=number))) for number in range(100)}
    assert len(shown) == 1 + -(-(100 - MOST_DAYS) // AT_ONCE)


def test_a_claimed_ring_and_a_denied_one_look_different(ledger):
    html = timeline_html(ledger, View(), "pokrovsk", date(2025, 11, 5), ledger.intervals).split("</table>")[0]
    assert html.count("gl-asserted-ring") == 3
    assert html.count("gl-denied-ring") == 3


def test_no_cell_is_filled_before_it_was_said():
    ledger = open_ledger(SHIPPED)
    days = shown_days(ledger.strip_days, ledger.strip_days[1])
    for place_id in {one.place_id for one in ledger.intervals}:
        own = [one for one in ledger.intervals if one.place_id == place_id]
        for row in rows(ledger, own, days):
            for day, said in zip(days, row.days, strict=True):
                assert all(one.source_id == row.source_id and one.known_from <= day for one in said)


def test_days_after_the_chosen_one_are_paler_and_the_key_has_only_what_is_there(ledger):
    assert "td:nth-child(n+4) .gl-day{opacity:.5}" in timeline_style(ledger.strip_days, date(2025, 11, 4))
    html = timeline_html(ledger, View(), "pokrovsk", date(2025, 11, 4), ledger.intervals)
    assert "encirclement said" in html.split("</table>")[1]
    assert "attempted or possible" not in html
