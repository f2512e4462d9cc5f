"""What is drawn and what a reader can reach: how many claims can be opened by a click on the map."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as TookTooLong

from data.store import Ledger
from tests.bench.stopwatch import FRAME
from tests.browser import pages

PANEL_MS = 5000
# So many places are clicked one by one; of more, so many are tried, and the others counted where they can be hit.
MOST_CLICKED = 60
TRIED = 8
# A marker can be reached when somewhere in its picture it lies on top; looked at every second pixel. All pictures are laid on
# a grid in the order in which Leaflet stacks them: to ask the browser what lies on top, point by point, takes it minutes
# where thousands lie on one another.
NAIVE_REACHED = """() => {
  const all = [...document.querySelectorAll('.leaflet-marker-icon')];
  const map = document.querySelector('.leaflet-container').getBoundingClientRect();
  const across = Math.floor(map.width / 2);
  const top = new Int32Array(across * Math.floor(map.height / 2)).fill(-1);
  const lay = (box, number) => {
    const [left, right] = [box.left, box.right].map((x) => Math.min(across, Math.max(0, Math.ceil((x - map.left) / 2))));
    const [high, low] = [box.top, box.bottom].map((y) => Math.max(0, Math.ceil((y - map.top) / 2)));
    for (let y = high; y < low; y += 1) top.fill(number, y * across + left, y * across + right);
  };
  const stacked = all.map((icon, number) => ({ number, box: icon.getBoundingClientRect(), z: Number(icon.style.zIndex) }));
  for (const one of stacked.sort((a, b) => a.z - b.z)) lay(one.box, one.number);
  for (const control of document.querySelectorAll('.leaflet-control')) lay(control.getBoundingClientRect(), -1);
  return { marks: all.length, claims: new Set(top.filter((number) => number >= 0)).size };
}"""
# Of all points at which a place can be hit, the one with most of its own around it: a hand does not hit one pixel.
OUR_MARKS = """() => {
  const { map, placed, outside } = window.greylineMap;
  const cells = placed.concat(outside).flatMap((mark) => mark.picture.cells).filter((cell) => cell.speaks);
  const frame = map.getContainer().getBoundingClientRect();
  const points = {};
  for (let x = 1; x < frame.width; x += 2) {
    for (let y = 1; y < frame.height; y += 2) {
      const mark = window.greylineMap.under(map.containerPointToLayerPoint([x, y]));
      if (!mark) continue;
      const top = document.elementFromPoint(frame.left + x, frame.top + y);
      if (top?.closest('.legend, .strip, .chips, .leaflet-control')) continue;
      (points[mark.picture.place.id] ??= []).push({ x, y });
    }
  }
  for (const [id, all] of Object.entries(points)) {
    const own = new Set(all.map(({ x, y }) => `${x} ${y}`));
    const near = [-4, -2, 0, 2, 4].flatMap((dx) => [-4, -2, 0, 2, 4].map((dy) => [dx, dy]));
    const around = ({ x, y }) => near.filter(([dx, dy]) => own.has(`${x + dx} ${y + dy}`)).length;
    points[id] = all.reduce((best, one) => (around(one) > around(best) ? one : best));
  }
  const chips = [...document.querySelectorAll('.chip .chip-name')].map((name) => name.textContent);
  return { marks: placed.length + outside.length, cells: cells.length, points, chips };
}"""


def reach_of(side: str, page: Page, ledger: Ledger) -> dict[str, Any]:
    """Marks drawn and claims that a click opens, on the first map of a side."""
    if side == "bare":
        return {"marks": 0, "claims": 0}
    if side == "ours":
        return our_reach(page, pages.map_frame(page), ledger)
    if side == "naive":
        return naive_reach(page)
    # Circles of one place lie on one another: the last drawn is what a click finds.
    return {"marks": len(ledger.claims), "claims": len(place_ids(ledger))}


def naive_reach(page: Page) -> dict[str, int]:
    """Markers of the naive map, and those that no other marker hides."""
    frame = page.wait_for_selector(FRAME).content_frame()
    assert frame
    told: dict[str, int] = frame.evaluate(NAIVE_REACHED)
    return told


def our_reach(page: Page, frame: Frame, ledger: Ledger) -> dict[str, Any]:
    """Clicks places in our map, and every chip at its edge, and counts the claims that the panel then shows.

    A panel names at most fifteen claims of a group and how many more there are; those are one click farther and not counted.
    """
    drawn = frame.evaluate(OUR_MARKS)
    names = {place.name: place_id for place_id, place in ledger.places.items()}
    told = {"marks": drawn["marks"], "cells": drawn["cells"]}
    if len(drawn["points"]) > MOST_CLICKED:
        return {**told, **reach_by_trial(page, frame, ledger, drawn["points"])}
    shown: dict[str, int] = {}
    for place_id, at in drawn["points"].items():
        click_at(frame, at)
        shown[place_id] = claims_shown(page, ledger, place_id)
    for name in drawn["chips"]:
        frame.locator(".chip", has_text=name).click()
        shown[names[name]] = claims_shown(page, ledger, names[name])
    missed = [place_id for place_id in sorted(place_ids(ledger)) if not shown.get(place_id)]
    return {**told, "claims": sum(shown.values()), "missed": missed}


def reach_by_trial(page: Page, frame: Frame, ledger: Ledger, points: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Claims of the places that can be hit, as far as places that are tried keep what that promises."""
    tried = list(points)[:: max(1, len(points) // TRIED)]
    promised = sum(claim.place_id in tried for claim in ledger.claims)
    kept = 0
    for place_id in tried:
        click_at(frame, points[place_id])
        kept += claims_shown(page, ledger, place_id)
    hit = sum(claim.place_id in points for claim in ledger.claims)
    return {"claims": round(hit * kept / promised), "tried": len(tried), "hit": len(points)}


def place_ids(ledger: Ledger) -> set[str]:
    """The places of which anything is said."""
    return {claim.place_id for claim in ledger.claims}


def click_place(frame: Frame, place_id: str) -> None:
    """Clicks a place where it can be hit just now."""
    click_at(frame, frame.evaluate(OUR_MARKS)["points"][place_id])


def click_at(frame: Frame, at: dict[str, float]) -> None:
    """Clicks a point of our map with the mouse."""
    frame.locator(".greyline").click(position=at)


def claims_shown(page: Page, ledger: Ledger, place_id: str) -> int:
    """How many of a place's claims stand in the panel after a click on it; none where the click opened something else."""
    name = ledger.places[place_id].name
    try:
        page.locator(".st-key-place-panel h2", has_text=name).wait_for(timeout=PANEL_MS)
    except TookTooLong:
        return 0
    pages.settle(page)
    said = pages.panel(page)
    return sum(claim.summary in said for claim in ledger.claims if claim.place_id == place_id)
