"""What stands under the staffs and at the foot of the map can be read: each age with its unit, every credit in full."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Watched, open_map
from tests.browser.servers import Server

# Every text that the map writes when it paints, with its place on the screen.
WRITTEN = """() => {
  const { prototype } = CanvasRenderingContext2D;
  const { fillText } = prototype;
  const written = [];
  prototype.fillText = function (text, x, y) {
    written.push([text, x, y, this.measureText(text).width]);
    fillText.call(this, text, x, y);
  };
  try { window.greylineMap.paint(); } finally { prototype.fillText = fillText; }
  return written;
}"""


def test_every_age_has_its_unit_and_runs_into_no_other(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    frame = open_map(tab, server.url, day="2025-11-06", at="48.28,37.18,10")
    written = frame.evaluate(WRITTEN)
    ages = [(x - wide / 2, x + wide / 2, y) for text, x, y, wide in written if text.endswith(" d")]
    assert len(ages) >= 6
    assert not [text for text, *_ in written if text.strip() == "d" or text.isdigit()]
    for number, (left, right, y) in enumerate(ages):
        for other, end, line in ages[number + 1 :]:
            assert abs(y - line) >= 12 or right <= other or end <= left


@pytest.mark.parametrize("width", [1440, 1024, 390, 320])
def test_who_made_the_ground_is_named_in_full(width: int, tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    frame = open_map(tab, server.url, day="2025-11-04")
    cut = """(credit) => {
      const strip = credit.closest('.strip').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(credit);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const own = credit.getBoundingClientRect();
      const inside = left >= own.left - 1 && right <= own.right + 1 && top >= own.top - 4 && bottom <= own.bottom + 4;
      const parts = [...document.querySelectorAll('.strip button, .strip-day, .bars')];
      const others = parts.map((one) => one.getBoundingClientRect());
      const over = others.some((one) => one.left < right && left < one.right && one.top < bottom - 4 && top + 4 < one.bottom);
      return [inside, own.bottom <= strip.bottom, over, credit.innerText];
    }"""
    told = frame.locator(".credit").evaluate(cut)
    assert told == [True, True, False, "GeoNames CC BY · Natural Earth · GSHHG"]
