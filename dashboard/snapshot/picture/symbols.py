"""Symbols of what is said to be happening. The colour says whose act it is; an arrow's side says who, not where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from matplotlib.path import Path

from dashboard.snapshot.picture.letters import Style, width
from dashboard.snapshot.picture.patterns import circle, line, moved, rectangle
from dashboard.snapshot.picture.places import Symbol
from dashboard.snapshot.picture.sheet import SOLID, Dash, Shape, Sheet
from dashboard.snapshot.picture.theme import Theme

SIDE, GAP, MOST = 12.0, 4.0, 3
UNSURE: Dash = (5.0, 3.0)
MORE = Style(halo=True)


@lru_cache(maxsize=16)
def _path(kind: str, to_left: bool) -> Path:
    """A symbol in a square of 12 px."""
    if kind == "advance":
        tip, back = (1, 4) if to_left else (11, -4)
        return _together(line((12 - tip, 6), (tip, 6)), line((tip + back, 2.2), (tip, 6), (tip + back, 9.8)))
    return SHAPES[kind]


def _together(*paths: Path) -> Path:
    return Path.make_compound_path(*paths)


SHAPES = {
    "encirclement": circle(6, 6, 5),
    "fighting": _together(line((1.5, 1.5), (10.5, 10.5)), line((10.5, 1.5), (1.5, 10.5))),
    "infiltration": _together(*(circle(x, y, 1) for x, y in ((2.5, 9), (6, 3), (9.5, 9)))),
    "supply": _together(
        rectangle(0.8, 3, 6.4, 5.2), line((7.2, 5), (9.8, 5), (11.2, 6.6), (11.2, 8.2), (7.2, 8.2)),
        circle(3.2, 9.6, 1.2), circle(9, 9.6, 1.2),
    ),
    "strike": _together(*(line((6, 6), end) for end in ((6, 0.5), (6, 11.5), (0.5, 6), (11.5, 6)))),
}  # fmt: skip


def draw_symbol(theme: Theme, symbol: Symbol, x: float, y: float) -> Iterator[Shape]:
    """One symbol, its upper left corner at x and y."""
    ink = theme.colour("ink")
    colour = ink if symbol.kind == "fighting" else theme.actor(symbol.actor)
    dash = UNSURE if symbol.denied or symbol.likely else SOLID
    path = _path(symbol.kind, symbol.actor == "russia")
    yield Shape(moved(path, x, y), "", colour, 1.4 if symbol.kind == "supply" else 2.0, dash)
    if symbol.denied:
        yield Shape(line((x + 0.5, y + 11.5), (x + 11.5, y + 0.5)), "", ink, 2.0)


def symbols_width(symbols: Sequence[Symbol]) -> float:
    """The room that symbols take right of a staff."""
    if not symbols:
        return 0.0
    more = width(_more(symbols), MORE) + 2 if len(symbols) > MOST else 0.0
    return min(len(symbols), MOST) * (SIDE + GAP) + GAP + more


def _more(symbols: Sequence[Symbol]) -> str:
    return f"+{len(symbols) - MOST}"


def draw_symbols(sheet: Sheet, symbols: Sequence[Symbol], x: float, y: float) -> None:
    """At most three, and how many more there are."""
    for i, symbol in enumerate(symbols[:MOST]):
        sheet.draw("marks", *draw_symbol(sheet.theme, symbol, x + GAP + i * (SIDE + GAP), y))
    if len(symbols) > MOST:
        sheet.write("more", _more(symbols), x + GAP + MOST * (SIDE + GAP), y + 10.5, MORE)
