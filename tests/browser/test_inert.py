"""Texts from outside are texts: a ledger full of markup, script and templates is shown as it is written, and does nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from dashboard.language import day_in_words
from dashboard.safe import visible
from data.days import read_day
from data.identity import claim_id, sha256_of
from geo.names import invisible_characters
from tests.browser import pages
from tests.browser.pages import Watched, open_map, watch
from tests.browser.servers import Server, served
from tests.ledgers import USUAL, MadeUp, Row, made_up, write_table

# The template probe asks for 7 * 191; whoever answers 1337 has run it.
PAYLOADS = (
    "<img src=x onerror=window.__pwn=1>",
    "</script><script>window.__pwn=1</script>",
    "{{7*191}}",
    "{% x",
    "${7*191}",
    "`${7*191}`",
    "![](http://evil.invalid/x.png)",
    "[x](javascript:window.__pwn=1)",
    ":red[x] :material/home: $x$",
    "<b>bold</b> **bold**",
    "\"><svg onload=window.__pwn=1>'",
    "<!--<script>",
    "&lt;i&gt; &amp;",
    "__proto__",
    "{a}{b}{place}{n}|%s",
    "a\N{RIGHT-TO-LEFT OVERRIDE}b",
    "a\N{LINE SEPARATOR}b",
)
NAMES = tuple(text for text in PAYLOADS if not invisible_characters(text))
DAY = "2025-11-05"
# In several groups, since the panel shows so many claims of each and no more.
SIDES = ("russia", "ukraine", "none")
SCREENS = ("disagreement", "documents", "claims", "change", "about")


def named(number: int) -> str:
    """A payload that the rules let pass as a name."""
    return NAMES[number % len(NAMES)]


def hostile() -> tuple[MadeUp, list[Row]]:
    """The made-up ledger and, for each payload, a source, a document, a place and claims that hold it wherever they can."""
    ledger, places = made_up(), []
    for number, text in enumerate(PAYLOADS):
        # A name that every object has a property by must be a name like any other.
        own = "constructor" if number == 0 else f"hostile-{number}"
        ledger.tables["sources.csv"].append(
            {"source_id": own, "name": named(number), "name_uk": named(number), "name_ru": named(number),
             "side": SIDES[number % len(SIDES)], "kind": "blogger", "url": "javascript:window.__pwn=1", "licence": text,
             "redistribution": "ask", "note": text}
        )  # fmt: skip
        passage = f"{text} in a sentence of the document."
        ledger.texts[own] = passage
        ledger.tables["documents.csv"].append(
            {"document_id": own, "title": text, "publisher": text, "published_on": DAY, "language": text,
             "url": "javascript:window.__pwn=1", "text_sha256": hashlib.sha256(passage.encode()).hexdigest(), "note": text}
        )  # fmt: skip
        places.append(
            {"place_id": own, "geonames_id": "", "name": named(number), "name_uk": named(number), "name_ru": named(number),
             "lat": f"{48.15 + 0.12 * (number // 5):.2f}", "lon": f"{36.8 + 0.2 * (number % 5):.2f}", "kind": "town",
             "population": "", "admin1": named(number), "reference_radius_km": "3"}
        )  # fmt: skip
        said = [
            {"kind": "control", "state": "russian", "place_id": "pokrovsk"},
            {"kind": "encirclement", "actor": "russia", "place_id": own},
            {"kind": "encirclement", "actor": "russia", "place_id": own, "modality": "denied", "source_id": "western-army"},
        ]
        claims = [hostile_claim(own, text, passage, one) for one in said]
        ledger.tables["claims.csv"] += claims
        ledger.tables["coverage.csv"].append(
            {"document_id": own, "start": "0", "end": str(len(passage)),
             "claim_ids": " ".join(claim["claim_id"] for claim in claims), "reason": ""}
        )  # fmt: skip
    return ledger, places


def hostile_claim(own: str, text: str, passage: str, said: Row) -> Row:
    """A claim that holds a payload in every field that is free."""
    row = {
        **USUAL, "document_id": own, "source_id": own, "via_source_id": own, "passage_start": "0",
        "passage_end": str(len(passage)), "passage_sha256": sha256_of(passage), "as_of": DAY, "stated_on": DAY,
        "place_as_written": "", "words": text, "summary": f"summary {text}", "graded_by": text, **said,
    }  # fmt: skip
    return {"claim_id": claim_id(row), **row}


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The hostile ledger, served with its documents."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    ledger, places = hostile()
    ledger.write(folder)
    write_table(folder / "places.csv", places[0], places)
    with served(folder, GREYLINE_LEDGER=str(folder), GREYLINE_DOCUMENTS=str(folder / "documents")) as server:
        yield server


@pytest.fixture
def seen(tab: Page, hostile_server: Server) -> Iterator[Watched]:
    """What the page asks of others and what goes wrong in it: nothing."""
    with watch(tab, hostile_server.url) as seen:
        yield seen
    assert seen == Watched()


def nothing_has_run(page: Page, frame: Frame | None = None) -> None:
    """No script of the ledger, no template, no picture, no link that is none of ours."""
    for place in (page, frame) if frame else (page,):
        assert place.evaluate("[window.__pwn, Object.prototype.__pwn]") == [None, None]
        assert "1337" not in place.evaluate("document.body.innerText")
        markup = "img[src=x], svg[onload], [onerror], a[href^='javascript'], img[src*=evil]"
        assert place.evaluate("markup => document.querySelectorAll(markup).length", markup) == 0


def shown(text: str) -> str:
    """A text as a page may show it: what hides is marked; how white space runs is the browser's."""
    return " ".join(visible(text).split())


