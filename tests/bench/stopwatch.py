"""The stopwatch: it runs in the page itself, from the key press to the second frame after the new day is drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page

from dashboard.overlay import day_number

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
NAIVE_DRAWN = "(inside) => inside.document.querySelector('.leaflet-marker-icon') !== null"

# Starts at the next key press; `told` counts frames of the browser and those in which no map is to be seen.
START = """([shows, drawn, wanted]) => {
  const [isShown, isDrawn] = [eval(shows), eval(drawn)];
  // A page without a map is its own and only window.
  const framed = () => [...document.querySelectorAll('FRAME')].map((frame) => frame.contentWindow)
    .filter((inside) => inside && inside.document);
  const alone = document.querySelector('.gl-sentence') && !framed().length ? [window] : null;
  const windows = () => alone ?? framed();
  for (const inside of windows()) inside.heldBefore = true;
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


def time_our_day(page: Page, key: str, wanted: date) -> dict[str, Any]:
    """Presses a key on our day slider and waits until the map has painted that day; `page_ms` is when the page says it."""
    return _time(page, [OURS_SHOWS, OURS_DRAWN, day_number(wanted)], page.locator(DAY_SLIDER), key)


def time_our_strip(page: Page, key: str, wanted: date) -> dict[str, Any]:
    """Presses a key on the time strip in our map and waits until the map has painted that day."""
    strip = page.frame_locator(FRAME).locator(".strip [role=slider]")
    return _time(page, [OURS_SHOWS, OURS_DRAWN, day_number(wanted)], strip, key)


def time_naive_day(page: Page, key: str, markers: int) -> dict[str, Any]:
    """Presses a key on the naive day slider and waits until its new map holds all markers of that day."""
    return _time(page, [NAIVE_SHOWS, NAIVE_DRAWN, markers], page.locator(DAY_SLIDER), key)


def time_bare_day(page: Page, key: str, wanted: date) -> dict[str, Any]:
    """Presses a key on the bare page's day slider and waits until its sentence says that day."""
    return _time(page, [BARE_SHOWS, BARE_DRAWN, wanted.isoformat()], page.locator(DAY_SLIDER), key)


def _time(page: Page, asked: list[Any], slider: Locator, key: str) -> dict[str, Any]:
    slider.first.focus()
    page.evaluate(START, asked)
    page.evaluate(START_PAGE)
    page.keyboard.press(key)
    told: dict[str, Any] = page.evaluate("() => window.stopwatch")
    return {**told, "page_ms": page.evaluate("() => window.pageStopwatch")}


def rest(page: Page) -> None:
    """Waits until Streamlit has had nothing to do for half a second: both pages answer their map's first words."""
    quiet = """() => new Promise((resolve) => {
      let since = performance.now();
      const look = () => {
        const busy = !document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
        if (busy) since = performance.now();
        if (performance.now() - since > 500) resolve();
        else setTimeout(look, 20);
      };
      look();
    })"""
    page.evaluate(quiet)
