"""Thousands of places: a move does not wait until all of them are painted, and what is painted is the same in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.bench.ledger import places_of, write_ledger
from tests.browser.pages import PATIENCE, map_frame, rest
from tests.browser.servers import Server, served

CLAIMS = 12_000
# What is placed and painted: at once after a move, once it has been painted step by step, and painted anew in one.
MOVED = """async () => {
  const map = window.greylineMap;
  const told = () => JSON.stringify(map.placed.map(({ picture, at, block, leader }) => [picture.place.id, at, block, leader]));
  const painted = () => map.marks._container.toDataURL();
  const { width, height } = map.marks._container;
  const inked = () => map.marks._ctx.getImageData(0, 0, width, height).data.some(Boolean);
  const now = () => [told(), painted()];
  const before = now();
  window.greylineReady = false;
  map.map.panBy([80, 40], { animate: false });
  const meanwhile = { placed: told() === before[0], inked: inked() };
  await new Promise((resolve) => {
    const look = () => (window.greylineReady ? resolve() : requestAnimationFrame(look));
    look();
  });
  const soon = now();
  map.paint();
  return { meanwhile, moved: soon[0] !== before[0], same: JSON.stringify(soon) === JSON.stringify(now()) };
}"""
# Of two sources that speak of as many places, but of others, one after the other: from afar, and after a hand that held the
# map still in between. What is painted then, and painted with nothing kept.
KEPT = """() => {
  const map = window.greylineMap;
  const painted = () => map.marks._container.toDataURL();
  const fresh = () => { map.seats.far = null; map.paint(); return painted(); };
  const by = new Map();
  for (let source = 0; source < map.overlay.sources.length; source++) {
    map.view = { ...map.view, sources: new Set([source]) };
    map.paint();
    const count = map.pictures.filter((one) => one.spoken).length;
    by.set(count, [...(by.get(count) || []), source]);
  }
  const [one, other] = [...by.values()].find((sources) => sources.length > 1);
  const show = (source) => { map.view = { ...map.view, sources: new Set([source]) }; map.paint(); return painted(); };
  const [first, second] = [show(one), show(other)];
  const alike = second === fresh();
  map.map._rawPanBy(L.point(40, 30));
  map.paint();
  map.map.fire("moveend");
  map.paint();
  const held = painted() === fresh();
  map.view = { ...map.view, sources: null };
  map.paint();
  return { differ: first !== second, alike, held };
}"""
# A click on what is seen, before a zoom has been painted: whom it opens, and who is there.
CLICKED = """() => {
  const map = window.greylineMap;
  map.speak = () => {};
  map.map.setZoom(map.map.getZoom() + 1, { animate: false });
  const { x, y } = map.map.getSize();
  const layerPoint = map.map.containerPointToLayerPoint([x / 2, y / 2]);
  const { behind } = map;
  map.map.fire("click", { layerPoint });
  const opened = map.view.place;
  map.paint();
  return { behind, opened, there: map.under(layerPoint)?.picture.place.id };
}"""
# A move while the map has no size, as in a hidden frame, and what is painted once it has one again.
HIDDEN = """async () => {
  const map = window.greylineMap;
  const box = map.map.getContainer();
  box.style.width = box.style.height = "0";
  map.map.invalidateSize();
  map.map.panBy([40, 20], { animate: false });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (map.behind) await frame();
  box.style.width = box.style.height = "";
  map.map.invalidateSize();
  await frame();
  while (map.behind) await frame();
  const painted = map.marks._container.toDataURL();
  map.paint();
  return painted === map.marks._container.toDataURL();
}"""


@pytest.fixture(scope="module")
def crowd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("crowd")
    ledger = folder / "ledger"
    ledger.mkdir()
    with served(folder, GREYLINE_LEDGER=str(write_ledger(ledger, CLAIMS))) as server:
        yield server


def test_a_crowd_is_painted_in_steps_and_is_the_same_in_the_end(page: Page, crowd_server: Server) -> None:
    page.set_default_timeout(2 * PATIENCE)
    page.goto(crowd_server.url)
    frame = map_frame(page)
    rest(page)
    assert frame.evaluate("() => window.greylineMap.pictures.length") == places_of(CLAIMS)
    told = frame.evaluate(MOVED)
    # Nobody waited for it, and meanwhile the map is not empty.
    assert told == {"meanwhile": {"placed": True, "inked": True}, "moved": True, "same": True}
    assert frame.evaluate(KEPT) == {"differ": True, "alike": True, "held": True}
    clicked = frame.evaluate(CLICKED)
    assert clicked["behind"] and clicked["opened"] == clicked["there"] != ""


def test_a_crowd_in_a_frame_without_size_waits_for_one(page: Page, crowd_server: Server) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(2 * PATIENCE)
    page.goto(crowd_server.url)
    frame = map_frame(page)
    rest(page)
    assert frame.evaluate(HIDDEN)
    assert errors == []
