"""Two maps compared in the page: the whole gesture, from the choice to the end of it, and never a stale one under a new day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import shapely
from playwright.sync_api import Browser, Frame, Page

from dashboard.wording_comparison import LAYERS, km2_in_words, layer_in_words
from data.maps import map_series
from data.movement.comparison import Compared, compare_shapes
from tests.browser.areas_seen import areas_of, share
from tests.browser.maps_server import quiet_page, served_with
from tests.browser.pages import open_map, press_button, query_of
from tests.browser.servers import Server
from tests.drawn_maps import a_map, an_area, square

THIRD, FIFTH = date(2025, 11, 3), date(2025, 11, 5)
# In the first frame and right of the legend; the later map lies half over the earlier one.
THEN, NOW, GREY = square(37.1, 48.5, 0.3, 0.14), square(37.25, 48.5, 0.3, 0.14), square(37.25, 48.4, 0.2, 0.08)
EDGE = 3
SHOWN = """(name) => { const map = window.greylineMap, read = map.compared();
  return Boolean(read?.layers) && (name === null || map.view.comparison !== name) }"""
TOLD = """() => ({ name: window.greylineMap.compared()?.name ?? null,
  key: document.querySelector(".map-key").innerText, day: window.greylineMap.view.day })"""

# A day earlier by the strip, and what the map shows before the page can have answered.
A_DAY_EARLIER = f"""() => {{
  const key = new KeyboardEvent("keydown", {{ key: "ArrowLeft", bubbles: true, cancelable: true }});
  document.querySelector(".strip canvas").dispatchEvent(key);
  return ({TOLD})();
}}"""


def made_maps():
    then = [an_area("russian", THEN, day=THIRD), an_area("grey", GREY, day=THIRD)]
    now = [an_area("russian", NOW, day=FIFTH)]
    return map_series([a_map(then), a_map(now, missing=("grey",)), a_map([an_area("russian", THEN, "isw", THIRD)])])


@pytest.fixture(scope="module")
def maps_server(tmp_path_factory) -> Iterator[Server]:
    with served_with(tmp_path_factory.mktemp("compared"), made_maps()) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser: Browser, maps_server: Server) -> Iterator[Page]:
    with quiet_page(browser, maps_server) as made:
        yield made


def drawn(frame: Frame, other_than: str | None = None) -> dict:
    """What the map says of the comparison once it is drawn."""
    frame.wait_for_function(SHOWN, arg=other_than, polling=50)
    return frame.evaluate(TOLD)


def figures(compared: Compared) -> list[str]:
    km2 = compared.km2()
    return [f"{layer_in_words(layer)}: {km2_in_words(km2[f'{layer}_km2'])}" for layer in LAYERS]


def test_two_days_are_chosen_seen_swapped_and_ended(page, maps_server):
    (russian,) = compare_shapes({"russian": NOW}, {"russian": THEN})
    frame = open_map(page, maps_server.url, day="2025-11-05", map="deepstate")
    page.locator(".st-key-compare-with input").click()
    page.get_by_role("option", name="DeepState").click()
    # It begins with the map before.
    page.wait_for_url("**compare=deepstate%402025-11-03**")
    told = drawn(frame)
    assert [line for line in figures(russian) if line not in told["key"]] == []
    assert "A: DeepState, drawn for 5 November 2025" in told["key"]
    assert "B: DeepState, drawn for 3 November 2025" in told["key"]
    assert "lacks a layer: grey" in told["key"]
    areas = areas_of(frame)
    assert not (areas.inked & ~areas.mask(shapely.union(THEN, NOW), EDGE)).any()
    only_b, both = shapely.difference(THEN, NOW), shapely.intersection(THEN, NOW)
    only_a = shapely.difference(NOW, THEN)
    assert share(areas.inked, areas.mask(both, -EDGE)) == share(areas.inked, areas.mask(only_a, -EDGE)) == 1
    assert 0.05 < share(areas.inked, areas.mask(only_b, -EDGE)) < 0.5, "dots, and no fill"
    solid = areas.drawn[..., 3] > 200
    assert not solid[areas.mask(both, -EDGE)].any()
    assert 0.1 < share(solid, areas.mask(only_a, -EDGE)) < 0.6, "hatched"
    table = page.locator(".gl-compared")
    table.wait_for()
    said = table.inner_text()
    assert all(line.partition(": ")[2] in said for line in figures(russian))
    assert "Grey" in said and "Lambert" in said and "0.01 km²" in said and "deepstate-2025-11-03.json" in said
    sentence = "its areas drawn as Russian of 5 November 2025 (A) compared with DeepState of 3 November 2025 (B)"
    page.wait_for_function("(text) => document.querySelector('.gl-sentence').textContent.includes(text)", arg=sentence)

    page.locator(".st-key-compare-state input").click()
    page.get_by_role("option", name="Grey").click()
    page.wait_for_url("**compare=deepstate%402025-11-03%40grey**")
    (grey,) = compare_shapes({}, {"grey": GREY})
    of_grey = drawn(frame, told["name"])
    assert [line for line in figures(grey) if line not in of_grey["key"]] == []
    assert share(areas_of(frame).inked, areas.mask(GREY, -EDGE)) > 0.05

    page.get_by_role("button", name="Swap A and B").click()
    page.wait_for_url("**day=2025-11-03**compare=deepstate%402025-11-05%40grey**")
    swapped = drawn(frame, of_grey["name"])
    assert "A: DeepState, drawn for 3 November 2025" in swapped["key"]
    (mirrored,) = compare_shapes({"grey": GREY}, {})
    assert [line for line in figures(mirrored) if line not in swapped["key"]] == []
    page.get_by_text("known only from 5 November 2025").wait_for()

    press_button(page, "compare-end")
    page.wait_for_function("() => !location.search.includes('compare')")
    frame.wait_for_function("() => !window.greylineMap.view.comparison", polling=50)
    frame.get_by_text("Map by: DeepState, drawn for 3 Nov").first.wait_for()
    assert page.locator(".gl-compared").count() == 0


def test_a_link_shows_it_and_it_follows_the_day_when_the_hand_rests(page, maps_server):
    frame = open_map(page, maps_server.url, day="2025-11-05", map="deepstate", compare="isw@2025-11-03")
    first = drawn(frame)
    assert "B: ISW, drawn for 3 November 2025" in first["key"]
    page.get_by_text("Two sources draw by rules of their own").wait_for()
    assert "Two sources draw by rules of their own" in first["key"]
    # At once on the day before, whose map is another: what was compared is gone before the server has answered.
    told = frame.evaluate(A_DAY_EARLIER)
    assert (told["name"], "is not compared" in told["key"]) == (None, True)
    assert "Only A" not in told["key"]
    page.wait_for_url("**day=2025-11-04**")
    second = drawn(frame, first["name"])
    assert "A: DeepState, drawn for 3 November 2025" in second["key"] and "Only A: 0.0 km²" in second["key"]
    assert query_of(page)["compare"] == "isw@2025-11-03"
    # A day on which the same map is in force shows the same comparison, and nobody is asked.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/comparison/" in request.url else None)
    assert frame.evaluate(A_DAY_EARLIER)["name"] == second["name"]
    page.wait_for_url("**day=2025-11-03**")
    assert asked == []
