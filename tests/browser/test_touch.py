"""On a phone every control is large enough for a finger: 44 px each way, as WCAG 2.5.5 asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.pages import Watched, open_map, settle
from tests.browser.servers import Server
from tests.browser.test_narrow import open_drawer

FINGER = 44
# Each control is measured by what a finger may hit: a checkbox by its label, a field by its box, a slider by its track.
# What a finger cannot press is left out: the map's list of places and the link to the map, which show themselves to the
# keyboard alone; what lies outside the screen to the left, as the shut drawer does; a chosen entry of a list, of which only
# the cross is pressed.
SMALL = """(finger) => {
  const controls = 'a[href], button, input, select, textarea, summary, canvas[role], [role=button], [tabindex="0"]';
  const field = 'label, [data-testid="stSlider"] [role="group"] > div, [data-testid="stSelectbox"] [role="group"], '
    + '[data-testid="stMultiSelect"] [role="group"], [data-testid="stTextInputRootElement"]';
  const hit = (one) => (one.matches('input') && one.closest(field)) || one;
  const entry = (one) => one.matches('[data-testid="stMultiSelectTagsContainer"] span');
  const region = (one) => one.matches('.gl-scroll, .greyline, .gl-skip') || one.closest('.reach') || entry(one);
  const found = { measured: 0, small: [] };
  for (const one of new Set([...document.querySelectorAll(controls)].filter((each) => !region(each)).map(hit))) {
    const { x, width, height } = one.getBoundingClientRect();
    if (!one.checkVisibility({ visibilityProperty: true }) || x + width <= 0 || width * height === 0) continue;
    found.measured += 1;
    const told = `${one.tagName} ${one.innerText || one.ariaLabel} ${width}x${height}`;
    if (width < finger || height < finger) found.small.push(told);
  }
  return found;
}"""


def small(part: Page | Frame, at_least: int) -> list[str]:
    """The controls that are too small, of at least so many that there are."""
    found = part.evaluate(SMALL, FINGER)
    assert found["measured"] >= at_least
    return found["small"]


@pytest.mark.parametrize("width", [390, 320])
def test_everything_is_large_enough_for_a_finger(width: int, tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    frame = open_map(tab, server.url, day="2025-11-04")
    assert small(frame, 7) == [], "zoom, legend, earlier, later, only this day, the strip, and a place at the edge"
    assert small(tab, 10) == [], "the page as it opens"
    tab.locator(".gl-fold summary").click()
    tab.locator(".st-key-filters [data-testid='stExpander'] summary").click()
    tab.locator(".st-key-kinds input").wait_for()
    assert small(tab, 40) == [], "the sheet of sources and filters"
    tab.locator(".gl-fold summary").click()
    open_drawer(tab)
    assert small(tab, 15) == [], "the drawer with the screens"


def test_the_export_screen_is_made_for_a_finger_too(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{server.url}/export?day=2025-11-04")
    tab.locator(".st-key-export-preview img").wait_for(timeout=60_000)
    settle(tab)
    assert small(tab, 20) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_measure_finds_what_is_too_small(tab: Page) -> None:
    tab.goto("about:blank")
    tab.set_content("<button style='width:43px;height:60px'></button><button style='width:60px;height:60px'></button>")
    assert len(small(tab, 2)) == 1
