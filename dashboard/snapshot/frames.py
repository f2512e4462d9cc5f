"""The two tables as geopandas' frames, for formats that a library writes. Read only when such a format is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import geopandas
import pandas
import pyogrio
import shapely

from dashboard.answers import Row
from dashboard.snapshot.area_rows import AREA_TABLE, areas
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.comparisons import COMPARISON_NUMBERS, COMPARISON_TABLE, layers
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.rows import claim_rows, standing_rows

WGS84 = "EPSG:4326"


def claim_frame(contents: Contents) -> Any:
    """The claims as a GeoDataFrame of points."""
    return _frame(claim_rows(contents), CLAIM_TABLE)


def standing_frame(contents: Contents) -> Any:
    """The standings as a GeoDataFrame of points."""
    return _frame(standing_rows(contents), STANDING_TABLE)


def area_frame(contents: Contents) -> Any:
    """The areas of published maps as a GeoDataFrame of multipolygons."""
    drawn = list(areas(contents))
    dtypes = {"age_days": "int64"}
    series = {
        column: pandas.Series([area.row[column] for area in drawn], dtype=dtypes.get(column, "str"))
        for column in AREA_TABLE
    }
    shapes = [shapely.MultiPolygon(_polygons(area.shape)) for area in drawn]
    return geopandas.GeoDataFrame(series, geometry=geopandas.GeoSeries(shapes, crs=WGS84))


def comparison_frame(contents: Contents) -> Any:
    """The layers of a comparison as a GeoDataFrame of multipolygons."""
    drawn = list(layers(contents))
    series = {
        column: pandas.Series(
            [layer.row[column] for layer in drawn], dtype="float64" if column in COMPARISON_NUMBERS else "str"
        )
        for column in COMPARISON_TABLE
    }
    shapes = [shapely.MultiPolygon(_polygons(layer.shape)) for layer in drawn]
    return geopandas.GeoDataFrame(series, geometry=geopandas.GeoSeries(shapes, crs=WGS84))


def _polygons(shape: Any) -> list[Any]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> Any:
    # Every column gets its type by name: an empty table has no values to tell it from.
    series = {column: pandas.Series([row[column] for row in rows], dtype=_dtype(column)) for column in columns}
    points = geopandas.points_from_xy(series["lon"], series["lat"], crs=WGS84)
    return geopandas.GeoDataFrame(series, geometry=points)


def _dtype(column: str) -> str:
    if column in INTEGERS:
        return "int64"
    return "float64" if column in NUMBERS else "str"


@contextmanager
def writing_as_of(day: str) -> Iterator[None]:
    """GDAL writes this day where it would write the hour of the clock."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
