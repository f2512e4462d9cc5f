"""How to read this: three lines, closed for good with one click; the browser remembers, and About has them still."""

import re

import pytest
import streamlit as st

from dashboard.loading import load_vocabulary
from dashboard.panels.help import COOKIE, LINES, help_html, remembering
from tests.dashboard.apps import clear_caches, html, open_app, open_screen, run, shown


def test_there_are_three_lines_under_a_heading():
    wide, phone = help_html().split("</section>")
    assert wide.count("<li>") == phone.count("<li>") == len(LINES) == 3
    assert "<h2>How to read this</h2>" in wide
    assert "<summary>How to read this</summary>" in phone


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def test_one_click_closes_it_whatever_is_done_afterwards():
    app = open_app()
    assert "How to read this" in html(app)
    assert "document.cookie" not in html(app)
    app.button(key="help-close").click().run()
    assert "How to read this" not in html(app)
    assert html(app).count(remembering()) == 1
    app.slider(key="day").set_value(load_vocabulary().days[0]).run()
    assert not app.exception
    assert "How to read this" not in html(app)


def test_a_browser_that_remembers_is_not_shown_it_again(monkeypatch):
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: "closed"})
    app = open_app()
    assert "How to read this" not in html(app)
    assert "document.cookie" not in html(app)


@pytest.mark.parametrize(("base", "path"), [("", "/"), ("greyline", "/greyline/"), ("/a/b/", "/a/b/")])
def test_the_cookie_holds_one_word_for_a_year_under_our_own_path(monkeypatch, base, path):
    monkeypatch.setattr("dashboard.base.config.get_option", lambda _: base)
    (cookie,) = re.findall(r'^<script>document\.cookie = "([^"]*)";</script>$', remembering())
    assert cookie.split("; ") == ["greyline-help=closed", "Max-Age=31536000", f"Path={path}", "SameSite=Lax"]


def test_about_has_the_lines_for_good():
    page = shown(run(open_screen("about")))
    assert all(line in page for line in LINES)
