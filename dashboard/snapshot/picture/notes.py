"""What the key says in sentences: of all that is shown, and of those days of a span that it is true of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from dashboard.language import day_in_words, translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.picture.comparing import comparison_notes, doubt_notes
from dashboard.snapshot.picture.legend import ARROWS, EDGE, SCHEMATIC
from dashboard.snapshot.picture.map_keys import lacking_notes, map_notes, origin_notes
from dashboard.snapshot.picture.places import PlacePicture


def mark_notes(drawn: Sequence[Sequence[PlacePicture]], *, discs: bool, edge: bool) -> Iterator[str]:
    """What the marks mean: circles, arrows, places at the map's edge."""
    if discs:
        yield SCHEMATIC
    if any(symbol.kind == "advance" for own in drawn for one in own for symbol in one.symbols):
        yield ARROWS
    if edge:
        yield EDGE


def drawn_notes(days: Sequence[Contents], drawn: Sequence[Sequence[PlacePicture]]) -> Iterator[str]:
    """What has to be known of published maps and of what is compared.

    The files of a span are named by the credits of each frame; told here, one by one, they would leave no room for the map.
    """
    alone, shown = len(days) == 1, [one.answer.day for one in days]
    told: dict[str, list[date]] = defaultdict(list)
    for one in days:
        for note in (*(origin_notes(one) if alone else lacking_notes(one)), *doubt_notes(one)):
            told[note].append(one.answer.day)
    for note, true_on in told.items():
        yield note if len(true_on) == len(shown) else f"{days_in_words(true_on, shown)}: {note}"
    rest = (note for one, own in zip(days, drawn, strict=True) for note in (*map_notes(one, own), *comparison_notes(one)))
    yield from dict.fromkeys(rest)


def days_in_words(days: Sequence[date], shown: Sequence[date]) -> str:
    """Some of the days that are shown: those that follow each other there as "30 Oct to 1 Nov", the others one by one."""
    numbers = [shown.index(day) for day in days]
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(_run(shown[run[0][1]], shown[run[-1][1]]) for run in runs)


def _run(first: date, last: date) -> str:
    start, end = (day_in_words(day, "d MMM") for day in (first, last))
    return start if first == last else translated("{first} to {last}").format(first=start, last=end)
