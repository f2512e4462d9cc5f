"""The page answers late: what a hand has done on the map since is not undone by an answer to what it did before."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from data.store import Ledger
from tests.browser.pages import DEAFEN, HEAR, PATIENCE, Watched, agreed, open_map
from tests.browser.servers import Server

DAY = "2025-11-04"
ANSWERED = "() => new URLSearchParams(window.greylineMap.kept_back || '').get('ack') === '1'"
DAY_NOW = "() => new Date(window.greylineMap.view.day * 86400000).toISOString().slice(0, 10)"


def deafened(tab: Page, server: Server) -> Frame:
    """A map that does not hear its page's answers."""
    frame = open_map(tab, server.url, day=DAY)
    frame.evaluate(DEAFEN)
    return frame


def drag_to_the_first_day(tab: Page, frame: Frame) -> None:
    """A hand that has drawn the strip to its beginning, and still holds it."""
    box = frame.locator(".strip canvas").bounding_box()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 2, box["y"] + 10, steps=3)


def test_a_second_move_is_not_undone(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = deafened(tab, server)
    frame.evaluate("() => { window.greylineMap.map.panBy([60, 0], { animate: false }); }")
    frame.wait_for_function(ANSWERED, timeout=PATIENCE, polling=50)
    there, left = frame.evaluate(
        """() => {
          const map = window.greylineMap;
          map.map.panBy([0, 40], { animate: false });
          const there = map.position();
          map.obeyed(map.kept_back);
          return [there, map.position()];
        }"""
    )
    assert left == there
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day=DAY, at=there)


def test_a_move_keeps_no_place_that_the_page_has_left(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    """The page is on its way to another place while the map is moved: the move says nothing of places."""
    frame = open_map(tab, server.url, day=DAY)
    there, place = frame.evaluate(
        """() => {
          const map = window.greylineMap;
          const command = new URLSearchParams(map.pending);
          command.set('place', 'sloviansk');
          map.map.panBy([60, 0], { animate: false });
          const there = map.position();
          map.show(`${command}`);
          return [map.position() === there, map.view.place];
        }"""
    )
    assert (there, place) == (True, "sloviansk")


def test_a_hand_on_the_strip_keeps_its_day(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = deafened(tab, server)
    frame.locator(".strip canvas").press("ArrowLeft")
    frame.wait_for_function(ANSWERED, timeout=PATIENCE, polling=50)
    first = ledger.strip_days[0].isoformat()
    drag_to_the_first_day(tab, frame)
    frame.wait_for_function(f"day => ({DAY_NOW})() === day", arg=first, timeout=PATIENCE)
    frame.evaluate("() => window.greylineMap.obeyed(window.greylineMap.kept_back)")
    assert frame.evaluate(DAY_NOW) == first
    tab.mouse.up()
    frame.evaluate(HEAR)
    agreed(tab, frame, ledger, day=first)


def test_a_hand_that_is_taken_away_has_chosen(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    drag_to_the_first_day(tab, frame)
    frame.evaluate("() => document.querySelector('.strip canvas').dispatchEvent(new PointerEvent('pointercancel'))")
    agreed(tab, frame, ledger, day=ledger.strip_days[0].isoformat())
