"""Land that one map draws as two states at once: told, and left as it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

import shapely

from data.control import ControlArea
from data.model import Modality, State
from geo.areas import area_km2
from geo.shares import DOUBT

# Below this, in km², neighbours that share an edge only miss it by rounding.
LEAST_KM2 = 0.1


def drawn_twice(areas: Iterable[ControlArea]) -> Iterator[str]:
    """A sentence for every two states that a source draws over each other on a day, with the km²."""
    by_map: dict[tuple[str, date], dict[State, list[ControlArea]]] = {}
    for area in areas:
        if area.modality is not Modality.claimed:
            by_map.setdefault((area.source_id, area.data_day), {}).setdefault(area.state, []).append(area)
    for (_, day), states in by_map.items():
        shapes = {state: shapely.union_all([area.geometry for area in told]) for state, told in states.items()}
        for one, other in combinations([state for state in State if state in shapes], 2):
            if (km2 := _common_km2(shapes[one], shapes[other])) >= LEAST_KM2:
                yield f"drawn as {one} and as {other} on {day}: {km2:.1f} km² ({_meaning(one, other)})"


def _common_km2(one: object, other: object) -> float:
    parts = shapely.get_parts(shapely.intersection(one, other))
    return sum(area_km2(part) for part in parts if part.geom_type == "Polygon" and not part.is_empty)


def _meaning(one: State, other: State) -> str:
    doubtful = next((state for state in DOUBT if state in (one, other)), "")
    return f"counted as {doubtful}" if doubtful else "counted as neither"
