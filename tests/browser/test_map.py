"""The map screen as a reader uses it: it shows who says what, and it is never mounted again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Frame, Page

from dashboard.texts import MAP_TEXTS
from data.store import Ledger
from tests.browser import pages
from tests.browser.pages import Watched, agreed, all_but, mounted_once, open_map
from tests.browser.servers import Server

DAY = "2025-11-04"
STATES = ("ukrainian", "contested", "grey", "infiltrated", "russian")
RUSSIAN, GREY = STATES.index("russian"), STATES.index("grey")
UKRAINIAN_OFFICIALS, UKRAINIAN_OTHERS = 0, 1
SAYS_AND_DENIES = MAP_TEXTS["encircledNot"].format(a="Russian Defence Ministry", b="Ukrainian General Staff")
ENCIRCLED_OR_NOT = SAYS_AND_DENIES.split("|")


def count_words(frame: Frame) -> Callable[[], int]:
    """Counts what the map says to the page from now on."""
    frame.evaluate(
        """() => {
          const map = window.greylineMap;
          const emit = map.emit;
          window.wordsHeard = 0;
          map.emit = (word) => { window.wordsHeard += 1; emit(word); };
        }"""
    )
    return lambda: frame.evaluate("window.wordsHeard")


# ---- what is shown


def test_without_a_click_the_page_shows_who_says_and_who_denies(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    drawn = pages.picture_of(frame, "pokrovsk")
    assert drawn["words"] == ENCIRCLED_OR_NOT
    placed = "window.greylineMap.placed.find((one) => one.picture.place.id === 'pokrovsk').words"
    assert frame.evaluate(placed) == drawn["words"], "there is room for the words on the first map"
    rings = [one for one in drawn["symbols"] if one["kind"] == "encirclement"]
    assert [(ring["actor"], ring["denied"]) for ring in rings] == [("russia", True)]

    denied = [one for one in drawn["cells"][UKRAINIAN_OFFICIALS]["entries"] if one["denied"]]
    assert [(one["state"], ledger.intervals[one["standing"]].source_id) for one in denied] == [
        (RUSSIAN, "ukrainian-military")
    ]
    grey = [one for one in drawn["cells"][UKRAINIAN_OTHERS]["entries"] if one["state"] == GREY]
    assert [(one["part"], ledger.intervals[one["standing"]].source_id) for one in grey] == [(True, "deepstate")]


def test_the_panel_says_the_same_in_words(tab: Page, server: Server, watched: Watched) -> None:
    open_map(tab, server.url, day=DAY)
    said = pages.panel(tab)
    pairs = tab.locator(".gl-pair").all_text_contents()
    encircled = next(pair for pair in pairs if "Encirclement" in pair)
    assert "Russian Defence Ministry" in encircled
    assert "Ukrainian General Staff" in encircled
    assert "a single military unit was encircled" in encircled
    assert "did not fully control any district" in said
    assert "Ukrainian military: Denied: Russian (fully, of any part)" in said
    assert "DeepState: Grey (a part, not said which)" in said


def test_the_map_names_its_places_for_a_keyboard_and_a_screen_reader(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    named = frame.locator(".reach button").all_text_contents()
    pokrovsk = next(name for name in named if name.startswith("Pokrovsk"))
    assert " ".join(ENCIRCLED_OR_NOT) in pokrovsk
    button = frame.locator(".reach button", has_text="Myrnohrad")
    button.focus()
    button.press("Enter")
    agreed(tab, frame, ledger, place="myrnohrad")
    assert tab.locator(".gl-panel h2").inner_text() == "Myrnohrad"


def test_where_no_source_is_chosen_nothing_is_painted(tab: Page, server: Server, watched: Watched) -> None:
    painted = """() => {
      const hex = window.greylineMap.overlay.palette.light.states.russian.fill;
      const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
      const canvas = window.greylineMap.marks._container;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      const wanted = new Uint32Array(new Uint8ClampedArray([r, g, b, 255]).buffer)[0];
      return pixels.filter((pixel) => pixel === wanted).length;
    }"""
    assert open_map(tab, server.url, day=DAY).evaluate(painted) > 50
    assert open_map(tab, server.url, day=DAY, source="").evaluate(painted) == 0


# ---- twenty changes


def test_twenty_changes_leave_the_map_where_it_is(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    agreed(tab, frame, ledger, day=DAY, at="")
    frame.locator(".leaflet-control-zoom-out").click()
    pages.pan(tab, frame, -30, 24)
    at = pages.resting_place(tab, frame)
    agreed(tab, frame, ledger, at=at)
    here = pages.where(frame)
    first, last = ledger.strip_days
    day_before = (last - timedelta(days=1)).isoformat()
    middle = first + timedelta(days=(last - first).days // 2)
    without_deepstate, without_isw = all_but(ledger, "deepstate"), all_but(ledger, "isw")
    russian = [name for name, source in ledger.sources.items() if source.group == "russian-officials"]
    changes: list[tuple[Callable[[], None], dict[str, str]]] = [
        (lambda: pages.press_slider(tab, "ArrowLeft"), {"day": "2025-11-03"}),
        (lambda: pages.press_strip(frame, "ArrowRight"), {"day": "2025-11-04"}),
        (lambda: pages.toggle_source(tab, "deepstate"), {"source": without_deepstate}),
        (lambda: pages.click_strip(frame, 0.5), {"day": middle.isoformat(), "source": without_deepstate}),
        (lambda: pages.toggle_only(tab), {"since": middle.isoformat()}),
        (lambda: pages.press_slider(tab, "End"), {"day": last.isoformat(), "since": last.isoformat()}),
        (lambda: frame.locator(".strip .only").click(), {"since": "", "source": without_deepstate}),
        (lambda: pages.choose_place(tab, "Покровськ"), {"place": "pokrovsk", "day": last.isoformat()}),
        (lambda: pages.click_place(tab, frame, "kramatorsk"), {"place": "kramatorsk"}),
        (lambda: pages.press_group(tab, "russian-officials", "none"), {"source": all_but(ledger, "deepstate", *russian)}),
        (lambda: frame.get_by_role("button", name=MAP_TEXTS["earlier"]).click(), {"day": day_before}),
        (lambda: pages.press_group(tab, "russian-officials", "all"), {"source": without_deepstate}),
        (lambda: pages.press_slider(tab, "Home"), {"day": first.isoformat()}),
        (lambda: pages.press_strip(frame, "End"), {"day": last.isoformat(), "place": "kramatorsk"}),
        (lambda: pages.toggle_source(tab, "deepstate"), {"source": ""}),
        (lambda: pages.toggle_source(tab, "isw"), {"source": without_isw}),
        (lambda: pages.click_place(tab, frame, "myrnohrad"), {"place": "myrnohrad", "source": without_isw}),
        (lambda: pages.press_group(tab, "neither", "all"), {"source": ""}),
        (lambda: frame.locator(".strip .only").click(), {"since": last.isoformat()}),
        (lambda: pages.press_slider(tab, "ArrowLeft"), {"since": (last - timedelta(days=1)).isoformat()}),
    ]
    assert len(changes) == 20
    for change, expected in changes:
        change()
        agreed(tab, frame, ledger, **expected, at=at)
        assert pages.where(frame) == here
        assert mounted_once(frame)


# ---- gestures on the map


def test_a_click_on_a_place_opens_it_beside_the_map(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    pages.click_place(tab, frame, "sloviansk")
    agreed(tab, frame, ledger, place="sloviansk")
    assert tab.locator(".gl-panel h2").inner_text() == "Sloviansk"
    assert tab.locator(".st-key-place input").input_value().startswith("Sloviansk")


def test_a_place_outside_the_frame_stands_at_its_edge_and_opens_too(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day=DAY)
    frame.locator(".chip", has_text="Kupiansk").click()
    agreed(tab, frame, ledger, place="kupiansk", at="")
    assert tab.locator(".gl-panel h2").inner_text() == "Kupiansk"


def test_scrubbing_shows_every_day_and_reports_once_on_release(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day="2025-11-06")
    said = count_words(frame)
    box = frame.locator(".strip canvas").bounding_box()
    across = [box["x"] + box["width"] * share / 20 for share in range(19, 1, -1)]
    days = set()
    tab.mouse.move(across[0], box["y"] + 10)
    tab.mouse.down()
    for x in across:
        tab.mouse.move(x, box["y"] + 10)
        days.add(frame.evaluate("window.greylineMap.view.day"))
    assert len(days) == (ledger.strip_days[1] - ledger.strip_days[0]).days + 1
    # Longer than the map would wait before it speaks: nothing to wait for, since nothing must come.
    tab.wait_for_timeout(300)
    assert said() == 0
    assert pages.query_of(tab)["day"] == "2025-11-06"
    tab.mouse.up()
    agreed(tab, frame, ledger, day=ledger.strip_days[0].isoformat())
    tab.wait_for_timeout(300)
    assert said() == 1


def test_a_changed_window_is_no_gesture(tab: Page, server: Server, ledger: Ledger, watched: Watched) -> None:
    frame = open_map(tab, server.url, day=DAY)
    said = count_words(frame)
    before = frame.evaluate("window.greylineMap.map.getSize().x")
    try:
        tab.set_viewport_size({"width": 1180, "height": 820})
        frame.wait_for_function("before => window.greylineMap.map.getSize().x !== before", arg=before)
        # Longer than Leaflet and the map together wait before they would report a move.
        tab.wait_for_timeout(800)
        assert said() == 0
        agreed(tab, frame, ledger, day=DAY, at="")
    finally:
        tab.set_viewport_size({"width": 1440, "height": 1000})


# ---- the watch


def test_the_watch_sees_what_it_watches_for(tab: Page, server: Server) -> None:
    with pages.watch(tab, server.url) as seen:
        frame = open_map(tab, server.url, day=DAY)
        frame.evaluate("() => { new Image().src = 'http://evil.invalid/pixel.png'; }")
        frame.evaluate("() => { setTimeout(() => { throw new Error('x'); }); }")
        frame.evaluate("() => { try { new WebSocket('ws://evil.invalid/'); } catch {} }")
        tab.evaluate("() => fetch('http://127.0.0.1:9/').catch(() => null)")
    assert sorted(seen.foreign) == ["http://127.0.0.1:9/", "http://evil.invalid/pixel.png", "ws://evil.invalid/"]
    assert seen.errors == ["x"]


# At every frame from now on, whether the page says nothing of what it shows.
SILENT = """() => {
  window.silent = 0;
  const look = () => {
    if (!document.querySelector('.gl-sentence')) window.silent += 1;
    requestAnimationFrame(look);
  };
  look();
}"""


def test_the_page_says_at_every_moment_what_it_shows(
    tab: Page, server: Server, ledger: Ledger, watched: Watched
) -> None:
    frame = open_map(tab, server.url, day="2025-11-04")
    tab.evaluate(SILENT)
    for key, day in (("ArrowLeft", "2025-11-03"), ("ArrowLeft", "2025-11-02"), ("ArrowRight", "2025-11-03")):
        pages.press_slider(tab, key)
        agreed(tab, frame, ledger, day=day)
    assert tab.evaluate("() => window.silent") == 0
