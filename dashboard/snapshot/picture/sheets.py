"""What a file of one picture shows: one map, or small multiples of a span."""

from __future__ import annotations

from typing import Protocol

from matplotlib.figure import Figure

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.drawing import draw
from dashboard.snapshot.picture.multiples import draw_multiples
from dashboard.snapshot.picture.page import Page


class Picture(Protocol):
    """A finished layout."""

    @property
    def page(self) -> Page:
        """The page it is laid out on."""

    def figure(self) -> Figure:
        """It as matplotlib's figure, in its true size."""


def picture_of(contents: Contents, manifest: Manifest) -> Picture:
    """The picture of a View, or of each day of its span."""
    return draw_multiples(contents, manifest) if contents.options.first else draw(contents, manifest)
