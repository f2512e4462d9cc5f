"""DeepState: the full map with every status, and the occupied land merged into one shape a day.

The full map is a FeatureCollection of named polygons, or the service's answer `{"id", "datetime", "map"}` around one. Its data
day is the day of the copy (file name or id): DeepState writes no day into it. Points and lines are left out by kind, for
among them are units; land of other countries by name. The merged file is made by a third party of the occupied land alone:
it has no grey zone and no liberated areas, and is never taken for the full map.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from data.control import ControlArea, Imported
from data.importers.deepstate_names import ARROW, KNOWN, abroad, category_of, key_of, state_of
from data.importers.faulty import in_feature, one_of, refuse_one
from data.importers.file_days import unix_day
from data.importers.geojson import features_of, is_collection, properties_of, refuse_unknown
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.shapes import gathered
from data.importers.strict_json import peek, read_json
from data.model import State

FULL, MERGED = "deepstate-full", "deepstate-merged"
SOURCE = "deepstate"
MERGED_NAME = "deepstatemap_data_"
AREAS = ("Polygon", "MultiPolygon", "GeometryCollection")
UNDERSTOOD = {"name", "fill"}
STYLE = {
    "description",
    "styleUrl",
    "styleHash",
    "styleMapHash",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "fill-opacity",
    "icon",
    "icon-scale",
    "icon-offset",
    "icon-color",
    "icon-opacity",
    "icon-heading",
    "label-scale",
    "label-color",
    "label-opacity",
    "visibility",
}
WRAPPER = {"id", "datetime", "map"}


class Full:
    """DeepState's map with every status."""

    name = FULL

    def sniff(self, data: bytes, name: str) -> bool:
        """A collection in which some polygon bears one of DeepState's names and a fill."""
        content = peek(data)
        inner: Any = content.get("map", content) if isinstance(content, dict) else None
        features = inner.get("features") if is_collection(inner) else None
        return isinstance(features, list) and any(map(_is_named, features))

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All areas of the map. Raises `Refused`."""
        reading = Reading(FULL, name, data, options, SOURCE)
        content = read_json(data, name)
        own = None
        if isinstance(content, dict) and "map" in content:
            refuse_unknown(set(content) - WRAPPER, name, "", WRAPPER)
            own, content = _day_of_answer(content.get("id"), name), content["map"]
        day = reading.settle_day(own, "id")
        features = features_of(content, name)
        by_hand = not any("///" in str(properties_of(one).get("name")) for one in features)
        areas = gathered(name, features, lambda number, one: _area(reading, number, one, day, by_hand))
        return reading.done([area for area in areas if area])


class Merged:
    """The occupied land of one day, merged by a third party from DeepState's map."""

    name = MERGED

    def sniff(self, data: bytes, name: str) -> bool:
        """One nameless feature in a collection that is named as these files are, inside or outside."""
        content = peek(data)
        if not is_collection(content) or not isinstance(content.get("features"), list):
            return False
        named = str(content.get("name", "")).startswith(MERGED_NAME) or MERGED_NAME in name
        return named and not any(isinstance(one, dict) and one.get("properties") for one in content["features"])

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """The one shape of the day. Raises `Refused`."""
        reading = Reading(MERGED, name, data, options, SOURCE)
        features = features_of(read_json(data, name), name)
        if len(features) > 1:
            refuse_one(name, "features", "holds more than one feature", "give one merged feature", len(features))
        day = reading.settle_day()
        reading.warnings.append("the file holds occupied land only: outside of it DeepState may have drawn a grey zone")
        if properties := set().union(*(properties_of(one) for one in features)):
            refuse_unknown(properties, name, "feature 1", set())
        areas = gathered(name, features, lambda number, one: _merged_area(reading, number, one, day))
        return reading.done(areas, missing=("Unknown status", "Liberated"))


def _merged_area(reading: Reading, number: int, feature: dict[str, Any], day: date) -> ControlArea:
    shape = reading.shapes.read(feature.get("geometry"), number)
    return reading.area(shape, State.russian, day, "Occupied, merged", MERGED)


def _area(reading: Reading, number: int, feature: dict[str, Any], day: date, by_hand: bool) -> ControlArea | None:
    properties = properties_of(feature)
    name = properties.get("name")
    refuse_unknown(set(properties) - UNDERSTOOD - STYLE, reading.file, in_feature(number, ""), UNDERSTOOD | STYLE)
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind in ("Point", "MultiPoint", "LineString", "MultiLineString"):
        arrow = key_of(str(name)) == ARROW or "arrow_" in str(properties)
        reading.leave_out("attack arrows" if arrow else f"{kind}s: units, notes, arrows", "not an area")
        return None
    if not isinstance(name, str) or not name.strip():
        refuse_one(reading.file, in_feature(number, "name"), "is empty", "an area's name says its status")
    if territory := abroad(name):
        reading.leave_out(f"territory {territory}", "not in Ukraine")
        return None
    for field in sorted(set(properties) & STYLE):
        reading.leave_out(f"property {field}", "style or free text")
    state = _state(reading, number, name, str(properties.get("fill", "")), by_hand)
    return reading.area(reading.shapes.read(geometry, number), state, day, category_of(name), FULL)


def _state(reading: Reading, number: int, name: str, fill: str, by_hand: bool) -> State:
    state, by_colour = state_of(name, fill, by_hand)
    if state is None:
        remedy = f"{one_of(KNOWN)}; a new one must be added to the importer"
        refuse_one(reading.file, in_feature(number, "name"), "is not a known status", remedy, category_of(name) or name)
    if by_colour:
        reading.warnings.append(f"feature {number} ({category_of(name)[:40]}): {state}, read from its colour {fill}")
    return state


def _day_of_answer(moment: object, file: str) -> date:
    if not isinstance(moment, int):
        refuse_one(file, "id", "is no moment in time", "give seconds since 1970", str(moment)[:40])
    return unix_day(moment, file, "id")


def _is_named(feature: object) -> bool:
    if not isinstance(feature, dict) or not isinstance(properties := feature.get("properties"), dict):
        return False
    name, fill = properties.get("name"), properties.get("fill")
    if not isinstance(name, str) or not isinstance(fill, str):
        return False
    return "///" in name or "geoJSON." in name or state_of(name, "", by_hand=False)[0] is not None
