"""Silence in the panel of a place: who is silent by when, and a way to the nearest word."""

from datetime import date

import pytest

from dashboard.loading import load_ledger
from dashboard.panels.said import said_of
from dashboard.panels.silence import silence_in_words, silence_of, ways_out
from data.view import View, select
from tests.dashboard.apps import address, clear_caches, html, open_app, run


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def told(**values):
    """The sentence about Bakhmut, of which the shipped ledger has one claim, of 6 November, and the ways out of it."""
    view = View(**{"place": "bakhmut", **values})
    found = silence_of(load_ledger(), view, said_of(view.place, select(load_ledger(), view)))
    return silence_in_words(found), [name for name, _ in ways_out(found)]


@pytest.mark.parametrize(
    ("values", "sentence", "ways"),
    [
        (
            {"day": date(2025, 11, 4)}, "Nobody in these sources had spoken of Bakhmut by 4 November.",
            ["First: 6 November"],
        ),
        (
            {"day": date(2025, 11, 4), "since": date(2025, 11, 4)},
            "Nobody in these sources had spoken of Bakhmut by 4 November.", ["First: 6 November"],
        ),
        (
            {
                "day": date(2025, 11, 4), "since": date(2025, 11, 4), "place": "dobropillia",
                "sources": ("ukrainian-military", "nyt"),
            },
            "Nobody in these sources spoke of Dobropillia on 4 November.", ["Last: 3 November", "Next: 6 November"],
        ),
        ({"day": date(2025, 11, 6), "sources": ("isw",)}, "In this view nobody speaks of Bakhmut, on any day.", []),
    ],
)  # fmt: skip
def test_who_is_silent_and_when_somebody_speaks(values, sentence, ways):
    assert told(**values) == (sentence, ways)


def test_the_nearest_day_is_one_click_away():
    app = open_app(day="2025-11-04", place="bakhmut")
    assert "Nobody in these sources had spoken of Bakhmut by 4 November." in html(app)
    run(app.button(key="silence-day:2025-11-06").click())
    assert address(app) == {"day": "2025-11-06", "place": "bakhmut"}
    assert "gl-staff" in html(app)


def test_where_no_day_helps_everything_can_be_shown_again():
    app = open_app(day="2025-11-06", place="bakhmut", source="isw", kind="control", state="grey")
    run(app.button(key="show-all").click())
    assert address(app) == {"day": "2025-11-06", "place": "bakhmut"}


def test_who_chose_no_source_is_led_back():
    app = open_app(day="2025-11-04", source="")
    run(app.button(key="show-all").click())
    assert address(app) == {"day": "2025-11-04"}
