"""Pictures of places are kept where a change of the View leaves them as they are: what is drawn is the same as if none was."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import pairwise
from typing import Any

from playwright.sync_api import Frame, Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import PATIENCE, Watched, agreed, all_but, open_map, query_of, speaking
from tests.browser.servers import Server

DAY, BEFORE = "2025-11-04", "2025-11-03"
STEPS = 60
# All that the map has drawn: what is told of each place, what stands where, and every pixel.
DRAWN = """() => {
  const { pictures, placed, chipBoxes, unnamed, strip, marks } = window.greylineMap;
  const id = (mark) => mark.picture.place.id;
  return {
    pictures: JSON.stringify(pictures),
    placed: placed.map((mark) => [id(mark), mark.block, mark.leader, mark.words]),
    chips: chipBoxes.map(({ card, box }) => [id(card.mark), box]),
    unnamed: unnamed.map(({ mark }) => id(mark)),
    bars: JSON.stringify(strip.counts),
    pixels: marks._container.toDataURL(),
  };
}"""
# Goes through views: of each, whether it is drawn as it is with nothing kept; and how many pictures were kept in all.
SAME = """(queries) => {
  const map = window.greylineMap;
  const drawn = DRAWN;
  let kept = 0;
  const differ = queries.filter((query) => {
    const { pictures, album } = map;
    window.greyline.show(`${query}&overlay=${map.loaded}&ack=0`);
    kept += map.pictures.filter((one, i) => one === pictures[i]).length;
    const told = JSON.stringify(drawn());
    map.album = map.strip.counted = null;
    map.paint();
    const same = told === JSON.stringify(drawn());
    map.album = album;
    map.paint();
    return !same;
  });
  return { differ, kept };
}""".replace("DRAWN", DRAWN)


def drawn_by(page: Page, frame: Frame, ledger: Ledger, **expected: str) -> dict[str, Any]:
    """What the map has drawn once all agree on the View."""
    agreed(page, frame, ledger, **expected)
    return frame.evaluate(DRAWN)


def test_hands_on_sources_and_days_leave_what_a_fresh_page_draws(
    tab: Page, server: Server, ledger: Ledger, watched: Watched, new_context: CreateContextCallback
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    gestures = [
        (lambda: pages.toggle_source(tab, "rybar"), {"source": all_but(ledger, "rybar")}),
        (lambda: pages.press_slider(tab, "ArrowLeft"), {"day": BEFORE}),
        (lambda: pages.toggle_source(tab, "reuters"), {"source": all_but(ledger, "rybar", "reuters")}),
        (lambda: pages.press_group(tab, "neither", "none"), {}),
        (lambda: pages.press_slider(tab, "ArrowRight"), {"day": DAY}),
        (lambda: pages.press_group(tab, "neither", "all"), {}),
    ]
    fresh = new_context(viewport=tab.viewport_size, color_scheme="light", locale="en-GB").new_page()
    fresh.set_default_timeout(PATIENCE)
    seen = []
    for gesture, expected in gestures:
        before = tab.url
        gesture()
        tab.wait_for_url(lambda url, before=before: url != before)
        drawn = drawn_by(tab, frame, ledger, **expected)
        other = open_map(fresh, server.url, **query_of(tab))
        assert drawn == drawn_by(fresh, other, ledger), tab.url
        seen.append(drawn["pictures"])
    assert not any(one == other for one, other in pairwise(seen))


def wandering(ledger: Ledger) -> list[str]:
    """Views, each a step from the one before: a source or two more or less, another day, or another choice of all else."""
    chance = random.Random(7)
    chosen = set(speaking(ledger))
    found = []
    for _ in range(STEPS):
        chosen ^= set(chance.sample(speaking(ledger), chance.choice((1, 1, 2))))
        day = ledger.strip_days[1] - timedelta(days=chance.choice((0, 0, 0, 1, 5)))
        rest = chance.choice(("", "", "", "", f"&since={day}", "&kind=control", "&state=russian", "&control=isw"))
        whose = "" if chance.random() < 0.1 else f"&source={','.join(sorted(chosen))}"
        found.append(f"day={day}{whose}{rest}")
    return found


def test_whatever_is_chosen_what_is_kept_is_what_would_be_drawn_anew(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    told = frame.evaluate(SAME, wandering(ledger))
    assert told["differ"] == []
    # Not because nothing was kept.
    assert told["kept"] > STEPS
