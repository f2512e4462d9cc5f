"""What does not come is said, and the tables are opened: the map's script, its frame, or the claims it would show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.assets import UNREACHABLE
from tests.browser.pages import PATIENCE, map_frame
from tests.browser.servers import Server

LONG = 2 * PATIENCE
FAILED = "The map could not be drawn"
TABLES = ".st-key-tables [data-testid=stDataFrame]"


@pytest.fixture(autouse=True)
def _let_through(tab: Page) -> Iterator[None]:
    yield
    tab.unroute_all(behavior="ignoreErrors")


def test_without_its_script_the_page_says_that_there_is_no_map_and_opens_the_tables(tab: Page, server: Server) -> None:
    tab.route("**/assets/*/map.js", lambda route: route.abort())
    tab.goto(f"{server.url}/?day=2025-11-04")
    expect(tab.locator(".gl-failed")).to_be_visible(timeout=LONG)
    expect(tab.locator(".gl-drawing")).to_be_hidden()
    expect(tab.locator(TABLES).last).to_be_visible(timeout=LONG)
    assert tab.locator(".gl-failed").inner_text().startswith(FAILED)
    assert tab.locator(".st-key-map-frame iframe").bounding_box()["height"] < 200, "no hole where the map would be"


def test_without_claims_the_ground_is_drawn_and_the_map_takes_back_what_it_said(tab: Page, server: Server) -> None:
    tab.route("**/overlay/*.json", lambda route: route.abort())
    tab.goto(f"{server.url}/?day=2025-11-04")
    frame = tab.wait_for_selector(".st-key-map-frame iframe", timeout=PATIENCE).content_frame()
    notice = frame.locator(".notice")
    expect(notice).to_have_text(UNREACHABLE, timeout=PATIENCE)
    drawn = """() => {
      const { ground, colours, inset } = window.greylineMap;
      const seen = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((one) => one);
      return [Boolean(colours), seen(ground._container), seen(inset)];
    }"""
    assert frame.evaluate(drawn) == [True, True, True]
    expect(frame.locator(".legend")).to_be_hidden()
    expect(tab.locator(TABLES).last).to_be_visible(timeout=LONG)
    expect(tab.locator(".gl-failed")).to_be_hidden()
    tab.unroute_all(behavior="ignoreErrors")
    map_frame(tab)
    expect(notice).to_be_hidden()
