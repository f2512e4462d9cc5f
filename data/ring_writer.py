"""Maps told as drawings: each after what its source's table of rings has already. See `data.rings`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.rings import Drawing, Ring, RingTable, Vertex

# A polygon: its shell, then its holes.
Polygon = Sequence[Sequence[Vertex]]


@dataclass
class _New:
    """What a map adds while it is being written."""

    lon: list[int] = field(default_factory=list)
    lat: list[int] = field(default_factory=list)
    rings: list[tuple[int, ...]] = field(default_factory=list)


class RingWriter:
    """Writes maps after what a table has. The table grows with each of them."""

    def __init__(self, table: RingTable) -> None:
        self.table = table
        self._vertices = {vertex: number for number, vertex in enumerate(table.vertices())}
        self._last = next(reversed(self._vertices), (0, 0))
        self._rings = table.rings(range(len(table.bases)))
        self._known: dict[Ring, int] = {}
        # By vertex the ring that bore it last.
        self._bearers: dict[int, int] = {}
        for number in range(len(table.bases)):
            self._know(number, self._rings[number])

    def write(self, shapes: Iterable[tuple[str, Iterable[Polygon]]]) -> Drawing:
        """One map: for each state its polygons."""
        new = _New()
        drawn: dict[str, list[int]] = {}
        for state, polygons in shapes:
            numbers = drawn.setdefault(state, [])
            for shell, *holes in polygons:
                numbers.append(self._number(shell, new))
                numbers += [-1 - self._number(hole, new) for hole in holes]
        states = tuple((state, tuple(numbers)) for state, numbers in drawn.items() if numbers)
        drawing = Drawing(tuple(new.lon), tuple(new.lat), tuple(new.rings), states)
        self.table.take(drawing)
        return drawing

    def _know(self, number: int, ring: Ring) -> None:
        self._rings[number] = ring
        self._known[ring] = number
        self._bearers.update(dict.fromkeys(ring, number))

    def _number(self, points: Sequence[Vertex], new: _New) -> int:
        ring = self._numbered(points, new)
        if (known := self._known.get(ring)) is not None:
            return known
        number, base = len(self._rings), self._likest(ring)
        new.rings.append((base, *runs_of(ring, self._rings[base] if base >= 0 else ())))
        self._know(number, ring)
        return number

    def _numbered(self, points: Sequence[Vertex], new: _New) -> Ring:
        """A ring as numbers of vertices, beginning with the least: the same wherever it was started."""
        numbers = []
        for vertex in points:
            known = self._vertices.get(vertex)
            numbers.append(self._add(vertex, new) if known is None else known)
        start = numbers.index(min(numbers))
        return tuple(numbers[start:] + numbers[:start])

    def _add(self, vertex: Vertex, new: _New) -> int:
        self._vertices[vertex] = number = len(self._vertices)
        new.lon.append(vertex[0] - self._last[0])
        new.lat.append(vertex[1] - self._last[1])
        self._last = vertex
        return number

    def _likest(self, ring: Ring) -> int:
        """The ring that bore most of these vertices last; -1 where all are new."""
        votes: dict[int, int] = {}
        for vertex in ring:
            if (bearer := self._bearers.get(vertex)) is not None:
                votes[bearer] = votes.get(bearer, 0) + 1
        return max(votes, key=lambda one: (votes[one], one), default=-1)


def runs_of(ring: Ring, base: Ring) -> list[int]:
    """A ring as runs copied from a base ring, and runs of vertices that follow each other in the table."""
    position = {vertex: number for number, vertex in enumerate(base)}
    runs: list[int] = []
    expected: int | None = None
    for vertex in ring:
        start = position.get(vertex, -1 - vertex)
        if runs and start == expected:
            runs[-1] += 1
        else:
            runs += [start, 1]
        expected = start + 1 if start >= 0 else start - 1
    return runs
