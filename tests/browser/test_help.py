"""How to read this, closed for good: a browser in which it was closed is not shown it again."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.pages import PATIENCE, Watched, settle
from tests.browser.servers import Server

HELP = ".gl-help"


def test_one_click_closes_it_in_every_later_tab(tab: Page, server: Server, watched: Watched) -> None:
    tab.goto(f"{server.url}/")
    tab.wait_for_selector(HELP, timeout=PATIENCE)
    settle(tab)
    tab.locator(".st-key-help").get_by_role("button", name="Close").click()
    tab.wait_for_selector(HELP, state="detached", timeout=PATIENCE)
    settle(tab)
    later = tab.context.new_page()
    later.goto(f"{server.url}/?day=2025-11-03")
    later.wait_for_selector(".gl-sentence", timeout=PATIENCE)
    settle(later)
    assert later.locator(HELP).count() == 0
    later.close()
