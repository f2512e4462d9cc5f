"""GeoParquet: two tables of points, every value as it was, the manifest once in the footer."""

import io
import json

import geopandas
import pytest
from pyarrow import parquet as arrow_parquet

from dashboard.snapshot import parquet
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.rows import claim_rows, standing_rows
from tests.dashboard.snapshot.exports import VIEWS, empty, hostile, manifest_of, shipped, written, written_elsewhere

CASES = [(view, table) for view in VIEWS for table in ("claims", "standings")]


def made(view, table):
    return written(view, "parquet") if table == "claims" else parquet.write_standings(view())


def footer(data):
    found = arrow_parquet.read_metadata(io.BytesIO(data)).metadata
    return {name.decode(): value.decode() for name, value in found.items()}


@pytest.mark.parametrize(("view", "table"), CASES)
def test_every_value_comes_back(view, table):
    columns = CLAIM_TABLE if table == "claims" else STANDING_TABLE
    rows = claim_rows(view()) if table == "claims" else standing_rows(view())
    found = geopandas.read_parquet(io.BytesIO(made(view, table)))
    assert list(found.columns) == [*columns, "geometry"]
    assert found.crs.to_epsg() == 4326
    for column in columns:
        values = [None if value != value else value for value in found[column].tolist()]
        assert values == [row[column] for row in rows], column
    assert found.geometry.x.tolist() == [row["lon"] for row in rows]
    assert found.geometry.y.tolist() == [row["lat"] for row in rows]


@pytest.mark.parametrize(("view", "table"), CASES)
def test_columns_have_their_types_whether_or_not_there_are_rows(view, table):
    for field in arrow_parquet.read_schema(io.BytesIO(made(view, table))):
        wanted = "int64" if field.name in INTEGERS else "double" if field.name in NUMBERS else "string"
        assert field.name == "geometry" or str(field.type).removeprefix("large_") == wanted, field.name


@pytest.mark.parametrize(("view", "table"), CASES)
def test_it_is_geoparquet_1_1(view, table):
    geo = json.loads(footer(made(view, table))["geo"], parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    column = geo["columns"]["geometry"]
    assert (geo["version"], geo["primary_column"], column["encoding"]) == ("1.1.0", "geometry", "WKB")
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert set(column["geometry_types"]) <= {"Point"}


@pytest.mark.parametrize("view", VIEWS)
def test_the_manifest_stands_in_it_word_for_word_and_once(view):
    data, text = written(view, "parquet"), manifest_of(view(), "parquet").text
    assert data.count(text.encode()) == 1
    assert footer(data)["greyline_manifest"] == text == parquet.read_manifest(data)


@pytest.mark.parametrize(("view", "table"), CASES)
def test_a_table_says_what_it_shows_and_whose_it_is(view, table):
    told = footer(made(view, table))
    assert told["description"].startswith(view().sentence)
    assert told["attribution"] == "\n".join(credit_lines(view()))
    assert ("no claim" in told["description"]) is (view is empty)


def test_standings_have_no_manifest_of_their_own():
    with pytest.raises(ValueError):
        parquet.read_manifest(parquet.write_standings(shipped()))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1PAR1", b"PAR1" + b"\xff" * 64 + b"PAR1"])
def test_where_no_manifest_is_none_is_read(data):
    with pytest.raises(ValueError):
        parquet.read_manifest(data)


def test_the_same_content_in_another_process():
    def content(data):
        return arrow_parquet.read_table(io.BytesIO(data)), footer(data)

    here = content(written(hostile, "parquet"))
    for seed in ("1", "2"):
        table, told = content(written_elsewhere(seed)["parquet"])
        assert here[0].equals(table, check_metadata=True)
        assert here[1] == told
