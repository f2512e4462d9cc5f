"""Labels of the printed map: none covers another, none leaves the page, none is too small, in any View of any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from math import hypot

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from dashboard.snapshot.contents import SIZES, Contents, Options, contents_of
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.drawing import Drawing, draw
from dashboard.snapshot.picture.layout import Mark
from dashboard.snapshot.picture.letters import SMALLEST, Style, properties, width, wrapped
from dashboard.snapshot.picture.printing import printing
from data.store import Ledger, open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.bench.picture import crowded, crowded_ledger
from tests.dashboard.snapshot.contents import some_views

LEDGER = open_ledger(SHIPPED)
VIEWS = 40


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """5,000 claims at 500 places that lie close to each other."""
    return crowded_ledger(tmp_path_factory.mktemp("crowd"))


def drawing(contents: Contents) -> Drawing:
    with printing():
        return draw(contents, make_manifest(contents, "png"))


def extents(drawn: Drawing) -> list[tuple[str, Bbox]]:
    """Every line of words in the picture with the box that matplotlib itself gives it, in px of the page."""
    with printing():
        figure = drawn.figure()
        renderer = FigureCanvasAgg(figure).get_renderer()
        return [(one.get_text(), one.get_window_extent(renderer)) for one in figure.findobj(Text) if one.get_text()]


def overlaps(drawn: Drawing) -> list[tuple[str, str]]:
    """Lines of words that share more than the soft edge of a pixel."""
    told = extents(drawn)
    return [
        (one, other)
        for (one, a), (other, b) in combinations(told, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5
    ]


def outside(drawn: Drawing) -> list[str]:
    """Lines that leave the page."""
    page = drawn.sheet.page
    return [
        text
        for text, box in extents(drawn)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > page.width + 0.5 or box.y1 > page.height + 0.5
    ]


def colliding_blocks(drawn: Drawing) -> list[tuple[str, str]]:
    """Blocks of name, staff and words, and chips, that stand on each other."""
    boxes = [(mark.picture.place.name, mark.block) for mark in drawn.marks if mark.block]
    boxes += [(chip.mark.picture.place.name, chip.box) for chip in drawn.chips]
    found = [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.touches(b)]
    return found + [
        (name, mark.picture.place.name) for name, box in boxes for mark in drawn.marks if on_disc(mark, box)
    ]


def on_disc(mark: Mark, box: Box) -> bool:
    """Whether a box covers any of a place's disc."""
    x, y = max(box.x, min(mark.x, box.right)), max(box.y, min(mark.y, box.bottom))
    return hypot(x - mark.x, y - mark.y) < mark.radius


def every_view() -> Iterator[Contents]:
    """Each day of the strip in each size, and views of every sort, each size in turn."""
    first, last = LEDGER.strip_days
    for number in range((last - first).days + 1):
        for size in SIZES:
            yield contents_of(LEDGER, View(day=first + timedelta(number)), None, Options(size))
    for number, view in enumerate(some_views(LEDGER, VIEWS)):
        at = [None, (48.28, 37.18, 10.4), (48.6, 37.6, 7.2)][number % 3]
        yield contents_of(LEDGER, replace(view, at=at), None, Options(SIZES[number % len(SIZES)]))


def test_no_label_covers_another_or_leaves_the_page() -> None:
    faults, labels = [], 0
    for contents in every_view():
        drawn = drawing(contents)
        found = overlaps(drawn), outside(drawn), colliding_blocks(drawn)
        labels += len(drawn.sheet.words)
        if any(found):
            faults.append((contents.view.query(), contents.options.size, *found))
    assert faults == []
    assert labels > 2_000, "the test has looked at something"


@pytest.mark.parametrize(
    ("size", "at"),
    [
        ("web", None),
        ("web", (48.5, 37.4, 8.6)),
        ("square", (48.28, 37.18, 10.5)),
        ("square", (48.5, 37.4, 6.5)),
        ("a4", (48.28, 37.18, 10.5)),
    ],
)
def test_not_even_where_five_hundred_places_are_crowded(
    crowd: Ledger, size: str, at: tuple[float, float, float] | None
) -> None:
    drawn = drawing(crowded(crowd, size, at))
    assert overlaps(drawn) == []
    assert outside(drawn) == []
    assert colliding_blocks(drawn) == []
    named = [mark for mark in drawn.marks if mark.block]
    assert 5 < len(named) < len(crowded(crowd).spoken_of)
    told = [words.text for what, words in drawn.sheet.words if what == "note"]
    assert any("unnamed" in text for text in told), "what has no name is counted"


