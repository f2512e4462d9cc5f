"""The published maps of a snapshot as rows: one for each state that a map draws, with its shape and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from dashboard.answers import Row
from dashboard.language import N_
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps
from dashboard.snapshot.map_shapes import Shapes, passed_on_shapes, state_shapes
from data.model import State
from data.shown_maps import ShownMap
from data.view import allows

AREA_TABLE = (
    "source_id", "source_name", "state", "own_view", "data_day", "file_day", "known_from", "age_days", "file", "file_sha256",
    "layers", "missing_layers", "licence", "redistribution",
)  # fmt: skip
AREA_MEANINGS = {
    "state": N_("The state that the source draws this land as."),
    "own_view": N_("yes: the source's own view; no: it only passes on what a party claims."),
    "data_day": N_("The day that the map is about."),
    "file_day": N_("The day of the file; empty where the file does not tell."),
    "file": N_("The name of the file in which the map was published."),
    "file_sha256": N_("The sha256 of that file."),
    "layers": N_("The publisher's layers that were drawn."),
    "missing_layers": N_("Layers of the source's whole view that the file has not: then it is not its whole view."),
    "licence": N_("The licence of what the source publishes, where it names one."),
    "redistribution": N_("Whether it may be passed on: open, ask, no."),
}


@dataclass(frozen=True)
class Area:
    """One state of one map: a name for it that no other feature has, its row, and its shape in degrees of WGS84."""

    name: str
    row: Row
    shape: BaseGeometry


def areas(contents: Contents) -> Iterator[Area]:
    """Every area of the maps that are drawn; maps that may not be passed on have none."""
    for one in drawn_maps(contents):
        yield from _areas(contents, one, state_shapes(one), "yes")
        yield from _areas(contents, one, passed_on_shapes(one), "no")


def _areas(contents: Contents, one: ShownMap, shapes: Shapes, own_view: str) -> Iterator[Area]:
    for state in State:
        if state in shapes and allows(contents.view.states, state):
            name = "/".join(("area", one.source_id, one.map.data_day.isoformat(), state, own_view))
            yield Area(name, _row(contents, one, state, own_view), shapes[state])


def _row(contents: Contents, one: ShownMap, state: str, own_view: str) -> Row:
    source, published = contents.ledger.sources[one.source_id], one.map
    values: tuple[object, ...] = (
        source.source_id, source.name, str(state), own_view, published.data_day.isoformat(),
        published.file_day.isoformat() if published.file_day else "", published.known_from.isoformat(),
        published.age_days(contents.answer.day), published.file_name, published.sha256,
        "; ".join(published.layers if own_view == "yes" else published.claimed), "; ".join(published.missing),
        source.licence, str(source.redistribution),
    )  # fmt: skip
    return dict(zip(AREA_TABLE, values, strict=True))
