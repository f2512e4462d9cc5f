"""The Export screen in a browser: the file a reader gets is the command line's, and nobody else waits for it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.cli import main
from dashboard.snapshot.export import BESIDE
from dashboard.snapshot.formats import FORMATS
from data.store import Ledger
from data.view import View, select
from tests.browser.pages import PATIENCE, Watched, map_frame, settle
from tests.browser.servers import Server
from tests.dashboard.snapshot.contents import FOURTH

LONG = 60_000
VIEW = "day=2025-11-04&source=deepstate"


def open_export(page: Page, server: Server, view: str = VIEW) -> None:
    """Opens the screen and waits for the picture."""
    page.goto(f"{server.url}/export?{view}")
    page.locator(".st-key-export-preview img").wait_for(timeout=LONG)
    settle(page)


def choose(page: Page, words: str) -> None:
    """Chooses a format by the beginning of its words."""
    page.locator(".st-key-export-format label").filter(has_text=words).click()
    settle(page)


def download(page: Page, key: str, folder: Path) -> Path:
    """Takes a file that is ready, under the name that the browser is offered."""
    with page.expect_download(timeout=LONG) as waiting:
        page.locator(f".st-key-{key} button").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_the_file_is_the_command_line_s_and_verifies(
    tab: Page, server: Server, ledger: Ledger, watched: Watched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_export(tab, server)
    picture = download(tab, "export-file", tmp_path)
    choose(tab, "CSV")
    tab.locator(".st-key-export-make button").click()
    table = download(tab, "export-file", tmp_path)
    beside = download(tab, "export-manifest", tmp_path)
    assert beside.name == table.name + BESIDE
    for path, name in ((picture, "png"), (table, "csv")):
        again = tmp_path / f"again.{name}"
        assert main(["snapshot", "--view", VIEW, "--format", name, "--out", str(again)]) == 0
        assert again.read_bytes() == path.read_bytes()
        assert main(["verify", str(path)]) == 0
    assert "byte for byte" in capsys.readouterr().out
    ids = [claim.claim_id for claim in select(ledger, View(day=FOURTH, sources=("deepstate",))).claims]
    assert FORMATS["csv"].read_ids(table.read_bytes()) == ids
    listed = json.loads(FORMATS["png"].read_manifest(picture.read_bytes()))["shown"]["claims"]
    assert [claim_id for claim_id, _ in listed] == ids


def test_another_reader_s_map_changes_while_a_bundle_is_made(
    browser: Browser, tab: Page, server: Server, watched: Watched, tmp_path: Path
) -> None:
    open_export(tab, server)
    choose(tab, "Everything")
    other = browser.new_page()
    other.goto(f"{server.url}/?day=2025-11-04")
    frame = map_frame(other)
    tab.locator(".st-key-export-make button").click()
    other.goto(f"{server.url}/?day=2025-11-06")
    frame = map_frame(other)
    assert "6 November" in frame.locator(".strip-day").inner_text(timeout=PATIENCE)
    other.close()
    bundle = download(tab, "export-file", tmp_path)
    assert main(["verify", str(bundle)]) == 0


def test_going_elsewhere_while_a_file_is_made_leaves_the_next_export_right(
    tab: Page, server: Server, watched: Watched, tmp_path: Path
) -> None:
    open_export(tab, server, "day=2025-11-03")  # nothing of which is kept from the tests above
    choose(tab, "Everything")
    tab.locator(".st-key-export-make button").click()
    time.sleep(0.3)
    choose(tab, "GeoJSON")
    tab.locator(".st-key-export-make button").click(timeout=LONG)
    made = download(tab, "export-file", tmp_path)
    assert made.suffix == ".geojson"
    assert main(["verify", str(made)]) == 0


def test_a_span_is_made_as_on_the_command_line(tab: Page, server: Server, watched: Watched, tmp_path: Path) -> None:
    open_export(tab, server, "day=2025-11-03&since=2025-11-02")
    choose(tab, "WebP")
    tab.locator(".st-key-export-span").wait_for(timeout=PATIENCE)
    tab.get_by_text("2 of 2 days").wait_for(timeout=PATIENCE)
    tab.locator(".st-key-export-make button").click()
    tab.locator(".st-key-export-file button").wait_for(timeout=LONG)
    made = download(tab, "export-file", tmp_path)
    again = tmp_path / "again.webp"
    asked = ("--since", "2025-11-02", "--on", "2025-11-03", "--theme", "light")
    assert main(["snapshot", *asked, "--format", "webp", "--out", str(again)]) == 0
    assert made.read_bytes() == again.read_bytes()
    assert main(["verify", str(made)]) == 0
