"""Letters: the two faces of the print, how wide words are in them, and lines broken to a width.

Only the faces that matplotlib itself carries, by file and never by name: a picture does not depend on the fonts of the
machine. Widths are sums of the glyphs' own advances, so nothing has to be drawn to know them; kerning, which only ever
draws letters closer together, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

# 9 pt, as 96 px are an inch: nothing is printed smaller.
SMALLEST = 12.0
POINTS_PER_PX = 0.75
LINE = 1.3
FACES = {"plain": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf", "slanted": "DejaVuSans-Oblique.ttf"}


@dataclass(frozen=True)
class Style:
    """How words are set: size in px, face, and the palette's name of their colour."""

    size: float = SMALLEST
    face: str = "plain"
    colour: str = "ink"
    halo: bool = False
    align: Literal["left", "center", "right"] = "left"


@cache
def face_file(face: str) -> Path:
    """The file of a face."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / FACES[face]


@cache
def properties(face: str, size: float) -> FontProperties:
    """A face at a size in px, as matplotlib takes it."""
    return FontProperties(fname=face_file(face), size=size * POINTS_PER_PX)


@cache
def _font(face: str) -> FT2Font:
    return FT2Font(face_file(face))


@cache
def _advance(face: str, letter: str) -> float:
    """How far a letter moves the pen, as a share of the size."""
    font = _font(face)
    glyph = font.load_glyph(font.get_char_index(ord(letter)), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / font.units_per_EM


@lru_cache(maxsize=20_000)
def width(text: str, style: Style) -> float:
    """How wide a line is, in px."""
    return style.size * sum(_advance(style.face, letter) for letter in text)


def wrapped(text: str, style: Style, most: float, lines: int = 99) -> list[str]:
    """A text in lines of at most so many px; a word that is wider is broken, and what is too long ends in "…"."""
    made: list[str] = []
    for word in text.split():
        longer = f"{made[-1]} {word}" if made else word
        if made and width(longer, style) <= most:
            made[-1] = longer
        else:
            made.extend(_broken(word, style, most))
    if len(made) <= lines:
        return made
    return [*made[: lines - 1], shortened(" ".join(made[lines - 1 :]), style, most)]


def _broken(word: str, style: Style, most: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, style) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(text: str, style: Style, most: float) -> str:
    """The text, or as much of its beginning as fits with "…" behind it."""
    if width(text, style) <= most:
        return text
    while text and width(f"{text}…", style) > most:
        text = text[:-1]
    return f"{text.rstrip()}…"
