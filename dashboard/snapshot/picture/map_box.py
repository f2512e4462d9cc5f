"""All that stands within the map's box: ground, discs, marks, chips, locator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.language import counted, translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import layers_may_be_drawn
from dashboard.snapshot.picture.areas import draw_areas
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.chips import MOST, Chip, draw_chip, place_chips
from dashboard.snapshot.picture.comparing import draw_layers
from dashboard.snapshot.picture.discs import POINT_RADIUS, draw_disc, draw_point
from dashboard.snapshot.picture.frame import Frame
from dashboard.snapshot.picture.furniture import bar_box, draw_inset, inset_box
from dashboard.snapshot.picture.ground import draw_ground
from dashboard.snapshot.picture.layout import NEAR_ZOOM, Mark, lay_out
from dashboard.snapshot.picture.letters import LINE, Style, shortened, width, wrapped
from dashboard.snapshot.picture.marks import draw_mark
from dashboard.snapshot.picture.patterns import rectangle
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.room import Room
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.snapshot.picture.staffs import LARGE, SMALL
from dashboard.snapshot.picture.towns import draw_regions, draw_towns
from dashboard.wording import FEW_PLACES

EMPTY = Style(16, "bold", align="center")
TELL = Style(12, colour="second", halo=True)
# With more places than this, some may find no room for their names.
CROWDED = 25


def draw_map(
    sheet: Sheet, contents: Contents, marks: Sequence[Mark], frame: Frame, *, discs: bool, alone: bool = True
) -> tuple[list[Mark], list[Chip]]:
    """Everything within the map's box; marks in the order of their rank. Where it is one of many, without a locator."""
    day = contents.answer.day
    draw_ground(sheet, frame)
    if layers_may_be_drawn(contents):
        draw_layers(sheet, contents, frame)
    else:
        draw_areas(sheet, contents, frame)
    inside = [mark for mark in marks if frame.shows(mark.picture.place)]
    room, chips = _lay_out(sheet, contents, frame, marks, inside, alone)
    draw_towns(sheet, frame, room, {mark.picture.place.place_id for mark in inside})
    draw_regions(sheet, frame, room, contents.view.lang)
    for mark in marks:
        _draw_disc(sheet, mark, frame, day, discs=discs)
    for mark in inside:
        draw_mark(sheet, mark, day, near=frame.zoom >= NEAR_ZOOM)
    for chip in chips:
        draw_chip(sheet, chip, day)
    _draw_edge(sheet, frame.box)
    return inside, chips


def _lay_out(
    sheet: Sheet, contents: Contents, frame: Frame, marks: Sequence[Mark], inside: Sequence[Mark], alone: bool
) -> tuple[Room, list[Chip]]:
    """Room for marks and chips; where some find none, a second time with room for a note that says so."""
    covered = [bar_box(frame), *_empty_box(sheet, contents, frame)]
    if alone:
        inset = inset_box(sheet.page, frame, [mark.disc for mark in inside])
        draw_inset(sheet, frame, inset)
        covered = [inset, *covered]
    kept = {id(mark) for mark in inside}
    outside = [mark for mark in marks if mark.picture.spoken and id(mark) not in kept]
    crowded = len(inside) > CROWDED or len(outside) > MOST
    for note in [_note_box(frame)] if crowded else [None, _note_box(frame)]:
        room = Room(frame.inner, [*covered, *([note] if note else [])])
        lay_out(inside, room, frame.zoom, contents.answer.day)
        chips = place_chips(outside, frame, room)
        nameless = sum(mark.block is None and mark.picture.spoken for mark in inside)
        if nameless == 0 and len(chips) == len(outside):
            break
        if note:
            _write_note(sheet, note, nameless, len(outside) - len(chips))
    return room, chips


def _draw_edge(sheet: Sheet, box: Box) -> None:
    sheet.draw("marks", Shape(rectangle(box.x, box.y, box.w, box.h), "", sheet.theme.colour("line"), 1.0))


def mark_of(frame: Frame, picture: PlacePicture, *, discs: bool) -> Mark:
    """A place on the map, before it has its block."""
    x, y = frame.project(picture.place.lat, picture.place.lon)
    radius = round(frame.radius(picture.place) * 4) / 4 if discs else POINT_RADIUS
    return Mark(picture, x, y, radius, LARGE if discs else SMALL)


def _draw_disc(sheet: Sheet, mark: Mark, frame: Frame, day: date, *, discs: bool) -> None:
    if not frame.box.touches(mark.disc):
        return
    if discs:
        sheet.draw("discs", *draw_disc(sheet.theme, mark.picture, day, mark.x, mark.y, mark.radius))
    else:
        sheet.draw("discs", draw_point(sheet.theme, mark.x, mark.y, silent=not mark.picture.spoken))


def _note_box(frame: Frame) -> Box:
    """Where it is said how many places have no name: the lower left corner."""
    return Box(frame.box.x + 8, frame.box.bottom - 26, min(360.0, frame.box.w * 0.68), 18)


def _write_note(sheet: Sheet, box: Box, inside: int, outside: int) -> None:
    """How many places with claims are there without name and staff: none is left out in silence."""
    unnamed = counted("{n} place unnamed", "{n} places unnamed", inside)
    beyond = counted("{n} place beyond the edge", "{n} places beyond the edge", outside)
    both = translated("{unnamed}, {n} beyond the edge").format(unnamed=unnamed, n=outside)
    told = both if inside and outside else unnamed if inside else beyond
    sheet.write("note", shortened(told, TELL, box.w), box.x, box.y + 13, TELL)


def _silence(contents: Contents) -> str:
    """What an empty map says: whose silence it is, and no more than this choice shows."""
    if contents.view.sources == ():
        return translated("No source is chosen.")
    if contents.place_names is not None:
        places = ", ".join(contents.place_names[:FEW_PLACES])
        return translated("In this View nobody has said anything about {places}.").format(places=places)
    return translated("In this View nobody has said anything about any place.")


def _empty_box(sheet: Sheet, contents: Contents, frame: Frame) -> list[Box]:
    """A View in which nothing was said says so, in the middle of its map."""
    if contents.claims:
        return []
    said = _silence(contents)
    lines = wrapped(said, EMPTY, min(420.0, frame.box.w - 80))
    wide, high = max(width(line, EMPTY) for line in lines) + 32, len(lines) * LINE * EMPTY.size + 24
    (x, y), theme = frame.box.middle, sheet.theme
    box = Box(x - wide / 2, y - high / 2, wide, high)
    card = Shape(rectangle(box.x, box.y, box.w, box.h), theme.colour("paper"), theme.colour("line"), 1.0)
    sheet.draw("covers", card)
    for i, line in enumerate(lines):
        sheet.write("empty", line, x, box.y + 12 + (i + 0.8) * LINE * EMPTY.size, EMPTY)
    return [box]
