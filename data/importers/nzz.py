"""NZZ's daily control data after Liveuamap: what Russia held, gained and lost over a period that ends on the data day.

The file's name is the day of fetching; the day it is about stands in each feature, and many files repeat one day. "nochange"
and "gains" are land Russia holds on the data day, "losses" land it lost in the period `_datefrom` to `_dateto`, which is
Ukrainian-held on it. Land held since before February 2022 (Crimea, the cities of Donetsk and Luhansk) is not drawn.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from data.control import ControlArea, Imported
from data.importers.faulty import in_feature, nearest, refuse_one
from data.importers.file_days import read_iso_day
from data.importers.geojson import features_of, properties_of, refuse_unknown
from data.importers.options import Options
from data.importers.reading import Reading
from data.importers.shapes import gathered
from data.importers.strict_json import peek, read_json
from data.model import State

NAME = SOURCE = "nzz-liveuamap"
STATES = {"nochange": State.russian, "gains": State.russian, "losses": State.ukrainian}
DAYS = ("date", "_datefrom", "_dateto")
KEYS = {"type", "view", *DAYS}
VIEW = "daily"


class Nzz:
    """NZZ after Liveuamap, one file a day of fetching."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A collection inside `value`."""
        content = peek(data)
        inner = content.get("value") if isinstance(content, dict) else None
        return isinstance(inner, dict) and inner.get("type") == "FeatureCollection"

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All areas, under the data day the features state. Raises `Refused`."""
        reading = Reading(NAME, name, data, options, SOURCE)
        content = read_json(data, name)
        if not isinstance(content, dict) or "value" not in content:
            refuse_one(name, "value", "is missing", "give a file of NZZ's map data")
        refuse_unknown(set(content) - {"value"}, name, "", {"value"})
        features = features_of(content["value"], name)
        day, since = _days(features, name)
        reading.settle_day(day, "date")
        reading.warnings.append(f"gains and losses are those since {since}; both are states on {day}")
        reading.warnings.append("land held by Russia since before February 2022 is not drawn")
        return reading.done(gathered(name, features, lambda number, one: _area(reading, number, one, day)))


def _days(features: list[dict[str, Any]], file: str) -> tuple[date, date]:
    """The one data day and the one beginning of the period on which all features agree."""
    if not features:
        refuse_one(
            file, "features", "is empty", "leave the day without a map; nobody holds less because a file is empty"
        )
    found = gathered(file, features, lambda number, one: _period(number, properties_of(one), file))
    if len(set(found)) > 1:
        days = ", ".join(sorted({str(day) for day, _ in found} | {str(since) for _, since in found}))
        refuse_one(file, "date", "differs between features", "give one day and one period a file", days)
    return found[0]


def _period(number: int, properties: dict[str, Any], file: str) -> tuple[date, date]:
    refuse_unknown(set(properties) - KEYS, file, in_feature(number, ""), KEYS)
    day, since, until = (read_iso_day(properties.get(field), file, in_feature(number, field)) for field in DAYS)
    if properties.get("view") != VIEW:
        value = str(properties.get("view"))
        refuse_one(file, in_feature(number, "view"), "is not a known view", f"the known one is {VIEW}", value)
    if until != day or since > until:
        rule = f"does not end the period (rule: _datefrom before date, _dateto the same day as date, {day})"
        refuse_one(file, in_feature(number, "_dateto"), rule, "ask its publisher", until)
    return day, since


def _area(reading: Reading, number: int, feature: dict[str, Any], day: date) -> ControlArea:
    kind = str(properties_of(feature).get("type"))
    if kind not in STATES:
        where = in_feature(number, "type")
        refuse_one(reading.file, where, "is not a known status", nearest(kind, STATES), kind)
    return reading.area(reading.shapes.read(feature.get("geometry"), number), STATES[kind], day, kind, VIEW)
