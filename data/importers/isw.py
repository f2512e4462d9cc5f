"""ISW's layers as GeoJSON: several in one file (property `layer`), one in a file (`layer_type`, or the file's name alone).

Which layer says what stands in `isw_layers`. A file with one layer is read as that layer: what is missing for ISW's whole view
is named in the result. A layer that passes on claims of a party is `claimed`, and no view of ISW's.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from data.control import ControlArea, Imported
from data.importers.faulty import Feature, in_feature, nearest, refuse_one
from data.importers.file_days import read_iso_day
from data.importers.geojson import features_of, is_collection, properties_of, refuse_unknown
from data.importers.isw_layers import KNOWN, Layer, layer_of, missing_layers
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.shapes import gathered
from data.importers.strict_json import peek, read_json

NAME = SOURCE = "isw"
# How all of its layers are named, so that one that is not known yet is still told to be ISW's.
ISWS_OWN = re.compile(r"^(VIEW|MDS)_|ukrain|russia|kursk|partisan", re.IGNORECASE)
LAYER_FIELDS = ("layer", "layer_type")
# Numbers of the service: no use outside of it. Areas are computed anew.
NUMBERS = {"FID", "OBJECTID", "GlobalID", "Area_KM", "area_km2", "Shape__Area", "Shape__Length"}
TIMES = {"CreationDate", "EditDate", "Creator", "Editor"}
KEYS = {*LAYER_FIELDS, "date", *NUMBERS, *TIMES}


class Isw:
    """ISW, any of its layers."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A collection whose first feature names a layer of ISW's, or one whose file does."""
        content = peek(data)
        if not is_collection(content) or not isinstance(content.get("features"), list) or not content["features"]:
            return False
        first = content["features"][0]
        properties = first.get("properties") if isinstance(first, dict) else None
        if not isinstance(properties, dict):
            return False
        named = [properties[field] for field in LAYER_FIELDS if isinstance(properties.get(field), str)]
        if named:
            return any(layer_of(one) or ISWS_OWN.search(one) for one in named)
        return set(properties) <= KEYS and _named_by_file(name) is not None

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All areas of all layers but those that say nothing about control. Raises `Refused`."""
        reading = Reading(NAME, name, data, options, SOURCE)
        features = features_of(read_json(data, name), name)
        if not features:
            refuse_one(
                name, "features", "is empty", "leave the day without a map; nobody holds less because a file is empty"
            )
        days = {day for day in gathered(name, features, lambda n, one: _own_day(n, properties_of(one), name)) if day}
        if len(days) > 1:
            refuse_one(
                name, "date", "differs between features", "give one day a file", ", ".join(map(str, sorted(days)))
            )
        day = reading.settle_day(next(iter(days), None), "date")
        areas = [one for one in gathered(name, features, lambda n, one: _area(reading, n, one, day)) if one]
        missing = missing_layers({area.layer for area in areas}, day.isoformat())
        if missing:
            reading.warnings.append(f"not ISW's whole view: the file lacks {', '.join(missing)}")
        return reading.done(areas, missing=missing)


def _own_day(number: int, properties: dict[str, Any], file: str) -> date | None:
    if "date" not in properties:
        return None
    return read_iso_day(properties["date"], file, in_feature(number, "date"))


def _area(reading: Reading, number: Feature, feature: dict[str, Any], day: date) -> ControlArea | None:
    properties = properties_of(feature)
    refuse_unknown(set(properties) - KEYS, reading.file, in_feature(number, ""), KEYS)
    for field in sorted(set(properties) & (NUMBERS | TIMES)):
        reading.leave_out(f"property {field}", "a number or time of the service; areas are computed anew")
    layer = _layer(reading, number, properties)
    if layer.state is None:
        reading.leave_out(f"layer {layer.layer}", "says nothing about who controls")
        return None
    if feature.get("geometry") is None:
        reading.leave_out(f"null geometry in layer {layer.layer}", "the publisher gives no shape")
        return None
    shape = reading.shapes.read(feature["geometry"], number)
    return reading.area(shape, layer.state, day, layer.definition.split(":")[0], layer.layer, layer.modality)


def _layer(reading: Reading, number: Feature, properties: dict[str, Any]) -> Layer:
    named = next((str(properties[field]) for field in LAYER_FIELDS if field in properties), "")
    found = layer_of(named) if named else _named_by_file(reading.file)
    if found is None:
        refuse_one(
            reading.file, in_feature(number, "layer"), "is not a known layer", nearest(named, KNOWN), named or "(none)"
        )
    return found


def _named_by_file(name: str) -> Layer | None:
    """The layer a file's name gives, longest name first: `20220601_ClaimedRussianTerritoryinUkraine.geojson`."""
    stem = PurePosixPath(name.replace("\\", "/")).name.lower()
    return next((layer_of(known) for known in sorted(KNOWN, key=len, reverse=True) if known.lower() in stem), None)
