"""How to read this: three lines, closed with one click for the session."""

import pytest

from dashboard.loading import load_vocabulary
from dashboard.panels.help import LINES, help_html
from tests.dashboard.apps import clear_caches, html, open_app


def test_there_are_three_lines_under_a_heading():
    assert help_html().count("<li>") == len(LINES) == 3
    assert "<h2>How to read this</h2>" in help_html()


@pytest.fixture
def app(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    return open_app()


def test_one_click_closes_it_whatever_is_done_afterwards(app):
    assert "How to read this" in html(app)
    app.button(key="help-close").click().run()
    assert "How to read this" not in html(app)
    app.slider(key="day").set_value(load_vocabulary().days[0]).run()
    assert not app.exception
    assert "How to read this" not in html(app)
