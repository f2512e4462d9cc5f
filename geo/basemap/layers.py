"""The base map's layers as GeoJSON (RFC 7946) and as the one compact file made from them."""

import json
from typing import Any

import shapely
import shapely.geometry
from shapely import Geometry, MultiPolygon

from geo.basemap.borders import Borders
from geo.basemap.frame import DECIMALS, FRAME
from geo.basemap.labels import Label
from geo.basemap.rivers import River
from geo.basemap.series import SCALE, encode_area, encode_line
from geo.basemap.water import Water

OUTLINE_TOLERANCE = 0.01
"""Degrees, about 1 km: half a pixel of a locator 120 pixels wide."""
Feature = dict[str, Any]


def make_layers(
    water: list[Water], rivers: list[River], borders: Borders, labels: list[Label], ukraine: MultiPolygon
) -> dict[str, list[Feature]]:
    """Features by layer. A layer is a file; its name is the file's."""
    return {
        "water": [_feature(one.area, kind=one.kind) for one in water],
        "rivers": [_feature(one.line, rank=one.rank) for one in rivers],
        "states": [_feature(line) for line in borders.states],
        "oblasts": [_feature(line) for line in borders.oblasts],
        "labels": [_label_feature(label) for label in labels],
        "ukraine": [_feature(shapely.orient_polygons(ukraine), name="Ukraine")],
    }


def as_geojson(features: list[Feature]) -> str:
    """A feature collection, one feature a line, so that a change can be read in a diff."""
    lines = ",\n".join(_compact(feature) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def as_basemap(layers: dict[str, list[Feature]], ukraine: MultiPolygon) -> str:
    """The compact file, in the form told in `geo.basemap.series`."""
    basemap = {
        "format": 1,
        "scale": SCALE,
        "bbox": [round(edge * SCALE) for edge in FRAME.bounds],
        "water": [encode_area(_points(one)) for one in layers["water"] if _kind(one) != "drained"],
        "drained": [encode_area(_points(one)) for one in layers["water"] if _kind(one) == "drained"],
        "rivers": [[one["properties"]["rank"], encode_line(_points(one))] for one in layers["rivers"]],
        "states": [encode_line(_points(one)) for one in layers["states"]],
        "oblasts": [encode_line(_points(one)) for one in layers["oblasts"]],
        "outline": [encode_area(_coarse_outline(ukraine))],
        "labels": [_encode_label(one) for one in layers["labels"]],
    }
    return _compact(basemap) + "\n"


def _coarse_outline(ukraine: MultiPolygon) -> Any:
    """Rings of the mainland with Crimea, without islands in the sea."""
    mainland = max(ukraine.geoms, key=lambda part: part.area)
    return _coordinates(shapely.orient_polygons(mainland.simplify(OUTLINE_TOLERANCE)))


def _feature(geometry: Geometry, **properties: Any) -> Feature:
    shape = {"type": geometry.geom_type, "coordinates": _coordinates(geometry)}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def _label_feature(label: Label) -> Feature:
    return _feature(
        shapely.Point(label.lon, label.lat), kind=label.kind, name=label.name, name_uk=label.name_uk
    )


def _coordinates(geometry: Geometry) -> Any:
    """GeoJSON's nested lists, with no more decimals than the grid has."""
    return _rounded(shapely.geometry.mapping(geometry)["coordinates"])


def _rounded(value: Any) -> Any:
    return round(value, DECIMALS) if isinstance(value, float) else [_rounded(part) for part in value]


def _encode_label(feature: Feature) -> dict[str, Any]:
    x, y = encode_line([_points(feature)])
    return {**feature["properties"], "x": x, "y": y}


def _points(feature: Feature) -> Any:
    return feature["geometry"]["coordinates"]


def _kind(feature: Feature) -> str:
    return str(feature["properties"]["kind"])


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
