"""Published maps beneath the claims: the right colour within each polygon, none without, and whose map of which day it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
import shapely
from playwright.sync_api import Browser, Frame, Page

from dashboard.cells import looking_alike, shares_drawn
from dashboard.overlay import EPOCH
from dashboard.palette import PALETTE
from data.map_standings import map_standings
from data.maps import map_series
from data.model import State
from data.view import View
from tests.browser.areas_seen import areas_of, grown, share, union
from tests.browser.conftest import WIDE
from tests.browser.looks import load_script
from tests.browser.maps_server import quiet_page, served_with
from tests.browser.pages import drawn_for, open_map, query_of, settle
from tests.browser.servers import Server
from tests.drawn_maps import a_map, an_area, published, square, with_maps
from tests.published import published_folder

THIRD, FIFTH = date(2025, 11, 3), date(2025, 11, 5)
# Side by side in the first frame, none of them touching another. The russian one has a hole.
HOLE = square(37.12, 48.42, 0.04, 0.03)
SHAPES = {
    "russian": square(37.08, 48.38, 0.12, 0.1).difference(HOLE),
    "ukrainian": square(37.25, 48.38, 0.12, 0.1),
    "grey": square(37.42, 48.38, 0.12, 0.1),
    "infiltrated": square(37.25, 48.52, 0.12, 0.1),
    "contested": square(37.42, 48.52, 0.12, 0.1),
}
MOVED = square(37.08, 48.52, 0.12, 0.1)
TOLD = square(37.3, 48.66, 0.2, 0.08)
OTHER = square(37.14, 48.4, 0.2, 0.15)
# An edge of 1.6 px lies half without; a pixel is drawn where half of a half of it is.
EDGE = 2


def made_maps():
    first = [an_area(state, shape, day=THIRD) for state, shape in SHAPES.items()]
    later = [an_area("russian", MOVED, day=FIFTH), an_area("ukrainian", TOLD, day=FIFTH, claimed=True)]
    other = [an_area("russian", OTHER, "isw", THIRD)]
    return map_series([a_map(first), a_map(later, missing=("grey",)), a_map(other, missing=("infiltration", "advances"))])


@pytest.fixture(scope="module")
def maps_server(tmp_path_factory) -> Iterator[Server]:
    with served_with(tmp_path_factory.mktemp("maps"), made_maps()) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser: Browser, maps_server: Server) -> Iterator[Page]:
    with quiet_page(browser, maps_server) as made:
        yield made


def shown(page: Page, server: Server, **asked: str) -> Frame:
    return open_map(page, server.url, **{"day": "2025-11-04", **asked})


def legend(frame: Frame) -> str:
    return frame.locator(".map-key").inner_text()


def test_nothing_is_drawn_and_no_canvas_made_until_a_map_is_chosen(page, maps_server):
    frame = shown(page, maps_server)
    assert frame.evaluate("() => window.greylineMap.areas === undefined")
    assert frame.locator(".map-title").count() == 0
    assert frame.evaluate("() => document.querySelectorAll('.leaflet-areas-pane').length") == 0


@pytest.mark.parametrize("theme", PALETTE)
def test_each_state_lies_within_its_polygon_and_no_colour_without(page, maps_server, theme):
    page.emulate_media(color_scheme=theme)
    areas = areas_of(shown(page, maps_server, map="deepstate"))
    page.emulate_media(color_scheme="light")
    assert not (areas.inked & ~areas.mask(union(SHAPES.values()), EDGE)).any()
    assert not areas.inked[areas.mask(HOLE, -EDGE)].any(), "a hole is nobody's"
    for state in ("russian", "ukrainian"):
        within = areas.drawn[areas.mask(SHAPES[state], -EDGE)]
        fill = tuple(int(PALETTE[theme]["states"][state]["fill"][at : at + 2], 16) for at in (1, 3, 5))
        assert np.abs(within[:, :3].astype(int) - fill).max() <= 6, "see-through colours are rounded"
        assert set(within[:, 3]) <= {45, 46, 47}, "18 %"


def test_doubt_is_hatched_or_dotted_and_never_filled(page, maps_server):
    areas = areas_of(shown(page, maps_server, map="deepstate"))
    hatched, dotted = (share(areas.inked, areas.mask(SHAPES[state], -EDGE)) for state in ("grey", "infiltrated"))
    assert 0.1 < hatched < 0.6
    assert 0.03 < dotted < 0.3
    rim = areas.mask(SHAPES["infiltrated"], 1) & ~areas.mask(SHAPES["infiltrated"], -1)
    assert share(areas.inked, rim) < 0.3, "dots have no edge"
    assert share(areas.inked, areas.mask(SHAPES["contested"], -EDGE)) == 1, "stripes of both"


def test_two_maps_are_outlines_the_second_broken(page, maps_server):
    areas = areas_of(shown(page, maps_server, map="deepstate,isw"))
    alone = shapely.difference(SHAPES["russian"], OTHER.buffer(0.01))
    assert not areas.inked[areas.mask(alone, -3)].any(), "no fill"
    first, second = (areas.mask(shape, 1) & ~areas.mask(shape, -1) for shape in (SHAPES["ukrainian"], OTHER))
    untouched = ~areas.mask(OTHER, 3), ~areas.mask(union(SHAPES.values()), 3)
    whole, broken = share(areas.inked, first & untouched[0]), share(areas.inked, second & untouched[1])
    assert broken < 0.8 * whole
    assert share(areas.inked, areas.mask(SHAPES["grey"], -EDGE)) > 0.1, "hatched where grey"
    assert not (areas.inked & ~areas.mask(union([*SHAPES.values(), OTHER]), EDGE)).any()


def test_the_legend_names_whose_map_it_is_its_day_file_and_age(page, maps_server):
    said = legend(shown(page, maps_server, map="deepstate"))
    assert "Map by: DeepState, drawn for 3 Nov" in said
    assert "File deepstate-2025-11-03.json, known from 3 Nov, 1 day earlier" in said
    assert {"Russian", "Ukrainian", "Grey", "Infiltrated", "Contested"} <= set(said.splitlines())
    assert "layer" not in said


def test_a_single_layer_is_named_as_that_layer(page, maps_server):
    said = legend(shown(page, maps_server, map="isw"))
    assert "Only the layer own, not its whole view; it lacks infiltration, advances" in said


def test_before_its_first_map_a_source_is_said_to_have_none(page, maps_server):
    frame = shown(page, maps_server, day="2025-11-02", map="deepstate")
    assert legend(frame).strip() == "Map by: DeepState, none known by 2 Nov"
    assert not areas_of(frame).inked.any()


def test_what_a_source_only_passes_on_is_dotted_round_and_never_filled(page, maps_server):
    frame = shown(page, maps_server, day="2025-11-05", map="deepstate")
    areas = areas_of(frame)
    assert not areas.inked[areas.mask(TOLD, -EDGE)].any()
    assert 0.1 < share(areas.inked, areas.mask(TOLD, 1) & ~areas.mask(TOLD, -1)) < 0.6
    assert "Ukrainian: passes on a claim, not its own view" in legend(frame)


def test_a_step_of_the_day_brings_its_map_and_a_choice_of_states_draws_only_these(page, maps_server):
    frame = shown(page, maps_server, map="deepstate")
    frame.locator(".strip canvas").press("ArrowRight")
    assert "drawn for 5 Nov" in legend(frame)
    areas = areas_of(frame)
    assert share(areas.inked, areas.mask(MOVED, -EDGE)) == 1
    assert not areas.inked[areas.mask(SHAPES["russian"], -EDGE)].any()
    areas = areas_of(shown(page, maps_server, map="deepstate", state="grey,russian"))
    assert not areas.inked[areas.mask(SHAPES["ukrainian"], EDGE)].any()
    assert areas.inked[areas.mask(SHAPES["grey"])].any()


READY = "() => [...window.greylineMap.ahead.made.values()].some((picture) => picture)"
LAID = """() => {
  const { ahead, areas } = window.greylineMap;
  const used = Boolean(ahead.find(window.greylineMap.wordOfPicture(window.greylineMap.shownMaps())));
  const laid = areas._container.toDataURL();
  ahead.made.clear();
  areas.redraw();
  return [used, laid === areas._container.toDataURL()];
}"""


@pytest.mark.parametrize("maps", ["deepstate", "isw,deepstate"])
def test_the_picture_of_the_next_map_is_ready_before_anybody_asks_and_is_what_would_be_drawn(page, maps_server, maps):
    """Of the fourth the map of the third is drawn; that of the fifth is made ready once the day stands still."""
    frame = shown(page, maps_server, map=maps)
    frame.wait_for_function(READY, polling=50)
    frame.locator(".strip canvas").press("ArrowRight")
    assert "drawn for 5 Nov" in legend(frame)
    assert frame.evaluate(LAID) == [True, True]


def test_where_a_source_s_control_is_asked_for_its_own_map_takes_the_place_of_the_discs(page, maps_server):
    disc = """() => { const { pictures, marks, placed } = window.greylineMap;
      const mark = placed.find((one) => one.picture.place.id === 'pokrovsk');
      const scale = window.devicePixelRatio, { min } = marks._bounds;
      const at = [(mark.at.x - min.x) * scale, (mark.at.y - min.y - mark.radius / 2) * scale];
      return marks._ctx.getImageData(...at.map(Math.round), 1, 1).data[3]; }"""
    frame = shown(page, maps_server, control="deepstate")
    assert areas_of(frame).inked.any()
    assert frame.evaluate(disc) == 0
    assert shown(page, maps_server).evaluate(disc) == 255


def test_the_page_s_own_choice_draws_it_and_the_address_says_so(page, maps_server):
    frame = shown(page, maps_server)
    box = page.locator(".st-key-map-by input")
    box.click()
    page.get_by_role("option", name="DeepState").click()
    frame.wait_for_selector(".map-key")
    settle(page)
    page.wait_for_url("**map=deepstate**")
    assert query_of(page)["map"] == "deepstate"
    assert "map by DeepState" in page.locator(".gl-sentence").inner_text()
    page.locator(".st-key-map-beside input").click()
    page.get_by_role("option", name="ISW").click()
    page.wait_for_url("**map=deepstate%2Cisw**")
    frame.wait_for_function("() => document.querySelectorAll('.map-title').length === 2", polling=50)


def test_folded_the_legend_still_leaves_the_map_s_day_in_sight(page, maps_server):
    frame = shown(page, maps_server, map="deepstate")
    brief = frame.locator(".map-by")
    assert not brief.is_visible()
    frame.locator(".legend summary").click()
    assert brief.inner_text() == "Map by: DeepState, drawn for 3 Nov"


@pytest.fixture(scope="module")
def published_server(tmp_path_factory) -> Iterator[Server]:
    """The published files, all in one ledger."""
    maps = map_series(published(published_folder()))
    with served_with(tmp_path_factory.mktemp("published"), maps) as server:
        yield server


# A cell of 100 px, of which 30 % are Russian and 20 % Ukrainian, row by row.
FILLED = """([palette, states]) => {
  const ctx = document.createElement('canvas').getContext('2d');
  [ctx.canvas.width, ctx.canvas.height] = [14, 100];
  const shares = [['russian', 30], ['ukrainian', 20]].map(([state, share]) => [states.indexOf(state), share]);
  window.probe.fillShares(ctx, window.probe.makePalette(palette, false), { states }, shares, { x: 0, y: 0, w: 14, h: 100 });
  return [...Array(100).keys()].map((y) => [...ctx.getImageData(7, y, 1, 1).data].join());
}"""
# What the staff of each place shows of maps: source, day from which it is known, state by state in per cent.
DRAWN = """({ place, cells }) => [place.id, cells.flatMap(
  ({ entries }) => entries.filter((one) => one.shares).map(({ source, from, shares }) => [
    window.greylineMap.overlay.sources[source].id, from,
    Object.fromEntries(shares.map(([state, share]) => [window.greylineMap.overlay.states[state], share])),
  ]))]"""


def test_the_cells_show_on_every_day_what_each_mapper_drew_of_the_place(browser, published_server, ledger):
    known = with_maps(ledger, map_series(published(published_folder())))
    made = browser.new_page(viewport=WIDE, locale="en-GB")
    frame = open_map(made, published_server.url, day="2025-10-30")
    found = 0
    views = [View(day=date(2025, 10, 30) + timedelta(days=number)) for number in range(14)]
    views += [View(day=FIFTH, sources=("deepstate", "reuters")), View(day=FIFTH, kinds=("fighting",))]
    views += [View(day=FIFTH, since=FIFTH), View(day=FIFTH, states=("grey",))]
    for view, pictures in zip(views, drawn_for(frame, views, DRAWN), strict=True):
        expected = map_standings(known, view)
        for place_id, drawn in pictures:
            meant = {one.source_id: one for one in expected if one.place_id == place_id}
            assert len(drawn) == len(looking_alike_by_group(known, meant.values()))
            for source, known_from, shares in drawn:
                assert known_from == meant[source].map.known_from.toordinal() - EPOCH
                exact = {state: share for state, share in shares_drawn(meant[source]) if share >= 5e-5}
                assert shares == pytest.approx(exact, abs=1e-4)
                found += 1
    made.close()
    assert found > 60


def looking_alike_by_group(known, drawn) -> list:
    """Of the maps of one group those that a cell tells apart."""
    groups: dict = {}
    for one in drawn:
        groups.setdefault(known.sources[one.source_id].group, []).append(one)
    return [one for own in groups.values() for one in looking_alike(own)]


def test_a_cell_is_filled_in_proportion_in_a_fixed_order_and_the_rest_is_paper(tab):
    load_script(tab)
    rows = tab.evaluate(FILLED, [PALETTE, list(State)])
    colours = {
        state: ",".join(str(int(PALETTE["light"]["states"][state]["fill"][at : at + 2], 16)) for at in (1, 3, 5))
        for state in ("russian", "ukrainian")
    }
    assert rows[:50] == ["0,0,0,0"] * 50, "not stated: the paper beneath"
    assert rows[50:80] == [f"{colours['russian']},255"] * 30
    assert rows[80:] == [f"{colours['ukrainian']},255"] * 20


@pytest.mark.parametrize("source", ["deepstate", "isw", "uacontrolmap", "nzz-liveuamap"])
def test_a_published_map_is_drawn_where_it_was_drawn(browser, published_server, source):
    """Every polygon of the file in force, against the file itself."""
    made = browser.new_page(viewport=WIDE, color_scheme="light", locale="en-GB")
    frame = open_map(made, published_server.url, day="2025-11-06", map=source)
    areas, name = areas_of(frame), frame.evaluate("() => window.greylineMap.shownMaps()[0].map.file")
    made.close()
    (own,) = (one.areas for one in published(published_folder()) if (one.source_id, one.file_name) == (source, name))
    drawn = np.logical_or.reduce([areas.mask(area.geometry) for area in own])
    firm = [area.geometry for area in own if area.state == "russian" and area.modality != "claimed"]
    assert drawn.any() and not (areas.inked & ~grown(drawn, EDGE)).any()
    assert share(areas.inked, grown(np.logical_or.reduce([areas.mask(shape) for shape in firm]), -EDGE)) == 1
