"""The staff: five cells on one base line, from Ukrainian officials to Russian officials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cells import Cell, look, shares_drawn
from dashboard.snapshot.picture.letters import Style
from dashboard.snapshot.picture.patterns import circle, denial, fill_of, line, moved, rectangle
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.sheet import SOLID, Dash, Shape, Sheet
from dashboard.snapshot.picture.theme import Theme
from data.map_standings import MapStanding
from data.model import Group
from data.standings import Standing

CELLS = len(Group)
CARRIED_DAYS = 7
OLD_DAYS = 30
AGED: Dash = (2.0, 2.0)
PLUS = Style(face="bold", align="center")


@dataclass(frozen=True)
class Size:
    """A cell's width and height."""

    width: float
    height: float


LARGE, SMALL = Size(14.0, 20.0), Size(9.0, 14.0)


@dataclass(frozen=True)
class Answer:
    """What a cell, or half of one, shows: a state, filled, filled in part, or denied, or `shares` of several states on a map;
    and its age in days."""

    state: str
    denied: bool
    part: bool
    age: int
    shares: tuple[tuple[str, float], ...] = ()


def answers_of(cell: Cell, day: date) -> list[Answer]:
    """The answers of a cell in the order in which they are drawn."""
    return [_answer(one, day) for one in cell.shown]


def _answer(one: Standing | MapStanding, day: date) -> Answer:
    if isinstance(one, MapStanding):
        return Answer("", False, False, one.age_days(day), tuple(shares_drawn(one)))
    return Answer(*look(one), one.age_days(day))


def draw_answer(theme: Theme, answer: Answer, x: float, y: float, w: float, h: float) -> Iterator[Shape]:
    """The inside of a cell, or of half a cell."""
    paper = theme.colour("paper")
    yield Shape(rectangle(x, y, w, h), paper)
    if answer.shares:
        yield from _draw_shares(theme, answer, x, y, w, h)
        return
    state = theme.state(answer.state)
    if answer.denied:
        stroke = state["stroke"]
        for path, colour in denial(w, h, stroke["width"], stroke["dash"], stroke["colours"]):
            yield Shape(moved(path, x, y), colour)
    elif answer.age <= OLD_DAYS:
        top = h / 2 if answer.part else 0.0
        for path, colour in fill_of(((0.0, 0.0), (w, 0.0), (w, h - top), (0.0, h - top)), state, paper):
            yield Shape(moved(path, x, y + top), colour)


def _draw_shares(theme: Theme, answer: Answer, x: float, y: float, w: float, h: float) -> Iterator[Shape]:
    """From below to above in the fixed order of states; what is not stated stays paper."""
    bottom = y + h
    for state, share in answer.shares if answer.age <= OLD_DAYS else ():
        high = round(h * share / 100, 3)
        if high:
            corners = ((0.0, 0.0), (w, 0.0), (w, high), (0.0, high))
            for path, colour in fill_of(corners, theme.state(state), theme.colour("paper")):
                yield Shape(moved(path, x, bottom - high), colour)
        bottom -= high


def outline(theme: Theme, age: int, state: str, x: float, y: float, w: float, h: float) -> Shape:
    """The outline that tells the age: strong on the day itself, dashed after a week, in the state's colour after a month."""
    colour = theme.state(state)["line"] if state and age > OLD_DAYS else theme.colour("ink")
    wide = 2.0 if age == 0 else 1.0
    dash = AGED if age > CARRIED_DAYS else SOLID
    return Shape(rectangle(x + wide / 2, y + wide / 2, w - wide, h - wide), "", colour, wide, dash)


def draw_whole(theme: Theme, answer: Answer, x: float, y: float, size: Size) -> Iterator[Shape]:
    """A cell with one answer."""
    yield from draw_answer(theme, answer, x, y, size.width, size.height)
    yield outline(theme, answer.age, answer.state, x, y, size.width, size.height)


def draw_divided(theme: Theme, answers: Sequence[Answer], x: float, y: float, size: Size) -> Iterator[Shape]:
    """A cell of a group that is divided: the two newest answers beside each other."""
    half = size.width / 2
    for i, answer in enumerate(answers[:2]):
        yield from draw_answer(theme, answer, x + i * half, y, half, size.height)
    yield Shape(rectangle(x + half - 0.5, y, 1, size.height), theme.colour("ink"))
    newest = min(answers[:2], key=lambda one: one.age)
    yield outline(theme, newest.age, newest.state, x, y, size.width, size.height)


def draw_speaks(theme: Theme, age: int, x: float, y: float, size: Size) -> Iterator[Shape]:
    """A cell of a group that speaks, but not of control."""
    yield Shape(rectangle(x, y, size.width, size.height), theme.colour("paper"))
    yield outline(theme, age, "", x, y, size.width, size.height)
    yield Shape(circle(x + size.width / 2, y + size.height / 2, 2.0), theme.colour("ink"))


def triangle(theme: Theme, x: float, y: float) -> Shape:
    """Said this very day: a small triangle above the middle of a cell's upper edge."""
    return Shape(line((x - 3, y - 5), (x + 3, y - 5), (x, y - 1), (x - 3, y - 5)), theme.colour("ink"))


def draw_staff(sheet: Sheet, picture: PlacePicture, day: date, x: float, base: float, size: Size) -> None:
    """The staff of a place; its base line's upper left end is at x and base."""
    for i, (cell, latest) in enumerate(zip(picture.cells, picture.latest, strict=True)):
        if cell.speaks and latest is not None:
            _draw_cell(sheet, answers_of(cell, day), (day - latest).days, x + i * size.width, base - size.height, size)
    ground = line((x, base + 0.6), (x + CELLS * size.width, base + 0.6))
    sheet.draw("marks", Shape(ground, "", sheet.theme.colour("ink"), 1.2))


def _draw_cell(sheet: Sheet, answers: Sequence[Answer], age: int, x: float, y: float, size: Size) -> None:
    theme, middle = sheet.theme, x + size.width / 2
    if not answers:
        sheet.draw("marks", *draw_speaks(theme, age, x, y, size))
    elif len(answers) == 1:
        sheet.draw("marks", *draw_whole(theme, answers[0], x, y, size))
    else:
        sheet.draw("marks", *draw_divided(theme, answers, x, y, size))
    if age == 0:
        sheet.draw("marks", triangle(theme, middle, y))
    if len(answers) > 2:
        sheet.write("plus", "+", middle, y - (6 if age == 0 else 2), PLUS)
