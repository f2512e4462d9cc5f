"""A comparison in a picture: its three layers as on the screen (dashboard/comparison.py has the looks), and its key."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.comparison import LAYER_LOOKS
from dashboard.language import translated
from dashboard.palette import StateLook, state_label
from dashboard.snapshot.comparisons import left_out_in_words
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import layers_may_be_drawn
from dashboard.snapshot.picture.areas import edge_of, fill_of, on_page
from dashboard.snapshot.picture.frame import Frame
from dashboard.snapshot.picture.keys import Draw, Key, Section
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.snapshot.picture.theme import Theme
from dashboard.wording import source_names
from dashboard.wording_comparison import LAYERS, doubts_of, km2_in_words, layer_in_words, notes_of, side_in_words
from data.model import State
from data.movement.sides import Comparison

# From below to above.
ORDER = ("both", "only_b", "only_a")


def draw_layers(sheet: Sheet, contents: Contents, frame: Frame) -> None:
    """The layers of the state that is looked at."""
    comparison = contents.comparison
    shapes = comparison.shown.shapes() if comparison and comparison.shown else {}
    for layer in ORDER:
        placed = on_page(shapes[layer], frame) if layer in shapes else None
        if comparison and placed is not None and not placed.is_empty:
            sheet.draw("areas", *layer_shapes(sheet.theme, comparison.state, layer, placed))


def layer_shapes(theme: Theme, state: str, layer: str, shape: BaseGeometry) -> Iterator[Shape]:
    """One layer: all in the state's own colour, told apart by pattern and outline."""
    look, colour = LAYER_LOOKS[layer], _colour(theme, state)
    if look["fill"]:
        yield from fill_of(look, _in_colour(theme, colour, "plain"), shape, leaning=1)
    if look.get("step"):
        pattern = "dots" if look.get("radius") else "diagonals"
        yield from fill_of(look, _in_colour(theme, colour, pattern), shape, leaning=1)
    yield edge_of(colour, shape, look["edge"], look["dash"])


def _colour(theme: Theme, state: str) -> str:
    """A contested area's two colours would tell of two states."""
    return theme.colour("ink") if state == State.contested else theme.state(state)["line"]


def _in_colour(theme: Theme, colour: str, pattern: str) -> StateLook:
    return {"fill": colour, "line": colour, "pattern": pattern, "stroke": theme.state(State.russian)["stroke"]}


def comparison_sections(contents: Contents, *, dated: bool) -> list[Section]:
    """The key of a comparison: both sides and each layer with its area; of a span, whose areas differ from day to day, none."""
    comparison = contents.comparison
    if comparison is None:
        return []
    keys = [*_sides(contents, comparison, dated=dated), *_layers(contents, comparison, dated=dated)]
    heading = translated("Compared: {state}").format(state=state_label(comparison.state))
    return [Section(heading, tuple(keys))]


def _sides(contents: Contents, comparison: Comparison, *, dated: bool) -> Iterator[Key]:
    names = source_names(contents.ledger)
    for letter, side in zip("AB", comparison.sides, strict=True):
        own_day = translated("{letter}: {source}, each day's map").format(letter=letter, source=names[side.source_id])
        steady = dated or letter == "B"
        yield Key(_nothing, side_in_words(letter, side, names[side.source_id]) if steady else own_day, wide=-4)


def _layers(contents: Contents, comparison: Comparison, *, dated: bool) -> Iterator[Key]:
    shown, drawn = comparison.shown, layers_may_be_drawn(contents)
    km2 = shown.km2() if shown else {}
    for layer in LAYERS if shown else ():
        text = f"{layer_in_words(layer)}: {km2_in_words(km2[f'{layer}_km2'])}" if dated else layer_in_words(layer)
        yield Key(_sign(comparison.state, layer), text) if drawn else Key(_nothing, text, wide=-4)


def _nothing(theme: Theme, x: float, y: float) -> Iterator[Shape]:
    yield from ()


def _sign(state: str, layer: str) -> Draw:
    def draw(theme: Theme, x: float, y: float) -> Iterator[Shape]:
        return layer_shapes(theme, state, layer, shapely.box(x + 2, y + 4, x + 18, y + 18))

    return draw


def doubt_notes(contents: Contents) -> Iterator[str]:
    """In sentences: why the two may differ though nothing has moved, or can't differ. Only one state is drawn here."""
    if contents.comparison is not None:
        yield from doubts_of(contents.comparison, source_names(contents.ledger), of_one_state=True)


def comparison_notes(contents: Contents) -> Iterator[str]:
    """In sentences: what only A means, the method, and what was left out."""
    if contents.comparison is None:
        return
    yield from notes_of()
    if not layers_may_be_drawn(contents):
        yield left_out_in_words()
