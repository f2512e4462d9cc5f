"""GeoJSON (RFC 7946): one collection, points of the claims in the ledger's order and of the standings, then published areas,
then the layers of two maps that are compared.

Each feature says in its property `table` which of them it is: claim, standing, area, comparison. A point is that of the place,
longitude first. The manifest is a foreign member, the first behind `type`: programs built on GDAL know a file as GeoJSON only
where `type` stands near its beginning, and a manifest may be long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.answers import Row
from dashboard.snapshot.area_rows import areas
from dashboard.snapshot.comparisons import comparison_lines, layers
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import claim_rows, silence_in_words, standing_id, standing_rows

BEGINNING = '{"type":"FeatureCollection",\n"greyline":'


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file: one member of the collection a line, one feature a line."""
    members = {
        "description": contents.sentence,
        "note": silence_in_words(contents),
        "comparison": list(comparison_lines(contents)),
        "attribution": list(credit_lines(contents)),
    }
    told = [f"{_json(name)}:{_json(value)}" for name, value in members.items() if value]
    features = ",\n".join(_json(feature) for feature in _features(contents))
    listed = f'"features":[\n{features}\n]' if features else '"features":[]'
    return (BEGINNING + ",\n".join((manifest.text, *told, listed)) + "}\n").encode()


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in such a file. Raises ValueError where there is none."""
    text = data.decode("utf-8")
    if not text.startswith(BEGINNING):
        raise ValueError("has no manifest at its beginning")
    _, end = json.JSONDecoder().raw_decode(text, len(BEGINNING))
    return text[len(BEGINNING) : end]


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none."""
    try:
        features = json.loads(data)["features"]
        return [one["properties"]["claim_id"] for one in features if one["properties"]["table"] == "claim"]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("is no collection of claims") from error


def _features(contents: Contents) -> Iterator[Row]:
    for row in claim_rows(contents):
        yield _feature(row["claim_id"], "claim", row)
    for row in standing_rows(contents):
        yield _feature(standing_id(row), "standing", row)
    for area in areas(contents):
        yield _area("area", area.name, area.row, area.shape)
    for layer in layers(contents):
        yield _area("comparison", layer.name, layer.row, layer.shape)


def _feature(name: str, table: str, row: Row) -> Row:
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": {"table": table, **row},
    }


def _area(table: str, name: str, row: Row, drawn: BaseGeometry) -> Row:
    """A state of a published map, or a layer of two compared; rings as RFC 7946 has them, shells counter-clockwise."""
    shape = shapely.geometry.mapping(shapely.set_precision(shapely.orient_polygons(drawn), 1e-6, mode="pointwise"))
    return {"type": "Feature", "id": name, "geometry": shape, "properties": {"table": table, **row}}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
