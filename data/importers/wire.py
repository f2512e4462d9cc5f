"""An `Imported` as JSON and back: how a result leaves the process that parsed the file, and nothing but data with it.

Shapes are hexadecimal WKB, days ISO, states and modalities their words; statuses are columns, as there may be many.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

import shapely

from data.control import ControlArea, Imported, LeftOut, PlaceStatus, Repair
from data.importers.options import DayOrder, Mapping, Options
from data.model import Modality, State

STATUS_FIELDS = tuple(field.name for field in fields(PlaceStatus))


def pack(imported: Imported) -> str:
    """The result as one line of JSON."""
    content = {field.name: getattr(imported, field.name) for field in fields(imported)}
    content["areas"] = [_area(area) for area in imported.areas]
    content["statuses"] = {name: [getattr(one, name) for one in imported.statuses] for name in STATUS_FIELDS}
    content["left_out"] = [asdict(one) for one in imported.left_out]
    content["repairs"] = [asdict(one) for one in imported.repairs]
    return json.dumps(content, ensure_ascii=False, default=str, separators=(",", ":"))


def unpack(text: str) -> Imported:
    """The result as it was packed."""
    content = json.loads(text)
    content["file_day"] = _day(content["file_day"])
    content["areas"] = tuple(_read_area(area) for area in content["areas"])
    rows = zip(*(content["statuses"][name] for name in STATUS_FIELDS), strict=True)
    content["statuses"] = tuple(_read_status(dict(zip(STATUS_FIELDS, row, strict=True))) for row in rows)
    content["left_out"] = tuple(LeftOut(**one) for one in content["left_out"])
    content["repairs"] = tuple(Repair(**one) for one in content["repairs"])
    content["counts"] = tuple((name, count) for name, count in content["counts"])
    for name in ("warnings", "missing"):
        content[name] = tuple(content[name])
    return Imported(**content)


def pack_options(options: Options) -> dict[str, Any]:
    """Options as plain values."""
    content: dict[str, Any] = json.loads(json.dumps(asdict(options), default=str))
    return content


def unpack_options(content: dict[str, Any]) -> Options:
    """Options as they were packed."""
    mapping = dict(content["mapping"])
    mapping["state"] = State(mapping["state"]) if mapping["state"] else None
    mapping["states"] = tuple((word, State(state)) for word, state in mapping["states"])
    mapping["modality"] = Modality(mapping["modality"])
    mapping["day_order"] = DayOrder(mapping["day_order"])
    return Options(content["source_id"], _day(content["data_day"]), content["repair"], Mapping(**mapping))


def _area(area: ControlArea) -> dict[str, Any]:
    content = {field.name: getattr(area, field.name) for field in fields(area)}
    return {**content, "geometry": shapely.to_wkb(area.geometry, hex=True)}


def _read_area(content: dict[str, Any]) -> ControlArea:
    content["state"], content["modality"] = State(content["state"]), Modality(content["modality"])
    content["data_day"], content["file_day"] = date.fromisoformat(content["data_day"]), _day(content["file_day"])
    content["geometry"] = shapely.from_wkb(content["geometry"])
    return ControlArea(**content)


def _read_status(content: dict[str, Any]) -> PlaceStatus:
    content["state"] = State(content["state"])
    content["first"], content["last"] = date.fromisoformat(content["first"]), date.fromisoformat(content["last"])
    content["as_of"] = _day(content["as_of"])
    return PlaceStatus(**content)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
