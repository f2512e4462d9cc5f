"""The key of a picture: nothing in it is wider than the paper, however long the name of a source is."""

from __future__ import annotations

import pytest

from dashboard.snapshot.picture.keys import Key, Section
from dashboard.snapshot.picture.legend import HEADING, TEXT, Row, plan
from dashboard.snapshot.picture.letters import width
from dashboard.snapshot.picture.page import PAGES

NAMES = ("Mapper", "The Society for the Study of Fronts and Their Maps, " * 4, "x" * 300)


def sections(name: str) -> list[Section]:
    return [Section(f"Map by: {name}", tuple(Key(lambda *_: iter(()), text) for text in ("Russian", f"B: {name}", "Grey")))]


def ends(row: Row) -> list[float]:
    """How far to the right each heading and key of a row goes."""
    headings = [x + width(text, HEADING) for x, text in row.headings]
    return headings + [x + key.wide + 4 + width(line, TEXT) for x, key, lines in row.keys for line in lines]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", PAGES)
@pytest.mark.parametrize("room", [2000, 0], ids=["beside", "below"])
def test_no_name_runs_off_the_paper(size: str, name: str, room: float) -> None:
    page = PAGES[size]
    key = plan(page, sections(name), [], room)
    assert bool(key.below) == (room == 0)
    wide = page.side if room else page.inner.w
    rows = key.below or [row for block in key.side for row in block]
    assert all(end <= wide + 1e-6 for row in rows for end in ends(row))


@pytest.mark.parametrize("name", NAMES)
def test_beside_the_map_a_name_is_told_to_its_end(name: str) -> None:
    key = plan(PAGES["web"], sections(name), [], 2000)
    told = "".join(text for block in key.side for row in block for _, text in row.headings)
    assert told.replace(" ", "") == f"Map by: {name}".replace(" ", "")
