"""Every state can be told from every other on the printed map: in both themes, in greyscale, by colour-blind eyes.

Drawn by the picture's own code and measured as in tests/browser/test_pictures.py, at starts between two pixels too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.discs import draw_disc
from dashboard.snapshot.picture.filling import Disc, Fill
from dashboard.snapshot.picture.page import Page
from dashboard.snapshot.picture.patterns import rectangle
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.snapshot.picture.staffs import Answer, Size, draw_speaks, draw_whole
from dashboard.snapshot.picture.theme import Theme
from data.model import State
from tests.browser.colours import SEEN
from tests.browser.looks import SHAPES, TILE, Look, distances, looks_of

# A staff stands on whole pixels; a disc wherever its place is.
STARTS = {"cell": [(0.0, 0.0), (1.0, 0.0)], "disc": list(product((0.0, 0.25, 0.5, 0.75), (0.0, 0.5)))}
DAY = date(2025, 11, 4)


def one_look(theme: Theme, look: Look, shape: str, x: float, y: float) -> Iterator[Shape]:
    """A look in a shape, its upper left corner at x and y; said the day before."""
    size, (state, form) = SHAPES[shape], look
    if "radius" in size:
        fills = (Fill(state, date(2025, 11, 3), None, inner=form == "part"),) if state else ()
        picture = PlacePicture(None, 1, (), (), Disc("sectors", fills), (), ())
        yield from draw_disc(theme, picture, DAY, x + size["radius"], y + size["radius"], size["radius"])
    elif not state:
        yield from draw_speaks(theme, 1, x, y, Size(size["w"], size["h"]))
    else:
        answer = Answer(State(state), form == "denied", form == "part", 1)
        yield from draw_whole(theme, answer, x, y, Size(size["w"], size["h"]))


def drawn(name: str, shape: str) -> np.ndarray:
    """All looks of a shape, as sRGB from 0 to 1: look, start, row, column, colour."""
    theme, looks, starts = Theme(name), looks_of(shape), STARTS[shape[:4]]
    page = Page(TILE * len(starts), TILE * len(looks), 1, 0, 27, 12, 0, 0)
    sheet = Sheet(page, theme, Box(0, 0, page.width, page.height))
    sheet.draw("paper", Shape(rectangle(0, 0, page.width, page.height), theme.colour("land")))
    for (row, look), (column, (dx, dy)) in product(enumerate(looks), enumerate(starts)):
        sheet.draw("marks", *one_look(theme, look, shape, column * TILE + 4 + dx, row * TILE + 4 + dy))
    with printing():
        canvas = FigureCanvasAgg(sheet.figure())
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[..., :3] / 255
    return pixels.reshape(len(looks), TILE, len(starts), TILE, 3).swapaxes(1, 2)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_look_is_told_from_every_other(shape: str, theme: str) -> None:
    picture = drawn(theme, shape)
    for how in SEEN:
        found = distances(picture, shape, how)
        assert len(found) == len(looks_of(shape)) * (len(looks_of(shape)) - 1) // 2
        alike = {f"{one} / {other}": round(far, 2) for (one, other), far in found.items() if far < 1}
        assert alike == {}, how


def test_the_same_look_twice_is_not_told_apart() -> None:
    picture = drawn("light", "cell 14x20")
    same = np.broadcast_to(picture[:1], picture.shape)
    assert max(distances(same, "cell 14x20", "greyscale").values()) == 0
