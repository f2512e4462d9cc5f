"""Playing: the days go by in the map without a word to the server, stop where the reader stops, and the page follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

import pytest
from playwright.sync_api import Browser, Frame, Page

from dashboard.snapshot.contents import Options, contents_of
from dashboard.snapshot.export import export
from data.maps import map_series
from data.view import View
from tests.browser import pages
from tests.browser.areas_seen import areas_of
from tests.browser.conftest import WIDE
from tests.browser.maps_server import quiet_page, served_with
from tests.browser.pages import open_map, press_slider, query_of, settle
from tests.browser.servers import Server
from tests.drawn_maps import a_map, an_area, square, with_maps

NARROW = {"width": 390, "height": 844}
FIRST = date(2025, 10, 31)
# Every paint of another day, with the map that it shows.
FOLLOW = """() => {
  const map = window.greylineMap;
  const paint = map.paint.bind(map);
  window.days = [];
  map.paint = () => {
    paint();
    const [shown] = map.shownMaps();
    const day = new Date(map.view.day * 86400000).toISOString().slice(0, 10);
    window.days.push([day, shown && shown.map ? shown.map.file : '']);
  };
}"""

COUNT_WORDS = """() => {
  const { emit } = window.greylineMap;
  window.words = 0;
  window.greylineMap.emit = (word) => { window.words += 1; emit(word); };
}"""


def made_maps():
    """A square that goes west by a little every second day."""
    days = [FIRST + timedelta(days=2 * step) for step in range(4)]
    areas = [an_area("russian", square(37.3 - 0.05 * step, 48.4), day=day) for step, day in enumerate(days)]
    return map_series(a_map([area]) for area in areas)


@pytest.fixture(scope="module")
def play_server(tmp_path_factory) -> Iterator[Server]:
    with served_with(tmp_path_factory.mktemp("play"), made_maps()) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser: Browser, play_server: Server) -> Iterator[Page]:
    with quiet_page(browser, play_server) as made:
        yield made


def opened(page: Page, server: Server, **asked: str) -> Frame:
    frame = open_map(page, server.url, **{"day": FIRST.isoformat(), "map": "deepstate", **asked})
    frame.evaluate(FOLLOW)
    return frame


def press_play(frame: Frame) -> None:
    frame.get_by_role("button", name="Play", exact=True).click()


def press_pause(frame: Frame) -> None:
    frame.get_by_role("button", name="Pause").click()


def choose(frame: Frame, label: str, value: str) -> None:
    """One of the choices of how it plays."""
    if frame.locator(".play-more").get_attribute("open") != "":
        frame.locator(".play-more summary").click()
    box = frame.get_by_label(label, exact=True)
    if box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(label=value)
    else:
        box.fill(value)


def played(frame: Frame) -> list[str]:
    """The days that went by after the first. One day may be painted more than once, as where the frame changes its size."""
    painted = [day for day, _ in frame.evaluate("window.days")]
    shown = [day for day, _ in groupby(painted)]
    return shown[1:] if shown[:1] == [FIRST.isoformat()] else shown


def wait_for_day(frame: Frame, day: str) -> None:
    frame.wait_for_function("day => window.days.some(([one]) => one === day)", arg=day, polling=50)


def at_rest(frame: Frame) -> None:
    frame.wait_for_function("() => !window.greylineMap.player.playing", polling=50)


@pytest.fixture
def sent(page: Page) -> Iterator[list[str]]:
    """Everything that leaves the page: requests, and frames of its sockets while the fixture lives."""
    said: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: said.append(event["request"]["url"]))
    session.on("Network.webSocketFrameSent", lambda event: said.append("socket"))
    yield said
    session.detach()


def test_every_day_goes_by_with_its_map_and_nothing_is_asked_of_the_server(page, play_server, sent):
    frame = opened(page, play_server)
    choose(frame, "Speed", "8 days a second")
    frame.locator(".play-more summary").click()
    settle(page)
    sent.clear()
    press_play(frame)
    wait_for_day(frame, "2025-11-05")
    silent = list(sent)
    at_rest(frame)
    days = [(FIRST + timedelta(days=step)).isoformat() for step in range(1, 7)]
    assert list(dict.fromkeys(played(frame))) == days
    assert silent == [], "while it plays"
    maps = dict(frame.evaluate("window.days"))
    assert maps["2025-11-01"] == "deepstate-2025-10-31.json" and maps["2025-11-05"] == "deepstate-2025-11-04.json"


def test_it_stops_where_the_reader_stops_and_address_and_page_follow_with_one_word(page, play_server):
    frame = opened(page, play_server)
    frame.evaluate(COUNT_WORDS)
    choose(frame, "Speed", "4 days a second")
    press_play(frame)
    wait_for_day(frame, "2025-11-02")
    press_pause(frame)
    stopped = frame.evaluate("new Date(window.greylineMap.view.day * 86400000).toISOString().slice(0, 10)")
    page.wait_for_url(f"**day={stopped}**")
    settle(page)
    assert frame.evaluate("window.words") == 1
    assert query_of(page)["day"] == stopped
    assert f"Said by {int(stopped[-2:])} November 2025" in page.locator(".gl-sentence").inner_text()
    assert frame.evaluate("new Date(window.greylineMap.view.day * 86400000).toISOString().slice(0, 10)") == stopped


def test_only_days_with_news_are_played_where_that_is_chosen(page, play_server):
    frame = opened(page, play_server, source="reuters")
    with_news = frame.evaluate(
        """() => { const { strip, overlay } = window.greylineMap; const days = [];
          for (let day = overlay.days.first + 1; day <= overlay.days.last; day++) if (strip.hasNews(day)) days.push(day);
          return days.map((day) => new Date(day * 86400000).toISOString().slice(0, 10)); }"""
    )
    last = (FIRST + timedelta(days=6)).isoformat()
    assert 1 < len(with_news) < 6, "some days, not all"
    assert {"2025-11-02", "2025-11-04"} <= set(with_news), "a new map is news"
    choose(frame, "Speed", "16 days a second")
    choose(frame, "Days", "only days with news")
    press_play(frame)
    at_rest(frame)
    assert list(dict.fromkeys(played(frame))) == list(dict.fromkeys([*with_news, last]))


def test_a_span_is_played_again_and_again(page, play_server):
    frame = opened(page, play_server)
    choose(frame, "From", "2025-11-02")
    choose(frame, "To", "2025-11-04")
    frame.get_by_label("Again and again").check()
    choose(frame, "Speed", "30 days a second")
    assert frame.locator(".play-span").is_visible()
    press_play(frame)
    frame.wait_for_function("() => window.days.filter(([day]) => day === '2025-11-02').length >= 3", polling=50)
    press_pause(frame)
    assert played(frame)[:7] == ["2025-11-02", "2025-11-03", "2025-11-04"] * 2 + ["2025-11-02"]
    settle(page)


def test_a_hand_on_the_page_s_day_stops_it_and_is_obeyed(page, play_server):
    frame = opened(page, play_server)
    choose(frame, "Speed", "1 day a second")
    press_play(frame)
    press_slider(page, "End")
    at_rest(frame)
    page.wait_for_url("**day=2025-11-06**")
    settle(page)
    assert played(frame)[-1] == "2025-11-06"


def test_another_source_while_it_plays_neither_stops_nor_rewinds_it(page, play_server):
    frame = opened(page, play_server)
    choose(frame, "Speed", "2 days a second")
    press_play(frame)
    wait_for_day(frame, "2025-11-01")
    pages.toggle_source(page, "reuters")
    page.wait_for_url("**source=**")
    settle(page)
    at_rest(frame)
    assert list(dict.fromkeys(played(frame))) == [(FIRST + timedelta(days=step)).isoformat() for step in range(1, 7)]


def test_steps_by_day_stand_beside_the_steps_to_news(page, play_server):
    frame = opened(page, play_server, source="reuters", day="2025-11-01")
    frame.locator(".play-more summary").click()
    frame.get_by_role("button", name="One day on").click()
    assert played(frame)[-1] == "2025-11-02"
    frame.get_by_role("button", name="One day back").click()
    assert played(frame)[-1] == "2025-11-01"
    page.wait_for_url("**day=2025-11-01**")
    settle(page)


def test_whoever_asks_for_less_motion_gets_one_step_a_press(browser, play_server):
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", locale="en-GB")
    still = context.new_page()
    frame = opened(still, play_server)
    frame.get_by_role("button", name="One step on").click()
    still.wait_for_url("**day=2025-11-01**")
    still.wait_for_timeout(700)
    assert not frame.evaluate("window.greylineMap.player.playing")
    assert set(played(frame)) == {"2025-11-01"}
    context.close()


def test_the_keyboard_reaches_it_and_a_finger_finds_it(browser, play_server):
    context = browser.new_context(viewport=NARROW, has_touch=True, locale="en-GB")
    narrow = context.new_page()
    frame = opened(narrow, play_server)
    for part in (".play", ".play-more summary"):
        box = frame.locator(part).bounding_box()
        assert min(box["width"], box["height"]) >= 44
    frame.locator(".play-more summary").press("Enter")
    for row in frame.locator(".play-row select, .play-row input[type=date], .play-row button").all():
        assert row.bounding_box()["height"] >= 44
    sheet, map_box = frame.locator(".play-sheet").bounding_box(), frame.locator(".greyline").bounding_box()
    assert sheet["x"] >= map_box["x"] and sheet["x"] + sheet["width"] <= map_box["x"] + map_box["width"]
    assert sheet["y"] >= map_box["y"], "nothing of it is cut off"
    frame.get_by_label("Speed", exact=True).press("Escape")
    assert frame.evaluate("document.activeElement.tagName") == "SUMMARY"
    frame.locator(".play").press("Space")
    wait_for_day(frame, "2025-11-01")
    frame.locator(".play").press("Space")
    at_rest(frame)
    context.close()


def test_a_saved_page_plays_its_maps_too_and_asks_nobody(browser, ledger, tmp_path):
    known = with_maps(ledger, made_maps())
    view = View(day=FIRST, maps=("deepstate",))
    made = export(contents_of(known, view, None, Options(with_restricted=True)), "html")
    path = tmp_path / made.file_name
    path.write_bytes(made.data)
    page = browser.new_page(viewport=WIDE, locale="en-GB")
    asked, failed = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.greylineReady === true")
    page.evaluate(FOLLOW)
    frame = page.main_frame
    choose(frame, "Speed", "8 days a second")
    press_play(frame)
    at_rest(frame)
    days = dict(page.evaluate("window.days"))
    assert list(days) == [(FIRST + timedelta(days=step)).isoformat() for step in range(1, 7)]
    assert days["2025-11-05"] == "deepstate-2025-11-04.json"
    assert "Said by 6 November 2025" in page.locator("#sentence").inner_text()
    assert areas_of(frame).inked.any()
    assert (asked, failed) == ([path.as_uri()], [])
    page.close()
