"""Ages under the staff: how many days ago each group last spoke. The day itself has its triangle."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dashboard.language import translated
from dashboard.snapshot.picture.letters import Style, width
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.staffs import CELLS, Size

AGE = Style(12, colour="second", halo=True)
APART = 7.0


class Age(NamedTuple):
    """A number of days, so far right of the staff's left end."""

    text: str
    x: float


def ages_of(picture: PlacePicture, day: date, size: Size) -> list[Age]:
    """Each age under its cell; all in one line, in the order of the cells, where they would run into each other."""
    made, told = [], []
    for i, (cell, latest) in enumerate(zip(picture.cells, picture.latest, strict=True)):
        if cell.speaks and latest is not None and latest < day:
            text = str((day - latest).days)
            told.append(text)
            made.append(Age(text, (i + 0.5) * size.width - width(text, AGE) / 2))
    if not made:
        return []
    if any(one.x + width(one.text, AGE) + APART > other.x for one, other in pairwise(made)):
        return [Age(translated("{days} d").format(days=" · ".join(told)), 0.0)]
    unit = made[-1].x + width(made[-1].text, AGE) + 3
    return [*made, Age(translated("{days} d").format(days="").strip(), unit)]


def ages_width(picture: PlacePicture, day: date, size: Size) -> float:
    """How far right of the staff's left end the ages reach."""
    return max((one.x + width(one.text, AGE) for one in ages_of(picture, day, size)), default=CELLS * size.width)
