"""The picture in words, for readers who do not see it: one line for each place that is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.cells import Cell
from dashboard.language import translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.picture.keys import symbol_words
from dashboard.snapshot.picture.places import PlacePicture, pictures
from dashboard.wording import GROUP_NAMES, answers_in_words
from dashboard.wording_maps import shares_in_words
from data.breath import Breaths, breaths


def description(contents: Contents) -> Iterator[str]:
    """A line for each place, in the order in which the ledger first names them."""
    told = breaths(contents.claims)
    for picture in pictures(contents):
        if picture.spoken:
            said = "; ".join(_said(picture, told))
            yield translated("{place}: {said}.").format(place=picture.place.name, said=said)


def _said(picture: PlacePicture, told: Breaths) -> Iterator[str]:
    yield from (_group(cell, told) for cell in picture.cells if cell.speaks)
    yield from map(symbol_words, picture.symbols)


def _group(cell: Cell, told: Breaths) -> str:
    drawn = [translated("draws {shares}").format(shares=shares_in_words(one)) for one in cell.maps]
    said = [answers_in_words(one, told) for one in cell.standings]
    answers = ", ".join([*said, *drawn]) or translated("speaks, but not of control")
    return f"{translated(GROUP_NAMES[cell.group])}: {answers}"
