"""The Change screen in a browser: charts that tell themselves, choices that stand in the address, a file, no other host."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.area_answers import area_row
from data.control import ControlMap
from data.maps import map_series
from data.movement.areas import area_rows
from geo.regions import oblast_region
from tests.browser.maps_server import served_with
from tests.browser.pages import PATIENCE, query_of, settle, watch
from tests.browser.servers import Server
from tests.browser.test_access import AXE, RUN
from tests.browser.test_narrow import SIDEWAYS
from tests.dashboard.snapshot.contents import FOURTH
from tests.drawn_maps import a_map, an_area, square

DAYS = [FOURTH + timedelta(days=number) for number in (-2, -1, 0, 2)]
CHARTS = ".stVegaLiteChart svg"
# The line's colour and the name of every figure of a chart, as they stand in the page.
SEEN = """() => [...document.querySelectorAll('.stVegaLiteChart')].map((one) => ({
  name: one.getAttribute('aria-label'),
  line: [...one.querySelectorAll('.mark-line path')].map((path) => getComputedStyle(path).stroke),
  told: [...one.querySelectorAll('.mark-symbol [role="graphics-symbol"]')].map((point) => point.getAttribute('aria-label')),
}))"""


def control_maps() -> Iterator[ControlMap]:
    """Four maps of a front that moves; the third has lost its grey layer, and a day before the last has no map."""
    for number, day in enumerate(DAYS):
        russian = an_area("russian", square(37.1, 48.2, 0.1 + number / 50), day=day)
        grey = an_area("grey", square(37.4, 48.2), day=day)
        yield a_map([russian], missing=["Unknown status"]) if number == 2 else a_map([russian, grey])


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shipped ledger with these maps."""
    folder = tmp_path_factory.mktemp("change")
    with served_with(folder, map_series(control_maps()), XDG_CACHE_HOME=str(folder / "cache")) as started:
        yield started


def open_change(page: Page, server: Server, query: str = "") -> None:
    """Opens the screen and waits for its charts."""
    page.goto(f"{server.url}/change?day=2025-11-06{query}")
    page.wait_for_selector(CHARTS, timeout=PATIENCE)
    settle(page)


def choose(page: Page, key: str, words: str) -> None:
    """Chooses in a list by the words of the choice."""
    box = page.locator(f".st-key-{key} input")
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words).first.click()


def test_a_reader_looks_at_an_oblast_between_two_days_and_takes_the_figures_along(
    tab: Page, mapped: Server, tmp_path: Path
) -> None:
    with watch(tab, mapped.url) as seen:
        open_change(tab, mapped)
        grey, russian = tab.evaluate(SEEN)
        assert russian["name"].startswith("Russian, day by day") and grey["name"].startswith("Grey, day by day")
        assert [told.split(":")[0] for told in russian["told"]] == [f"{day.day} November 2025" for day in DAYS]
        assert len(russian["line"]) == 3, "joined from the 2nd to the 3rd alone: a layer is missing, then a day"
        assert "layer missing" in tab.locator(CHARTS).nth(1).text_content()
        assert "one of the files lacks a layer: Unknown status" in tab.locator(".gl-jumps").inner_text()
        choose(tab, "change-where", "Donetsk Oblast")
        tab.wait_for_url("**region=donetsk-oblast**")
        choose(tab, "change-last", "3 November 2025")
        tab.wait_for_url("**between=2025-11-02%2C2025-11-03**")
        tab.wait_for_selector("h2:has-text('Areas in Donetsk Oblast')")
        settle(tab)
        tab.wait_for_selector(CHARTS)
        with tab.expect_download(timeout=PATIENCE) as waiting:
            tab.locator(".st-key-change-csv button").click()
        waiting.value.save_as(tmp_path / "areas.csv")
        asked = query_of(tab)
        tab.reload()
        tab.wait_for_selector(".gl-figures small:has-text('3 Nov 2025')", timeout=PATIENCE)
        assert query_of(tab) == asked
    assert (seen.foreign, seen.errors) == ([], [])
    region = oblast_region("donetsk-oblast")
    (series,) = map_series(control_maps())
    meant = [area_row(row, region) for row in area_rows(series, DAYS[0], DAYS[-1], region, tmp_path)]
    told = list(csv.DictReader((tmp_path / "areas.csv").read_text().splitlines()))
    assert told == [{name: "" if value is None else str(value) for name, value in row.items()} for row in meant]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_everyone_can_read_it_at_any_width(browser, mapped: Server, width: int, theme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, locale="en-GB")
    page = context.new_page()
    open_change(page, mapped, "&region=37,48,38,49")
    page.locator(".st-key-change-line summary").click()
    page.wait_for_selector(".st-key-change-line [data-testid='stDataFrame']", timeout=PATIENCE)
    settle(page)
    found = page.evaluate(SIDEWAYS)
    assert found["page"][0] <= found["window"] == width
    assert found["main"][0] <= found["main"][1]
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    context.close()


def test_the_charts_turn_with_the_theme_without_a_new_run(browser, mapped: Server) -> None:
    context = browser.new_context(color_scheme="light", locale="en-GB")
    page = context.new_page()
    open_change(page, mapped)
    page.wait_for_function(f"() => ({SEEN})()[1].line[0] === 'rgb(156, 43, 32)'", polling=50)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => ({SEEN})()[1]?.line[0] === 'rgb(224, 112, 95)'", polling=50)
    context.close()
