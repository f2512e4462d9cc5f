"""What of a series was known by a day: what was printed later is not in it, whatever day it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.maps import MapSeries, Outlines


def known_by(maps: MapSeries, day: date) -> MapSeries:
    """The maps of a series that were known by a day; the series itself where that is all of them.

    Maps stand in the order in which they became known, so what was known by a day is the beginning of the series.
    """
    count = maps.number_on(day) + 1
    if count == len(maps.maps):
        return maps
    own = Outlines(maps.own.table, maps.own.drawings[:count])
    told = maps.passed_on and Outlines(maps.passed_on.table, maps.passed_on.drawings[:count])
    return replace(maps, maps=maps.maps[:count], own=own, passed_on=told)
