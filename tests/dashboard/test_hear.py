"""What the map says is taken for what it is: a word from a reader's browser, whole, numbered, and not to be trusted."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.address import SOURCES, SOURCES_HEARD
from dashboard.loading import load_ledger
from tests.dashboard.apps import address, clear_caches, run

DAY = "2025-11-04"
WORD = {"n": 1, "what": "day place at", "day": "2025-11-03", "since": "", "place": "", "at": ""}


def screen() -> None:
    """The part of a screen that hears: the callback comes before the run, as Streamlit calls it."""
    import streamlit as st

    from dashboard.address import ACK, MAP, SOURCE_LIST, acknowledged, begin, finish, hear, hear_sources

    if "chosen" in st.session_state:
        st.session_state[SOURCE_LIST] = st.session_state.pop("chosen")
        hear_sources()
    if "word" in st.session_state:
        st.session_state[MAP] = st.session_state.pop("word")
        hear()
    begin("map")
    view = finish()
    st.session_state["answer"] = (view, acknowledged(), ACK in st.session_state)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A screen that shows a View with a choice in every field."""
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    opened = AppTest.from_function(screen, default_timeout=30)
    for key, value in CHOSEN.items():
        opened.query_params[key] = value
    return run(opened)


CHOSEN = {
    "day": DAY, "source": "deepstate,isw", "document": "document-3", "kind": "control,fighting", "state": "grey",
    "control": "deepstate",
}  # fmt: skip


def say(app: AppTest, word: Any) -> dict[str, str]:
    """The address after the map has said this."""
    app.session_state["word"] = word
    return address(run(app))


def test_a_word_changes_what_it_speaks_of_and_nothing_else(app: AppTest) -> None:
    said = say(app, {**WORD, "day": "2025-11-03", "place": "myrnohrad", "at": "48.4000,37.3000,9.50"})
    assert said == {**CHOSEN, "day": "2025-11-03", "place": "myrnohrad", "at": "48.4000,37.3000,9.50"}
    assert app.session_state["answer"][1] == 1


def test_an_empty_value_takes_a_choice_back(app: AppTest) -> None:
    say(app, {**WORD, "since": "2025-11-03", "place": "myrnohrad", "at": "48.4000,37.3000,9.50"})
    said = say(app, {**WORD, "n": 2, "since": "", "place": "", "at": ""})
    assert said == {**CHOSEN, "day": "2025-11-03"}
    assert app.session_state["answer"][1] == 2


def test_what_the_hand_has_not_touched_stays(app: AppTest) -> None:
    """A map that was moved while the page was on its way to another place still names the one before."""
    stale = {**WORD, "day": "2025-11-01", "place": "myrnohrad", "at": "48.4000,37.3000,9.50"}
    assert say(app, {**stale, "what": "at"}) == {**CHOSEN, "at": "48.4000,37.3000,9.50"}
    assert say(app, {**stale, "n": 2, "what": "place"}) == {**CHOSEN, "at": "48.4000,37.3000,9.50", "place": "myrnohrad"}


def test_a_choice_on_the_page_in_the_same_moment_stays(app: AppTest) -> None:
    app.session_state[SOURCES] = ["deepstate"]
    assert say(app, {**WORD, "what": "day"}) == {**CHOSEN, "source": "deepstate", "day": "2025-11-03"}


def choose(app: AppTest, chosen: Any) -> dict[str, str]:
    """The address after the list of sources has said this."""
    app.session_state["chosen"] = chosen
    return address(run(app))


def test_the_list_of_sources_says_which_are_shown(app: AppTest) -> None:
    assert choose(app, {"chosen": {"n": 4, "shown": ["rybar", "isw"]}}) == {**CHOSEN, "source": "rybar,isw"}
    assert app.session_state[SOURCES_HEARD] == 4
    assert choose(app, {"chosen": {"n": 5, "shown": []}}) == {**CHOSEN, "source": ""}


def test_of_sources_only_those_that_there_are_are_taken(app: AppTest) -> None:
    assert choose(app, {"chosen": {"n": 1, "shown": ["isw", "nobody", 7, None, ["isw"]]}})["source"] == "isw"


@pytest.mark.parametrize(
    "chosen",
    [
        None, "isw", 3, {}, {"chosen": None}, {"chosen": "isw"}, {"chosen": {"n": "1", "shown": ["isw"]}},
        {"chosen": {"n": 1}}, {"chosen": {"n": 1, "shown": "isw"}}, {"chosen": {"n": 1, "shown": {"isw": 1}}},
    ],
)  # fmt: skip
def test_a_word_of_the_list_that_is_none_changes_nothing(app: AppTest, chosen: Any) -> None:
    assert choose(app, chosen) == CHOSEN
    assert SOURCES_HEARD not in app.session_state


def test_no_source_stays_no_source(app: AppTest) -> None:
    app.query_params["source"] = ""
    run(app)
    assert say(app, WORD)["source"] == ""


def test_no_list_that_is_empty_is_lost(app):
    for key in ("kind", "state", "document"):
        app.query_params[key] = ""
    run(app)
    said = say(app, WORD)
    assert [said[key] for key in ("kind", "state", "document")] == ["", "", ""]


@pytest.mark.parametrize(
    "word",
    [None, {}, {"n": "1"}, {"n": None}, {"day": "2025-11-01"}, [], "n", 7],
    ids=repr,
)
def test_what_is_no_word_is_not_heard(app: AppTest, word: Any) -> None:
    assert say(app, word) == CHOSEN
    assert app.session_state["answer"][1] == 0


@pytest.mark.parametrize("value", ["<svg onload=alert(1)>", "{{7*191}}", "9" * 100_000, ["x"], {"a": 1}, 1e309, True])
def test_garbage_in_a_word_is_left_out(app: AppTest, value: Any) -> None:
    last = load_ledger().strip_days[1].isoformat()
    garbage = dict.fromkeys(("day", "since", "place", "at", "source"), value)
    assert say(app, {"n": 2, "what": value, **garbage}) == CHOSEN
    assert say(app, {"n": 3, "what": "day place at source", **garbage}) == {**CHOSEN, "day": last}
    assert app.session_state["answer"][1] == 3


def test_a_day_off_the_strip_becomes_the_nearest(app: AppTest) -> None:
    assert say(app, {**WORD, "day": "2031-01-01"})["day"] == load_ledger().strip_days[1].isoformat()
