"""Control maps to draw in tests: made-up squares about Pokrovsk, and the published files where they are at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import shapely

from data.control import ControlArea, ControlMap, maps_of
from data.importers.options import Options
from data.importers.registry import read_map
from data.maps import MapSeries
from data.model import Modality, Source, State
from data.store import Ledger
from geo.faults import Refused

# Of the published files: which hold maps of areas, in the order of their days.
PUBLISHED = (
    "deepstate-full/*.geojson", "deepstate-daily/*.geojson", "isw/*.geojson", "uacontrolmap/*.json", "nzz-liveuamap/*.json",
)  # fmt: skip


def square(west: float, south: float, wide: float = 0.1, high: float = 0.1):
    """A box in degrees."""
    return shapely.box(west, south, west + wide, south + high)


def an_area(state: str, shape, source: str = "deepstate", day: date = date(2025, 11, 4), claimed: bool = False):
    """An area of a made-up map."""
    modality, layer = (Modality.claimed, "told") if claimed else (Modality.assessed, "own")
    return ControlArea(source, layer, State(state), modality, state, day, None, "", "", shape)


def a_map(areas: Sequence[ControlArea], printed: date | None = None, missing: Sequence[str] = (), form: str = "plain"):
    """A made-up map of these areas, all of one source and day."""
    first = areas[0]
    name = f"{first.source_id}-{first.data_day}.json"
    digest = f"{first.data_day.toordinal():064x}"
    return ControlMap(first.source_id, form, first.data_day, printed, name, digest, tuple(missing), tuple(areas))


def with_maps(ledger: Ledger, maps: Sequence[MapSeries]) -> Ledger:
    """The same ledger with control maps, and with their makers where it did not know them."""
    strange = {one.source_id for one in maps} - set(ledger.sources)
    makers = {name: _maker(name) for name in sorted(strange)}
    return replace(ledger, maps=tuple(maps), sources={**ledger.sources, **makers})


def _maker(name: str) -> Source:
    return Source(name, name, name, name, "none", "analyst", "", "", "ask", "")


@cache
def published(folder: Path) -> tuple[ControlMap, ...]:
    """The maps of all published files of areas; what no importer takes is left out."""
    return tuple(one for pattern in PUBLISHED for path in sorted(folder.glob(pattern)) for one in _maps_in(path))


def _maps_in(path: Path) -> tuple[ControlMap, ...]:
    try:
        return maps_of(read_map(path.read_bytes(), path.name, Options(repair=True)))
    except Refused:
        return ()
