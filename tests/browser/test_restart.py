"""A server that stops and comes back, with the same ledger or a newer one, does not disturb the reader's map."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.pages import Watched, agreed, open_map, watch
from tests.browser.servers import free_port, served
from tests.ledgers import made_up
from tests.stored import fresh_ledger

DAY = "2025-11-05"
HEAD = "() => window.greylineMap.overlay.head"


CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
LOST = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'


def connected(page: Page) -> None:
    """Waits until the page has found the server that came back, and has told it what it shows."""
    page.wait_for_selector(CONNECTED)
    pages.rest(page)


def test_the_first_click_after_a_restart_is_not_lost(tab: Page, tmp_path: Path) -> None:
    folder, port = made_up().write(tmp_path), free_port()
    ledger = fresh_ledger(folder)
    asked = {"day": DAY, "source": "western-army,map-maker"}
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server:
        frame = open_map(tab, server.url, **asked)
        agreed(tab, frame, ledger, **asked)
    tab.wait_for_selector(LOST)
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server, watch(tab, server.url) as seen:
        connected(tab)
        tab.locator(".st-key-only label").click()
        agreed(tab, frame, ledger, **asked, since=DAY)
    tab.wait_for_selector(LOST)
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server, watch(tab, server.url) as seen:
        connected(tab)
        pages.press_group(tab, "neither", "none")
        agreed(tab, frame, ledger, day=DAY, source="western-army", since=DAY)
    assert seen == Watched()


def test_a_new_ledger_after_a_restart_is_shown_on_the_same_map(tab: Page, tmp_path: Path) -> None:
    folder, port = made_up().write(tmp_path), free_port()
    before = fresh_ledger(folder)
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server:
        frame = open_map(tab, server.url, day=DAY, source="western-army,map-maker")
        frame.locator(".leaflet-control-zoom-out").click()
        tab.wait_for_url("**at=**")
        agreed(tab, frame, before, day=DAY)
        here, asked = pages.where(frame), pages.query_of(tab)
        assert frame.evaluate(HEAD) == before.head
        assert pages.picture_of(frame, "myrnohrad")["claims"] == 0
        tab.evaluate("window.sameTab = true")

    tab.wait_for_selector(LOST)
    newer = made_up()
    newer.change_claim(4, source_id="map-maker")  # the fighting in Myrnohrad
    newer.write(tmp_path)
    after = fresh_ledger(folder)
    assert after.head != before.head
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server, watch(tab, server.url) as seen:
        connected(tab)
        pages.press_strip(frame, "ArrowLeft")
        agreed(tab, frame, after, **{**asked, "day": "2025-11-04"})
        frame.wait_for_function(f"head => ({HEAD})() === head", arg=after.head)
        assert frame.evaluate("[window.greylineMounts, window.feature_group.length]") == [1, 1]
        assert pages.where(frame) == here
        pages.press_slider(tab, "ArrowLeft")
        agreed(tab, frame, after, **{**asked, "day": "2025-11-03"})
        assert pages.picture_of(frame, "myrnohrad")["claims"] == 1
        assert tab.evaluate("window.sameTab") is True
    assert seen == Watched()


def test_a_ledger_without_claims_gets_an_empty_map(tab: Page, tmp_path: Path) -> None:
    ledger = made_up()
    for name in ("claims.csv", "coverage.csv"):
        ledger.tables[name].clear()
    folder = ledger.write(tmp_path)
    tab.goto("about:blank")  # the page of the test before goes on asking for its server, which is gone
    with served(tmp_path, GREYLINE_LEDGER=str(folder)) as server, watch(tab, server.url) as seen:
        frame = open_map(tab, server.url)
        agreed(tab, frame, fresh_ledger(folder), day="2025-11-05")
        assert frame.evaluate("window.greylineMap.pictures") == []
        pages.press_strip(frame, "ArrowLeft")
        frame.locator(".strip .only").click()
        agreed(tab, frame, fresh_ledger(folder), day="2025-11-05", since="2025-11-05")
    assert seen == Watched()
