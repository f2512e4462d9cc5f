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
    assert frame.evaluate("() => window.greylineMap.notice.textContent") == "", "nothing went wrong on the way"
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


@pytest.mark.parametrize(
    "screen", ["disagreement", "documents", "claims", "change", "sources", "corrections", "export", "about"]
)
def test_no_other_screen_scrolls_sideways_either(screen: str, tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 320, "height": 780})
    tab.goto(f"{server.url}/{screen}")
    tab.wait_for_selector("h1", timeout=pages.PATIENCE)
    pages.settle(tab)
    found = tab.evaluate(SIDEWAYS)
    assert found["page"][0] <= found["window"] == 320
    assert found["main"][0] <= found["main"][1]


def test_a_click_hits_what_it_points_at_where_the_map_is_not_wholly_in_view(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    # The first press gives the map the focus; a browser that scrolled it into view would move it under the pointer.
    tab.set_viewport_size({"width": 390, "height": 780})
    frame = open_map(tab, server.url, day="2025-11-04")
    pages.click_place(tab, frame, "pokrovsk")
    agreed(tab, frame, ledger, place="pokrovsk", at="")
    assert tab.locator(".gl-panel h2").inner_text() == "Pokrovsk"


def open_drawer(tab: Page) -> None:
    """Opens the drawer with the names of the screens, and lets the browser forget that it is open."""
    tab.get_by_test_id("stExpandSidebarButton").click()
    tab.wait_for_function("() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().x === 0")
    tab.evaluate("() => localStorage.clear()")


# Where the words of the map stand, and what lies over it, in the same pixels.
WORDS_AND_COVERS = """() => {
  const { placed, map, outside, chipBoxes } = window.greylineMap;
  const home = map.getContainer().getBoundingClientRect();
  const spot = (box) => { const at = map.layerPointToContainerPoint([box.x, box.y]); return [at.x, at.y, box.w, box.h]; };
  const over = [...document.querySelectorAll('.legend, .leaflet-control-zoom, .strip')].map((one) => {
    const box = one.getBoundingClientRect();
    return [box.x - home.x, box.y - home.y, box.width, box.height];
  });
  const blocks = placed.filter((mark) => mark.block).map((mark) => spot(mark.block));
  return {
    words: placed.find((mark) => mark.picture.place.id === 'pokrovsk').words,
    blocks, over, chips: chipBoxes.map((chip) => spot(chip.box)),
  };
}"""


def touching(one: list[float], other: list[float]) -> bool:
    """Whether two boxes (x, y, width, height) share a pixel."""
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("day", ["2025-11-04", "2025-11-06"])
def test_a_phone_shows_the_contradiction_in_words_and_nothing_lies_on_it(
    day: str, theme: str, tab: Page, server: Server, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.emulate_media(color_scheme=theme)
    found = open_map(tab, server.url, day=day).evaluate(WORDS_AND_COVERS)
    assert len(found["words"]) == 2
    assert len(found["blocks"]) > 5
    covers = [*found["over"], *found["chips"]]
    assert [(block, over) for block in found["blocks"] for over in covers if touching(block, over)] == []
    assert [(chip, over) for chip in found["chips"] for over in found["over"] if touching(chip, over)] == []


def test_the_filters_are_a_sheet_that_a_change_leaves_open(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    frame = open_map(tab, server.url, day="2025-11-04")
    opener, source = tab.locator(".gl-fold summary"), pages.source_box(tab, "rybar")
    assert not source.is_visible()
    opener.click()
    pages.toggle_source(tab, "rybar")
    tab.wait_for_url("**source=**")
    others = ",".join(name for name in sorted({claim.source_id for claim in ledger.valid}) if name != "rybar")
    view = agreed(tab, frame, ledger, day="2025-11-04")
    assert sorted(view.sources or ()) == sorted(others.split(","))
    assert source.is_visible()
    sheet = tab.locator(".st-key-filters").bounding_box()
    assert (sheet["x"], sheet["width"], sheet["height"]) == (0, 390, 844)
    opener.click()
    assert not source.is_visible()


def test_the_place_is_a_sheet_that_is_pulled_over_the_map(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    open_map(tab, server.url, day="2025-11-04")
    name, still = tab.locator(".gl-panel h2"), tab.locator(".st-key-map-frame iframe")
    pages.press_button(tab, "help-close")
    tab.locator(".gl-help-fold").wait_for(state="detached")
    assert name.bounding_box()["y"] < 844, "the place's name is to be seen without a touch"
    assert name.bounding_box()["y"] + name.bounding_box()["height"] <= 844, "and not by half"
    tab.locator('[data-testid="stMain"]').evaluate("(main) => { main.scrollTop = 500; }")
    tab.wait_for_function("() => document.querySelector('.gl-panel h2').getBoundingClientRect().y < 400")
    at = name.bounding_box()
    top = tab.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('h2') !== null", [at["x"] + 4, at["y"] + 8])
    assert top, "the sheet lies over the map"
    assert still.bounding_box()["y"] > 0, "the map stays where it is"


def test_a_place_taken_on_the_map_comes_up_as_a_sheet(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    frame = open_map(tab, server.url, day="2025-11-04")
    pages.click_place(tab, frame, "kramatorsk")
    agreed(tab, frame, ledger, place="kramatorsk", at="")
    sheet = "document.querySelector('.st-key-place-panel').closest('[data-testid=stColumn]').getBoundingClientRect().y"
    tab.wait_for_function(f"() => Math.abs({sheet} - 0.4 * 844) < 8")
    name = tab.locator(".gl-panel h2")
    assert name.inner_text() == "Kramatorsk"
    assert name.bounding_box()["y"] < 844 * 0.6


def test_on_a_phone_too_a_first_visit_is_told_how_to_read_the_map(tab: Page, server: Server, watched: Watched) -> None:
    tab.context.clear_cookies()
    tab.set_viewport_size({"width": 390, "height": 844})
    open_map(tab, server.url, day="2025-11-04")
    fold = tab.locator(".gl-help-fold")
    assert fold.locator("summary").bounding_box()["height"] >= 44
    assert not fold.locator("li").first.is_visible()
    fold.locator("summary").click()
    assert [line.is_visible() for line in fold.locator("li").all()] == [True] * 3
    assert not tab.locator(".gl-help").is_visible()


UNCUT = """() => [...document.querySelectorAll('[data-testid=stTopNavLink] p')].every(
  ({ parentElement }) => parentElement.scrollWidth <= parentElement.clientWidth)"""


@pytest.mark.parametrize("width", [768, 800, 1024])
def test_every_screen_is_named_in_full_at_the_top(width: int, tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    open_map(tab, server.url, day="2025-11-04")
    nav = tab.get_by_test_id("stTopNav").bounding_box()
    links = [one.bounding_box() for one in tab.get_by_test_id("stTopNavLink").all()]
    assert len(links) == 10
    assert all(box["x"] + box["width"] <= nav["x"] + nav["width"] <= width for box in links)
    assert tab.evaluate(UNCUT)


@pytest.mark.parametrize("width", [390, 320])
def test_every_screen_is_named_in_full_in_the_drawer(width: int, tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": width, "height": 780})
    open_map(tab, server.url, day="2025-11-04")
    open_drawer(tab)
    links = [one.bounding_box() for one in tab.get_by_test_id("stSidebarNavLink").all()]
    assert len(links) == 10
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44 for box in links)
