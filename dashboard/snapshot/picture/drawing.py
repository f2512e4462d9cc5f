"""The whole picture, from the View to a figure: reads as a table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.chips import Chip
from dashboard.snapshot.picture.discs import DISC_ZOOM
from dashboard.snapshot.picture.frame import Frame, frame_of
from dashboard.snapshot.picture.furniture import (
    add_scale_bar,
    credit_text_lines,
    credits_height,
    draw_credits,
    draw_header,
)  # fmt: skip
from dashboard.snapshot.picture.keys import sections
from dashboard.snapshot.picture.layout import Mark, ranked
from dashboard.snapshot.picture.legend import ARROWS, EDGE, SCHEMATIC, draw_legend, plan
from dashboard.snapshot.picture.map_box import draw_map, mark_of
from dashboard.snapshot.picture.map_keys import map_notes, map_sections
from dashboard.snapshot.picture.page import PAGES
from dashboard.snapshot.picture.places import PlacePicture, pictures
from dashboard.snapshot.picture.sheet import Sheet
from dashboard.snapshot.picture.theme import Theme

GUTTER = 16.0


@dataclass
class Drawing:
    """A finished layout: what stands where, before it is a figure."""

    sheet: Sheet
    frame: Frame
    marks: list[Mark]
    chips: list[Chip]

    def figure(self) -> Figure:
        """The picture as matplotlib's figure, in its true size."""
        made = self.sheet.figure()
        add_scale_bar(made, self.sheet, self.frame)
        return made


@dataclass(frozen=True)
class MapKind:
    """What kind of map it is, which the key has to tell: with discs, or from afar with points; with places at its edge."""

    discs: bool
    edge: bool


def draw(contents: Contents, manifest: Manifest) -> Drawing:
    """The picture of a View, in the size and the theme of its options.

    The key tells what kind of map it is, its height makes the map's, and that tells the kind. So a map that turns out to be of
    another kind than the usual is laid out a second time.
    """
    drawn = pictures(contents)
    spoken = [one.place for one in drawn if one.spoken]
    usual = MapKind(discs=True, edge=True)
    sheet, frame = _surrounded(contents, manifest, drawn, usual)
    kind = MapKind(frame.zoom >= DISC_ZOOM, any(not frame.shows(place) for place in spoken))
    if kind != usual:
        sheet, frame = _surrounded(contents, manifest, drawn, kind)
    marks = [mark_of(frame, one, discs=kind.discs) for one in drawn]
    inside, chips = draw_map(sheet, contents, ranked(marks), frame, discs=kind.discs)
    return Drawing(sheet, frame, inside, chips)


def _surrounded(
    contents: Contents, manifest: Manifest, drawn: Sequence[PlacePicture], kind: MapKind
) -> tuple[Sheet, Frame]:
    """A sheet with all that stands around the map, and the frame that is left for it."""
    sheet = Sheet(PAGES[contents.options.size], Theme(contents.options.theme))
    sheet.clip = draw_surroundings(sheet, contents, manifest, drawn, kind)
    return sheet, frame_of(contents, sheet.clip, [one.place for one in drawn if one.spoken])


def draw_surroundings(
    sheet: Sheet, contents: Contents, manifest: Manifest, drawn: Sequence[PlacePicture], kind: MapKind
) -> Box:
    """Title, sentence, key and credits. Gives the box that is left for the map."""
    page, inner = sheet.page, sheet.page.inner
    top = draw_header(sheet, contents)
    credit = credit_text_lines(contents, manifest, page)
    draw_credits(sheet, credit)
    bottom = inner.bottom - credits_height(credit, page) - GUTTER * 0.6
    keys = [*map_sections(contents), *sections(drawn, contents.answer.day, discs=kind.discs)]
    notes = [*_notes(drawn, kind), *map_notes(contents, drawn)]
    placed = plan(page, keys, notes, bottom - top)
    high = bottom - top - placed.height
    side = Box(inner.right - page.side, top - 4, page.side, high)
    draw_legend(sheet, placed, side, Box(inner.x, top + high + GUTTER * 0.5, inner.w, placed.height))
    return Box(inner.x, top, inner.w - page.side - GUTTER, high)


def _notes(drawn: Sequence[PlacePicture], kind: MapKind) -> Iterator[str]:
    """What the key says in sentences."""
    if kind.discs:
        yield SCHEMATIC
    if any(symbol.kind == "advance" for one in drawn for symbol in one.symbols):
        yield ARROWS
    if kind.edge:
        yield EDGE
