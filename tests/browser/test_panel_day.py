"""The panel of a place when the day turns: what does not speak of the day stays as it is, and the day is marked in it."""

from __future__ import annotations

from playwright.sync_api import Page

from data.store import Ledger
from tests.browser.pages import Watched, agreed, open_map, press_slider
from tests.browser.servers import Server

DAY, BEFORE = "2025-11-06", "2025-11-05"
# The bold day of the timeline, the ages that its claims show, and whether its table is the one that was marked.
SEEN = """() => {
  const heads = [...document.querySelectorAll('.gl-timeline thead th')];
  const [bold, ...more] = heads.slice(1).filter((one) => getComputedStyle(one).fontWeight === '700');
  const age = (one) => getComputedStyle(one, '::after').content;
  return {
    days: more.length ? 'several' : bold && bold.textContent.trim(),
    aloud: getComputedStyle(bold.querySelector('.gl-unseen'), '::after').content,
    ages: [...new Set([...document.querySelectorAll('.gl-age')].map(age))],
    same: document.querySelector('.gl-timeline').marked === true,
  };
}"""
TURNED = """day => {
  const bold = [...document.querySelectorAll('.gl-timeline thead th')].slice(1)
    .find((one) => getComputedStyle(one).fontWeight === '700');
  return Boolean(bold) && bold.textContent.includes(day);
}"""


def test_the_timeline_stays_and_its_day_turns(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY, place="pokrovsk")
    tab.wait_for_function(TURNED, arg="6 November 2025", polling=50)
    before = tab.evaluate(SEEN)
    assert "chosen" in before["aloud"]
    assert '"that day"' in before["ages"] and '"1 day earlier"' in before["ages"]
    assert all(age.endswith('earlier"') or age == '"that day"' for age in before["ages"])
    tab.evaluate("() => { document.querySelector('.gl-timeline').marked = true; }")
    press_slider(tab, "ArrowLeft")
    agreed(tab, frame, ledger, day=BEFORE)
    tab.wait_for_function(TURNED, arg="5 November 2025", polling=50)
    assert tab.evaluate(SEEN)["same"], "nothing in it was said anew"
