"""GeoPackage: two layers of points, described and credited, with every value as it was."""

import sqlite3
from contextlib import closing

import geopandas
import pyogrio
import pytest

from dashboard.snapshot import gpkg
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.rows import claim_rows, standing_rows
from tests.dashboard.snapshot.exports import (
    VIEWS,
    empty,
    hostile,
    manifest_of,
    shipped,
    small,
    written,
    written_elsewhere,
)

LAYERS = {"claims": (CLAIM_TABLE, claim_rows), "standings": (STANDING_TABLE, standing_rows)}
pytestmark = pytest.mark.parametrize("layer", LAYERS)


@pytest.fixture
def path_of(tmp_path):
    """Where a View's file stands: GDAL warns of a GeoPackage whose name does not end like one."""

    def path_of(view):
        (tmp_path / "greyline.gpkg").write_bytes(written(view, "gpkg"))
        return tmp_path / "greyline.gpkg"

    return path_of


def values(found, column):
    return [None if value != value else value for value in found[column].tolist()]


@pytest.mark.parametrize("view", VIEWS)
def test_every_value_comes_back(view, layer, path_of):
    columns, rows_of = LAYERS[layer]
    found, rows = geopandas.read_file(path_of(view), layer=layer), rows_of(view())
    assert list(found.columns) == [*columns, "geometry"]
    assert found.crs.to_epsg() == 4326
    for column in columns:
        assert values(found, column) == [row[column] for row in rows], column
    assert found.geometry.x.tolist() == [row["lon"] for row in rows]
    assert found.geometry.y.tolist() == [row["lat"] for row in rows]


@pytest.mark.parametrize("view", [shipped, empty])
def test_columns_have_their_types_whether_or_not_there_are_rows(view, layer, path_of):
    told = pyogrio.read_info(path_of(view), layer=layer)
    assert told["geometry_type"] == "Point"
    for column, kind in zip(told["fields"], told["ogr_types"], strict=True):
        wanted = "OFTInteger64" if column in INTEGERS else "OFTReal" if column in NUMBERS else "OFTString"
        assert kind == wanted, column


@pytest.mark.parametrize("view", VIEWS)
def test_a_layer_says_what_it_shows_and_whose_it_is(view, layer, path_of):
    told = pyogrio.read_info(path_of(view), layer=layer)["layer_metadata"]
    credited = "\n".join(credit_lines(view()))
    assert told["attribution"] == credited
    assert told["greyline_digest"] == manifest_of(view(), "gpkg").digest
    assert told["DESCRIPTION"].startswith(view().sentence)
    assert told["DESCRIPTION"].endswith(credited)
    assert ("no claim" in told["DESCRIPTION"]) is (view is empty)


def tables(data):
    """All that the database holds, but where it puts it."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        names = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if "rtree" not in name}


def test_the_same_content_in_another_process(layer):
    here = tables(written(hostile, "gpkg"))
    assert here[layer]
    assert here == tables(written_elsewhere("1")["gpkg"]) == tables(written_elsewhere("2")["gpkg"])


def test_the_day_shown_stands_where_the_clock_would(layer):
    changed = tables(written(small, "gpkg"))["gpkg_contents"]
    day = small().answer.day.isoformat()
    assert {row[4] for row in changed} == {f"{day}T00:00:00.000Z"}
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


@pytest.mark.parametrize("brought", ["CREATE VIEW {layer} AS SELECT 1 AS claim_id, 1 AS fid", "CREATE TABLE other (x)"])
def test_a_database_that_brings_code_of_its_own_is_not_read(layer, brought):
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(brought.format(layer=layer))
        data = database.serialize()
    with pytest.raises(ValueError):
        gpkg.read_ids(data)
