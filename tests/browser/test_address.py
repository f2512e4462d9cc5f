"""The address tells all: back, forward and a copied link show the same again, and what it should not hold is left out."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import Watched, agreed, all_but, mounted_once, open_map
from tests.browser.servers import Server

DAY = "2025-11-04"


def test_back_and_forward_step_through_the_views_and_across_pages(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    agreed(tab, frame, ledger, day=DAY)
    pages.press_slider(tab, "ArrowLeft")
    agreed(tab, frame, ledger, day="2025-11-03")
    pages.toggle_source(tab, "rybar")
    agreed(tab, frame, ledger, source=all_but(ledger, "rybar"))
    pages.press_strip(frame, "ArrowLeft")
    agreed(tab, frame, ledger, day="2025-11-02", source=all_but(ledger, "rybar"))

    tab.go_back()
    agreed(tab, frame, ledger, day="2025-11-03", source=all_but(ledger, "rybar"))
    tab.go_back()
    agreed(tab, frame, ledger, day="2025-11-03", source="")
    tab.go_back()
    agreed(tab, frame, ledger, day=DAY, source="")
    tab.go_forward()
    tab.go_forward()
    agreed(tab, frame, ledger, day="2025-11-03", source=all_but(ledger, "rybar"))
    assert mounted_once(frame)

    tab.get_by_role("link", name="About").click()
    tab.get_by_role("heading", name="About Greyline").wait_for()
    tab.go_back()
    frame = pages.map_frame(tab)
    agreed(tab, frame, ledger, day="2025-11-03", source=all_but(ledger, "rybar"))
    tab.get_by_role("link", name="About").click()
    tab.get_by_role("heading", name="About Greyline").wait_for()
    tab.get_by_role("link", name="Map", exact=True).click()
    frame = pages.map_frame(tab)
    agreed(tab, frame, ledger, day="2025-11-03", source=all_but(ledger, "rybar"))


def test_a_copied_link_shows_the_same_in_another_tab(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(
        tab, server.url, day=DAY, since=DAY, source="deepstate,isw,russian-mod", kind="control,advance", state="grey",
        place="pokrovsk", at="48.4000,37.3000,9.50",
    )  # fmt: skip
    view = agreed(tab, frame, ledger, day=DAY, since=DAY, at="48.4000,37.3000,9.50")
    other = tab.context.new_page()
    with pages.watch(other, server.url) as seen:
        copied = pages.open_query(other, server.url, tab.url.partition("?")[2])
        assert agreed(other, copied, ledger) == view
        drawn = "JSON.stringify(window.greylineMap.pictures)"
        assert copied.evaluate(drawn) == frame.evaluate(drawn)
        assert pages.where(copied) == pages.where(frame)
    other.close()
    assert seen == Watched()


NOTED = {
    "markup and templates": "day=%3Csvg%20onload%3Dwindow.__pwn%3D1%3E"
    "&place=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwn%3D1%3E"
    "&kind=%7B%7B7*191%7D%7D&state=%7B%25%20x&document=%24%7B7*7%7D&%7B%7B7*191%7D%7D=1",
    "names and numbers of nothing": "day=9999-99-99&source=__proto__&place=constructor&at=1e309,NaN,-Infinity"
    "&theme=%27%3Bwindow.__pwn%3D1%3B%27&since=%E2%80%AE2025-11-04",
    "a key twice": "day=2025-11-02&day=2025-11-03",
    "far too long": f"day={'9' * 50_000}",
}


@pytest.mark.parametrize("query", NOTED.values(), ids=NOTED)
def test_what_the_address_should_not_hold_is_noted_and_left_out(
    query: str, tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = pages.open_query(tab, server.url, query)
    agreed(tab, frame, ledger, day=ledger.strip_days[1].isoformat(), since="", source="", place="", at="", kind="")
    noted = tab.locator(".gl-notes li").all_inner_texts()
    assert {note.split(" ")[0] for note in noted} == {unquote(part.split("=")[0]) for part in query.split("&")}
    everything = tab.content() + frame.content()
    assert "1337" not in everything
    assert tab.evaluate("window.__pwn") is None
    assert frame.evaluate("window.__pwn") is None
    assert tab.locator(".stApp svg[onload], .stApp img[onerror]").count() == 0
