"""What the browser tests do to a page, in a reader's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from playwright.sync_api import Frame, Locator, Page, Request, WebSocket

from dashboard.wording import view_in_words
from data.store import Ledger
from data.view import View, select
from data.view_address import parse, vocabulary

PATIENCE = 20_000
# Commands of the page are kept back: what the map shows then, it shows of itself.
DEAFEN = (
    "() => { const map = window.greylineMap; map.obeyed = map.show; map.show = (query) => { map.kept_back = query; }; }"
)
HEAR = "() => { const map = window.greylineMap; map.show = map.obeyed; map.show(map.kept_back); }"
# What the map is looking at, in the address's own words; lists in the overlay's order, "*" for all.
VIEW_OF_MAP = """() => {
  const { view, overlay } = window.greylineMap;
  const day = (n) => (n === null ? '' : new Date(n * 86400000).toISOString().slice(0, 10));
  const list = (set, names) => (set === null ? '*' : names.filter((_, i) => set.has(i)).join(','));
  return {
    day: day(view.day), since: day(view.since), place: view.place,
    control: view.control < 0 ? '' : overlay.sources[view.control].id,
    source: list(view.sources, overlay.sources.map((one) => one.id)),
    kind: list(view.kinds, overlay.kinds), state: list(view.states, overlay.states),
  };
}"""
# Which pixels of the world are in the frame: what a reader sees of a position, whatever Leaflet calls its centre.
WHERE = """() => {
  const { map } = window.greylineMap;
  const { min, max } = map.getPixelBounds();
  return [min.x, min.y, max.x, max.y, map.getZoom()];
}"""
AT_REST = """() => {
  const { map, kept } = window.greylineMap;
  const moving = map._animatingZoom || (map._panAnim && map._panAnim._inProgress) || map.dragging.moving();
  return moving ? null : kept;
}"""


@dataclass
class Watched:
    """What a page asked other hosts for, and what went wrong in it."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def watch(page: Page, url: str) -> Iterator[Watched]:
    """Notes every request of a page, in any of its frames, that is not for `url`, and every script error.

    Nothing is let through or held back here: Chromium itself was started so that it finds no other host.
    """
    seen = Watched()
    own = (f"{url}/", "data:", "blob:", "about:")

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            seen.foreign.append(request.url)

    def opened(socket: WebSocket) -> None:
        if not socket.url.startswith(f"{url.replace('http', 'ws', 1)}/"):
            seen.foreign.append(socket.url)

    def failed(error: object) -> None:
        seen.errors.append(str(error))

    listening = (("request", asked), ("websocket", opened), ("pageerror", failed))
    for event, hear in listening:
        page.on(event, hear)
    yield seen
    for event, hear in listening:
        page.remove_listener(event, hear)


def map_frame(page: Page) -> Frame:
    """The map's own frame, once the map is drawn."""
    handle = page.wait_for_selector('iframe[title="streamlit_folium.st_folium"]', timeout=PATIENCE)
    frame = handle.content_frame()
    # Asked by the clock: a browser with nothing to draw may hold back the animation frames it would be asked by.
    frame.wait_for_function("() => window.greylineReady === true", timeout=PATIENCE, polling=100)
    return frame


def open_map(page: Page, url: str, **asked: str) -> Frame:
    """Opens the map screen and waits until it is drawn and the server has nothing more to do."""
    return open_query(page, url, urlencode(asked))


def open_query(page: Page, url: str, query: str) -> Frame:
    """The same, with a query just as somebody may have typed it."""
    page.goto(f"{url}/?{query}" if query else f"{url}/")
    frame = map_frame(page)
    settle(page)
    return frame


def settle(page: Page) -> None:
    """Waits until Streamlit has finished its run and the address is written."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=PATIENCE)


def rest(page: Page) -> None:
    """Waits until Streamlit has had nothing to do for half a second: all pages answer their map's first words."""
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


def query_of(page: Page) -> dict[str, str]:
    """The page's address as a query."""
    return dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))


def sentence(page: Page) -> str:
    """The View in one sentence, as the page says it."""
    return page.locator(".gl-sentence").inner_text(timeout=PATIENCE)


def panel(page: Page) -> str:
    """All the text of the panel beside the map, folded passages too."""
    return page.locator(".st-key-place-panel").text_content(timeout=PATIENCE) or ""


def picture_of(frame: Frame, place_id: str) -> dict[str, Any]:
    """What the map draws of one place."""
    return frame.evaluate("id => window.greylineMap.pictures.find((one) => one.place.id === id)", place_id)


def where(frame: Frame) -> list[float]:
    """The part of the world that is in the map's frame, to the pixel."""
    return frame.evaluate(WHERE)


