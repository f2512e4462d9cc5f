"""The pages we are measured against, served beside ours: the naive one with its files at hand, and a bare one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def naive_served(folder: Path, ledger: Path) -> Iterator[Server]:
    """The naive dashboard for as long as it is needed."""
    with page_served(lay_out_naive(folder), GREYLINE_LEDGER=str(ledger)) as server:
        yield server


@contextmanager
def bare_served(folder: Path) -> Iterator[Server]:
    """A page with a slider and a sentence alone: what a rerun costs whatever is on the page."""
    with page_served(Path(shutil.copy(Path(__file__).with_name("bare.py"), folder / "bare.py"))) as server:
        yield server


@contextmanager
def page_served(page: Path, **settings: str) -> Iterator[Server]:
    """A Streamlit page for as long as it is needed, started in its own folder."""
    port, log = free_port(), page.with_suffix(".log")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    options = {
        "server.port": port, "server.address": "127.0.0.1", "server.headless": "true", "server.fileWatcherType": "none",
        "server.enableStaticServing": "true", "browser.gatherUsageStats": "false",
    }  # fmt: skip
    arguments = [f"--{name}={value}" for name, value in options.items()]
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(page), *arguments], cwd=page.parent,
            env={**kept, "PYTHONPATH": str(ROOT), **settings},
            stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", port, process, log)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        stop_server(server)
