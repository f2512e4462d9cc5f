"""A real server and a real Chromium that can reach nothing but this server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from data.store import Ledger
from tests.browser.pages import PATIENCE, Watched, watch
from tests.browser.servers import Server, served
from tests.stored import fresh_ledger

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
WIDE = {"width": 1440, "height": 1000}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are skipped with a reason; where it is required, that is an error."""
    here = [item for item in items if Path(item.path).is_relative_to(Path(__file__).parent)]
    for item in here:
        item.add_marker(pytest.mark.browser)
    if CHROMIUM:
        return
    if os.environ.get("GREYLINE_REQUIRE_BROWSER"):
        pytest.exit("browser tests are required here (GREYLINE_REQUIRE_BROWSER), but there is no chromium", 1)
    for item in here:
        item.add_marker(pytest.mark.skip(reason="no chromium on this machine; name one with CHROMIUM=/path"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium instead of a downloaded one."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shipped ledger, served once for all tests."""
    with served(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The shipped ledger as Python reads it, to compare the page with."""
    return fresh_ledger()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for a whole file: every test opens its own address in it, which is a new session."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(tab: Page, server: Server) -> Iterator[Watched]:
    """Every request to another host and every script error of the tab; both must stay empty."""
    with watch(tab, server.url) as seen:
        yield seen
    assert seen.foreign == []
    assert seen.errors == []
