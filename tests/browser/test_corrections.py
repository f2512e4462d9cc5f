"""A claim corrected in the browser: one entry whatever the hand does, seen in map, panel, Corrections, About and export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.cli import main
from data.model import Claim
from data.store import Ledger, stored_ledger
from tests.browser import pages
from tests.browser.pages import open_map, settle, watch
from tests.browser.servers import Server, own_store, served
from tests.ledgers import made_up
from tests.stored import fresh_ledger

DAY = "2025-11-05"
HEAD = "() => window.greylineMap.overlay.head"
STATE = """id => {
  const { pictures } = window.greylineMap;
  return JSON.stringify(pictures.find((one) => one.place.id === id));
}"""


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The made-up ledger, served to an editor; commands of the test read the same store."""
    made = made_up()
    made.claim(5)["words"] = "paints all of Pokrovsk grey"
    folder = made.write(tmp_path)
    monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
    monkeypatch.setenv("GREYLINE_STORE", own_store(tmp_path, str(folder)))
    with served(tmp_path, GREYLINE_LEDGER=str(folder)) as server:
        yield server


@pytest.fixture
def grey(ours: Server, tmp_path: Path) -> Claim:
    """The map-maker's claim that all of Pokrovsk is grey."""
    return next(claim for claim in fresh_ledger(tmp_path).claims if claim.state == "grey")


def open_card(page: Page, server: Server, words: str = "paints") -> None:
    """Opens the form of the one claim that is found, on the Claims screen."""
    page.goto(f"{server.url}/claims")
    search = page.get_by_label("Search in claims")
    search.fill(words)
    search.press("Enter")
    page.locator(".gl-card").wait_for()
    page.locator(".st-key-card-edit summary").click()
    page.get_by_label("Your name").wait_for()
    settle(page)


def field(page: Page, claim: Claim, name: str):
    return page.locator(f".st-key-edit-{claim.claim_id}-{name}").locator("input, textarea").first


def choose(page: Page, claim: Claim, name: str, value: str) -> None:
    """Chooses a value of a closed list, by keyboard."""
    box = field(page, claim, name)
    box.click()
    box.fill(value)
    box.press("Enter")


def fill(page: Page, claim: Claim, **values: str) -> None:
    for name, value in {"reason": "The map of that day shows it red.", "who": "Olena", **values}.items():
        field(page, claim, name).fill(value)
        field(page, claim, name).press("Tab")


def sender(page: Page):
    return page.get_by_role("button", name="Enter the correction")


def entries(store: str) -> list[str]:
    with sqlite3.connect(store.removeprefix("sqlite:///")) as connection:
        return [row[0] for row in connection.execute("SELECT kind FROM greyline_entries ORDER BY seq")]


