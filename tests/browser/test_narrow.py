"""On a phone, in light and in dark: nothing scrolls sideways, and the map is there to be used."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import Watched, agreed, open_map
from tests.browser.servers import Server

SIDEWAYS = """() => {
  const scroller = document.querySelector('[data-testid="stMain"]');
  const wide = (one) => [one.scrollWidth, one.clientWidth];
  return { page: wide(document.scrollingElement), main: wide(scroller), window: innerWidth };
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 320])
def test_nothing_scrolls_sideways(
    width: int, theme: str, tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    tab.set_viewport_size({"width": width, "height": 780})
    tab.emulate_media(color_scheme=theme)
    frame = open_map(tab, server.url, day="2025-11-04")
    agreed(tab, frame, ledger, day="2025-11-04", at="")
    found = tab.evaluate(SIDEWAYS)
    assert found["page"][0] <= found["window"] == width
    assert found["main"][0] <= found["main"][1]
    box = tab.locator("iframe").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["width"] > 0.8 * width
    assert frame.evaluate("window.greylineMap.palette().dark") == (theme == "dark")
    pages.press_strip(frame, "ArrowLeft")
    agreed(tab, frame, ledger, day="2025-11-03", at="")


def test_a_click_hits_what_it_points_at_where_the_map_is_not_wholly_in_view(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    # The first press gives the map the focus; a browser that scrolled it into view would move it under the pointer.
    tab.set_viewport_size({"width": 390, "height": 780})
    frame = open_map(tab, server.url, day="2025-11-04")
    pages.click_place(tab, frame, "pokrovsk")
    agreed(tab, frame, ledger, place="pokrovsk", at="")
    assert tab.locator(".gl-panel h2").inner_text() == "Pokrovsk"
