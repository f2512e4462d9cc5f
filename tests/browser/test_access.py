"""Everyone can reach everything: axe finds nothing of A or AA that is ours, and the keyboard gets everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.pages import map_frame, open_map, settle

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SCREENS = ("", "disagreement", "documents", "claims", "control-maps", "change", "sources", "export", "about")
RUN = """async () => {
  const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], iframes: false});
  return found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 160) + " " + node.target)]);
}"""


@pytest.fixture(params=["light", "dark"])
def themed(page, request):
    """The page in one theme, as the system asks for it."""
    page.emulate_media(color_scheme=request.param)
    return page


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_the_screen(themed, server, watched, screen) -> None:
    themed.goto(f"{server.url}/{screen}?day=2025-11-04")
    if screen == "":
        map_frame(themed)
    themed.wait_for_selector("h1, h2, .gl-sentence", timeout=20_000)
    if screen == "export":
        themed.wait_for_selector(".st-key-export-preview img", timeout=60_000)
    settle(themed)
    themed.evaluate(AXE)
    assert themed.evaluate(RUN) == []


def test_axe_finds_nothing_in_the_map(themed, server, watched) -> None:
    themed.goto(f"{server.url}/?day=2025-11-04")
    frame = map_frame(themed)
    settle(themed)
    frame.evaluate(AXE)
    found = [one for one in frame.evaluate(RUN) if one[0] not in FRAME_IS_NOT_A_PAGE]
    assert found == []


# The map's frame is streamlit-folium's own document; rules about whole documents are not ours to keep there.
FRAME_IS_NOT_A_PAGE = {"landmark-one-main", "meta-viewport", "page-has-heading-one", "region"}
# Whether the list holds a button for each place that is drawn or spoken of, and none twice.
LISTS_ALL = """() => {
  const { placed, pictures } = window.greylineMap;
  const spoken = pictures.filter((one) => one.spoken).map((one) => one.place.id);
  const meant = new Set([...placed.map((mark) => mark.picture.place.id), ...spoken]);
  const listed = [...document.querySelectorAll(".reach li")].map((row) => row.dataset.place);
  const buttons = document.querySelectorAll(".reach button").length;
  return buttons === meant.size && listed.length === meant.size && listed.every((one) => meant.has(one));
}"""


def test_the_keyboard_reaches_every_place_in_the_map(page, server, watched) -> None:
    frame = open_map(page, server.url, day="2025-11-04")
    # The list follows the map once that stands still.
    frame.wait_for_function(LISTS_ALL, polling=100)
    assert frame.evaluate("() => window.greylineMap.outside.length > 0"), "some lie outside the frame"
    buttons = frame.locator(".reach button")
    buttons.filter(has_text="Dobropillia").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".gl-panel h2:has-text('Dobropillia')")
    assert "place=dobropillia" in page.url


def test_the_strip_obeys_the_arrow_keys(page, server, watched) -> None:
    frame = open_map(page, server.url, day="2025-11-04")
    frame.locator(".bars").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**day=2025-11-03**")
    assert frame.locator(".bars").get_attribute("aria-valuetext") == "Monday 3 November 2025"


def test_reduced_motion_is_honoured(page, server, watched) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server.url}/?day=2025-11-04")
    frame = map_frame(page)
    assert frame.evaluate("() => window.greylineMap.map.options.zoomAnimation") is False


def test_a_keyboard_skips_the_filters_to_the_map(page, server) -> None:
    open_map(page, server.url, day="2025-11-04")
    link = page.get_by_role("link", name="Skip to the map")
    link.focus()
    assert link.bounding_box()["width"] > 100, "it is seen while the keyboard is on it"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.title") == "streamlit_folium.st_folium"
    open_map(page, server.url, day="2025-11-04")
    stops = 0
    while page.evaluate("() => document.activeElement.className") != "gl-skip":
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 20, "it is reached before any filter"


def test_the_menu_offers_the_theme_and_nothing_that_is_not_ours(page, server) -> None:
    open_map(page, server.url, day="2025-11-04")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    menu = page.get_by_test_id("stMainMenuList")
    menu.get_by_test_id("stThemeSwitcher").wait_for()
    assert "Record" not in menu.inner_text()
    assert not page.get_by_text("Made with").is_visible()
