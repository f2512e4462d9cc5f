"""A choice is kept wherever its control is not drawn: on another screen, under a fold, while the server is away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import PATIENCE, Watched, agreed, open_map, query_of
from tests.browser.servers import Server, free_port, served
from tests.browser.test_access import AXE, RUN
from tests.browser.test_restart import CONNECTED, LOST
from tests.ledgers import made_up
from tests.stored import fresh_ledger

DAY = "2025-11-04"
ASKED = {"day": DAY, "kind": "encirclement", "control": "isw", "place": "myrnohrad"}


@pytest.mark.parametrize("screen", ["Claims", "Export", "Sources"])
def test_on_a_screen_that_asks_for_no_place(
    screen: str, tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    open_map(tab, server.url, **ASKED)
    tab.get_by_role("link", name=screen, exact=True).click()
    tab.wait_for_url(f"**/{screen.lower()}?**")
    for since in (DAY, "", DAY, ""):
        tab.locator(".st-key-only label").click()
        tab.wait_for_url(lambda url, since=since: ("since=" in url) == bool(since))
        pages.rest(tab)
        assert query_of(tab) == {**ASKED, **({"since": since} if since else {})}
    tab.get_by_role("link", name="Map", exact=True).click()
    agreed(tab, pages.map_frame(tab), ledger, **ASKED)


# Clicks on the fold, as quickly after one another as a hand can.
TURN = """async (pauses) => {
  for (const pause of pauses) {
    document.querySelector('.st-key-more-filters summary').click();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}"""


def test_under_a_fold_that_is_turned_quickly(tab: Page, server: Server, watched: Watched) -> None:
    open_map(tab, server.url, **ASKED)
    pages.rest(tab)
    kinds = tab.locator(".st-key-kinds [data-testid=stMultiSelect]")
    for pauses in ([120, 5, 40], [200, 0, 20], [320, 160, 5], [5, 80, 5], [160, 40, 260], [80, 120, 0]):
        tab.evaluate(TURN, pauses)
        pages.rest(tab)
        assert query_of(tab) == ASKED
        # Which way the fold ends is Streamlit's to say: a click may have come while it was answering the one before.
        if kinds.count() == 0:
            tab.evaluate(TURN, [0])
        expect(kinds).to_contain_text("Encirclement", timeout=PATIENCE)
        tab.evaluate(TURN, [0])
        expect(kinds).to_have_count(0, timeout=PATIENCE)
        pages.rest(tab)
        assert query_of(tab) == ASKED


def test_a_source_whose_control_is_on_the_discs_can_be_given_up(tab: Page, server: Server, watched: Watched) -> None:
    open_map(tab, server.url, **ASKED)
    pages.rest(tab)
    box = tab.locator(".st-key-control")
    for turned in (True, False):
        tab.evaluate(TURN, [0])
        expect(box).to_have_count(int(turned), timeout=PATIENCE)
        pages.rest(tab)
        if turned:
            box.locator("input").click()
            box.locator("input").fill("All sources")
            tab.get_by_role("option", name="All sources, side by side").click()
        tab.wait_for_url(lambda url: "control=" not in url)
        pages.rest(tab)
        assert query_of(tab) == {name: value for name, value in ASKED.items() if name != "control"}


def test_what_a_server_that_has_gone_never_heard_of_is_taken_back(tab: Page, tmp_path: Path) -> None:
    folder, port = made_up().write(tmp_path), free_port()
    ledger, day = fresh_ledger(folder), "2025-11-05"
    box = pages.source_box(tab, "map-maker")
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)) as server:
        frame = open_map(tab, server.url, day=day)
    tab.wait_for_selector(LOST)
    box.click()
    with served(tmp_path, port, GREYLINE_LEDGER=str(folder)):
        tab.wait_for_selector(CONNECTED)
        expect(box).to_be_checked(timeout=PATIENCE)
        agreed(tab, frame, ledger, day=day, source="")
        box.click()
        agreed(tab, frame, ledger, day=day, source=pages.all_but(ledger, "map-maker"))
        expect(box).not_to_be_checked()
    # Else the tab would go on asking for this server in the test that comes after.
    tab.goto("about:blank")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_filters_of_other_screens_can_be_read_in_both_themes(
    theme: str, tab: Page, server: Server, watched: Watched
) -> None:
    tab.emulate_media(color_scheme=theme)
    tab.goto(f"{server.url}/documents?day={DAY}")
    tab.get_by_role("button", name="Sources and filters").click()
    pages.source_box(tab, "isw").wait_for()
    pages.settle(tab)
    tab.evaluate(AXE)
    assert tab.evaluate(RUN) == []
