"""Small made-up files in each published format: squares near the front, no line of anybody's map."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

Square = list[list[float]]
DEEPSTATE_GREY = "Статус невідомий /// Unknown status\xa0/// geoJSON.status.unknown\n"
DEEPSTATE_RED = "Окуповано /// Occupied /// geoJSON.status.occupied"
DEEPSTATE_GREEN = (
    "Звільнено 16.03-17.03 /// Liberated 16.03-17.03\xa0/// geoJSON.status.dismissed_at {{at:16.03 -17.03}}"
)
VIINA_HEADER = "geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status,vcontrol_version"
WIKIPEDIA_HEADER = '"Name","Population","Held by","source","As of","More information","sourceLink","update","Lat","Lon"'
POKROVSK = (37.18, 48.28)


def square(west: float = 37.0, south: float = 48.0, size: float = 0.1) -> Square:
    """A closed ring, counter-clockwise."""
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings: Square) -> dict[str, Any]:
    """A GeoJSON polygon; without rings a plain square."""
    return {"type": "Polygon", "coordinates": list(rings or [square()])}


def feature(properties: dict[str, Any] | None = None, geometry: Any = None, **more: Any) -> dict[str, Any]:
    """A GeoJSON feature with a square, unless another geometry is given."""
    return {"type": "Feature", "properties": properties or {}, "geometry": geometry or polygon(), **more}


def collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A GeoJSON collection."""
    return {"type": "FeatureCollection", "features": list(features), **more}


def as_json(content: Any) -> bytes:
    """JSON as UTF-8."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def deepstate(name: str = DEEPSTATE_RED, fill: str = "#a52714", geometry: Any = None, **more: Any) -> dict[str, Any]:
    """A named polygon of DeepState's map."""
    style = {"stroke": fill, "stroke-width": 2, "stroke-opacity": 1, "fill-opacity": 0.3, "fill": fill}
    return feature({"name": name, **style, **more}, geometry)


def deepstate_full(*features: dict[str, Any]) -> bytes:
    """A full map: occupied, unknown, liberated, a unit's point, an arrow and land of another country."""
    point = {"type": "Point", "coordinates": [37.1, 48.1, 0]}
    usual = (
        deepstate(),
        deepstate(DEEPSTATE_GREY, "#bcaaa4", polygon(square(37.1))),
        deepstate(DEEPSTATE_GREEN, "#0f9d58", polygon(square(37.2))),
        deepstate("150 дивізія /// 150th division", geometry=point, icon="images/icon-1.png"),
        deepstate("Напрямок /// Direction /// geoJSON.status.attack_direction", geometry=point),
        deepstate(
            "Абхазія /// Occupied Abkhazia /// geoJSON.territories.abkhazia", geometry=polygon(square(41.0, 43.0))
        ),
    )
    return as_json(collection(*(features or usual)))


def deepstate_merged(**more: Any) -> bytes:
    """The merged file: one nameless feature."""
    shape = {"type": "MultiPolygon", "coordinates": [[square()], [square(38.0)]]}
    return as_json(collection(feature({}, shape), name="deepstatemap_data_20251104", **more))


def uacontrolmap(**more: Any) -> bytes:
    """A day of UAControlMap, latitude first, with units that must not be read: theirs is no number at all."""
    ring = [[lat, lon] for lon, lat in square()]
    content = {
        "areas": [ring],
        "areas_ua": [[[lat, lon] for lon, lat in square(36.0, 51.2)]],
        "frontline": [square()],
        "geos": {"ru": [{"c": [37.0, 48.0], "d": "a\nb"}], "ua": []},
        "unit_count": {"ru": 1, "ua": 0},
        "units": {"ru": [["nobody", ["not read", "at all"]]], "ua": []},
    }
    return as_json({**content, **more})


def nzz(*features: dict[str, Any], day: str = "2025-11-03", since: str = "2025-10-20") -> bytes:
    """A file of NZZ's."""
    usual = [nzz_feature(kind, day, since, 37.0 + at / 5) for at, kind in enumerate(("nochange", "gains", "losses"))]
    return as_json({"value": collection(*(features or usual))})


def nzz_feature(kind: str, day: str = "2025-11-03", since: str = "2025-10-20", west: float = 37.0) -> dict[str, Any]:
    """One of NZZ's features."""
    properties = {"type": kind, "date": day, "_datefrom": since, "_dateto": day, "view": "daily"}
    return feature(properties, {"type": "MultiPolygon", "coordinates": [[square(west)]]})


def isw(*layers: str, day: str = "") -> bytes:
    """A file with one square for each of these layers, side by side; with a day, in the one-layer style."""
    made = []
    for at, layer in enumerate(layers):
        properties = {"layer_type": layer, "date": day, "area_km2": 1.5} if day else {"layer": layer}
        made.append(feature(properties, polygon(square(37.0 + at / 5))))
    return as_json(collection(*made))


def viina(*rows: str, header: str = VIINA_HEADER) -> bytes:
    """A control table; the usual one tells of two places on three days."""
    usual = (
        "702569,20251101,UA,UA,CONTESTED,UA,UA,2.0",
        "702569,20251102,UA,UA,CONTESTED,,UA,2.0",
        "702569,20251103,UA,UA,RU,UA,UA,2.0",
        "461727.0,20251101,RU,RU,RU,RU,RU,2.0",
        "461727.0,20251103,RU,RU,RU,RU,RU,2.0",
    )
    return ("\n".join((header, *(rows or usual))) + "\n").encode()


def wikipedia(*rows: str, header: str = WIKIPEDIA_HEADER) -> bytes:
    """A table of towns."""
    copy = '"17 August 2024 00h53 UTC"'
    usual = (
        f'"Pokrovsk","60127","Ukraine","1","5 Oct 2022","text","https://example.org",{copy},"48.28","37.18"',
        f'"Bakhmut","71094","Russia","","20 May 2023","text","",{copy},"48.595","38.0"',
        f'"Nowhere at all","1","Gray zone","","20 May 2023","text","",{copy},"48.5","38.1"',
    )
    return ("\n".join((header, *(rows or usual))) + "\n").encode()


def placemark(more: str = "") -> str:
    """One placemark with a square, and more."""
    ring = " ".join(f"{lon},{lat},0" for lon, lat in square())
    boundary = f"<outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs>"
    return f"<Placemark><name>red</name>{more}<Polygon>{boundary}</Polygon></Placemark>"


def kml(body: str = "", head: str = "") -> bytes:
    """A KML around some elements; without any, one placemark with a square."""
    opening = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{opening}{body or placemark()}</Document></kml>'.encode()


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some members, in their order, names as given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return content.getvalue()
