"""The app's own screenshots for the README and the docs: `make screenshots`. Needs Chromium.

Wide and narrow, light and dark, 4 and 6 November, with Pokrovsk open. Each is reduced to 256 colours, which leaves the flat
colours as they are and rounds the edges of letters, so that a picture stays small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.pages import open_map
from tests.browser.servers import ROOT, served

DOCS = ROOT / "docs"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
THEMES = ("light", "dark")
DAYS = ("2025-11-04", "2025-11-06")
PLACE = "pokrovsk"
MOST_BYTES = 250_000


@dataclass(frozen=True)
class Shot:
    """One screenshot: on which screen, in which theme, of which day."""

    size: str
    theme: str
    day: str

    @property
    def name(self) -> str:
        """The picture's file name."""
        return f"{self.day}-{self.size}-{self.theme}.png"


SHOTS = [Shot(*chosen) for chosen in product(SIZES, THEMES, DAYS)]
README_SHOT = Shot("wide", "light", "2025-11-04")


def take(browser: Browser, url: str, shot: Shot) -> bytes:
    """The screen as a reader has it, once the map is drawn and nothing moves any more."""
    width, height = SIZES[shot.size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.theme, locale="en-GB", timezone_id="UTC",
        reduced_motion="reduce", has_touch=shot.size == "narrow",
    )  # fmt: skip
    page = context.new_page()
    frame = open_map(page, url, day=shot.day, place=PLACE)
    frame.wait_for_function("() => window.greylineMap.basemap !== undefined")
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(600)  # Streamlit lets a finished run fade in
    picture = page.screenshot()
    context.close()
    return picture


def small(picture: bytes) -> bytes:
    """The same picture in at most 256 colours."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    kept = io.BytesIO()
    whole.quantize(256, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE).save(
        kept, "PNG", optimize=True
    )
    return min(kept.getvalue(), picture, key=len)


def save_all(browser: Browser, url: str, folder: Path) -> list[Path]:
    """Takes every screenshot into `screenshots/`, and the README's map beside it; gives what was written."""
    (folder / "screenshots").mkdir(parents=True, exist_ok=True)
    written = []
    for shot in SHOTS:
        picture = small(take(browser, url, shot))
        paths = [folder / "screenshots" / shot.name, *([folder / "map.png"] if shot == README_SHOT else [])]
        for path in paths:
            path.write_bytes(picture)
        written += paths
    return written


def main() -> int:
    """Writes all pictures and says which; 1 where one is too large or there is no Chromium."""
    if CHROMIUM is None:
        print("screenshots: there is no chromium here; name one with CHROMIUM=/path", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        written = save_all(browser, server.url, DOCS)
        browser.close()
    for path in written:
        print(f"{path.relative_to(ROOT)} {path.stat().st_size // 1000} kB")
    return int(any(path.stat().st_size > MOST_BYTES for path in written))


if __name__ == "__main__":
    raise SystemExit(main())
