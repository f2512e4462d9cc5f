"""The shapes of a published map by state, in degrees of WGS84, as they are held at 1e-5 degrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from data.maps import MapSeries
from data.outlines import shapes_of
from data.shown_maps import ShownMap

Shapes = dict[str, BaseGeometry]


def state_shapes(one: ShownMap) -> Shapes:
    """What the source draws as its own view."""
    return _own(one.series, one.series.maps.index(one.map))


def passed_on_shapes(one: ShownMap) -> Shapes:
    """What it only passes on, as a party claims it."""
    return _passed_on(one.series, one.series.maps.index(one.map))


@lru_cache(maxsize=8)
def _own(series: MapSeries, number: int) -> Shapes:
    return _by_state(series.shapes(number))


@lru_cache(maxsize=8)
def _passed_on(series: MapSeries, number: int) -> Shapes:
    told = series.passed_on
    return _by_state(shapes_of(told.table, told.drawings[number])) if told else {}


def _by_state(drawn: Iterable[tuple[str, BaseGeometry]]) -> Shapes:
    """Each state's polygons as one; where some overlap, that is land drawn twice and no hole."""
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for state, shape in drawn:
        found[state].append(shapely.make_valid(shape))
    return {state: shapely.union_all(shapes) for state, shapes in found.items()}