def resting_place(page: Page, frame: Frame) -> str:
    """The map's position in the address, once the map has come to rest there."""
    for _ in range(PATIENCE // 50):
        at = frame.evaluate(AT_REST)
        if at and query_of(page).get("at") == at:
            return str(at)
        page.wait_for_timeout(50)
    raise AssertionError(f"the map rests at {at}, the address says {page.url}")


def agreed(page: Page, frame: Frame, ledger: Ledger, **expected: str) -> View:
    """Waits until address, map and sentence say the same View, and what is expected stands in the address.

    An expected value of "" means that the address says nothing of it.
    """
    told = ""
    for _ in range(PATIENCE // 50):
        told = disagreement(page, frame, ledger, expected)
        if not told:
            return parse(query_of(page), vocabulary(ledger))[0]
        page.wait_for_timeout(50)
    raise AssertionError(told)


def disagreement(page: Page, frame: Frame, ledger: Ledger, expected: dict[str, str]) -> str:
    """In what address, map and sentence differ from each other or from what is expected; "" if in nothing."""
    asked = query_of(page)
    missed = {key: asked.get(key, "") for key, value in expected.items() if asked.get(key, "") != value}
    if missed:
        return f"the address has {missed}, expected {expected}"
    view, notes = parse(asked, vocabulary(ledger))
    if notes or view.query() != asked:
        return f"the address {asked} is not as Greyline writes it {notes}"
    drawn = frame.evaluate(VIEW_OF_MAP)
    if drawn != as_drawn(view):
        return f"the map shows {drawn}, the address says {as_drawn(view)}"
    names = {source_id: source.name for source_id, source in ledger.sources.items()}
    said, meant = sentence(page), view_in_words(view, select(ledger, view), names)
    return "" if said == meant else f"the page says {said!r}, the address means {meant!r}"


def as_drawn(view: View) -> dict[str, str]:
    """A View in the form in which `VIEW_OF_MAP` tells what the map looks at."""
    lists = {"source": view.sources, "kind": view.kinds, "state": view.states}
    return {
        "day": view.day.isoformat() if view.day else "",
        "since": view.since.isoformat() if view.since else "",
        "place": view.place or "",
        "control": view.control or "",
        **{key: "*" if names is None else ",".join(names) for key, names in lists.items()},
    }


# ---- gestures


def press_slider(page: Page, key: str) -> None:
    """A key on the page's own control of the day."""
    page.locator(".st-key-day").get_by_role("slider").press(key)


def press_strip(frame: Frame, key: str) -> None:
    """A key on the time strip in the map."""
    frame.locator(".strip canvas").press(key)


def click_strip(frame: Frame, share: float) -> None:
    """A click on the time strip, so far from its left end."""
    bars = frame.locator(".strip canvas")
    box = bars.bounding_box()
    bars.click(position={"x": box["width"] * share, "y": 10})


def source_box(page: Page, source_id: str) -> Locator:
    """The checkbox of one source in the page's list."""
    return page.locator(f'.gl-source input[value="{source_id}"]')


def shown_sources(page: Page) -> list[str]:
    """The sources that are chosen in it."""
    shown: list[str] = page.locator(".gl-source input").evaluate_all(
        "boxes => boxes.filter((box) => box.checked).map((box) => box.value)"
    )
    return shown


def toggle_source(page: Page, source_id: str) -> None:
    """Clicks the checkbox of one source."""
    source_box(page, source_id).click()


def press_group(page: Page, group: str, word: str) -> None:
    """Clicks "all" or "none" of a group in the list of sources."""
    page.locator(f"[aria-describedby=gl-sources-{group}]", has_text=word).click()


def press_button(page: Page, key: str) -> None:
    """Clicks a button of the page by its key."""
    page.locator(f".st-key-{css_key(key)} button").click()


def toggle_only(page: Page) -> None:
    """Clicks the page's switch for one day only."""
    page.locator(".st-key-only label").click()


def choose_place(page: Page, name: str) -> None:
    """Searches a place by a name and takes the first found."""
    box = page.locator(".st-key-place input")
    box.click()
    box.fill(name)
    page.get_by_role("option").first.click()


def click_place(page: Page, frame: Frame, place_id: str) -> None:
    """Clicks a place in the map with the mouse: its disc, wherever that is drawn now."""
    at = frame.evaluate(
        """id => {
          const { map, placed } = window.greylineMap;
          const mark = placed.find((one) => one.picture.place.id === id);
          const { x, y } = map.layerPointToContainerPoint(mark.at);
          return { x, y };
        }""",
        place_id,
    )
    frame.locator(".greyline").click(position=at)


def pan(page: Page, frame: Frame, dx: int, dy: int) -> None:
    """Drags the map by hand."""
    box = frame.locator(".greyline").bounding_box()
    x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.3
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=3)
    page.mouse.move(x + dx, y + dy, steps=3)
    page.mouse.up()


def css_key(key: str) -> str:
    """The class that Streamlit gives a widget with this key."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())


def speaking(ledger: Ledger) -> list[str]:
    """The sources a reader can choose among, in the order in which the address names them."""
    said = {claim.source_id for claim in ledger.claims}
    return [source_id for source_id in ledger.sources if source_id in said]


def all_but(ledger: Ledger, *hidden: str) -> str:
    """The address's list of sources with some of them hidden."""
    return ",".join(source_id for source_id in speaking(ledger) if source_id not in hidden)


def mounted_once(frame: Frame) -> bool:
    """Whether the map has lived since the page was opened, and its list of commands has not grown."""
    return frame.evaluate("[window.greylineMounts, window.feature_group.length]") == [1, 1]


def drawn_for(frame: Frame, views: Sequence[View], told: str) -> list[list[dict[str, Any]]]:
    """What the map draws of each place in each of these views, in turn: it paints in between, as it would for a reader.

    `told` is a script's function that tells of one place's picture what is wanted.
    """
    script = """([queries, told]) => queries.map((query) => {
      const map = window.greylineMap;
      window.greyline.show(`${query}&overlay=${map.loaded}&ack=0`);
      return map.pictures.map(eval(told));
    })"""
    return frame.evaluate(script, [[urlencode(view.query(), quote_via=quote, safe="") for view in views], told])
