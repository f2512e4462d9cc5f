"""The picture in words, for readers who do not see it: one line for each place that is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.cells import Cell
from dashboard.language import translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.picture.keys import symbol_words
from dashboard.snapshot.picture.places import PlacePicture, pictures
from dashboard.wording import GROUP_NAMES, answer_in_words
from dashboard.wording_maps import shares_in_words


def description(contents: Contents) -> Iterator[str]:
    """A line for each place, in the order in which the ledger first names them."""
    for picture in pictures(contents):
        if picture.spoken:
            said = "; ".join(_said(picture))
            yield translated("{place}: {said}.").format(place=picture.place.name, said=said)


def _said(picture: PlacePicture) -> Iterator[str]:
    yield from (_group(cell) for cell in picture.cells if cell.speaks)
    yield from map(symbol_words, picture.symbols)


def _group(cell: Cell) -> str:
    drawn = [translated("draws {shares}").format(shares=shares_in_words(one)) for one in cell.maps]
    answers = ", ".join([*map(answer_in_words, cell.standings), *drawn]) or translated("speaks, but not of control")
    return f"{translated(GROUP_NAMES[cell.group])}: {answers}"
