"""The pages we are measured against, served beside ours, each with the files that its map needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PIL import Image, ImageDraw

from tests.browser.servers import OURS, ROOT, Server, free_port, stop_server, wait_until_healthy

# All that folium's popups ask of jQuery: text in, elements out. Smaller than jQuery, so in the naive page's favour.
JQUERY = """window.$ = window.jQuery = (html) => {
  const box = document.createElement("div");
  box.innerHTML = html;
  return box.children;
};
"""


def lay_out_naive(folder: Path) -> Path:
    """Puts the naive page and the files its map needs into a folder; gives the page's path."""
    static = folder / "static"
    (static / "images").mkdir(parents=True)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(ROOT / "dashboard" / "static" / "vendor" / name, static / name)
    # The vendored style names no pictures; Leaflet finds its markers' folder by this rule.
    with (static / "leaflet.css").open("a", encoding="utf-8") as style:
        style.write(".leaflet-default-icon-path { background-image: url(images/marker-icon.png); }\n")
    (static / "jquery.js").write_text(JQUERY, encoding="utf-8")
    for name, size in (("marker-icon", (25, 41)), ("marker-icon-2x", (50, 82)), ("marker-shadow", (41, 41))):
        _pin(size).save(static / "images" / f"{name}.png")
    return Path(shutil.copy(Path(__file__).with_name("naive.py"), folder / "naive.py"))


def _pin(size: tuple[int, int]) -> Image.Image:
    """A marker of the size and outline of Leaflet's own, whose pictures are not vendored."""
    width, height = size
    picture = Image.new("RGBA", size)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((0, 0, width - 1, width - 1), fill="#2A81CB")
    pen.polygon([(1, width * 2 // 3), (width - 2, width * 2 // 3), (width // 2, height - 1)], fill="#2A81CB")
    return picture


# Our routes beside Streamlit's, as `serve` has them, around a page that is not ours.
WITH_OUR_ROUTES = """
import sys
import streamlit as st
from dashboard.serve import routes
page, port = sys.argv[1:]
st.App(page, routes=routes()).run(config={"server.address": "127.0.0.1", "server.port": int(port)})
"""


def lay_out(kind: str, folder: Path) -> Path:
    """Puts a page, and the files its map needs, into a folder; gives the page's path."""
    if kind == "naive":
        return lay_out_naive(folder)
    if kind == "geojson":
        lay_out_naive(folder)
    return Path(shutil.copy(Path(__file__).with_name(f"{kind}.py"), folder / f"{kind}.py"))


def serving(kind: str, folder: Path, settings: dict[str, str]) -> AbstractContextManager[Server]:
    """One of the pages we are measured against, for as long as it is needed."""
    return page_served(lay_out(kind, folder), own_routes=kind == "alone", **settings)


def starting(page: Path, port: int, own_routes: bool) -> list[str]:
    """The command that serves a page."""
    if own_routes:
        return [sys.executable, "-c", WITH_OUR_ROUTES, str(page), str(port)]
    options = {
        "server.port": port, "server.address": "127.0.0.1", "server.headless": "true", "server.fileWatcherType": "none",
        "server.enableStaticServing": "true", "browser.gatherUsageStats": "false",
    }  # fmt: skip
    return [sys.executable, "-m", "streamlit", "run", str(page), *(f"--{name}={value}" for name, value in options.items())]


@contextmanager
def page_served(page: Path, *, own_routes: bool = False, **settings: str) -> Iterator[Server]:
    """A Streamlit page for as long as it is needed, started in its own folder."""
    port, log = free_port(), page.with_suffix(".log")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with log.open("w") as out:
        process = subprocess.Popen(
            starting(page, port, own_routes), cwd=page.parent, env={**kept, "PYTHONPATH": str(ROOT), **settings},
            stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", port, process, log)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        stop_server(server)