def test_a_place_without_a_name_keeps_its_mark(crowd: Ledger) -> None:
    drawn = drawing(crowded(crowd))
    nameless = [mark for mark in drawn.marks if mark.block is None]
    assert nameless
    corners = {tuple(shape.path.vertices.min(axis=0).round()) for shape in drawn.sheet.shapes["discs"]}
    missing = [mark for mark in nameless if (round(mark.disc.x), round(mark.disc.y)) not in corners]
    assert missing == []


def test_leaders_join_a_block_with_its_own_disc_and_cross_none(crowd: Ledger) -> None:
    drawn = drawing(crowded(crowd, "web", (48.28, 37.18, 10.5)))
    led = [mark for mark in drawn.marks if mark.leader]
    assert len(led) > 2
    for mark in led:
        x0, y0, x1, y1 = mark.leader
        assert abs(((x0 - mark.x) ** 2 + (y0 - mark.y) ** 2) ** 0.5 - mark.radius) < 0.01
        assert mark.block.grown(0.01).has(x1, y1)
        for other in drawn.marks:
            if other.block and other is not mark:
                assert not any(
                    other.block.has(x0 + (x1 - x0) * share / 50, y0 + (y1 - y0) * share / 50) for share in range(51)
                )


def taken_for_another(drawn: Drawing) -> list[str]:
    """Places whose block has no leader and lies nearer to another place's disc than to its own."""

    def away(block: Box, mark: Mark) -> float:
        x, y = max(block.x, min(mark.x, block.right)), max(block.y, min(mark.y, block.bottom))
        return hypot(x - mark.x, y - mark.y) - mark.radius

    alone = [mark for mark in drawn.marks if mark.block and not mark.leader]
    return [
        mark.picture.place.name
        for mark in alone
        if any(away(mark.block, other) < away(mark.block, mark) for other in drawn.marks if other is not mark)
    ]


@pytest.mark.parametrize("size", SIZES)
def test_no_block_is_taken_for_another_place_s(crowd: Ledger, size: str) -> None:
    for at in (None, (48.5, 37.4, 8.6), (48.28, 37.18, 10.5)):
        assert taken_for_another(drawing(crowded(crowd, size, at))) == []
    assert taken_for_another(drawing(contents_of(LEDGER, View(), None, Options(size)))) == []


def test_widths_are_at_least_those_that_matplotlib_draws() -> None:
    drawn = drawing(contents_of(LEDGER, View()))
    lines = {(words.text, words.style) for _, words in drawn.sheet.words}
    with printing():
        renderer = FigureCanvasAgg(drawn.figure()).get_renderer()
        for text, style in lines:
            told, _, _ = renderer.get_text_width_height_descent(text, properties(style.face, style.size), ismath=False)
            assert told * 0.97 - 1 <= width(text, style) <= told * 1.08 + 2, text


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_printed_smaller_than_nine_points(size: str) -> None:
    drawn = drawing(contents_of(LEDGER, View(), None, Options(size)))
    with printing():
        sizes = {one.get_fontsize() for one in drawn.figure().findobj(Text) if one.get_text()}
    assert min(sizes) >= 9
    assert min(words.style.size for _, words in drawn.sheet.words) >= SMALLEST == 12


@pytest.mark.parametrize("size", SIZES)
def test_credits_and_date_are_readable_at_half_size(size: str) -> None:
    """Their x-height is at least five pixels of a picture shown at half its size; DejaVu Sans: 1120 of 2048 units."""
    drawn = drawing(contents_of(LEDGER, View(), None, Options(size)))
    chosen = [words for what, words in drawn.sheet.words if what in ("credit", "title")]
    assert any("6 November 2025" in words.text for words in chosen)
    assert any("GeoNames" in words.text for words in chosen)
    for words in chosen:
        assert words.style.size * drawn.sheet.page.scale * 1120 / 2048 / 2 >= 5, words.text


@pytest.mark.parametrize("text", ["", "word", "many words in one line " * 9, "x" * 400, "one " + "y" * 300 + " end"])
def test_lines_are_never_wider_than_asked(text: str) -> None:
    style = Style(13)
    lines = wrapped(text, style, 100)
    assert all(width(line, style) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    short = wrapped(text, style, 100, 2)
    assert len(short) <= 2 and all(width(line, style) <= 100 for line in short)
    assert len(lines) <= 2 or short[-1].endswith("…")
