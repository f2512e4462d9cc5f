"""The page that stands alone, opened from a disk without a network: it says what the ledger says, on any day."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dashboard.panels.in_words import place_in_words
from dashboard.panels.pairs import sides
from dashboard.panels.said import most_disputed, said_of, said_of_towns
from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import export
from dashboard.wording import view_in_words
from data.disagreement import contradictions
from data.store import Ledger, open_ledger
from data.view import View, select
from tests.browser.test_access import AXE, RUN
from tests.browser.test_inert import NAMES, PAYLOADS, hostile, nothing_has_run, shown
from tests.ledgers import write_table

WIDE, PHONE, SMALL = (1440, 1000), (390, 844), (320, 640)
DAY = date(2025, 11, 4)
VIEWS = 40
# A View as the page's own controls would make it: the day by the map's word, sources by their boxes.
GO = """([day, since, ticked]) => {
  const page = window.greylinePage;
  for (const [id, box] of page.filter.boxes) box.checked = ticked === null || ticked.includes(id);
  page.filtered();
  page.set({ day, since });
}"""
SAID = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  window.greylinePage.tellInWords();
  window.greylinePage.table.draw();
  return {
    ids: [...document.querySelectorAll('#claims tbody tr')].map((row) => row.dataset.claim),
    sentence: document.getElementById('sentence').textContent,
    words: [...document.querySelectorAll('#words li')].map((one) => one.textContent),
    drawn: Object.fromEntries(window.greylineMap.pictures.map((one) => [one.place.id, one.claims])),
    place: document.querySelector('#place-said h2')?.textContent ?? '',
    pairs: [...document.querySelectorAll('.pair')].map((pair) =>
      [...pair.querySelectorAll('p:not(.second) .name')].map((name) => name.textContent)),
  };
}"""


@dataclass
class Heard:
    """All that a page asked for, and all that its console said."""

    asked: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


