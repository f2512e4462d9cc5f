"""The ledgers, servers and browser that the measurements share, each started when it is first asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from data.store import Ledger, open_ledger, open_store
from tests.bench import servers
from tests.bench.ledger import write_ledger
from tests.bench.plan import Plan
from tests.browser.conftest import CHROMIUM, QUIET, WIDE
from tests.browser.servers import Server, served

# deck.gl needs WebGL; without a graphics card Chromium draws it in software, if it may.
WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
# Collected when asked, so that what is counted as used is in use.
HEAP = ["--enable-precise-memory-info", "--js-flags=--expose-gc"]
# Our page, its strip and its sources are one server.
SERVERS = {"ours": "ours", "strip": "ours", "source": "ours", "naive": "naive", "geojson": "geojson", "deck": "deck",
           "bare": "bare", "alone": "alone"}  # fmt: skip


class Stage:
    """All that stands while something is measured."""

    def __init__(self, folder: Path, plan: Plan, stack: ExitStack) -> None:
        self.folder = folder
        self.plan = plan
        self.stack = stack
        self.ledgers: dict[int, Path] = {}
        self.opened: dict[int, Ledger] = {}
        self.stores: dict[Path, str] = {}
        # Hears what a part has found so far.
        self.tell: Callable[[dict[str, Any]], object] = lambda found: None

    @cached_property
    def playwright(self) -> Playwright:
        """What drives the browsers."""
        return self.stack.enter_context(sync_playwright())

    @cached_property
    def browser(self) -> Browser:
        """One browser for all pages that are looked at one after the other."""
        browser = self.new_browser()
        self.stack.callback(browser.close)
        return browser

    def new_browser(self) -> Browser:
        """A browser of its own, for whoever counts what its page alone costs."""
        return self.playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *WEBGL, *HEAP])

    def ledger_folder(self, size: int) -> Path:
        """The folder of the ledger of so many claims."""
        if size not in self.ledgers:
            folder = self.folder / f"ledger-{size}"
            folder.mkdir()
            self.ledgers[size] = write_ledger(folder, size)
        return self.ledgers[size]

    def settings(self, tables: Path) -> dict[str, str]:
        """The settings by which a server reads these tables, from a store that was made from them once."""
        if tables not in self.stores:
            self.stores[tables] = f"sqlite:///{self.folder}/store-{len(self.stores)}.sqlite"
            with patch.dict(os.environ, self.settings(tables)):
                open_store().close()
        return {"GREYLINE_LEDGER": str(tables), "GREYLINE_STORE": self.stores[tables]}

    def ledger(self, size: int) -> Ledger:
        """The ledger of so many claims."""
        if size not in self.opened:
            self.opened[size] = open_ledger(self.ledger_folder(size))
        return self.opened[size]

    @contextmanager
    def serving(self, sides: tuple[str, ...], size: int) -> Iterator[dict[str, Server]]:
        """The servers of these sides, by side, for as long as they are needed."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name, ExitStack() as stack:
            started: dict[str, Server] = {}
            for kind in dict.fromkeys(SERVERS[side] for side in sides):
                started[kind] = stack.enter_context(self.served(kind, Path(name), size))
            yield {side: started[SERVERS[side]] for side in sides}

    def served(self, kind: str, folder: Path, size: int) -> AbstractContextManager[Server]:
        """One server on the ledger of so many claims."""
        own = folder / kind
        own.mkdir()
        settings = self.settings(self.ledger_folder(size))
        return served(own, **settings) if kind == "ours" else servers.serving(kind, own, settings)

    def tab(self, url: str = "", script: str = "", browser: Browser | None = None) -> Page:
        """A page in a context of its own, so that no cache is shared."""
        page = (browser or self.browser).new_context(viewport=WIDE, color_scheme="light", locale="en-GB").new_page()
        page.set_default_timeout(180_000)
        if script:
            page.add_init_script(script)
        if url:
            page.goto(url)
        return page


@contextmanager
def set_up(plan: Plan) -> Iterator[Stage]:
    """A stage for as long as it is needed."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        yield Stage(Path(name), plan, stack)
