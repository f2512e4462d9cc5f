"""The legend lists what is on the map, all of it and nothing else, and the map makes room for it."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from tests.browser.pages import Watched, open_map
from tests.browser.servers import Server

DAY = "2025-11-04"
KEYS = "() => [...document.querySelectorAll('.legend-keys > :not([hidden])')].map((one) => one.textContent)"
# What stands on the map, of which part of it: names with their boxes, and what lies over it, in the same pixels.
BLOCKS = """() => {
  const { placed, map } = window.greylineMap;
  const spot = ({ x, y, w, h }) => { const at = map.layerPointToContainerPoint([x, y]); return [at.x, at.y, w, h]; };
  return Object.fromEntries(placed.filter((mark) => mark.block).map((mark) => [mark.picture.place.id, spot(mark.block)]));
}"""
CHIPS = "() => window.greylineMap.chipBoxes.map((chip) => chip.card.mark.picture.place.id)"


def keys(frame: Frame) -> list[str]:
    """The lines of the legend that are seen."""
    return frame.evaluate(KEYS)


def test_a_likely_symbol_is_not_told_as_the_firm_one(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    told = keys(open_map(tab, server.url, day=DAY))
    assert "infiltration: Russia, likely" in told
    assert "infiltration: Russia" not in told
    firm = keys(open_map(tab, server.url, day="2025-11-03"))
    assert "infiltration: Russia" in firm


def test_what_is_not_drawn_is_not_listed_and_what_is_drawn_is(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    whole = keys(open_map(tab, server.url, day=DAY, source="reuters"))
    assert {"Ukrainian", "fighting"} <= set(whole)
    # Pokrovsk is a chip here, with the first of its symbols.
    north = keys(open_map(tab, server.url, day=DAY, source="reuters", at="48.9,37.6,11"))
    assert {"Ukrainian", "encirclement: Russia"} <= set(north)
    for absent in ("fighting", "broken circle: nobody speaks of control"):
        assert absent not in north
    first = keys(open_map(tab, server.url, day=DAY))
    assert {"broken circle: nobody speaks of control", "divided: newest left, + for more than two"} <= set(first)
    assert any(line.startswith("Discs:") for line in first)
    far = keys(open_map(tab, server.url, day=DAY, at="48.6,37.5,7"))
    assert {"a place that is spoken of", "a place that nobody speaks of"} <= set(far)
    discs = ("Discs:", "broken circle", "dot in a circle")
    assert not any(line.startswith(discs) for line in far), "from afar no disc is drawn"


def test_whose_discs_they_are_stands_on_the_map(tab: Page, server: Server, watched: Watched) -> None:
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 844})
        summary = open_map(tab, server.url, day="2025-11-06", control="deepstate").locator(".legend summary")
        assert summary.is_visible()
        assert summary.inner_text() == "On the map; discs by DeepState alone"
        scale = summary.page.frames[-1].locator(".leaflet-control-scale").bounding_box()
        box = summary.bounding_box()
        assert box["x"] + box["width"] <= scale["x"] or box["y"] + box["height"] <= scale["y"]


def test_a_wide_map_makes_room_for_the_legend_and_takes_it_back(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    frame = open_map(tab, server.url, day=DAY, at="48.28,37.18,12")
    shown, chips = frame.evaluate(BLOCKS), set(frame.evaluate(CHIPS))
    frame.locator(".legend summary").click()
    frame.wait_for_function("before => window.greylineMap.chipBoxes.length > before", arg=len(chips), polling=100)
    frame.locator(".legend summary").click()
    frame.wait_for_function("before => window.greylineMap.chipBoxes.length === before", arg=len(chips), polling=100)
    assert (frame.evaluate(BLOCKS), set(frame.evaluate(CHIPS))) == (shown, chips)


def test_on_a_phone_the_legend_is_a_sheet_under_which_nothing_moves(
    tab: Page, server: Server, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    frame = open_map(tab, server.url, day=DAY)
    shown = frame.evaluate(BLOCKS)
    frame.locator(".legend summary").click()
    body = frame.locator(".legend-body")
    body.wait_for()
    frame.evaluate("() => window.greylineMap.paint()")
    assert frame.evaluate(BLOCKS) == shown
    top = """() => { const { x, right, y, bottom } = document.querySelector('.legend-body').getBoundingClientRect();
      const at = document.elementFromPoint((x + right) / 2, bottom - 4);
      return [y >= 0, at.closest('.legend-body') !== null, right <= innerWidth]; }"""
    assert frame.evaluate(top) == [True, True, True]
