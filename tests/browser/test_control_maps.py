"""Control maps in a browser: a file is chosen, seen, brought in, and taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Watched, settle
from tests.browser.servers import Server, served
from tests.data.importers import made_files as made

LONG = 60_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own: what is brought in stays in its store, and others compare theirs with a fresh one."""
    with served(tmp_path) as started:
        yield started


def test_a_file_is_seen_brought_in_and_taken_out(tab: Page, server: Server, watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "<b>20251104.json"
    path.write_bytes(made.uacontrolmap())
    tab.goto(f"{server.url}/control-maps")
    tab.locator('input[type="file"]').wait_for(state="attached", timeout=LONG)
    tab.locator('input[type="file"]').set_input_files(path)
    tab.locator("img.gl-preview").wait_for(timeout=LONG)
    assert tab.get_by_text("<b>20251104.json").first.is_visible()
    assert tab.locator("img.gl-preview").evaluate("picture => picture.naturalWidth") == 480
    tab.get_by_role("button", name="Bring in 1 file").click()
    tab.get_by_text("1 file was brought in.").wait_for(timeout=LONG)
    settle(tab)
    assert tab.locator("img.gl-preview").count() == 0
    tab.get_by_role("combobox", name="One file in full").click()
    tab.get_by_role("option").first.click()
    tab.get_by_label("Why").fill("made up for a test")
    tab.get_by_label("Your name").fill("A tester")
    tab.get_by_role("button", name="Take it out").click()
    tab.get_by_text("Taken out: <b>20251104.json.").wait_for(timeout=LONG)
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
