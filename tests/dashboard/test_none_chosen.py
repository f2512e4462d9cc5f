"""A choice left empty in an address means none, on the page as on the command line; an emptied widget means all."""

import json

import pytest

from dashboard.cli import main
from tests.dashboard.apps import address, clear_caches, command, open_app, run, sentence, unfold

DAY = "2025-11-04"
EMPTY = ("kind", "state", "document", "source")


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def on_the_command_line(capsys, query):
    assert main(["claims", "--view", query, "--format", "json"]) == 0
    return len(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("key", EMPTY)
def test_the_page_and_the_command_line_count_the_same_claims(capsys, key):
    app = open_app(day=DAY, **{key: ""})
    assert address(app) == {"day": DAY, key: ""}
    assert command(app)[key] == ""
    claims = on_the_command_line(capsys, f"day={DAY}&{key}=")
    assert f": {claims} of " in sentence(app)
    # Claims that are not of control have no state, so no choice of states leaves them out.
    assert (claims == 0) == (key != "state")


@pytest.mark.parametrize(
    ("key", "said"), [("kind", "kinds: none"), ("state", "states: none"), ("document", "0 documents read")]
)
def test_the_sentence_says_that_there_are_none(key, said):
    assert said in sentence(open_app(day=DAY, **{key: ""}))


def test_it_stays_so_until_something_is_chosen():
    app = open_app(day=DAY, kind="")
    run(app.toggle(key="only").set_value(True))
    assert address(app)["kind"] == ""
    unfold(app)
    run(app.multiselect(key="kinds").set_value(["strike"]))
    assert address(app)["kind"] == "strike"
    run(app.multiselect(key="kinds").set_value([]))
    assert "kind" not in address(app)
    assert "kinds" not in sentence(app)
