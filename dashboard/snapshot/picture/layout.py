"""Where each place's name, staff, symbols and words go, so that nothing covers anything. Same input, same picture.

In the spirit of the map script's layout (static/map/layout.js): positions around the disc in a fixed order, then the same
ever farther out with a leader line; places with most said come first; words are given up before a place is moved far.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from dashboard.snapshot.picture.ages import ages_width
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.letters import Style, width
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.room import Room, Segment
from dashboard.snapshot.picture.staffs import CELLS, LARGE, SMALL, Size
from dashboard.snapshot.picture.symbols import symbols_width

NAME = Style(13, "bold", halo=True)
SILENT = Style(12, colour="second", halo=True)
WORDS = Style(12, halo=True)
LINE, WORD_LINE, GAP, PLUS, AGES = 16.0, 14.0, 8.0, 12.0, 14.0
POSITIONS = (
    (1, 0), (1, 1), (1, -1), (-1, 0), (-1, 1), (-1, -1), (0, 1), (0, -1), (0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1),
)  # fmt: skip
DISTANCES = (0, 14, 30, 50, 74, 100, 130, 165, 205)
# Words are worth this much of a leader line; so is a name on a small map, where it would else be read as another place's.
FAR_WITH_WORDS = FAR_ON_SMALL = 50
# From this zoom there is room for ages in days.
NEAR_ZOOM = 10.0


@dataclass
class Mark:
    """A place in the frame, and where its block went; `block` is None where there was no room for one."""

    picture: PlacePicture
    x: float
    y: float
    radius: float
    # Large wherever there are discs: in small cells patterns are harder to tell.
    size: Size = LARGE
    words: tuple[str, ...] = ()
    block: Box | None = None
    leader: Segment | None = None
    # Where in its block each row stands: 0 left, 1 right; towards the disc.
    align: float = 0.0

    @property
    def disc(self) -> Box:
        """The box around its disc."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def staff_top(picture: PlacePicture) -> float:
    """From the top of the block down to the staff: the name, and the plus above a cell with more than two answers."""
    return LINE + 4 + (PLUS if any(len(cell.standings) > 2 for cell in picture.cells) else 0)


def block_size(picture: PlacePicture, size: Size, words: Sequence[str], near: date | None) -> tuple[float, float]:
    """The room that a place needs, with these words; `near` is the day where there is room for ages."""
    if not picture.spoken:
        return math.ceil(width(picture.place.name, SILENT)), LINE
    staff = CELLS * size.width + symbols_width(picture.symbols)
    widest = max(staff, width(picture.place.name, NAME), *(width(line, WORDS) for line in words))
    if near:
        widest = max(widest, ages_width(picture, near, size))
    return math.ceil(widest), staff_top(picture) + size.height + (AGES if near else 0) + 3 + len(words) * WORD_LINE + (
        3 if words else 0
    )


def ranked(marks: Sequence[Mark]) -> list[Mark]:
    """Places with most said first, silent ones last."""
    order = list(enumerate(marks))
    order.sort(key=lambda one: (not one[1].picture.spoken, -len(one[1].picture.words), -one[1].picture.claims, one[0]))
    return [mark for _, mark in order]


def lay_out(marks: Sequence[Mark], room: Room, zoom: float, day: date) -> None:
    """Gives every mark its block. What finds no room in a crowded frame keeps its disc alone."""
    discs = np.array([(mark.x, mark.y, mark.radius) for mark in marks]).reshape(-1, 3)
    for mark in marks:
        room.take_disc(mark.x, mark.y, mark.radius)
    for mark in marks:
        mark.block = mark.leader = None
        settle = partial(_settle, mark, room, discs)
        if mark.picture.spoken:
            _place_spoken(mark, settle, day if zoom >= NEAR_ZOOM else None)
        else:
            settle(near=None, farthest=0)


