"""Every state can be told from every other: in both themes, in greyscale print and by colour-blind eyes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from dashboard.palette import PALETTE
from tests.browser import looks
from tests.browser.colours import SEEN
from tests.browser.looks import SHAPES, Look, distances, draw_looks, load_script, looks_of

THEMES = ("light", "dark")
CELL_SHAPES = [shape for shape in SHAPES if shape.startswith("cell")]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A blank page that knows the app's map script and nothing else; one pixel of it is one pixel of the screen."""
    context = browser.new_context(device_scale_factor=1)
    page = context.new_page()
    load_script(page)
    yield page
    context.close()


def alike(found: dict[tuple[Look, Look], float]) -> dict[str, float]:
    """The pairs that are not told apart, in words."""
    return {
        " / ".join(" ".join(look).strip() for look in pair): round(far, 2) for pair, far in found.items() if far < 1
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_look_is_told_from_every_other(shape: str, theme: str, blank: Page) -> None:
    drawn = draw_looks(blank, theme, shape)
    for how in SEEN:
        found = distances(drawn, shape, how)
        assert len(found) == len(looks_of(shape)) * (len(looks_of(shape)) - 1) // 2
        assert alike(found) == {}, how


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", CELL_SHAPES)
def test_one_stroke_for_all_denials_would_be_seen_by_the_measure(shape: str, theme: str, blank: Page) -> None:
    drawn = draw_looks(blank, theme, shape)
    denials = [number for number, (_, form) in enumerate(looks_of(shape)) if form == "denied"]
    drawn[denials] = drawn[denials[0]]
    same = [pair for pair, far in distances(drawn, shape, "as is").items() if far == 0]
    assert len(same) == len(denials) * (len(denials) - 1) // 2 == 10


def test_the_measure_sees_no_difference_where_there_is_none(blank: Page) -> None:
    drawn = draw_looks(blank, "light", "cell 14x20")
    twice = np.stack([drawn[0], drawn[0]])
    measured = looks.features(looks.seen(twice, "greyscale"), "cell 14x20")
    assert looks._nearest(measured[0], measured[1]) == 0
    plain = np.where(np.ones_like(drawn), drawn.mean(axis=(2, 3, 4), keepdims=True), drawn)
    assert alike(distances(np.broadcast_to(plain[:1], drawn.shape), "cell 14x20", "as is"))


# The colours on the middle of three sectors, of a disc that is Russian but for its south-west.
LESS_A_SECTOR = """([palette, radius]) => {
  const ctx = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = window.probe.makePalette(palette, false);
  const disc = { fills: [{ slice: [0, 1], without: ['sw'], state: 0, from: 0 }] };
  window.probe.drawDisc(ctx, colours, { states: ['russian'] }, { disc }, 1, { x: radius, y: radius }, radius);
  const far = radius * 0.7;
  const at = ([dx, dy]) => [...ctx.getImageData(radius + dx, radius + dy, 1, 1).data].join();
  const slant = far * Math.SQRT1_2;
  return [[-slant, slant], [0, far], [-far, 0], [0, 0]].map(at);
}"""


def test_a_sector_taken_out_of_a_disc_stays_empty(blank: Page) -> None:
    southwest, *others = blank.evaluate(LESS_A_SECTOR, [PALETTE, 40])
    assert southwest == "0,0,0,0"
    assert set(others) == {"156,43,32,255"}


# How many dark pixels there are above a cell with three answers: in the rows of the plus, and in those of the triangle.
ABOVE_A_CELL = """([palette, latest]) => {
  const ctx = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = window.probe.makePalette(palette, false);
  const entries = ['russian', 'grey', 'contested'].map((_, state) => ({ state, denied: false, part: false, from: 0 }));
  const overlay = { states: ['russian', 'grey', 'contested'] };
  const box = { x: 40, y: 40, w: 14, h: 20 };
  window.probe.drawCell(ctx, colours, overlay, { speaks: true, entries, latest }, 1, box);
  const dark = (y, h) => {
    const { data } = ctx.getImageData(40, y, 14, h);
    return data.filter((value, i) => i % 4 === 3 && value > 128 && data[i - 3] < 80).length;
  };
  return [dark(26, 8), dark(36, 4)];
}"""


@pytest.mark.parametrize("said_today", [True, False])
def test_a_cell_with_three_answers_keeps_the_triangle_of_its_day(blank: Page, said_today: bool) -> None:
    plus, triangle = blank.evaluate(ABOVE_A_CELL, [PALETTE, 1 if said_today else 0])
    assert (plus > 4 and triangle >= 8) if said_today else triangle < 8
