"""Control maps of one source over time as the map script reads them: each ring with the days on which it is drawn.

A series is plain lists and whole numbers at 1e-5 degrees, ready for the overlay's JSON:

- `days`: the days from which a map is in force, in order, counted from 1970-01-01;
- `lon`, `lat`: every distinct vertex once, each as the difference from the one before;
- `rings`: columns. `state` (into `states`), `first` and `last` (into `days`): the ring is drawn on all map days between;
  `base`: an earlier ring it is made from, or -1; `runs`: a list of pairs `start, length`. A start of 0 or more copies from the
  base ring beginning at that position; a negative one, -1-v, takes vertices v, v+1, … of the table.

Shells run counter-clockwise and holes clockwise, so that the nonzero rule fills a state's rings together, overlapping or not.
A ring is not closed: its first vertex is not repeated. A ring that comes back after a while stands here again, as a copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, TypeVar

from data.ring_writer import RingWriter
from data.rings import Drawing, Ring, RingTable, Vertex, shell_or_hole

SCALE = 100_000
EPOCH = date(1970, 1, 1).toordinal()
Series = dict[str, Any]
Points = TypeVar("Points")
# A day from which a map is in force, and what it draws.
Turn = tuple[date, Drawing]


@dataclass
class _Row:
    """A ring of one state on days without a gap."""

    ring: int
    state: int
    first: int
    last: int


def series_of(table: RingTable, turns: Sequence[Turn]) -> Series:
    """The series of some maps in the order of their days. Of the table it holds what these draw, and nothing else."""
    if _drawn_rings(turns) != set(range(len(table.bases))):
        table, turns = _only_drawn(table, turns)
    states, rows = _rows(turns)
    # Bases stand before what is made of them: first each ring once, then those that came back or bear another state.
    firsts: dict[int, _Row] = {}
    for row in rows:
        firsts.setdefault(row.ring, row)
    made = [firsts[number] for number in sorted(firsts)]
    again = [row for row in rows if row is not firsts[row.ring]]
    whole = [(0, sum(runs[1::2])) for runs in table.runs]
    return {
        "scale": SCALE,
        "days": [day.toordinal() - EPOCH for day, _ in turns],
        "states": states,
        "lon": list(table.lon),
        "lat": list(table.lat),
        "rings": {
            "state": [row.state for row in (*made, *again)],
            "first": [row.first for row in (*made, *again)],
            "last": [row.last for row in (*made, *again)],
            "base": [*table.bases, *(row.ring for row in again)],
            "runs": [*map(list, table.runs), *(list(whole[row.ring]) for row in again)],
        },
    }


def _drawn_rings(turns: Sequence[Turn]) -> set[int]:
    return {shell_or_hole(number) for _, drawing in turns for _, numbers in drawing.drawn for number in numbers}


def _only_drawn(table: RingTable, turns: Sequence[Turn]) -> tuple[RingTable, list[Turn]]:
    """The same maps after a table of their own: what was removed, or never came to be in force, leaves no trace."""
    rings, vertices = table.rings(sorted(_drawn_rings(turns))), table.vertices()
    points = {number: [vertices[at] for at in ring] for number, ring in rings.items()}
    writer = RingWriter(RingTable())
    return writer.table, [(day, writer.write(polygons_drawn(drawing, points))) for day, drawing in turns]


def polygons_drawn(drawing: Drawing, points: Mapping[int, Points]) -> Iterator[tuple[str, list[list[Points]]]]:
    """A drawing's polygons by state, each a shell followed by its holes, from rings as points of any form."""
    for state, numbers in drawing.drawn:
        polygons: list[list[Points]] = []
        for number in numbers:
            if number >= 0:
                polygons.append([points[number]])
            else:
                polygons[-1].append(points[shell_or_hole(number)])
        yield state, polygons


def _rows(turns: Sequence[Turn]) -> tuple[list[str], list[_Row]]:
    states: list[str] = []
    rows: list[_Row] = []
    open_rows: dict[tuple[int, int], _Row] = {}
    for at, (_, drawing) in enumerate(turns):
        today: dict[tuple[int, int], _Row] = {}
        for state, numbers in drawing.drawn:
            if state not in states:
                states.append(state)
            for number in numbers:
                key = (states.index(state), shell_or_hole(number))
                row = today.get(key) or open_rows.get(key)
                if row is None:
                    row = _Row(key[1], key[0], at, at)
                    rows.append(row)
                row.last = at
                today[key] = row
        open_rows = today
    return states, rows


def rings_on(series: Series, day: date) -> dict[str, list[list[Vertex]]]:
    """The rings of each state of the map that is in force from a day; KeyError where none is in force from that day."""
    number = _day_number(series, day)
    points = list(zip(accumulate(series["lon"]), accumulate(series["lat"]), strict=True))
    rings, made = series["rings"], made_rings(series)
    found: dict[str, list[list[Vertex]]] = {}
    for at, ring in enumerate(made):
        if rings["first"][at] <= number <= rings["last"][at]:
            found.setdefault(series["states"][rings["state"][at]], []).append([points[vertex] for vertex in ring])
    return found


def made_rings(series: Series) -> list[Ring]:
    """All rings as numbers of vertices, each made from its runs and an earlier ring."""
    table = RingTable(bases=series["rings"]["base"], runs=list(map(tuple, series["rings"]["runs"])))
    made = table.rings(range(len(table.bases)))
    return [made[number] for number in range(len(table.bases))]


def _day_number(series: Series, day: date) -> int:
    try:
        number: int = series["days"].index(day.toordinal() - EPOCH)
    except ValueError:
        raise KeyError(day) from None
    return number
