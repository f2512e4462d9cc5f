"""What the browser tests do to a page, in a reader's terms."""

from __future__ import annotations

from playwright.sync_api import Frame, Page


def map_frame(page: Page) -> Frame:
    """The map's own frame, once the map is drawn."""
    handle = page.wait_for_selector('iframe[title="streamlit_folium.st_folium"]', timeout=30_000)
    frame = handle.content_frame()
    frame.wait_for_function("() => window.greylineReady === true", timeout=30_000)
    return frame


def open_map(page: Page, url: str, query: str = "") -> Frame:
    """Opens the map screen and waits until it is drawn."""
    page.goto(f"{url}/{query}")
    return map_frame(page)


def shown_day(frame: Frame) -> str:
    """The View's window as the strip says it."""
    return frame.locator(".strip-day").inner_text()


def settle(page: Page) -> None:
    """Waits until Streamlit has finished its run."""
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stStatusWidget\"]')", timeout=15_000)
    page.wait_for_timeout(150)
