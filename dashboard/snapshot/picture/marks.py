"""One place on the map: leader, name, staff, symbols, ages, words."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot.picture.ages import AGE, ages_of, ages_width
from dashboard.snapshot.picture.layout import AGES, NAME, SILENT, WORD_LINE, WORDS, Mark, staff_top
from dashboard.snapshot.picture.letters import width
from dashboard.snapshot.picture.patterns import circle, line
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.snapshot.picture.staffs import CELLS, draw_staff
from dashboard.snapshot.picture.symbols import SIDE, draw_symbols, symbols_width


def draw_mark(sheet: Sheet, mark: Mark, day: date, *, near: bool) -> None:
    """All of a place but its disc."""
    block, picture = mark.block, mark.picture
    if block is None:
        return
    _draw_leader(sheet, mark)
    name = NAME if picture.spoken else SILENT
    sheet.write("name", picture.place.name, _left(mark, width(picture.place.name, name)), block.y + 12.5, name)
    if not picture.spoken:
        return
    base = block.y + staff_top(picture) + mark.size.height
    cells = CELLS * mark.size.width
    left = _left(mark, cells + symbols_width(picture.symbols))
    draw_staff(sheet, picture, day, left, base, mark.size)
    draw_symbols(sheet, picture.symbols, left + cells, base - mark.size.height / 2 - SIDE / 2)
    if near:
        _draw_ages(sheet, mark, day, min(left, block.right - ages_width(picture, day, mark.size)), base)
    _draw_words(sheet, mark, base + (AGES if near else 0) + 3)


def _left(mark: Mark, wide: float) -> float:
    """Where a row of that width begins: what stands left of its disc ends there."""
    if mark.block is None:
        return mark.x
    return round(mark.block.x + mark.align * (mark.block.w - wide))


def _draw_words(sheet: Sheet, mark: Mark, top: float) -> None:
    """The contradiction that is told in words, its lines flush left."""
    if not mark.words:
        return
    left = _left(mark, max(width(words, WORDS) for words in mark.words))
    for i, words in enumerate(mark.words):
        sheet.write("words", words, left, top + 11 + i * WORD_LINE, WORDS)


def _draw_leader(sheet: Sheet, mark: Mark) -> None:
    if mark.leader is None:
        return
    x0, y0, x1, y1 = mark.leader
    ink = sheet.theme.colour("ink")
    sheet.draw("covers", Shape(line((x0, y0), (x1, y1)), "", ink, 0.8), Shape(circle(x1, y1, 2.0), ink))


def _draw_ages(sheet: Sheet, mark: Mark, day: date, left: float, base: float) -> None:
    for age in ages_of(mark.picture, day, mark.size):
        sheet.write("age", age.text, left + age.x, base + 12.5, AGE)
