"""Frames at thirty thousand claims: playing beside stock Leaflet's circle markers, panning and zooming beside a bare canvas.

Playing is stepping the map through its own function of the day (`scrub`), one day a frame, as a hand does that drags over
the time strip: as fast as it can, which the map's own button (playing.py) never asks for.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page

from dashboard.overlay import day_number
from data.store import Ledger
from tests.bench.plan import load
from tests.bench.processor import Processor
from tests.bench.stage import Stage
from tests.bench.stopwatch import FRAME
from tests.browser import pages
from tests.browser.pages import rest
from tests.browser.servers import ROOT

SIZE = 30_000
STEPS = 40
WIDTH, HEIGHT = 768, 640
# One step a frame, as soon as the browser asks for a frame; the last frame is waited for until it is painted.
PLAY = """([first, steps]) => new Promise((resolve) => {
  const setDay = STEP;
  let step = 0;
  let start = 0;
  const turn = (now) => {
    start ||= now;
    if (step === steps) requestAnimationFrame((end) => resolve(1000 * steps / (end - start)));
    else { setDay(first + step++); requestAnimationFrame(turn); }
  };
  requestAnimationFrame(turn);
})"""
OURS = "(day) => window.greylineMap.scrub({ day, only: false }, false)"
STOCK = "(day) => window.stock.setDay(day)"
# The time between frames from now on, until asked.
WATCH_FRAMES = """() => {
  window.between = [];
  let last = performance.now();
  const look = (now) => {
    window.between.push(now - last);
    last = now;
    window.looking = requestAnimationFrame(look);
  };
  window.looking = requestAnimationFrame((now) => { last = now; window.looking = requestAnimationFrame(look); });
}"""
TOLD_FRAMES = "() => { cancelAnimationFrame(window.looking); return window.between; }"


def stock_page(folder: Path, ledger: Ledger) -> Path:
    """The static page of stock circle markers, one a claim."""
    vendor = ROOT / "dashboard" / "static" / "vendor"
    places = ledger.places
    claims = [
        [places[one.place_id].lat, places[one.place_id].lon, day_number(one.known_from), one.summary]
        for one in ledger.claims
    ]
    spoken = [places[one.place_id] for one in ledger.claims]
    lats, lons = [one.lat for one in spoken], [one.lon for one in spoken]
    parts = {
        "/*LEAFLET_CSS*/": (vendor / "leaflet.css").read_text("utf-8"),
        "/*LEAFLET_JS*/": (vendor / "leaflet.js").read_text("utf-8"),
        "/*CLAIMS*/": json.dumps(claims),
        "/*BOUNDS*/": json.dumps([[min(lats), min(lons)], [max(lats), max(lons)]]),
    }
    text = Path(__file__).with_name("stock.html").read_text("utf-8")
    for mark, part in parts.items():
        text = text.replace(mark, part, 1)
    page = folder / "stock.html"
    page.write_text(text, encoding="utf-8")
    return page


def fill_page(folder: Path) -> Path:
    """The page of a canvas that is filled at every frame, as large as that of our map with its margin."""
    text = Path(__file__).with_name("fill.html").read_text("utf-8")
    page = folder / "fill.html"
    page.write_text(text.replace("WIDTH", str(round(WIDTH * 1.3))).replace("HEIGHT", str(round(HEIGHT * 1.3))), "utf-8")
    return page


def measure(stage: Stage) -> dict[str, Any]:
    """Both, in turn."""
    size = stage.plan.nearest(SIZE)
    ledger = stage.ledger(size)
    stock = stage.tab(stock_page(stage.folder, ledger).as_uri())
    fill = stage.tab(fill_page(stage.folder).as_uri())
    found: dict[str, Any] = {"claims": size, "load": [load()]}
    with stage.serving(("ours",), size) as servers:
        server = servers["ours"]
        page = stage.tab(server.url)
        frame = pages.map_frame(page)
        rest(page)
        found["marks"] = {"ours": frame.evaluate("() => window.greylineMap.pictures.length"), "stock": size}
        processor = Processor(stage.browser, server.process.pid)
        found["play"] = play(stage, processor, ledger, {"ours": (page, OURS), "stock": (stock, STOCK)})
        found["move"] = [move_round(page, fill) for _ in range(stage.plan.rounds)]
        page.context.close()
    for tab in (stock, fill):
        tab.context.close()
    found["load"].append(load())
    return found


def play(
    stage: Stage, processor: Processor, ledger: Ledger, sides: dict[str, tuple[Page, str]]
) -> dict[str, list[dict[str, float]]]:
    """Days a second on each side in turn, and processor time a day."""
    first = day_number(ledger.strip_days[1]) - STEPS
    told: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for _ in range(stage.plan.rounds):
        for side, (page, step) in sides.items():
            page.bring_to_front()
            page.wait_for_timeout(500)
            where = pages.map_frame(page) if side == "ours" else page
            before = processor.spent()
            a_second = where.evaluate(PLAY.replace("STEP", step), [first, STEPS])
            spent = processor.spent() - before
            told[side].append({"a_second": a_second, "ms": (spent.server + spent.browser) / STEPS})
    return told


def move_round(page: Page, fill: Page) -> dict[str, float]:
    """The longest frame of a pan and two zooms by hand, and of the bare canvas in as many frames."""
    page.bring_to_front()
    rest(page)
    page.evaluate(WATCH_FRAMES)
    move_by_hand(page)
    between = page.evaluate(TOLD_FRAMES)
    fill.bring_to_front()
    fill.wait_for_timeout(300)
    fill.evaluate(WATCH_FRAMES)
    fill.wait_for_timeout(round(sum(between)))
    bare = fill.evaluate(TOLD_FRAMES)
    return {"ours": max(between), "fill": max(bare), "median": median(between), "frames": len(between)}


def move_by_hand(page: Page) -> None:
    """Drags the map to and fro, turns the wheel in and out, and waits until all is at rest."""
    box = page.locator(FRAME).bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4
    for across in (120, -120):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + across, y + across / 3, steps=12)
        page.mouse.up()
        page.wait_for_timeout(700)
    for turn in (-120, 120):
        page.mouse.move(x, y)
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(900)
    rest(page)
