"""Who is spoken of is never missing: at its place, at the edge, or on the list; always for the keyboard; and never taken for
another place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from data.store import Ledger
from tests.browser.pages import Watched, agreed, map_frame, open_map, settle
from tests.browser.servers import Server

DAY = "2025-11-04"
# Of each place that is spoken of: where it is told, and whether the keyboard reaches it; what is read as another's name; and
# silent places that have a name where one who is spoken of has none.
TOLD = """() => {
  const { pictures, placed, chipBoxes, unnamed, map } = window.greylineMap;
  const id = (mark) => mark.picture.place.id;
  const reach = [...document.querySelectorAll('.reach button')].map((one) => one.textContent);
  const far = ({ x, y, w, h }, at) => Math.hypot(Math.max(x - at.x, at.x - x - w, 0), Math.max(y - at.y, at.y - y - h, 0));
  const home = map.getContainer().getBoundingClientRect();
  const seen = (mark) => {
    const { x, y } = map.layerPointToContainerPoint(mark.at);
    const out = (value, most) => Math.max(-value, value - most, 0);
    return Math.hypot(out(x, home.width), out(y, home.height)) < mark.radius;
  };
  const all = [...placed, ...window.greylineMap.outside].filter(seen);
  const named = placed.filter((mark) => mark.block);
  const foreign = named.filter((mark) => !mark.leader && all.some((other) =>
    other !== mark && far(mark.block, other.at) - other.radius < far(mark.block, mark.at) - mark.radius));
  const told = new Set([...named, ...chipBoxes.map((chip) => chip.card.mark), ...unnamed.map((card) => card.mark)].map(id));
  const spoken = pictures.filter((one) => one.spoken).map((one) => one.place);
  return {
    spoken: spoken.length,
    missing: spoken.filter((place) => !told.has(place.id)).map((place) => place.id),
    unreachable: spoken.filter((place) => !reach.some((text) => text.startsWith(`${place.name}:`))).map((place) => place.id),
    foreign: foreign.map(id),
    covered: named.filter((mark) => all.some((other) => other !== mark && far(mark.block, other.at) < other.radius)).map(id),
    silent: named.filter((mark) => !mark.picture.spoken).map(id),
    list: unnamed.map((card) => id(card.mark)),
    nameless: placed.filter((mark) => mark.picture.spoken && !mark.block).map(id),
  };
}"""
BLOCKS = """() => JSON.stringify(window.greylineMap.placed.map(
  ({ picture, block }) => [picture.place.id, block && [block.x, block.y]]))"""
WIDE, PHONE, SMALL = (1440, 900), (390, 844), (320, 640)


@pytest.mark.parametrize(
    ("size", "at", "chosen"),
    [
        (WIDE, "", "pokrovsk"), (WIDE, "48.9,37.6,11", "pokrovsk"), (WIDE, "48.28,37.18,12", "myrnohrad"),
        (WIDE, "48.6,37.5,7", "rodynske"), (PHONE, "", "kupiansk"), (PHONE, "48.9,37.6,9", "rodynske"),
        (PHONE, "48.28,37.18,12", "kupiansk"), (SMALL, "", "avdiivka"),
    ],
)  # fmt: skip
def test_every_place_spoken_of_is_told_and_reached(
    size: tuple[int, int], at: str, chosen: str, tab: Page, server: Server, watched: Watched
) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    frame = open_map(tab, server.url, day=DAY, place=chosen, **({"at": at} if at else {}))
    told = frame.evaluate(TOLD)
    assert told["spoken"] > 8
    assert (told["missing"], told["unreachable"], told["foreign"], told["covered"]) == ([], [], [], [])
    assert not (told["nameless"] and told["silent"]), "silent places give way first"
    assert chosen not in told["list"], "the chosen place is never among those without a name"
    shown = frame.locator(".more").evaluate("(box) => [getComputedStyle(box).visibility, box.innerText]")
    many = len(told["list"])
    assert shown[0] == ("visible" if many else "hidden")
    if many:
        assert shown[1] == f"+{many} place{'s' if many > 1 else ''}"


def test_the_first_wide_map_names_everybody(tab: Page, server: Server, watched: Watched) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    told = open_map(tab, server.url, day=DAY).evaluate(TOLD)
    assert (told["list"], told["nameless"]) == ([], [])


def test_who_is_on_the_list_is_opened_from_it_and_then_has_its_name(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    frame = open_map(tab, server.url, day=DAY)
    listed = frame.evaluate(TOLD)["list"]
    assert "kupiansk" in listed
    frame.locator(".more summary").click()
    expect(frame.locator(".more li")).to_have_count(len(listed))
    row = frame.locator(".more li button", has_text="Kupiansk")
    assert "km ↑ from Pokrovsk" in row.inner_text()
    row.click()
    agreed(tab, frame, ledger, place="kupiansk", at="")
    expect(frame.locator(".more li")).to_have_count(0)
    expect(frame.locator(".chips .chip", has_text="Kupiansk")).to_contain_text("from the middle")


def test_a_style_that_comes_late_leaves_nothing_laid_out_around_what_lay_elsewhere(
    tab: Page, server: Server, watched: Watched
) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    held: list[Route] = []
    tab.route("**/assets/*/map.css", lambda route: held.append(route))
    tab.goto(f"{server.url}/?day={DAY}")
    frame = map_frame(tab)
    settle(tab)
    unstyled = frame.evaluate(BLOCKS)
    for one in held:
        one.continue_()
    frame.wait_for_function(f"before => ({BLOCKS})() !== before", arg=unstyled, polling=100)
    styled = frame.evaluate(BLOCKS)
    frame.evaluate("() => window.greylineMap.paint()")
    assert frame.evaluate(BLOCKS) == styled
    tab.unroute_all(behavior="ignoreErrors")
