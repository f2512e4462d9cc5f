"""UAControlMap's daily JSON: areas held by Russia, and by Ukraine in Russia, as exterior rings.

In one file areas are [latitude, longitude] and everything else is [longitude, latitude]. The publisher drops holes, so an
area may cover land it does not mean. **Positions of units stand in these files and are never read**: not counted, not
checked, not kept; the report says so.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from data.control import ControlArea, Imported
from data.importers.faulty import refuse_one
from data.importers.geojson import refuse_unknown
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.shapes import gathered
from data.importers.strict_json import peek, read_json
from data.model import State

NAME = SOURCE = "uacontrolmap"
STATES = {"areas": State.russian, "areas_ua": State.ukrainian}
LEFT_OUT = {
    "frontline": "a line drawn from the areas",
    "geos": "events with free text, not areas",
}
UNITS = ("units", "unit_count")
KEYS = {*STATES, *LEFT_OUT, *UNITS}


class UAControlMap:
    """UAControlMap, one file a day."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """An object with areas and no GeoJSON type."""
        content = peek(data)
        return isinstance(content, dict) and "areas" in content and "type" not in content

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All areas of the day. Raises `Refused`, also for the empty file of 2025-12-30."""
        reading = Reading(NAME, name, data, options, SOURCE)
        content = read_json(data, name)
        if not isinstance(content, dict):
            refuse_one(name, "", "is no object", "give a file of UAControlMap")
        refuse_unknown(set(content) - KEYS, name, "", KEYS)
        day = reading.settle_day()
        _leave_out(reading, content)
        areas = [area for field in STATES for area in _areas(reading, field, content.get(field, []), day)]
        reading.warnings.append("the publisher drops holes: an area may cover land it does not mean")
        return reading.done(areas)


def _leave_out(reading: Reading, content: dict[str, Any]) -> None:
    if present := [field for field in UNITS if field in content]:
        reading.leave_out("unit positions", f"never read in ({', '.join(present)})")
    for field, reason in LEFT_OUT.items():
        inner = content.get(field, [])
        lists = inner.values() if isinstance(inner, dict) else [inner]
        reading.leave_out(field, reason, sum(len(one) for one in lists if isinstance(one, list)))


def _areas(reading: Reading, field: str, rings: object, day: date) -> list[ControlArea]:
    if not isinstance(rings, list):
        refuse_one(reading.file, field, "is no list of rings", "give a file of UAControlMap")

    def read_one(number: int, ring: Any) -> ControlArea:
        where = f"{field} {number}"
        shape = reading.shapes.polygon([_exchanged(ring)], where)
        return reading.area(reading.shapes.valid(shape, where), STATES[field], day, field, field)

    return gathered(reading.file, rings, read_one)


def _exchanged(ring: object) -> object:
    """A ring of [latitude, longitude] as [longitude, latitude]; what is no such ring is left for the reader to refuse."""
    if not isinstance(ring, list):
        return ring
    return [[one[1], one[0]] if isinstance(one, list) and len(one) == 2 else one for one in ring]
