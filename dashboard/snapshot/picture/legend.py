"""The key: beside the map in rows, short ones two beside each other; what finds no room there runs on below the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.language import N_, translated
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.keys import SIGN_HEIGHT, Key, Section
from dashboard.snapshot.picture.letters import Style, shortened, width, wrapped
from dashboard.snapshot.picture.page import Page
from dashboard.snapshot.picture.sheet import Sheet

HEADING, TEXT, NOTE = Style(12, "bold"), Style(12), Style(12, colour="second")
LINE, ROW, HEAD, BETWEEN, GUTTER = 14.5, 19.0, 19.0, 7.0, 12.0
# Between keys that run on, and between sections of them.
RUN, SECTION_RUN = 14.0, 22.0
SCHEMATIC = N_(
    "Circles are schematic: claimed control within 5, 3 or 1 km of a place, by its size; equal slices where answers "
    "differ, not shares."
)
ARROWS = N_("An arrow's side says who advances, not where.")
EDGE = N_("At the map's edge: how far a place lies from its middle.")
# Between keys that run on and the note below them.
NOTE_GAP = 4.0


@dataclass(frozen=True)
class Row:
    """One line of the key: keys and headings, each so far from its left end, or a line of a note; and how high it is."""

    height: float
    keys: tuple[tuple[float, Key, tuple[str, ...]], ...] = ()
    headings: tuple[tuple[float, str], ...] = ()
    note: str = ""


Block = list[Row]


@dataclass(frozen=True)
class Plan:
    """Where the key goes: blocks beside the map, rows below it, and the room that these need."""

    side: list[Block]
    below: Block
    height: float


def plan(page: Page, sections: Sequence[Section], notes: Sequence[str], room: float) -> Plan:
    """As much of the key beside the map as there is room for, `room` being the height of map and key together."""
    note = " ".join(map(translated, notes))
    tried = Plan([], [], 0.0)
    for beside in range(len(sections), -1, -1):
        for noted in (True, False):
            side = [block_of(one, page.side) for one in sections[:beside]] + (
                [note_of(note, page.side)] if noted else []
            )
            below = run_on(sections[beside:], page.inner.w) + (
                [] if noted else note_of(note, page.inner.w, beside < len(sections))
            )
            tried = Plan(side, below, height([below]) + (GUTTER if below else 0.0))
            if height(side) <= room - tried.height:
                return tried
    return tried


def block_of(section: Section, wide: float) -> Block:
    """The rows of a section at this width: two keys in a row where both are short."""
    *above, last = wrapped(section.heading, HEADING, wide) or [""]
    lines = [Row(LINE, headings=((0.0, line),)) for line in above]
    return [*lines, Row(HEAD, headings=((0.0, last),)), *_paired(section.keys, wide)]


def _paired(keys: Sequence[Key], wide: float) -> Iterator[Row]:
    half, waiting = wide / 2, list(keys)
    while waiting:
        key = waiting.pop(0)
        if waiting and all(_length(one, one.text) <= half - 6 for one in (key, waiting[0])):
            yield Row(ROW, ((0.0, key, (key.text,)), (half, waiting[0], (waiting.pop(0).text,))))
        else:
            lines = tuple(wrapped(key.text, TEXT, wide - key.wide - 4))
            yield Row(max(ROW, len(lines) * LINE + 4), ((0.0, key, lines),))


def _length(key: Key, text: str) -> float:
    """How long a key is with its text, or as much of it as there is room for."""
    return key.wide + 4 + width(text, TEXT)


def run_on(sections: Sequence[Section], wide: float) -> Block:
    """Sections as one running text of headings and keys, broken to this width; a heading never ends a line, and one that
    would take most of it is cut, as is a key that would take more than a line."""
    rows, x = [Row(ROW)], 0.0
    for section in sections:
        x += SECTION_RUN if x else 0.0
        heading = shortened(section.heading, HEADING, wide / 2)
        for i, key in enumerate(section.keys):
            lead = 0.0 if i else width(heading, HEADING) + RUN
            text = shortened(key.text, TEXT, wide - lead - _length(key, ""))
            long = lead + _length(key, text)
            if x and x + long > wide:
                rows, x = [*rows, Row(ROW)], 0.0
            last = rows[-1]
            headings = last.headings if i else (*last.headings, (x, heading))
            rows[-1] = Row(ROW, (*last.keys, (x + lead, key, (text,))), headings)
            x += long + RUN
    return rows if sections else []


def note_of(note: str, wide: float, after_keys: bool = False) -> Block:
    """The note that all is schematic, in lines."""
    lines = [Row(LINE, note=line) for line in wrapped(note, NOTE, wide)]
    return [Row(NOTE_GAP), *lines] if after_keys else lines


def height(blocks: Sequence[Block]) -> float:
    """How high blocks are below each other."""
    return sum(row.height for block in blocks for row in block) + BETWEEN * max(0, len(blocks) - 1)


def draw_legend(sheet: Sheet, key: Plan, side: Box, below: Box) -> None:
    """The key, beside the map and below it."""
    y = side.y
    for block in key.side:
        y = _draw_block(sheet, block, side.x, y) + BETWEEN
    _draw_block(sheet, key.below, below.x, below.y)


def _draw_block(sheet: Sheet, block: Block, x: float, y: float) -> float:
    for row in block:
        _draw_row(sheet, row, x, y)
        y += row.height
    return y


def _draw_row(sheet: Sheet, row: Row, x: float, y: float) -> None:
    sheet.write("note", row.note, x, y + 11.5, NOTE)
    for right, heading in row.headings:
        sheet.write("heading", heading, x + right, y + 13.5, HEADING)
    for right, key, lines in row.keys:
        sheet.draw("marks", *key.draw(sheet.theme, x + right, y + (ROW - SIGN_HEIGHT) / 2))
        for number, text in enumerate(lines):
            sheet.write("key", text, x + right + key.wide + 4, y + 13.5 + number * LINE, TEXT)