def all_text(page: Page) -> str:
    """All the text of the page, folded parts too, without the joiners that keep labels from becoming markup."""
    return " ".join(page.evaluate("document.body.textContent").replace("\N{WORD JOINER}", "").split())


def test_the_map_and_its_panel_show_every_text_as_it_is_written(
    tab: Page, hostile_server: Server, seen: Watched
) -> None:
    frame = open_map(tab, hostile_server.url, place="pokrovsk")
    text = " ".join(pages.panel(tab).split())
    for number, payload in enumerate(PAYLOADS):
        assert shown(named(number)) in text, "the source's name"
        assert f"summary {shown(payload)}" in text
        assert f"{shown(payload)} in a sentence" in text, "the passage"
        assert f"in {shown(payload)}, {day_in_words(read_day(DAY))}" in text, "the publisher"
    nothing_has_run(tab, frame)


def test_labels_of_widgets_show_names_as_they_are_written(tab: Page, hostile_server: Server, seen: Watched) -> None:
    frame = open_map(tab, hostile_server.url)
    written = all_text(tab)
    for name in NAMES:
        assert f"{shown(name)} 2" in written, "the line of the source"
    box = tab.locator(".st-key-place input")
    box.click()
    box.fill("<img")
    tab.get_by_role("option").first.wait_for()
    assert any(option.startswith(NAMES[0]) for option in tab.get_by_role("option").all_text_contents())
    nothing_has_run(tab, frame)


def test_the_map_itself_holds_every_place_and_draws(tab: Page, hostile_server: Server, seen: Watched) -> None:
    frame = open_map(tab, hostile_server.url, at="48.3800,37.2000,9.00")
    places = frame.evaluate("window.greylineMap.pictures.map((one) => [one.place.id, one.place.name, one.claims])")
    ids = ["constructor", *(f"hostile-{number}" for number in range(1, len(PAYLOADS)))]
    assert {(place_id, name) for place_id, name, claims in places if claims == 2} == {
        (place_id, named(number)) for number, place_id in enumerate(ids)
    }
    buttons = frame.locator(".reach button").all_text_contents()
    for name in NAMES:
        assert any(button.startswith(f"{name}:") for button in buttons), name
    frame.locator(".reach button").nth([place.startswith(NAMES[0]) for place in buttons].index(True)).press("Enter")
    tab.wait_for_url("**place=constructor**")
    tab.wait_for_function("name => document.querySelector('.gl-panel h2')?.textContent === name", arg=NAMES[0])
    nothing_has_run(tab, frame)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_runs_what_it_shows(screen: str, tab: Page, hostile_server: Server, seen: Watched) -> None:
    tab.goto(f"{hostile_server.url}/{screen}")
    tab.locator("h1, h2, [data-testid='stHeading']").first.wait_for()
    pages.settle(tab)
    nothing_has_run(tab)


def test_sources_are_shown_with_their_notes_as_they_are_written(
    tab: Page, hostile_server: Server, seen: Watched
) -> None:
    tab.goto(f"{hostile_server.url}/sources")
    tab.get_by_role("heading", name="Sources").first.wait_for()
    pages.settle(tab)
    text = all_text(tab)
    for number, payload in enumerate(PAYLOADS):
        assert shown(named(number)) in text
        assert shown(payload) in text, "the note"
    nothing_has_run(tab)
