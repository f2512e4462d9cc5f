"""Fifty places in one frame: no glyph covers another or a disc, and no leader crosses a glyph or another leader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page
from shapely import LineString, Point, Polygon, box
from shapely.ops import nearest_points

from tests.bench.ledger import write_ledger
from tests.browser.pages import open_map
from tests.browser.servers import Server, served

# The measured ledger's places fill each of these frames differently.
FRAMES = ("48.6500,37.4000,9.00", "48.6500,37.4000,8.60", "48.4000,37.1000,9.60", "48.6500,37.4000,9.40")
PLACED = """() => window.greylineMap.placed.map((mark) => ({
  at: [mark.at.x, mark.at.y], radius: mark.radius, block: mark.block, leader: mark.leader, spoken: mark.picture.spoken,
}))"""
COVERED = "() => window.greylineMap.covered()"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with 50 places in a space as large as the front."""
    folder = tmp_path_factory.mktemp("crowded")
    with served(folder, GREYLINE_LEDGER=str(write_ledger(folder))) as started:
        yield started


def shape(found: dict[str, float]) -> Polygon:
    """A box of the map's."""
    return box(found["x"], found["y"], found["x"] + found["w"], found["y"] + found["h"])


def leader(mark: dict[str, Any]) -> LineString:
    """The line from a disc's edge to the nearest point of its block."""
    middle = Point(mark["at"])
    end = nearest_points(shape(mark["block"]), middle)[0]
    line = LineString([middle, end])
    return LineString([line.interpolate(mark["radius"]), end])


@pytest.mark.parametrize("at", FRAMES)
def test_nothing_covers_anything_and_no_leader_crosses(tab: Page, crowded: Server, at: str) -> None:
    frame = open_map(tab, crowded.url, at=at)
    marks = frame.evaluate(PLACED)
    drawn = [mark for mark in marks if mark["block"]]
    leaders = [(mark, leader(mark)) for mark in drawn if mark["leader"]]
    assert len(drawn) >= 10
    assert leaders
    for one, other in combinations(drawn, 2):
        assert not shape(one["block"]).intersects(shape(other["block"]))
    for one in drawn:
        for other in marks:
            own = one is other
            assert own or shape(one["block"]).distance(Point(other["at"])) >= other["radius"]
        assert not any(shape(one["block"]).intersects(shape(part)) for part in frame.evaluate(COVERED))
    for (_, line), (_, other) in combinations(leaders, 2):
        assert not line.crosses(other)
    for mark, line in leaders:
        assert not any(line.intersects(shape(other["block"])) for other in drawn if other is not mark)
        assert all(line.distance(Point(other["at"])) >= other["radius"] for other in marks if other is not mark)
