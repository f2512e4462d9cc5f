"""The dashboard served with control maps in its ledger, for the tests of this folder."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from data.maps import MapSeries
from tests.browser.conftest import WIDE
from tests.browser.pages import PATIENCE, Watched, watch
from tests.browser.servers import OURS, ROOT, Server, free_port, own_store, stop_server, wait_until_healthy


@contextmanager
def served_with(folder: Path, maps: Sequence[MapSeries], **settings: str) -> Iterator[Server]:
    """A server whose ledger has these maps; it must end well and without a traceback."""
    held, port = folder / "maps.pickle", free_port()
    held.write_bytes(pickle.dumps(tuple(maps)))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    kept["GREYLINE_STORE"] = own_store(folder, settings.get("GREYLINE_LEDGER"))
    log = folder / f"maps-server-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.serving_maps", str(held), "serve", "--port", str(port)],
            cwd=folder, env={**kept, "PYTHONPATH": str(ROOT), **settings}, stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", port, process, log)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        ended = stop_server(server)
    said = log.read_text()
    assert ended == 0, said
    assert "Traceback" not in said, said


@contextmanager
def quiet_page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of a server, in a context of its own; it must ask no other host and raise no error."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", locale="en-GB")
    context.set_default_timeout(PATIENCE)
    made = context.new_page()
    with watch(made, server.url) as seen:
        yield made
    context.close()
    assert seen == Watched()
