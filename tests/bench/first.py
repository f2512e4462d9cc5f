"""From the opening of the page to the first map, each time in a browser that has seen nothing yet."""

from __future__ import annotations

from typing import Any

from tests.bench.days import Tab
from tests.bench.plan import NAIVE_SLOW, NAIVE_SLOW_ROUNDS, load
from tests.bench.stage import Stage
from tests.bench.stopwatch import first_of
from tests.browser.pages import rest

SIZE = 5_000
SIDES = ("ours", "alone", "bare", "geojson", "naive")
# In the page itself, from the moment it was asked for; two frames more, so that the paint is counted.
WATCH_FIRST = """if (window === window.top) {
  const isShown = SHOWN;
  const seen = () => { window.firstMap = performance.now(); };
  const look = () => {
    if (document.body && isShown(COUNT)) requestAnimationFrame(() => requestAnimationFrame(seen));
    else setTimeout(look, 10);
  };
  look();
}"""


def measure(stage: Stage) -> dict[str, Any]:
    """The first map of every side in turn; the first round warms up the servers and is not counted."""
    size = stage.plan.nearest(SIZE)
    sides = tuple(side for side in SIDES if side != "naive" or size <= SIZE)
    found: dict[str, Any] = {"claims": size, "load": [load()], "sides": {side: [] for side in sides}}
    with stage.serving(sides, size) as servers:
        for turn in range(stage.plan.rounds + 1):
            for side in sides:
                slow = side == "naive" and size > NAIVE_SLOW
                if slow and turn > NAIVE_SLOW_ROUNDS:
                    continue
                timed = time_first(stage, side, servers[side].url, servers[side].process.pid, size)
                found["sides"][side] += [timed] if turn else []
            stage.tell(found)
    found["load"].append(load())
    return found


def time_first(stage: Stage, side: str, url: str, pid: int, size: int) -> dict[str, Any]:
    """One opening: milliseconds until the map is seen, processor time until the page is at rest."""
    script = WATCH_FIRST.replace("SHOWN", first_of(side)).replace("COUNT", str(size))
    tab = Tab(stage, side, "", pid, stage.browser)
    tab.page.add_init_script(script)
    before = tab.processor.spent()
    tab.page.goto(url)
    tab.page.wait_for_function("() => window.firstMap > 0", polling=50)
    ms = tab.page.evaluate("() => window.firstMap")
    rest(tab.page)
    spent = tab.processor.spent() - before
    tab.page.context.close()
    return {"ms": ms, "server_ms": spent.server, "browser_ms": spent.browser, "bytes": tab.sent}
