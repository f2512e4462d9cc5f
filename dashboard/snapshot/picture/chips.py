"""Places outside the frame stand at its edge: their name, how far they are and in which direction, and their staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.frame import Frame
from dashboard.snapshot.picture.layout import Mark
from dashboard.snapshot.picture.letters import Style, shortened, width
from dashboard.snapshot.picture.patterns import rectangle
from dashboard.snapshot.picture.room import Room
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.snapshot.picture.staffs import CELLS, SMALL, draw_staff
from dashboard.snapshot.picture.symbols import SIDE, draw_symbol
from geo.distances import COMPASS, compass, wgs84

HEIGHT, PADDING, MOST, TRIED = 38.0, 7.0, 8, 40
STEP, STEPS = 16.0, 24
NAME, DISTANCE = Style(12, "bold"), Style(12, colour="second")
LONGEST_NAME = 130.0
ARROWS = dict(zip(COMPASS, "↑↗→↘↓↙←↖", strict=True))


@dataclass(frozen=True)
class Chip:
    """A place beyond the edge: where its chip stands."""

    mark: Mark
    box: Box
    distance: str


def place_chips(marks: Sequence[Mark], frame: Frame, room: Room) -> list[Chip]:
    """At most eight, the places with most said first; rather none than one that covers a place."""
    chips: list[Chip] = []
    for mark in marks[:TRIED]:
        if len(chips) == MOST:
            break
        distance = how_far(mark, frame)
        wide = max(_name_width(mark), width(distance, DISTANCE)) + _staff_width(mark) + 3 * PADDING
        box = _free(_at_edge(mark, frame.box.grown(-6), wide), room)
        if box is not None:
            room.take(box)
            chips.append(Chip(mark, box, distance))
    return chips


def how_far(mark: Mark, frame: Frame) -> str:
    """Kilometres from the middle of the map, with an arrow that way."""
    place, (lat, lon) = mark.picture.place, frame.centre
    degrees, _, metres = wgs84().inv(lon, lat, place.lon, place.lat)
    return f"{round(metres / 1000)} km {ARROWS[compass(degrees)]}"


def _name_width(mark: Mark) -> float:
    return min(LONGEST_NAME, width(mark.picture.place.name, NAME))


def _staff_width(mark: Mark) -> float:
    return CELLS * SMALL.width + (SIDE + 5 if mark.picture.symbols else 0)


def _at_edge(mark: Mark, inside: Box, wide: float) -> tuple[Box, bool]:
    """Where the line from the middle of the frame to the place leaves it; and whether that is left or right."""
    (cx, cy), dx, dy = inside.middle, mark.x - inside.middle[0], mark.y - inside.middle[1]
    share = min(inside.w / 2 / max(abs(dx), 1e-9), inside.h / 2 / max(abs(dy), 1e-9))
    x, y = cx + dx * share - wide / 2, cy + dy * share - HEIGHT / 2
    beside = abs(dx) / inside.w >= abs(dy) / inside.h
    x, y = max(inside.x, min(inside.right - wide, x)), max(inside.y, min(inside.bottom - HEIGHT, y))
    return Box(x, y, wide, HEIGHT), beside


def _free(wanted: tuple[Box, bool], room: Room) -> Box | None:
    """Slides along its edge until it covers nothing: the nearest free position."""
    box, beside = wanted
    by = np.array(sorted(np.arange(-STEPS, STEPS + 1) * STEP, key=lambda step: (abs(step), -step)))
    left, top = box.x + (0 if beside else by), box.y + (by if beside else 0)
    left, top = np.broadcast_arrays(left, top)
    free = np.flatnonzero(room.frees(np.column_stack([left, top, left + box.w, top + box.h])))
    return replace(box, x=float(left[free[0]]), y=float(top[free[0]])) if len(free) else None


def draw_chip(sheet: Sheet, chip: Chip, day: date) -> None:
    """A card with name, distance, staff, and the first symbol: an encirclement out of sight must not be missed."""
    theme, box, picture = sheet.theme, chip.box, chip.mark.picture
    card = Shape(rectangle(box.x, box.y, box.w, box.h), theme.colour("paper"), theme.colour("line"), 1.0)
    sheet.draw("covers", card)
    name = shortened(picture.place.name, NAME, LONGEST_NAME)
    sheet.write("chip", name, box.x + PADDING, box.y + 15.5, NAME)
    sheet.write("chip", chip.distance, box.x + PADDING, box.y + 31, DISTANCE)
    x, base = box.right - PADDING - _staff_width(chip.mark), box.y + 29
    draw_staff(sheet, picture, day, x, base, SMALL)
    for symbol in picture.symbols[:1]:
        sheet.draw("marks", *draw_symbol(theme, symbol, x + CELLS * SMALL.width + 5, base - SMALL.height + 1))
