"""GeoJSON: valid by RFC 7946, the manifest first, claims before standings, and all values as they were."""

import io
import json
import re

import geopandas
import pytest

from dashboard.snapshot import geojson
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.rows import claim_rows, standing_rows
from tests.dashboard.snapshot.exports import VIEWS, empty, hostile, manifest_of, shipped, written, written_elsewhere


def collection(view):
    return json.loads(written(view, "geojson"), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def rfc7946_faults(found):
    """What in a collection of points breaks RFC 7946: sections 3, 3.1.1, 3.2, 3.3, 4 and 7.1."""
    if found.get("type") != "FeatureCollection" or not isinstance(found.get("features"), list):
        yield "is no FeatureCollection"
    if {"crs", "coordinates", "geometries", "geometry", "properties"} & set(found):
        yield "has members that a collection may not have"
    for feature in found["features"]:
        if feature.get("type") != "Feature" or not {"geometry", "properties"} <= set(feature):
            yield "holds what is no Feature"
        if not isinstance(feature["properties"], dict) or {"coordinates", "features"} & set(feature):
            yield "has a Feature with wrong members"
        if not isinstance(feature["id"], str | int):
            yield "has an id that is neither text nor number"
        lon, lat = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] != "Point" or not (-180 <= lon <= 180 and -90 <= lat <= 90):
            yield "has a geometry that is no point on Earth"


@pytest.mark.parametrize("view", VIEWS)
def test_it_is_valid_by_the_standard(view):
    assert list(rfc7946_faults(collection(view))) == []


def test_the_checker_finds_what_is_wrong():
    wrong = collection(shipped)
    wrong["crs"] = {}
    wrong["features"][0]["geometry"]["coordinates"].reverse()
    wrong["features"][1]["geometry"]["coordinates"] = [0, 91]
    assert len(list(rfc7946_faults(wrong))) == 2


def test_longitude_comes_first_and_has_six_decimals_at_most():
    pokrovsk = shipped().ledger.places["pokrovsk"]
    points = [
        one["geometry"]["coordinates"]
        for one in collection(shipped)["features"]
        if one["properties"]["place_id"] == "pokrovsk"
    ]
    assert points[0] == [pokrovsk.lon, pokrovsk.lat]
    written_points = re.findall(rb'"coordinates":\[([^\]]*)\]', written(shipped, "geojson"))
    assert written_points
    assert all(re.fullmatch(rb"-?\d+\.\d{1,6},-?\d+\.\d{1,6}", point) for point in written_points)


@pytest.mark.parametrize("view", VIEWS)
def test_every_value_comes_back_claims_first(view):
    features = collection(view)["features"]
    wanted = [{"table": "claim", **row} for row in claim_rows(view())]
    wanted += [{"table": "standing", **row} for row in standing_rows(view())]
    assert [feature["properties"] for feature in features] == wanted
    assert len({feature["id"] for feature in features}) == len(features)


@pytest.mark.parametrize("view", [shipped, hostile])
def test_geopandas_reads_the_same_values(view):
    # Without this option GDAL makes days of text that looks like one.
    frame = geopandas.read_file(io.BytesIO(written(view, "geojson")), DATE_AS_STRING="YES")
    claims, rows = frame[frame["table"] == "claim"], claim_rows(view())
    for column in rows[0]:
        assert claims[column].tolist() == [row[column] for row in rows], column
    assert claims.geometry.x.tolist() == [row["lon"] for row in rows]
    assert claims.geometry.y.tolist() == [row["lat"] for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_the_manifest_stands_behind_the_type_word_for_word_and_once(view):
    data, text = written(view, "geojson"), manifest_of(view(), "geojson").text
    assert list(json.loads(data))[:2] == ["type", "greyline"]
    assert data.count(text.encode()) == 1
    assert geojson.read_manifest(data) == text
    assert json.loads(data)["greyline"] == json.loads(text)


def test_credits_and_sentence_are_in_it():
    found = collection(shipped)
    assert found["attribution"] == list(credit_lines(shipped()))
    assert found["description"] == shipped().sentence
    assert "note" not in found


def test_an_empty_view_says_so():
    found = collection(empty)
    assert found["features"] == []
    assert "no claim" in found["note"]


def test_the_same_bytes_in_another_process():
    assert written(hostile, "geojson") == written_elsewhere("1")["geojson"] == written_elsewhere("2")["geojson"]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"type":"FeatureCollection"}', b'{"greyline":', b"\xff", b'{"greyline":{']
)
def test_where_no_manifest_is_none_is_read(data):
    with pytest.raises(ValueError):
        geojson.read_manifest(data)