def _place_spoken(mark: Mark, settle: Callable[..., bool], near: date | None) -> None:
    mark.words = mark.picture.words
    if mark.words and settle(near=near, farthest=FAR_WITH_WORDS):
        return
    mark.words = ()
    if mark.size == SMALL:
        settle(near=near, farthest=FAR_ON_SMALL)
        return
    if settle(near=near) or settle(near=near, under=True):
        return
    mark.size = SMALL
    settle(near=near, under=True)


def _settle(
    mark: Mark, room: Room, discs: np.ndarray, *, near: date | None, farthest: float = math.inf, under: bool = False
) -> bool:
    """The first free position whose leader is clear; of equally far ones first those where no other disc lies nearer.

    A block nearer to another place's disc would be read as that place's: there even a short way gets a leader.
    """
    wide, high = block_size(mark.picture, mark.size, mark.words, near)
    boxes, distances = positions(mark, wide, high, farthest)
    # In a crowd few positions are free, and only those are held against every other disc.
    free = room.frees(boxes)
    boxes, distances = boxes[free], distances[free]
    foreign = nearer_to_another(mark, boxes, discs)
    for i in np.lexsort((foreign, distances)):
        block = Box(float(boxes[i, 0]), float(boxes[i, 1]), wide, high)
        leader = leader_of(mark, block) if distances[i] or foreign[i] else None
        if leader is None or room.clear(leader, under=under):
            mark.block, mark.leader = block, leader
            mark.align = _towards(mark.x, block)
            room.take(block)
            if leader:
                room.take_line(leader)
            return True
    return False


def _towards(x: float, block: Box) -> float:
    """Rows stand towards the disc: at the left end, at the right end, or in the middle of a block that is above or below."""
    share = (x - block.x) / block.w
    return 0.5 if 0.4 < share < 0.6 else 0.0 if share < 0.5 else 1.0


def positions(mark: Mark, wide: float, high: float, farthest: float) -> tuple[np.ndarray, np.ndarray]:
    """All positions of a block around its disc (left, top, right, bottom), and how far each lies off."""
    sides, aways = np.array(POSITIONS), np.array([away for away in DISTANCES if away <= farthest], dtype=float)
    dx, dy = np.tile(sides[:, 0], len(aways)), np.tile(sides[:, 1], len(aways))
    distances = np.repeat(aways, len(sides))
    reach = mark.radius + GAP + distances
    beside = np.abs(dx) == 1
    slant = np.where(beside & (dy != 0), 0.75, 1.0)
    x = mark.x + np.where(beside, dx * reach * slant - (dx < 0) * wide, (dx - 1) * wide / 2)
    y = mark.y + dy * reach * slant - np.where(dy == 0, high / 2, (dy < 0) * high)
    x, y = np.round(x), np.round(y)
    return np.column_stack([x, y, x + wide, y + high]), distances


def nearer_to_another(mark: Mark, boxes: np.ndarray, discs: np.ndarray) -> np.ndarray:
    """For each box (left, top, right, bottom) whether the edge of another disc (x, y, radius) lies nearer than its own."""
    left, top, right, bottom = (boxes[:, side, None] for side in range(4))
    x, y, radius = discs.T
    away = np.hypot(np.maximum(left - x, 0) + np.maximum(x - right, 0), np.maximum(top - y, 0) + np.maximum(y - bottom, 0))
    own = (x == mark.x) & (y == mark.y)
    nearest = np.where(own, np.inf, away - radius).min(axis=1, initial=np.inf)
    return np.asarray(nearest < np.where(own, away - radius, np.inf).min(axis=1))


def leader_of(mark: Mark, block: Box) -> Segment:
    """From the disc's edge to the nearest point of the block."""
    x, y = max(block.x, min(mark.x, block.right)), max(block.y, min(mark.y, block.bottom))
    far = math.hypot(x - mark.x, y - mark.y) or 1.0
    share = mark.radius / far
    return mark.x + (x - mark.x) * share, mark.y + (y - mark.y) * share, x, y
