"""A link to one claim, opened; and the buttons that copy a link and a citation."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from data.store import Ledger
from tests.browser.pages import PATIENCE, Watched, open_map, query_of, settle
from tests.browser.servers import Server

DAY = "2025-11-06"
IN_SIGHT = """() => {
  const box = document.querySelector('.gl-claim.gl-named')?.getBoundingClientRect();
  return box && box.top >= 0 && box.top < innerHeight - 40 && document.activeElement.classList.contains('gl-named');
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_a_link_to_a_claim_leads_to_it(
    width: int, tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    claim = min((one for one in ledger.valid if one.place_id == "pokrovsk"), key=lambda one: one.known_from)
    open_map(tab, server.url, day=DAY, claim=claim.claim_id)
    tab.wait_for_function(IN_SIGHT, timeout=PATIENCE)
    assert claim.claim_id in tab.locator(".gl-claim.gl-named").inner_text()
    assert query_of(tab) == {"day": DAY, "place": "pokrovsk", "claim": claim.claim_id}


def test_link_and_citation_are_copied(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(tab, server.url, day=DAY, place="myrnohrad")
    tab.locator(".gl-cite summary").first.click()
    button = tab.locator(".gl-cite").first.get_by_role("button", name="Copy link")
    button.click()
    tab.wait_for_function("() => document.querySelector('.gl-cite').textContent.includes('Copied')", timeout=PATIENCE)
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(f"{server.url}/?day={DAY}&place=myrnohrad&claim=")
    tab.get_by_role("button", name="Cite, copy link").click()
    popover = tab.get_by_test_id("stPopoverBody")
    popover.get_by_role("button", name="Copy citation").click()
    popover.get_by_text("Copied").wait_for()
    assert tab.evaluate("() => navigator.clipboard.readText()").startswith("What ")
    settle(tab)
