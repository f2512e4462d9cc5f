"""Two maps laid over each other: what only the one draws as a state, what only the other, and what both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.maps import MapSeries, Outlines
from data.movement.drawn import DrawnMaps, Shapes
from data.movement.map_days import MapDay
from geo.regions import EVERYWHERE, Region
from geo.slivers import Pieces, pieces_of


@dataclass(frozen=True, slots=True)
class Compared:
    """One state on two maps A and B. "Only A" says nothing of what B draws there: another state, or nothing at all."""

    state: str
    only_a: Pieces
    only_b: Pieces
    both: Pieces
    region: Region

    def km2(self) -> dict[str, float]:
        """Square kilometres of each, and what slivers amount to in all three."""
        measured = {name: getattr(self, name).km2(self.region.shape) for name in ("only_a", "only_b", "both")}
        told = {f"{name}_km2": counted for name, (counted, _) in measured.items()}
        return {**told, "sliver_km2": sum(thin for _, thin in measured.values())}

    def shapes(self) -> dict[str, MultiPolygon]:
        """What is drawn on a map, cut to the region: without slivers, so that it shows what the figures count."""
        return {name: _cut(getattr(self, name).shape, self.region) for name in ("only_a", "only_b", "both")}


def _cut(shape: MultiPolygon, region: Region) -> MultiPolygon:
    if region.shape is None:
        return shape
    return MultiPolygon(list(pieces_of(shapely.intersection(shape, region.shape)).polygons))


def compare(
    one: tuple[MapSeries, MapDay], other: tuple[MapSeries, MapDay], region: Region = EVERYWHERE
) -> tuple[Compared, ...]:
    """Two days of one source, or two sources: state by state, in the order of their names.

    A state that neither draws is not among them; that a source draws none is seen from its areas, all on the other's side.
    """
    drawn, drawn_too = (_drawn(maps.own, day.number) for maps, day in (one, other))
    return compare_shapes(drawn, drawn_too, region)


# Kept, as whoever compares two days of a source goes on to the next.
@lru_cache(maxsize=8)
def _drawn(outlines: Outlines, number: int) -> Shapes:
    return _laid_out(outlines).shapes(number)


@lru_cache(maxsize=2)
def _laid_out(outlines: Outlines) -> DrawnMaps:
    return DrawnMaps(outlines)


def compare_shapes(a: Shapes, b: Shapes, region: Region = EVERYWHERE) -> tuple[Compared, ...]:
    """The same for shapes by state, in which no spot is in two states."""
    return tuple(
        _compared(state, a.get(state, Polygon()), b.get(state, Polygon()), region) for state in sorted({*a, *b})
    )


def _compared(state: str, a: BaseGeometry, b: BaseGeometry, region: Region) -> Compared:
    only_a, only_b, both = shapely.difference(a, b), shapely.difference(b, a), shapely.intersection(a, b)
    return Compared(state, pieces_of(only_a), pieces_of(only_b), pieces_of(both), region)