def test_a_correction_is_seen_wherever_the_claim_is(
    ours: Server, tab: Page, browser: Browser, grey: Claim, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = browser.new_page()
    frame = open_map(other, ours.url, day=DAY, place="pokrovsk")
    before, drawn = frame.evaluate(HEAD), frame.evaluate(STATE, "pokrovsk")
    other.evaluate("window.sameTab = true")
    with watch(tab, ours.url) as seen:
        open_card(tab, ours)
        choose(tab, grey, "state", "russian")
        fill(tab, grey)
        sender(tab).dblclick()
        tab.get_by_text("Entered. The ledger has a new head").wait_for()
        settle(tab)
    store = own_store(tmp_path, str(tmp_path))
    assert entries(store)[30:] == ["correction"]
    ledger: Ledger = stored_ledger()
    # another reader's page follows at its next run, on the same map
    other.locator(".st-key-only label").click()
    other.locator(".st-key-only label").click()
    frame.wait_for_function(f"head => ({HEAD})() === head", arg=ledger.head, polling=100)
    assert frame.evaluate("window.greylineMounts") == 1
    assert other.evaluate("window.sameTab") is True
    assert ledger.head != before
    settle(other)
    assert frame.evaluate(STATE, "pokrovsk") != drawn
    assert "1 claim corrected away or retracted" in pages.panel(other)
    assert "The map of that day shows it red." in pages.panel(other)
    other.close()
    tab.goto(f"{ours.url}/corrections")
    told = tab.locator("article.gl-card").inner_text()
    for part in ("Correction of", "by Olena", "The map of that day shows it red.", "grey → russian", "Entry 31"):
        assert part in told
    tab.goto(f"{ours.url}/about")
    tab.get_by_text(f"Head (chain): {ledger.head}").wait_for()
    assert main(["snapshot", "--on", DAY, "--format", "geojson", "--out", str(tmp_path / "a.geojson")]) == 0
    shown = json.loads((tmp_path / "a.geojson").read_text())
    assert grey.claim_id in {one["properties"].get("supersedes") for one in shown["features"]}
    assert main(["verify", str(tmp_path / "a.geojson")]) == 0
    assert "byte for byte" in capsys.readouterr().out
    assert (seen.foreign, seen.errors) == ([], [])


def test_back_and_a_second_tab_make_no_second_entry(
    ours: Server, tab: Page, browser: Browser, grey: Claim, tmp_path: Path
) -> None:
    second = browser.new_page()
    for page in (tab, second):
        open_card(page, ours)
        fill(page, grey, summary="All of the town is grey.")
    for page in (tab, second):
        sender(page).click()
        page.get_by_text("Entered. The ledger has a new head").wait_for()
        settle(page)
    second.close()
    tab.go_back()
    settle(tab)
    tab.go_forward()
    settle(tab)
    assert entries(own_store(tmp_path, str(tmp_path)))[30:] == ["correction"]


def test_the_second_of_two_editors_is_shown_what_the_first_did(
    ours: Server, tab: Page, browser: Browser, grey: Claim, tmp_path: Path
) -> None:
    second = browser.new_page()
    for page, who, summary in ((tab, "Olena", "All of it is grey."), (second, "Taras", "Grey from end to end.")):
        open_card(page, ours)
        fill(page, grey, who=who, summary=summary)
    sender(tab).click()
    tab.get_by_text("Entered. The ledger has a new head").wait_for()
    sender(second).click()
    second.get_by_text("was changed by Olena since this page was opened").wait_for()
    assert "All of it is grey." in second.locator(".gl-notes").last.inner_text()
    assert field(second, grey, "summary").input_value() == "Grey from end to end."
    assert entries(own_store(tmp_path, str(tmp_path)))[30:] == ["correction"]
    second.get_by_role("button", name="I have read it").click()
    settle(second)
    sender(second).click()
    second.get_by_text("Entered. The ledger has a new head").wait_for()
    second.close()
    assert [change.who for change in stored_ledger().corrections] == ["Olena", "Taras"]


def test_a_store_that_is_gone_leaves_the_view_and_the_form_and_comes_back(
    ours: Server, tab: Page, grey: Claim, tmp_path: Path
) -> None:
    open_card(tab, ours)
    fill(tab, grey, summary="All of the town is grey.")
    path = Path(own_store(tmp_path, str(tmp_path)).removeprefix("sqlite:///"))
    path.rename(path.with_name("away"))
    sender(tab).click()
    tab.get_by_text("The store of the ledger does not answer").wait_for()
    tab.get_by_text("what you typed is still there").wait_for()
    settle(tab)
    assert field(tab, grey, "summary").input_value() == "All of the town is grey."
    path.with_name("away").rename(path)
    tab.wait_for_timeout(2500)  # the pause after which the store is asked again
    sender(tab).click()
    tab.get_by_text("Entered. The ledger has a new head").wait_for()
    settle(tab)
    assert tab.get_by_text("The store of the ledger does not answer").count() == 0
    assert entries(str(path))[30:] == ["correction"]
