"""The page's own control of the day moves the map before the server has answered; the page stays the owner of the day."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import DEAFEN, HEAR, PATIENCE, Watched, agreed, all_but, open_map, speaking
from tests.browser.servers import Server

DAY, BEFORE = "2025-11-04", "2025-11-03"
NUMBER = "day => Date.parse(day) / 86400000"

def shown(frame: Frame) -> str:
    """The day the map shows and has painted."""
    return frame.evaluate(
        """() => {
          const { view, drawn } = window.greylineMap;
          const day = (n) => new Date(n * 86400000).toISOString().slice(0, 10);
          return drawn.split(',')[1] === String(view.day) ? day(view.day) : `${day(view.day)}, but not painted`;
        }"""
    )


def waits_for(frame: Frame, day: str) -> None:
    """Waits until the map shows a day."""
    frame.wait_for_function(f"day => window.greylineMap.view.day === ({NUMBER})(day)", arg=day, timeout=PATIENCE)
    assert shown(frame) == day


def test_a_key_on_the_page_moves_the_map_without_an_answer(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    pages.press_slider(tab, "ArrowLeft")
    waits_for(frame, BEFORE)
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day=BEFORE)
    assert frame.evaluate("() => window.greylineMap.page.wanted") is None


def test_a_hand_on_the_page_moves_the_map_while_it_drags(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    thumb = tab.locator(".st-key-day [data-testid=stSliderThumbValue]").locator("..").bounding_box()
    track = tab.locator(".st-key-day [role=group]").bounding_box()
    y = thumb["y"] + thumb["height"] / 2
    tab.mouse.move(thumb["x"] + thumb["width"] / 2, y)
    tab.mouse.down()
    tab.mouse.move(track["x"] + track["width"] / 2, y, steps=5)
    tab.mouse.move(track["x"] + 1, y, steps=5)
    waits_for(frame, "2025-10-31")
    tab.mouse.up()
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day="2025-10-31")


def test_only_one_day_goes_along(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY, since=DAY)
    frame.evaluate(DEAFEN)
    pages.press_slider(tab, "ArrowLeft")
    waits_for(frame, BEFORE)
    assert frame.evaluate("() => window.greylineMap.view.since === window.greylineMap.view.day")
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day=BEFORE, since=BEFORE)


def test_a_late_answer_does_not_take_the_map_back(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    """Between the hand's second step and its answer comes the answer to the first."""
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    pages.press_slider(tab, "ArrowLeft")
    told = "day => (window.greylineMap.kept_back || '').includes(`day=${day}`)"
    frame.wait_for_function(told, arg=BEFORE, timeout=PATIENCE)
    first = frame.evaluate("() => window.greylineMap.kept_back")
    pages.press_slider(tab, "ArrowLeft")
    waits_for(frame, "2025-11-02")
    frame.evaluate("query => window.greylineMap.obeyed(query)", first)
    assert shown(frame) == "2025-11-02"
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day="2025-11-02")


