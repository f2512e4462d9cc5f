"""A sheet to draw on: shapes and words by layer, handed to matplotlib in a few large collections.

One artist a mark would cost more than the drawing itself. Measures are px, 96 to the inch, from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform

from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.letters import POINTS_PER_PX, Style, properties, width
from dashboard.snapshot.picture.page import Page
from dashboard.snapshot.picture.patterns import moved
from dashboard.snapshot.picture.theme import Theme

# From below to above. What is in `CLIPPED` ends at the map's edge.
LAYERS = ("paper", "ground", "areas", "dots", "discs", "covers", "halos", "marks", "words")
CLIPPED = frozenset({"ground", "areas", "dots", "discs"})
HALO_PX = 3.0
NOWHERE = Box(0, 0, 0, 0)
Dash = tuple[float, float] | None
SOLID: Dash = None


class Shape(NamedTuple):
    """One path with its fill and line; "" is none. Widths and dashes in px."""

    path: Path
    fill: str = ""
    line: str = ""
    width: float = 0.0
    dash: Dash = SOLID


class Words(NamedTuple):
    """One line of words; `y` is its base line."""

    text: str
    x: float
    y: float
    style: Style

    @property
    def box(self) -> Box:
        """The room that the line takes, from the top of its capitals to below its descenders."""
        wide = width(self.text, self.style)
        left = self.x - {"left": 0.0, "center": wide / 2, "right": wide}[self.style.align]
        return Box(left, self.y - 0.8 * self.style.size, wide, 1.04 * self.style.size)


@dataclass
class Sheet:
    """What is drawn so far. `words` are kept by name of what they are, so that a test can ask for the labels."""

    page: Page
    theme: Theme
    clip: Box = NOWHERE
    shapes: dict[str, list[Shape]] = field(default_factory=lambda: {layer: [] for layer in LAYERS})
    words: list[tuple[str, Words]] = field(default_factory=list)

    def draw(self, layer: str, *shapes: Shape) -> None:
        """Adds shapes on top of a layer."""
        self.shapes[layer].extend(shapes)

    def write(self, what: str, text: str, x: float, y: float, style: Style) -> None:
        """Adds a line of words; `what` they are: a name, a note."""
        if text:
            self.words.append((what, Words(text, x, y, style)))

    def figure(self) -> Figure:
        """The finished sheet as a figure of its true size."""
        made = Figure(figsize=(self.page.width / 96, self.page.height / 96), dpi=96)
        made.patch.set_facecolor(self.theme.colour("paper"))
        self.add_to(made)
        return made

    def add_to(self, made: Figure) -> None:
        """Adds all that is drawn to a figure of the same page: a sheet of several maps has one for each."""
        to_page = Affine2D().scale(1 / self.page.width, -1 / self.page.height).translate(0, 1) + made.transFigure
        self.shapes["halos"] += [self._halo(words) for _, words in self.words if words.style.halo]
        for number, layer in enumerate(LAYERS):
            if self.shapes[layer]:
                made.add_artist(self._collection(layer, number, to_page))
        for _, words in self.words:
            made.add_artist(self._text(words, to_page))

    def _collection(self, layer: str, number: int, to_page: Transform) -> PathCollection:
        shapes = self.shapes[layer]
        made = PathCollection(
            [one.path for one in shapes],
            facecolors=np.array([_rgba(one.fill) for one in shapes]),
            edgecolors=np.array([_rgba(one.line) for one in shapes]),
            linewidths=[one.width * POINTS_PER_PX if one.line else 0.0 for one in shapes],
            linestyles=[_linestyle(one.dash) for one in shapes],
            capstyle="butt",
            joinstyle="miter",
            transform=to_page,
            zorder=number,
        )
        if layer in CLIPPED:
            made.set_clip_path(Rectangle((self.clip.x, self.clip.y), self.clip.w, self.clip.h, transform=to_page))
        return made

    def _text(self, words: Words, to_page: Transform) -> Text:
        text, x, y, style = words
        made = Text(
            x, y, text, color=self.theme.colour(style.colour), fontproperties=properties(style.face, style.size),
            horizontalalignment=style.align, verticalalignment="baseline", parse_math=False, zorder=len(LAYERS),
        )  # fmt: skip
        made.set_transform(to_page)
        return made

    def _halo(self, words: Words) -> Shape:
        """The outline of the letters in the land's colour, so that no line runs through them."""
        path = outline(words.text, words.style.face)
        wide = width(words.text, words.style)
        left = words.x - {"left": 0.0, "center": wide / 2, "right": wide}[words.style.align]
        letters = np.asarray(path.vertices, dtype=float) * (words.style.size, -words.style.size)
        return Shape(moved(Path(letters, path.codes), left, words.y), "", self.theme.colour("land"), HALO_PX)


@lru_cache(maxsize=4096)
def outline(text: str, face: str) -> Path:
    """The letters of a line as a path, at a size of 1."""
    vertices, codes = text_to_path.get_text_path(properties(face, 100.0), text, ismath=False)
    return Path(np.asarray(vertices) / text_to_path.FONT_SCALE, codes)


@lru_cache(maxsize=256)
def _rgba(colour: str) -> tuple[float, float, float, float]:
    return to_rgba(colour) if colour else (0.0, 0.0, 0.0, 0.0)


@lru_cache(maxsize=64)
def _linestyle(dash: Dash) -> tuple[float, tuple[float, ...] | None]:
    return (0.0, None) if dash is None else (0.0, tuple(part * POINTS_PER_PX for part in dash))
