"""The rings that one source ever drew, each on record once, and which of them one map draws.

A map comes as a `Drawing`: what it adds to the `RingTable` of its source and format, and the rings it is made of. Days change
few vertices, so a new ring is mostly told as two or three copies from an earlier one, and a year of maps is a few
hundred thousand whole numbers, read back without any geometry. What is added is told in the order in which maps came in, which
need not be that of their days.

- `lon`, `lat`: new vertices at 1e-5 degrees, each as the difference from the one before, across all drawings;
- `rings`: new rings, each as `base, start, length, start, length, …`: `base` is the number of an earlier ring, or -1; a start
  of 0 or more copies from it beginning at that position; a negative one, -1-v, takes vertices v, v+1, …;
- `drawn`: for each state the numbers of its rings; -1-n is ring n as a hole of the shell before it.

Shells run counter-clockwise and holes clockwise. A ring is not closed: its first vertex is not repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

Vertex = tuple[int, int]
Ring = tuple[int, ...]
# By state the numbers of rings, as told above.
Drawn = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one map adds to the table, and what it draws. The columns are told above."""

    lon: tuple[int, ...]
    lat: tuple[int, ...]
    rings: tuple[tuple[int, ...], ...]
    drawn: Drawn

    def rings_by_state(self) -> dict[str, set[int]]:
        """What is drawn, whatever the order: two drawings of one table that have the same drew the same."""
        return {state: set(numbers) for state, numbers in self.drawn}

    def packed(self) -> str:
        """As one line of JSON: the same drawing, the same text."""
        return json.dumps([self.lon, self.lat, self.rings, self.drawn], separators=(",", ":"))


def unpacked(text: str) -> Drawing:
    """A drawing from its line. Raises `ValueError` if it is none."""
    lon, lat, rings, drawn = json.loads(text)
    states = tuple((str(state), tuple(numbers)) for state, numbers in drawn)
    return Drawing(tuple(lon), tuple(lat), tuple(map(tuple, rings)), states)


def shell_or_hole(number: int) -> int:
    """The ring that a number in `drawn` means."""
    return number if number >= 0 else -1 - number


@dataclass
class RingTable:
    """All rings of one source and format. It only grows: what was on record once keeps its number."""

    lon: list[int] = field(default_factory=list)
    lat: list[int] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)
    runs: list[Ring] = field(default_factory=list)

    def take(self, drawing: Drawing) -> None:
        """Puts on record what a drawing adds. Raises `ValueError` where it does not fit what is there."""
        self._fit(drawing)
        self.lon.extend(drawing.lon)
        self.lat.extend(drawing.lat)
        for base, *runs in drawing.rings:
            self.bases.append(base)
            self.runs.append(tuple(runs))

    def copied(self) -> RingTable:
        """The table as it is now: what is put on record later does not show in it."""
        return RingTable(list(self.lon), list(self.lat), list(self.bases), list(self.runs))

    def _fit(self, drawing: Drawing) -> None:
        """A drawing refers to nothing that is not there, so that reading it later can't fail or never end."""
        vertices, known = len(self.lon) + len(drawing.lon), len(self.bases)
        if len(drawing.lon) != len(drawing.lat):
            raise ValueError("has not as many longitudes as latitudes")
        for number, ring in enumerate(drawing.rings, known):
            base, *runs = ring
            takes = zip(runs[::2], runs[1::2], strict=True)
            if not -1 <= base < number or any(-1 - start + length > vertices for start, length in takes if start < 0):
                raise ValueError("has a ring made of what is not there")
        if any(numbers[0] < 0 for _, numbers in drawing.drawn):
            raise ValueError("draws a hole without a shell")
        most = known + len(drawing.rings)
        if any(not 0 <= shell_or_hole(number) < most for _, numbers in drawing.drawn for number in numbers):
            raise ValueError("draws a ring that is not there")

    def rings(self, numbers: Iterable[int]) -> dict[int, Ring]:
        """Some rings by their numbers, each as numbers of vertices."""
        made: dict[int, Ring] = {}
        for number in numbers:
            chain = [number]
            while chain[-1] not in made and self.bases[chain[-1]] >= 0:
                chain.append(self.bases[chain[-1]])
            for one in reversed(chain):
                if one not in made:
                    made[one] = self._made(one, made)
        return made

    def _made(self, number: int, made: dict[int, Ring]) -> Ring:
        base, runs = made.get(self.bases[number], ()), self.runs[number]
        ring: list[int] = []
        for start, length in zip(runs[::2], runs[1::2], strict=True):
            ring.extend(base[start : start + length] if start >= 0 else range(-1 - start, -1 - start + length))
        return tuple(ring)

    def vertices(self) -> list[Vertex]:
        """All vertices, lon and lat at 1e-5 degrees."""
        return list(zip(accumulate(self.lon), accumulate(self.lat), strict=True))