@pytest.fixture
def alone(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    """A reader without a network, who opens files."""
    reader = Reader(browser, tmp_path)
    yield reader
    reader.close()


class Reader:
    """Writes a page to a disk and opens it in a browser that can reach nobody. At the end nobody was asked for anything."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.heard = Heard()
        self.contexts: list[BrowserContext] = []

    def open(self, contents: Contents, size: tuple[int, int] = WIDE, **options: object) -> Page:
        """Exports the contents and opens the file."""
        file = self.folder / f"page-{len(self.contexts)}.html"
        file.write_bytes(export(contents, "html").data)
        viewport = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(
            **{"viewport": viewport, "color_scheme": "light", "offline": True, **options}
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url == file.as_uri() or self.heard.asked.append(request.url))
        page.on("console", lambda said: self.heard.console.append(said.text))
        page.on("pageerror", lambda error: self.heard.console.append(str(error)))
        page.route(lambda url: url != file.as_uri(), lambda route: route.abort())
        page.goto(file.as_uri())
        if options.get("java_script_enabled", True):
            page.wait_for_function("() => window.greylineReady === true && window.greylineMap.basemap")
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        assert self.heard == Heard()


def contents(ledger: Ledger, view: View | None = None) -> Contents:
    return contents_of(ledger, View(day=DAY) if view is None else view)


def open_details(page: Page) -> None:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def table_ids(page: Page) -> list[str]:
    return page.evaluate(SAID)["ids"]


def newest_first(ledger: Ledger, view: View) -> list[str]:
    claims = select(ledger, view).claims
    return [one.claim_id for one in sorted(claims, key=lambda one: (-one.known_from.toordinal(), one.order))]


def names_of(ledger: Ledger) -> dict[str, str]:
    return {source_id: source.name for source_id, source in ledger.sources.items()}


# ---- what it opens with


def test_it_opens_with_the_view_as_it_was_exported(alone: Reader, ledger: Ledger) -> None:
    view = View(day=DAY, since=DAY, sources=("deepstate", "rybar", "isw"), place="pokrovsk", at=(48.3, 37.2, 9.5))
    made = contents_of(ledger, view, None, Options(theme="dark"))
    page = alone.open(made)
    assert page.locator("#sentence").inner_text() == made.sentence
    told = page.locator(".exported").inner_text()
    manifest = json.loads(page.locator("#greyline-manifest").text_content())
    assert made.sentence in told
    assert manifest["digest"][:12] in told
    assert "This is the View as exported." in told
    assert table_ids(page) == newest_first(ledger, view)
    assert page.locator("#place-said h2").inner_text() == "Pokrovsk"
    lat, lon, zoom = map(float, page.evaluate("window.greylineMap.position()").split(","))
    assert (lat, lon, zoom) == (pytest.approx(48.3, abs=0.001), pytest.approx(37.2, abs=0.001), 9.5)
    assert page.evaluate("window.greylineMap.palette().dark") is True
    assert page.locator("#filter input").count() == 3


def test_without_a_script_the_claims_of_the_view_are_there(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger), java_script_enabled=False)
    ids = page.locator("#claims tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.claim)")
    assert ids == newest_first(ledger, View(day=DAY))
    assert page.locator("noscript .note, .note").first.is_visible()
    assert not page.locator("#map").is_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator("body").evaluate("body => body.ownerDocument.scrollingElement.scrollWidth") <= 320


def test_the_table_says_the_same_before_and_after_the_script(alone: Reader, ledger: Ledger) -> None:
    before = alone.open(contents(ledger), java_script_enabled=False)
    after = alone.open(contents(ledger))
    cells = "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    rows = [page.locator("#claims tbody tr").evaluate_all(cells) for page in (before, after)]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 100


def test_an_empty_view_says_so(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger, View(day=DAY, sources=())))
    assert page.locator("#empty").is_visible()
    assert page.locator("#claims table").is_hidden()
    assert table_ids(page) == []


# ---- what it shows on any day, for any sources


def random_views(ledger: Ledger, exported: View) -> list[View]:
    """Views a reader can come to inside the file: any day, only that day or by it, any of the sources carried."""
    chance = random.Random(4)
    first, last = ledger.strip_days
    speaking = [name for name in ledger.sources if any(claim.source_id == name for claim in ledger.valid)]
    offered = [name for name in speaking if exported.sources is None or name in exported.sources]
    views = []
    for _ in range(VIEWS // 4):
        day = first + timedelta(days=chance.randrange((last - first).days + 1))
        share = chance.random()
        ticked = tuple(name for name in offered if chance.random() < share)
        sources = exported.sources if chance.random() < 0.3 or len(ticked) == len(offered) else ticked
        views.append(replace(exported, day=day, since=chance.choice([None, None, day]), sources=sources))
    return views


@pytest.mark.parametrize(
    "exported",
    [
        View(day=DAY),
        View(day=DAY, sources=("deepstate", "rybar", "isw", "reuters", "ukrainian-general-staff")),
        View(day=DAY, documents=("document-0", "document-2"), kinds=("control", "advance", "encirclement")),
        View(day=DAY, states=("grey", "russian"), control="deepstate"),
    ],
)
def test_table_map_words_and_sentence_say_what_python_says(exported: View, alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger, exported))
    looked_at = 0
    for view in random_views(ledger, exported):
        ticked = None if view.sources == exported.sources else list(view.sources)
        page.evaluate(GO, [view.day.isoformat(), view.since.isoformat() if view.since else "", ticked])
        said, answer = page.evaluate(SAID), select(ledger, view)
        assert said["ids"] == newest_first(ledger, view), view
        assert said["sentence"] == view_in_words(view, answer, names_of(ledger)), view
        drawn = {place_id: claims for place_id, claims in said["drawn"].items() if claims}
        towns = said_of_towns(ledger, answer)
        assert drawn == {one.place_id: len(one.claims) for one in towns}, view
        words = [place_in_words(ledger, view, one) for one in sorted(towns, key=lambda one: -len(one.claims))]
        assert said["words"] == (words or ["Nothing was said in these sources by this day."]), view
        open_place = most_disputed(ledger, answer)
        assert said["place"] == (ledger.places[open_place].name if open_place else ""), view
        pairs = sides(contradictions(said_of(open_place, answer).standings)) if open_place else []
        names = names_of(ledger)
        assert said["pairs"] == [[names[one.affirm[0].source_id], names[one.against[0].source_id]] for one in pairs], (
            view
        )
        looked_at += len(said["ids"])
    assert looked_at > 20, "the test has looked at something"


def test_a_view_of_a_day_beyond_the_strip_opens_on_that_day(alone: Reader, ledger: Ledger) -> None:
    view = View(day=ledger.strip_days[1] + timedelta(days=30))
    page = alone.open(contents(ledger, view))
    assert table_ids(page) == newest_first(ledger, view)
    assert page.locator(".bars").get_attribute("aria-valuenow") == page.locator(".bars").get_attribute("aria-valuemax")


# ---- what a reader does


def sentence_of(page: Page, ledger: Ledger, view: View) -> None:
    """Waits until the page says the sentence of a View, then holds the table against it."""
    meant = view_in_words(view, select(ledger, view), names_of(ledger))
    page.wait_for_function("said => document.getElementById('sentence').textContent === said", arg=meant)
    assert table_ids(page) == newest_first(ledger, view)


def test_the_strip_changes_the_day_by_hand_and_by_key(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    page.locator(".bars").press("ArrowLeft")
    sentence_of(page, ledger, View(day=date(2025, 11, 3)))
    bars = page.locator(".bars")
    box = bars.bounding_box()
    bars.click(position={"x": box["width"] - 10, "y": 10})
    sentence_of(page, ledger, View(day=date(2025, 11, 6)))
    page.get_by_role("button", name="Only this day").click()
    sentence_of(page, ledger, View(day=date(2025, 11, 6), since=date(2025, 11, 6)))
    assert "no longer the View as exported" in page.locator("#changed").inner_text()
    assert contents(ledger).sentence in page.locator(".exported").inner_text()
    page.locator("#back").click()
    sentence_of(page, ledger, View(day=DAY))
    assert page.locator("#back").is_hidden()
    assert bars.get_attribute("aria-valuetext") == "Tuesday 4 November 2025"


def test_sources_are_chosen_one_by_one_and_by_group(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    speaking = [name for name in ledger.sources if any(claim.source_id == name for claim in ledger.valid)]
    page.get_by_label("DeepState").uncheck()
    sentence_of(page, ledger, View(day=DAY, sources=tuple(name for name in speaking if name != "deepstate")))
    page.get_by_role("button", name="Russian officials: none").click()
    kept = [name for name in speaking if name != "deepstate" and ledger.sources[name].group != "russian-officials"]
    sentence_of(page, ledger, View(day=DAY, sources=tuple(kept)))
    for group in ("Ukrainian officials", "Ukrainian others", "Neither side", "Russian others"):
        page.get_by_role("button", name=f"{group}: none").click()
    sentence_of(page, ledger, View(day=DAY, sources=()))
    for group in ("Ukrainian officials", "Ukrainian others", "Neither side", "Russian others", "Russian officials"):
        page.get_by_role("button", name=f"{group}: all").click()
    sentence_of(page, ledger, View(day=DAY))


def test_a_click_on_a_place_opens_its_panel(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    at = page.evaluate(
        """() => {
          const { map, placed } = window.greylineMap;
          const { x, y } = map.layerPointToContainerPoint(placed.find((one) => one.picture.place.id === 'kramatorsk').at);
          return { x, y };
        }"""
    )
    page.locator("#map").click(position=at)
    page.wait_for_function("() => document.querySelector('#place-said h2').textContent === 'Kramatorsk'")
    said = page.locator("#place-said").inner_text()
    for claim in select(ledger, View(day=DAY)).claims:
        if claim.place_id == "kramatorsk":
            assert claim.summary in said
            assert claim.claim_id in said
            assert not claim.words or claim.words in said
    assert page.locator("#place").input_value() == "kramatorsk"


def test_every_place_can_be_reached_by_keyboard(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    page.locator(".reach button").filter(has_text="Dobropillia").first.press("Enter")
    page.wait_for_function("() => document.querySelector('#place-said h2').textContent === 'Dobropillia'")
    page.locator("#place").select_option("ukraine")  # a region stands in the panel, never on the map
    assert page.locator("#place-said h2").inner_text() == "Ukraine"
    assert "ukraine" not in page.evaluate("window.greylineMap.pictures.map((one) => one.place.id)")


def test_a_place_nobody_speaks_of_on_a_day_is_said_to_be_silent(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger, View(day=date(2025, 10, 31), place="myrnohrad")))
    assert "Nobody in these sources had spoken of Myrnohrad by 31 October. First: " in page.locator("#place-said").inner_text()


def test_the_map_is_moved_without_a_word_of_the_page_changing(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    before = page.locator("main").inner_text()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_function("() => window.greylineMap.kept !== ''")
    page.wait_for_timeout(600)
    at = page.evaluate("window.greylineMap.position()")
    assert page.evaluate("window.greylinePage.asked.get('at')") == at
    assert "This is the View as exported" in before
    page.locator("#theme").select_option("dark")
    assert page.evaluate("window.greylineMap.position()") == at
    assert page.evaluate("window.greylineMap.palette().dark") is True


# ---- for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_axe_finds_nothing(size: tuple[int, int], scheme: str, alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger), size, color_scheme=scheme, bypass_csp=True)
    open_details(page)
    page.wait_for_timeout(300)
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []


@pytest.mark.parametrize("size", [WIDE, (1024, 800), PHONE, SMALL])
def test_nothing_scrolls_sideways(size: tuple[int, int], alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger), size)
    open_details(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]


def test_the_theme_follows_the_system_until_it_is_chosen(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    dark = "[window.greylineMap.palette().dark, getComputedStyle(document.body).backgroundColor]"
    assert page.evaluate(dark) == [False, "rgb(251, 250, 247)"]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => window.greylineMap.palette().dark")
    assert page.evaluate(dark) == [True, "rgb(20, 23, 26)"]
    page.locator("#theme").select_option("light")
    assert page.evaluate(dark) == [False, "rgb(251, 250, 247)"]


def test_on_paper_it_is_light_and_unfolded_and_afterwards_as_before(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger), color_scheme="dark")
    state = """() => [window.greylineMap.palette().dark,
      document.querySelectorAll('details:not([open], .play-more, .more)').length,
      document.getElementById('map').style.width]"""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(state) == [False, 0, "680px"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    dark, folded, width = page.evaluate(state)
    assert (dark, width) == (True, "")
    assert folded > 0


# ---- texts from outside


@pytest.fixture(scope="module")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The made-up ledger with a payload in every free field."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    made, places = hostile()
    made.write(folder)
    write_table(folder / "places.csv", places[0], places)
    return open_ledger(folder)


def test_hostile_texts_are_shown_as_they_are_written(alone: Reader, hostile_ledger: Ledger) -> None:
    page = alone.open(contents(hostile_ledger, View(place="pokrovsk")))
    panel = " ".join(page.locator("#place-said").text_content().split())
    open_details(page)
    table = " ".join(page.locator("#claims").text_content().split())
    about = " ".join(page.locator(".about").text_content().split())
    for number, payload in enumerate(PAYLOADS):
        name = shown(NAMES[number % len(NAMES)])
        for where in (panel, table):
            assert name in where, "the source's name"
            assert f"summary {shown(payload)}" in where
            assert f"{shown(payload)}, " in where, "the publisher"
        assert f"as printed: {shown(payload)}" in panel, "the words"
        assert f"“{shown(payload)}”" in panel, "the document's title"
        assert f"via {name}" in panel
        assert f"{name}: {shown(payload)}" in about, "the licence"
    boxes = page.locator(".source bdi").all_text_contents()
    places = page.locator("#place option").all_text_contents()
    for name in NAMES:
        assert shown(name) in [shown(box) for box in boxes]
        assert f"{shown(name)} (2)" in [shown(place) for place in places]
    nothing_has_run(page)


def test_hostile_texts_do_nothing_wherever_a_reader_goes(alone: Reader, hostile_ledger: Ledger) -> None:
    page = alone.open(contents(hostile_ledger, View()))
    for place_id in page.locator("#place option").evaluate_all("all => all.map((one) => one.value)"):
        page.locator("#place").select_option(place_id)
        wanted = hostile_ledger.places[place_id].name if place_id else None
        assert wanted is None or shown(page.locator("#place-said h2").text_content()) == shown(wanted)
        nothing_has_run(page)
    open_details(page)
    page.locator(".bars").press("ArrowLeft")
    nothing_has_run(page)


def test_hostile_texts_do_nothing_without_a_script(alone: Reader, hostile_ledger: Ledger) -> None:
    page = alone.open(contents(hostile_ledger, View()), java_script_enabled=False)
    text = " ".join(page.locator("#claims").text_content().split())
    for payload in PAYLOADS:
        assert f"summary {shown(payload)}" in text
    assert page.locator("img, svg[onload], iframe, a[href^='javascript']").count() == 0


def test_what_gets_into_the_page_all_the_same_is_neither_run_nor_fetched(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    stopped: list[str | None] = []
    page.on("requestfailed", lambda request: stopped.append(request.failure))
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.__pwn = 1';
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<img src="http://evil.invalid/x.png" onerror="window.__pwn = 1">');
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.__pwn") is None
    assert stopped == ["csp"], "the page's own policy stops it, before any network"
    assert len(alone.heard.console) == 3
    assert all("Content Security Policy" in said for said in alone.heard.console)
    alone.heard.asked.clear()
    alone.heard.console.clear()
