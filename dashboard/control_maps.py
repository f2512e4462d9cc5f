"""Published control maps as the map script reads them: each source's maps over time, and where each of them comes from.

What `data.series` holds goes into the overlay as it is. Beside it stand columns with one row for each map, numbered like the
days of the series: `about` and `printed` (the data day and the file day, counted from 1970-01-01), `file` and `sha256`, and
`view`, a number into `views`: the layers that are the source's own, those in which it only passes on a party's claims, and
those that its whole view has and the file has not. `shares` tells what the source's own maps drew of each place, where that
changes: `place`, the `number` of the map, and the `drawn` states with their per cent of the reference area.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from data.maps import MapSeries, PublishedMap
from data.model import State
from data.share_turns import ShareTurn, share_turns
from geo.places import Place

EPOCH = date(1970, 1, 1).toordinal()
STATES = list(State)
# How an area is drawn beneath the claims, by the pattern of its state; the colours are those of the state. Measures in px.
# `fill` is the strength of the fill, `edge` the width of the outline, `dash` its gaps.
AREA_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "plain": {"fill": 0.18, "edge": 1.4, "dash": []},
    "stripes": {"fill": 0.3, "step": 6, "edge": 1.4, "dash": [4, 3]},
    "diagonals": {"step": 7, "width": 1, "edge": 1, "dash": [4, 3]},
    "dots": {"step": 8, "radius": 1.1, "edge": 0, "dash": []},
}
# Of two maps only the outlines are drawn, the second's broken; what a source only passes on is dotted and never filled.
COMPARED: Final[dict[str, Any]] = {"edge": 1.6, "dashes": [[], [8, 5]]}
PASSED_ON: Final[dict[str, Any]] = {"edge": 1.2, "dash": [1.5, 3]}


def map_block(
    maps: Sequence[MapSeries], source: Mapping[str, int], measured: Sequence[Place] = (), figures: Sequence[MapSeries] = ()
) -> dict[str, Any]:
    """All that the overlay holds of control maps; nothing at all where there are none. `measured` are the overlay's places in
    their order, where shares of their reference areas are wanted; of `figures` these shares alone are there, no geometry."""
    if not maps and not figures:
        return {}
    looks = {"areas": AREA_LOOKS, "compared": COMPARED, "passedOn": PASSED_ON}
    series = [series_columns(one, source, measured) for one in maps]
    series += [without_geometry(series_columns(one, source, measured)) for one in figures]
    return {"maps": {"looks": looks, "series": series}}


def series_columns(one: MapSeries, source: Mapping[str, int], measured: Sequence[Place]) -> dict[str, Any]:
    """One source's maps in one format."""
    views = list(dict.fromkeys(map(_view, one.maps)))
    return {
        "source": source[one.source_id],
        "format": one.format,
        "about": [_day(published.data_day) for published in one.maps],
        "printed": [published.file_day and _day(published.file_day) for published in one.maps],
        "file": [published.file_name for published in one.maps],
        "sha256": [published.sha256 for published in one.maps],
        "view": [views.index(_view(published)) for published in one.maps],
        "views": views,
        "series": one.series,
        "claimed": one.claimed,
        "shares": share_columns(share_turns(one, tuple(measured)) if measured else (), measured),
    }


def without_geometry(columns: dict[str, Any]) -> dict[str, Any]:
    """The same maps with their days, files and figures, and nothing that they drew: what may not be passed on."""
    return {**columns, "bare": True, "series": {"days": columns["series"]["days"], "states": []}, "claimed": None}


def share_columns(turns: Sequence[ShareTurn], measured: Sequence[Place]) -> dict[str, list[Any]]:
    """The turns of the places' shares."""
    place = {one.place_id: number for number, one in enumerate(measured)}
    return {
        "place": [place[turn.place_id] for turn in turns],
        "number": [turn.number for turn in turns],
        "drawn": [[[STATES.index(State(state)), share] for state, share in turn.shares] for turn in turns],
    }


def _view(published: PublishedMap) -> tuple[tuple[str, ...], ...]:
    return published.layers, published.claimed, published.missing


def _day(day: date) -> int:
    return day.toordinal() - EPOCH
