"""The sheet's measures: how large each size is, and where on it title, map, key and credits stand."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.snapshot.picture.boxes import Box

MM = 96 / 25.4


@dataclass(frozen=True)
class Page:
    """A page of one size, measured in px of 96 to the inch; `scale` is how many pixels of the PNG one of them is.

    A picture for a post is drawn small and rendered large: what is 12 px here is 20 there, and can still be read where a
    post shows it at half its size. `side` is the width of the key beside the map; what of it finds no room there stands
    below the map. `inset` is the width of the locator.
    `credit` is the size of the credit lines: their x-height is at least 5 pixels when the PNG is halved.
    """

    width: float
    height: float
    scale: float
    margin: float
    title: float
    credit: float
    side: float
    inset: float

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG."""
        return round(self.width * self.scale), round(self.height * self.scale)

    @property
    def inner(self) -> Box:
        """The page without its margins."""
        return Box(self.margin, self.margin, self.width - 2 * self.margin, self.height - 2 * self.margin)


PAGES = {
    "web": Page(1200, 800, 1, 20, 27, 18.4, 284, 112),
    "web2x": Page(1200, 800, 2, 20, 27, 18.4, 284, 112),
    "square": Page(720, 720, 5 / 3, 16, 22, 12, 212, 86),
    "a4": Page(297 * MM, 210 * MM, 150 / 96, 30, 26, 12, 270, 112),
}
