"""The stopwatch: it runs in the page itself, from the key press to the second frame after the new day is drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page

from dashboard.overlay import day_number
from data.store import Ledger
from tests.browser.pages import source_box, speaking

# Both pages give their slider the key "day".
DAY_SLIDER = ".st-key-day input[type=range]"
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
# Whether a window shows the wanted day. Ours: the map looks at it. The naive one: a new window with every marker.
OURS_SHOWS = "(inside, day) => inside.greylineMap?.view?.day === day"
NAIVE_SHOWS = """(inside, count) =>
  !inside.heldBefore && inside.document.querySelectorAll('.leaflet-marker-icon').length === count"""
# The bare page says the day in its only sentence.
BARE_SHOWS = "(inside, day) => inside.document.querySelector('.gl-sentence')?.textContent === day"
BARE_DRAWN = "(inside) => inside.document.querySelector('.gl-sentence') !== null"
# Whether anything is drawn in a window's map: any pixel of the marks, any marker.
OURS_DRAWN = """(inside) => {
  const marks = inside.greylineMap?.marks?._container;
  if (!marks?.width) return false;
  const small = (window.smallPicture ??= new OffscreenCanvas(32, 32).getContext('2d', { willReadFrequently: true }));
  small.clearRect(0, 0, 32, 32);
  small.drawImage(marks, 0, 0, 32, 32);
  return small.getImageData(0, 0, 32, 32).data.some((value) => value > 0);
}"""
# The map has lost one more source.
SOURCES_SHOWN = "(inside, count) => inside.greylineMap?.view?.sources?.size === count"
# The page of one GeoJSON names the day when it has built its markers; its map is drawn in the frame after.
GEOJSON_SHOWS = "(inside, day) => inside.shownDay === day"
GEOJSON_DRAWN = "(inside) => inside.document.querySelector('canvas') !== null"
# deck.gl draws all points in one call: the number of them is known to whoever hears of that call.
DECK_WATCH = """
for (const name of ['drawArraysInstanced', 'drawElementsInstanced']) {
  const draw = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...given) {
    window.pointsDrawn = given[name === 'drawArraysInstanced' ? 3 : 4];
    return draw.apply(this, given);
  };
}
"""
DECK_SHOWS = "(inside, count) => inside.pointsDrawn === count"
DECK_DRAWN = "(inside) => inside.pointsDrawn > 0"
NAIVE_DRAWN = "(inside) => inside.document.querySelector('.leaflet-marker-icon') !== null"

# Starts at the next key press; `told` counts frames of the browser and those in which no map is to be seen.
START = """([shows, drawn, wanted]) => {
  const [isShown, isDrawn] = [eval(shows), eval(drawn)];
  // A page without a map is its own and only window.
  const framed = () => [...document.querySelectorAll('FRAME')].map((frame) => frame.contentWindow)
    .filter((inside) => inside && inside.document);
  const alone = document.querySelector('.gl-sentence') && !framed().length ? [window] : null;
  const windows = () => alone ?? framed();
  for (const inside of windows()) Object.assign(inside, { heldBefore: true, pointsDrawn: 0 });
  const told = { ms: null, frames: 0, blank: 0 };
  window.stopwatch = new Promise((resolve) => {
    const pressed = () => {
      const start = performance.now();
      const stop = () => { told.ms = performance.now() - start; resolve(told); };
      const look = () => {
        told.frames += 1;
        if (!windows().some(isDrawn)) told.blank += 1;
        if (windows().some((inside) => isShown(inside, wanted))) requestAnimationFrame(() => requestAnimationFrame(stop));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    for (const one of [window, ...windows()]) one.addEventListener('keydown', pressed, { capture: true, once: true });
  });
}""".replace("FRAME", FRAME)

# Starts at the same key press; stops at the second frame after the page's own sentence says another day.
START_PAGE = """() => {
  const said = () => document.querySelector('.gl-sentence')?.textContent ?? '';
  const before = said();
  window.pageStopwatch = !before ? null : new Promise((resolve) => {
    const frames = [...document.querySelectorAll('FRAME')].map((frame) => frame.contentWindow);
    const pressed = () => {
      const start = performance.now();
      const look = () => {
        if (said() === before) requestAnimationFrame(look);
        else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      };
      requestAnimationFrame(look);
    };
    for (const one of [window, ...frames]) one.addEventListener('keydown', pressed, { capture: true, once: true });
  });
}""".replace("FRAME", FRAME)

# What takes longer will never come.
MOST_MS = 240_000
IN_TIME = """(most) => Promise.race([
  window.NAME, new Promise((_, reject) => setTimeout(() => reject(new Error('NAME: not seen in time')), most)),
])"""

# Looks at every frame from now on, until asked; a frame is blank when no map is drawn in it.
WATCH = """(drawn) => {
  const isDrawn = eval(drawn);
  window.watched = { frames: 0, blank: 0 };
  const look = () => {
    const windows = [...document.querySelectorAll('FRAME')].map((frame) => frame.contentWindow);
    window.watched.frames += 1;
    if (!windows.some((inside) => inside?.document && isDrawn(inside))) window.watched.blank += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}""".replace("FRAME", FRAME)


# What each side shows at first: all claims of its last day.
FIRST = {
    "naive": "(count) => [...document.querySelectorAll('FRAME')].some((frame) =>"
    " frame.contentDocument?.querySelectorAll('.leaflet-marker-icon').length === count)",
    "geojson": "() => [...document.querySelectorAll('FRAME')].some((frame) => frame.contentWindow?.shownDay)",
    "deck": "() => window.pointsDrawn > 0",
    "bare": "() => document.querySelector('.gl-sentence') !== null",
    "ours": "() => [...document.querySelectorAll('FRAME')].some((frame) => frame.contentWindow?.greylineReady === true)",
}  # fmt: skip


def first_of(side: str) -> str:
    """What is true in a page once this side's first map is drawn."""
    return FIRST.get(side, FIRST["ours"]).replace("FRAME", FRAME)


def wait_for_first(side: str, page: Page, size: int) -> None:
    """Waits for the first map, by the clock: a browser with nothing to draw may hold back its frames."""
    page.wait_for_function(first_of(side), arg=size, polling=100)


def control_of(side: str, page: Page) -> Locator:
    """The control of the day on which a side is pressed: that in our map, or the page's slider."""
    return page.frame_locator(FRAME).locator(".strip [role=slider]") if side == "strip" else page.locator(DAY_SLIDER)


def press(side: str, page: Page, day: date, turn: int, ledger: Ledger) -> dict[str, Any]:
    """One key press for the day before (or for one source less), on the control that is meant."""
    known = sum(claim.known_from <= day for claim in ledger.claims)
    if side == "source":
        return time_source(page, speaking(ledger), turn)
    asked = {
        "ours": [OURS_SHOWS, OURS_DRAWN, day_number(day)],
        "strip": [OURS_SHOWS, OURS_DRAWN, day_number(day)],
        "naive": [NAIVE_SHOWS, NAIVE_DRAWN, known],
        "geojson": [GEOJSON_SHOWS, GEOJSON_DRAWN, day.isoformat()],
        "deck": [DECK_SHOWS, DECK_DRAWN, known],
        "bare": [BARE_SHOWS, BARE_DRAWN, day.isoformat()],
    }  # fmt: skip
    return _time(page, asked[side], control_of(side, page), "ArrowLeft")


def time_source(page: Page, sources: list[str], turn: int) -> dict[str, Any]:
    """Takes away one source by the keyboard and waits until the map has painted what the others say."""
    box = source_box(page, sources[turn])
    return _time(page, [SOURCES_SHOWN, OURS_DRAWN, len(sources) - turn], box, "Space")


def _time(page: Page, asked: list[Any], slider: Locator, key: str) -> dict[str, Any]:
    slider.first.focus()
    page.evaluate(START, asked)
    page.evaluate(START_PAGE)
    page.keyboard.press(key)
    told: dict[str, Any] = page.evaluate(IN_TIME.replace("NAME", "stopwatch"), MOST_MS)
    return {**told, "page_ms": page.evaluate(IN_TIME.replace("NAME", "pageStopwatch"), MOST_MS)}
