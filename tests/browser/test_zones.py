"""Days are days of the ledger, wherever the reader's clock is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import PATIENCE, open_map, sentence
from tests.browser.servers import Server


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_browser_in_another_zone_shows_the_same_days(browser: Browser, server: Server, zone: str) -> None:
    page = browser.new_page(timezone_id=zone)
    frame = open_map(page, server.url, day="2025-11-04")
    assert "4 November" in frame.locator(".strip-day").inner_text(timeout=PATIENCE)
    assert sentence(page).startswith("Said by 4 November 2025")
    page.close()
