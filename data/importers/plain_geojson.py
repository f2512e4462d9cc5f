"""Any GeoJSON of polygons, read by a mapping the user states. It is nobody's format: source and day must be stated too."""

from __future__ import annotations

from datetime import date
from typing import Any

from data.control import ControlArea, Imported
from data.importers.faulty import in_feature, refuse_one
from data.importers.geojson import features_of, is_collection, properties_of
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.shapes import gathered
from data.importers.stated import leave_out_rest, refuse_missing, state_field, stated_day, stated_state
from data.importers.strict_json import peek, read_json

NAME = "geojson"
NOT_AREAS = ("Point", "MultiPoint", "LineString", "MultiLineString")


class PlainGeoJson:
    """GeoJSON by a mapping."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """Any FeatureCollection; asked after all formats that know better."""
        return is_collection(peek(data))

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All polygons under their stated states. Raises `Refused`."""
        reading = Reading(NAME, name, data, options)
        return read_features(reading, features_of(read_json(data, name), name))


def read_features(reading: Reading, features: list[dict[str, Any]]) -> Imported:
    """Features of any plain format, already as GeoJSON, by the mapping."""
    fields = list(dict.fromkeys(name for feature in features for name in properties_of(feature)))
    mapping = reading.options.mapping
    if not features:
        reading.done()
    field = state_field(reading, fields)
    refuse_missing(reading, [mapping.day_field], fields)
    leave_out_rest(reading, fields, (field, mapping.day_field))
    days = gathered(
        reading.file, features, lambda n, one: stated_day(reading, properties_of(one), in_feature(n, "") + ", ")
    )
    common = _common_day(reading, days)
    areas = gathered(reading.file, features, lambda n, one: _area(reading, n, one, field, days[n - 1] or common))
    return reading.done([area for area in areas if area])


def _common_day(reading: Reading, days: list[date | None]) -> date:
    """The day of the whole file; where each feature has its own, that of the first."""
    own = [day for day in days if day]
    if not own:
        return reading.settle_day()
    reading.day_from = reading.options.mapping.day_field
    if reading.options.data_day and set(own) != {reading.options.data_day}:
        rule = f"differs from the day stated, {reading.options.data_day}"
        refuse_one(reading.file, reading.day_from, rule, "leave the day to the file", own[0])
    return own[0]


def _area(reading: Reading, number: int, feature: dict[str, Any], field: str, day: date) -> ControlArea | None:
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and geometry.get("type") in NOT_AREAS:
        reading.leave_out(f"{geometry['type']}s", "not an area")
        return None
    where = in_feature(number, "") + ", "
    state, category = stated_state(reading, field, properties_of(feature), where)
    shape = reading.shapes.read(geometry, number)
    mapping = reading.options.mapping
    return reading.area(shape, state, day, category, mapping.layer or NAME, mapping.modality)
