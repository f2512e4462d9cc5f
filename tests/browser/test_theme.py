"""Page and map turn from light to dark together and at once: without a word to the server, and without a reload."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page

from dashboard.palette import PALETTE
from tests.browser.colours import contrast
from tests.browser.pages import Watched, open_map
from tests.browser.servers import Server

DAY = "2025-11-04"
# The panel's text, what it stands on, the map's own ground, and the strip's: each as it is painted just now.
SEEN = """() => {
  const of = (css, name) => getComputedStyle(document.querySelector(css))[name];
  return [of('.gl-panel', 'color'), of('[data-testid="stApp"]', 'backgroundColor')];
}"""
MAP = """() => [getComputedStyle(document.querySelector('.greyline')).backgroundColor,
  getComputedStyle(document.querySelector('.strip')).backgroundColor, window.greylineMap.colours.dark]"""


def code(told: str) -> str:
    """A colour as Chromium tells it, such as "rgb(20, 23, 26)", in the palette's spelling."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", told)[:3])


@pytest.fixture(autouse=True)
def _as_it_was(tab: Page) -> Iterator[None]:
    yield
    tab.evaluate("() => localStorage.clear()")
    tab.emulate_media(color_scheme="light")


def turned(tab: Page, frame: Frame, theme: str) -> None:
    """Waits until the map has turned, and looks at the page then: nothing may still be as it was."""
    frame.wait_for_function("dark => window.greylineMap.colours.dark === dark", arg=theme == "dark", polling=50)
    colours = PALETTE[theme]
    ink, ground = map(code, tab.evaluate(SEEN))
    assert (ink, ground) == (colours["ink"], colours["paper"])
    assert contrast(ink, ground) >= 7
    land, strip, dark = frame.evaluate(MAP)
    assert (code(land), code(strip), dark) == (colours["land"], colours["paper"], theme == "dark")


def choose_theme(tab: Page, name: str) -> None:
    """Takes a theme from Streamlit's own menu."""
    tab.get_by_test_id("stMainMenu").get_by_role("button").click()
    tab.get_by_test_id(f"stMainMenuItem-theme-{name}").click()
    tab.keyboard.press("Escape")


def test_the_system_and_the_menu_turn_page_and_map_together(tab: Page, server: Server, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY, place="pokrovsk")
    runs: list[str] = []
    tab.on("request", lambda request: runs.append(request.url))
    turned(tab, frame, "light")
    tab.emulate_media(color_scheme="dark")
    turned(tab, frame, "dark")
    choose_theme(tab, "Light")
    turned(tab, frame, "light")
    choose_theme(tab, "Dark")
    tab.emulate_media(color_scheme="light")
    turned(tab, frame, "dark")
    assert frame.evaluate("window.greylineMounts") == 1
    assert [url for url in runs if "/overlay/" in url or "basemap" in url] == []
