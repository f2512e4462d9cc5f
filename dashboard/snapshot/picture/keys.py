"""What the key has to explain: only what is on this map. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.cells import ORDER
from dashboard.language import N_, translated
from dashboard.palette import state_label
from dashboard.snapshot.picture.discs import SILENT, draw_point
from dashboard.snapshot.picture.patterns import circle, rectangle
from dashboard.snapshot.picture.places import EVENTS, PlacePicture, Symbol
from dashboard.snapshot.picture.sheet import Shape
from dashboard.snapshot.picture.staffs import (
    CARRIED_DAYS,
    OLD_DAYS,
    Answer,
    Size,
    answers_of,
    draw_answer,
    draw_divided,
    draw_speaks,
    draw_whole,
    outline,
    triangle,
)  # fmt: skip
from dashboard.snapshot.picture.symbols import draw_symbol
from dashboard.snapshot.picture.theme import Theme
from dashboard.texts import MAP_TEXTS
from dashboard.wording import GROUP_NAMES
from data.model import Group, State

Draw = Callable[[Theme, float, float], Iterator[Shape]]
# A key's sign stands in a box of this size.
SIGN_WIDTH, SIGN_HEIGHT = 22.0, 22.0
CELL = Size(14.0, 16.0)
SYMBOLS = ("encirclement", *EVENTS)


@dataclass(frozen=True)
class Key:
    """One row: how its sign is drawn (the upper left corner of its box at x and y), and what it means."""

    draw: Draw
    text: str
    wide: float = SIGN_WIDTH


@dataclass(frozen=True)
class Section:
    """Rows under a heading."""

    heading: str
    keys: tuple[Key, ...]


def sections(pictures: Sequence[PlacePicture], day: date, *, discs: bool) -> list[Section]:
    """The whole key, section by section; empty ones are left out. `discs`: the map is near enough to have them."""
    spoken = [picture for picture in pictures if picture.spoken]
    answers = [answers_of(cell, day) for picture in spoken for cell in picture.cells if cell.speaks]
    made = [
        Section(translated("Five cells at each place"), tuple(_groups()) if spoken else ()),
        Section(translated("Control, as claimed"), (*_states(pictures, answers), *_ways(pictures, answers))),
        Section(translated("When it was said"), tuple(_ages(spoken, day))),
        Section(translated("Also said"), tuple(_symbols(spoken))),
        Section(translated("Circles"), tuple(_discs(pictures) if discs else _points(pictures))),
    ]
    return [section for section in made if section.keys]


def _groups() -> Iterator[Key]:
    """Each group by the cell it has: the staff with that cell filled."""

    def staff(number: int) -> Draw:
        def draw(theme: Theme, x: float, y: float) -> Iterator[Shape]:
            ink = theme.colour("ink")
            for i in range(len(Group)):
                inside = ink if i == number else theme.colour("paper")
                yield Shape(rectangle(x + 0.5 + i * 8, y + 4.5, 8, 12), inside, ink, 1.0)

        return draw

    for number, group in enumerate(Group):
        yield Key(staff(number), translated(GROUP_NAMES[group]), wide=50)


def _cell(answer: Answer) -> Draw:
    return lambda theme, x, y: draw_whole(theme, answer, x + 2, y + 3, CELL)


def _states(pictures: Sequence[PlacePicture], answers: Sequence[Sequence[Answer]]) -> Iterator[Key]:
    filled = {one.state for cell in answers for one in cell if one.state and not one.denied}
    filled |= {state for cell in answers for one in cell for state, _ in one.shares}
    filled |= {fill.state for picture in pictures for fill in picture.disc.fills}
    for state in sorted(filled, key=ORDER.__getitem__):
        yield Key(_cell(Answer(state, False, False, 1)), state_label(state))


def _ways(pictures: Sequence[PlacePicture], answers: Sequence[Sequence[Answer]]) -> Iterator[Key]:
    """How a cell says less than the whole, or more than one thing."""
    every = [one for cell in answers for one in cell]
    part = next((one for one in every if one.part), None)
    if part or any(fill.inner for picture in pictures for fill in picture.disc.fills):
        shown = Answer(part.state if part else State.russian, False, True, 1)
        yield Key(_cell(shown), translated("half cell, inner slice: in part, or under way"))
    denied = dict.fromkeys(one.state for one in every if one.denied)
    for state in sorted(denied, key=ORDER.__getitem__):
        yield Key(_cell(Answer(state, True, False, 1)), translated("denied: {what}").format(what=state_label(state)))
    divided = next((cell for cell in answers if len(cell) > 1), None)
    if divided:
        two = [replace(one, age=1) for one in divided]
        text = translated("divided: more than one answer in the group; newest left, + for more than two")
        yield Key(lambda theme, x, y: draw_divided(theme, two, x + 2, y + 3, CELL), text)
    if any(not cell for cell in answers):
        text = translated("speaks, but not of control")
        yield Key(lambda theme, x, y: draw_speaks(theme, 1, x + 2, y + 3, CELL), text)


def _ages(spoken: Sequence[PlacePicture], day: date) -> Iterator[Key]:
    ages = [(day - latest).days for picture in spoken for latest in picture.latest if latest is not None]
    kinds = (
        (0, N_("that day"), lambda age: age == 0),
        (1, N_("earlier: thin outline"), lambda age: 0 < age <= CARRIED_DAYS),
        (CARRIED_DAYS + 1, N_("more than 7 days before"), lambda age: CARRIED_DAYS < age <= OLD_DAYS),
        (OLD_DAYS + 1, N_("more than 30 days before: no fill"), lambda age: age > OLD_DAYS),
    )
    for age, text, holds in kinds:
        if any(map(holds, ages)):
            yield Key(_aged(age), translated(text))


def _aged(age: int) -> Draw:
    def draw(theme: Theme, x: float, y: float) -> Iterator[Shape]:
        empty = Answer(State.russian, False, False, OLD_DAYS + 1)
        yield from draw_answer(theme, empty, x + 2, y + 6, CELL.width, CELL.height - 3)
        yield outline(theme, age, State.russian, x + 2, y + 6, CELL.width, CELL.height - 3)
        if age == 0:
            yield triangle(theme, x + 2 + CELL.width / 2, y + 6)

    return draw


def _symbols(spoken: Sequence[PlacePicture]) -> Iterator[Key]:
    told = {symbol_words(symbol): symbol for picture in spoken for symbol in reversed(picture.symbols)}
    for text, symbol in sorted(told.items(), key=lambda one: (SYMBOLS.index(one[1].kind), one[0])):
        yield Key(_sign(symbol), text)


def _sign(symbol: Symbol) -> Draw:
    return lambda theme, x, y: draw_symbol(theme, symbol, x + 3, y + 5)


def symbol_words(symbol: Symbol) -> str:
    """A symbol in words: "encirclement: Russia, claimed and denied"."""
    told = translated(MAP_TEXTS[f"symbol_{symbol.kind}"])
    if symbol.actor and symbol.kind != "fighting":
        told = f"{told}: {translated(MAP_TEXTS[f'actor_{symbol.actor}'])}"
    if symbol.denied:
        told = f"{told}, {translated(MAP_TEXTS['alsoDenied' if symbol.actor else 'onlyDenied'])}"
    return translated("{what}, likely").format(what=told) if symbol.likely else told


def _discs(pictures: Sequence[PlacePicture]) -> Iterator[Key]:
    def silent(theme: Theme, x: float, y: float) -> Iterator[Shape]:
        yield Shape(circle(x + 9, y + 11, 8), "", theme.colour("ink"), 1.0, SILENT)

    if any(picture.disc.form == "silent" for picture in pictures):
        yield Key(silent, translated("nobody shown speaks of its control"))


def _points(pictures: Sequence[PlacePicture]) -> Iterator[Key]:
    """From afar a place is a point."""
    words = {False: N_("somebody shown speaks of it"), True: N_("nobody shown speaks of it")}
    for silent, text in words.items():
        if any(picture.spoken != silent for picture in pictures):
            yield Key(_point(silent), translated(text))


def _point(silent: bool) -> Draw:
    return lambda theme, x, y: iter([draw_point(theme, x + 9, y + 11, silent=silent)])
