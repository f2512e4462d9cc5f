"""Small multiples: a map for each day of a span, side by side and to one scale, with one key for all.

The page grows with the days, so that every map stays large enough to be read; the size that was asked for chooses how many
pixels a PNG of it has. In a map a place has its name and its staff where there is room; words are left to larger pictures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from dashboard.language import N_, counted, day_in_words, translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.frame import Frame, frame_of
from dashboard.snapshot.picture.furniture import (
    add_scale_bar,
    credit_text_lines,
    credits_height,
    draw_credits,
    draw_header,
)
from dashboard.snapshot.picture.layout import Mark, ranked
from dashboard.snapshot.picture.legend import Plan, draw_legend, note_of, run_on
from dashboard.snapshot.picture.letters import Style
from dashboard.snapshot.picture.map_box import draw_map, mark_of
from dashboard.snapshot.picture.page import PAGES, Page
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.sheet import Sheet
from dashboard.snapshot.picture.staffs import SMALL
from dashboard.snapshot.picture.stage import (
    GUTTER,
    Days,
    MapKind,
    days_of,
    header_height,
    keys_of,
    notes_of,
)  # fmt: skip
from dashboard.snapshot.picture.theme import Theme

MAP_WIDTH, MAP_HEIGHT = 430.0, 330.0
CAPTION, COUNT = Style(14, "bold"), Style(13, colour="second", align="right")
BY_ITS_DAY = N_("Each map shows all that was said by its day.")
CAPTION_HEIGHT = 22.0
KIND = MapKind(discs=True, edge=True)


@dataclass(frozen=True)
class Multiples:
    """A finished layout: the sheet around the maps, one sheet for each map, and the frame of each."""

    around: Sheet
    maps: tuple[Sheet, ...]
    frames: tuple[Frame, ...]

    @property
    def page(self) -> Page:
        """The page it is laid out on."""
        return self.around.page

    def figure(self) -> Figure:
        """The picture as matplotlib's figure, in its true size."""
        made = self.around.figure()
        for sheet in self.maps:
            sheet.add_to(made)
        add_scale_bar(made, self.around, self.frames[0])
        return made


@dataclass(frozen=True)
class Grid:
    """Where the maps stand: so many columns below a header of this height, the key below them."""

    page: Page
    columns: int
    top: float
    key: Plan
    below: float

    def box(self, number: int) -> Box:
        """The box of a map."""
        row, column = divmod(number, self.columns)
        x = self.page.inner.x + column * (MAP_WIDTH + GUTTER)
        return Box(x, self.top + row * row_height() + CAPTION_HEIGHT, MAP_WIDTH, MAP_HEIGHT)


def row_height() -> float:
    """A row of maps with its caption and what parts it from the next."""
    return CAPTION_HEIGHT + MAP_HEIGHT + GUTTER


def draw_multiples(contents: Contents, manifest: Manifest) -> Multiples:
    """The maps of a span."""
    days = days_of(contents.days, manifest)
    grid = _grid(contents, days)
    sheet = Sheet(grid.page, Theme(contents.options.theme))
    draw_header(sheet, contents)
    draw_credits(sheet, credit_text_lines(contents, manifest, grid.page))
    draw_legend(sheet, grid.key, Box(0, 0, 0, 0), Box(grid.page.inner.x, grid.below, grid.page.inner.w, 0))
    whole = frame_of(contents, grid.box(0), days.spoken)
    frames = [Frame(grid.box(number), whole.world, whole.zoom) for number in range(len(days.contents))]
    maps = [_map(sheet, *one) for one in zip(days.contents, days.drawn, frames, strict=True)]
    return Multiples(sheet, tuple(maps), tuple(frames))


def columns_for(count: int) -> int:
    """As many columns as make the sheet about square, or one more where that leaves less of the last row empty."""
    square = math.ceil(math.sqrt(count))
    return min((square, square + 1), key=lambda columns: (-count % columns, columns)) if count > 2 else count


def _grid(contents: Contents, days: Days) -> Grid:
    """The page with room for all: as wide as its columns, as high as it takes."""
    columns = columns_for(len(days.contents))
    asked = PAGES[contents.options.size]
    wide = max(columns, 2) * (MAP_WIDTH + GUTTER) - GUTTER + 2 * asked.margin
    page = replace(PAGES["web"], width=wide, height=1.0, scale=asked.scale, margin=asked.margin, credit=14)
    top = header_height(contents, page)
    key = _key(days, page)
    below = top + math.ceil(len(days.contents) / columns) * row_height()
    # The span's own credits, which may be longer than those of any of its days.
    room = credits_height(credit_text_lines(contents, days.manifest, page), page)
    high = below + key.height + GUTTER * 0.6 + room + page.margin
    return Grid(replace(page, height=float(math.ceil(high))), columns, top, key, below)


def _key(days: Days, page: Page) -> Plan:
    rows = run_on(keys_of(days, discs=KIND.discs), page.inner.w)
    notes = " ".join(map(translated, (BY_ITS_DAY, *notes_of(days, KIND))))
    rows += note_of(notes, page.inner.w, after_keys=True)
    return Plan([], rows, sum(row.height for row in rows))


def _map(around: Sheet, contents: Contents, drawn: list[PlacePicture], frame: Frame) -> Sheet:
    """The map of one day, on a sheet of its own, as each ends at its own edge; its day above it."""
    sheet = Sheet(around.page, around.theme, clip=frame.box)
    day, claims = day_in_words(contents.answer.day), counted("{n} claim", "{n} claims", len(contents.claims))
    around.write("day", day, frame.box.x, frame.box.y - 7, CAPTION)
    days = (day_in_words(one.map.data_day, "d MMM") for one in drawn_maps(contents))
    told = [claims, *(translated("map {day}").format(day=one) for one in days)]
    around.write("count", " · ".join(told), frame.box.right, frame.box.y - 7, COUNT)
    marks = [_mark(frame, one) for one in drawn]
    draw_map(sheet, contents, ranked(marks), frame, discs=KIND.discs, alone=False)
    return sheet


def _mark(frame: Frame, picture: PlacePicture) -> Mark:
    return replace(mark_of(frame, replace(picture, words=()), discs=KIND.discs), size=SMALL)