def test_a_day_the_page_never_came_to_is_taken_back(tab: Page, server: Server, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate("day => window.greylineMap.page.hear(day)", frame.evaluate(NUMBER, BEFORE))
    assert shown(frame) == BEFORE
    frame.evaluate("() => window.greylineMap.fallBack()")
    assert shown(frame) == DAY


def test_what_is_drawn_already_is_not_drawn_again(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(
        """() => {
          const map = window.greylineMap;
          const [paint, apply] = [map.paint.bind(map), map.apply.bind(map)];
          window.paints = { hand: 0, page: 0 };
          let whose = 'hand';
          map.paint = () => { window.paints[whose] += 1; paint(); };
          map.apply = (query) => { whose = 'page'; apply(query); whose = 'hand'; };
        }"""
    )
    pages.press_slider(tab, "ArrowLeft")
    agreed(tab, frame, ledger, day=BEFORE)
    pages.settle(tab)
    assert frame.evaluate("() => window.paints.page") == 0
    assert frame.evaluate("() => window.paints.hand") >= 1
    tab.locator(".st-key-only label").click()
    agreed(tab, frame, ledger, day=BEFORE, since=BEFORE)
    assert frame.evaluate("() => window.paints.page") == 1


HIDES = """id => { const { view, overlay, drawn, wordOfView } = window.greylineMap;
  return view.sources !== null && !view.sources.has(overlay.sources.findIndex((one) => one.id === id))
    && drawn === wordOfView.call(window.greylineMap); }"""


def test_a_source_is_hidden_without_an_answer_and_the_page_confirms_it(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    pages.toggle_source(tab, "reuters")
    frame.wait_for_function(HIDES, arg="reuters", polling=50)
    frame.evaluate("() => { window.earlier = `${window.greylineMap.pending}`; }")
    pages.toggle_source(tab, "isw")
    frame.wait_for_function(HIDES, arg="isw", polling=50)
    frame.evaluate("() => window.greylineMap.obeyed(window.earlier)")
    assert frame.evaluate(HIDES, "isw"), "an answer to what was chosen before does not take it back"
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, source=all_but(ledger, "reuters", "isw"))
    assert frame.evaluate("() => window.greylineMap.pageSources.wanted") is None


def test_all_and_none_of_a_group_are_followed_too(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    neither = [name for name in speaking(ledger) if ledger.sources[name].group == "neither"]
    frame.evaluate(DEAFEN)
    pages.toggle_source(tab, "reuters")
    pages.press_group(tab, "neither", "none")
    for name in neither:
        frame.wait_for_function(HIDES, arg=name, polling=50)
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, source=all_but(ledger, *neither))
    pages.press_group(tab, "neither", "all")
    agreed(tab, frame, ledger, source="")


def test_the_list_of_sources_follows_an_address_and_keeps_the_focus(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY, source="isw,reuters")
    assert pages.shown_sources(tab) == ["isw", "reuters"]
    pages.source_box(tab, "deepstate").focus()
    tab.keyboard.press("Space")
    agreed(tab, frame, ledger, source="deepstate,isw,reuters")
    assert pages.source_box(tab, "deepstate").evaluate("box => box.checked && box === document.activeElement")
    tab.go_back()
    agreed(tab, frame, ledger, source="isw,reuters")
    tab.wait_for_function("() => document.querySelectorAll('.gl-source :checked').length === 2", polling=50)
    assert pages.shown_sources(tab) == ["isw", "reuters"]


LATE = """() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...said) { setTimeout(() => send.apply(this, said), 700); };
}"""


def test_a_late_answer_does_not_turn_a_box_back(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    tab.evaluate(LATE)
    tab.evaluate(
        """() => {
          window.turned = [];
          const note = () => window.turned.push([...document.querySelectorAll('.gl-source input')]
            .filter((box) => !box.checked).map((box) => box.value).join());
          setInterval(note, 10);
        }"""
    )
    for name in ("reuters", "isw", "deepstate"):
        pages.toggle_source(tab, name)
        tab.wait_for_timeout(400)
    agreed(tab, frame, ledger, source=all_but(ledger, "reuters", "isw", "deepstate"))
    seen = list(dict.fromkeys(tab.evaluate("() => window.turned")))
    assert [len(one.split(",")) for one in seen if one] == [1, 2, 3], "one box after the other, and none turns back"


def test_a_choice_the_page_never_heard_of_is_taken_back(tab: Page, server: Server, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    pages.toggle_source(tab, "reuters")
    frame.wait_for_function(HIDES, arg="reuters", polling=50)
    # In one breath: the page, whose answer is on its way, is not deaf any longer.
    left = frame.evaluate(
        "() => { const map = window.greylineMap; map.show = map.obeyed; map.fallBack(); return map.view.sources; }"
    )
    assert left is None


def listeners(tab: Page) -> int:
    """How many scripts listen to the page for the end of a hand's movement."""
    session = tab.context.new_cdp_session(tab)
    page = session.send("Runtime.evaluate", {"expression": "document"})["result"]["objectId"]
    found = session.send("DOMDebugger.getEventListeners", {"objectId": page})["listeners"]
    session.detach()
    return sum(one["type"] == "pointercancel" for one in found)


def test_the_map_stops_listening_when_it_goes(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    open_map(tab, server.url, day=DAY)
    with_map = listeners(tab)
    tab.get_by_role("link", name="Documents").first.click()
    tab.wait_for_selector('iframe[title="streamlit_folium.st_folium"]', state="detached", timeout=PATIENCE)
    assert listeners(tab) == with_map - 1
    tab.get_by_role("link", name="Map", exact=True).first.click()
    frame = pages.map_frame(tab)
    pages.settle(tab)
    assert listeners(tab) == with_map
    pages.press_slider(tab, "ArrowLeft")
    agreed(tab, frame, ledger, day=BEFORE)


def test_a_window_of_days_is_neither_by_nor_only(tab: Page, server: Server, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY, since="2025-11-02")
    assert frame.locator(".strip .only").get_attribute("aria-pressed") == "false"
    assert not tab.locator(".st-key-only input").is_checked()
    assert "from 2 Nov" in frame.locator(".strip-day").inner_text()
