"""The two tables as geopandas' frames, for formats that a library writes. Read only when such a format is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import geopandas
import pandas
import pyogrio

from dashboard.answers import Row
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.rows import claim_rows, standing_rows

WGS84 = "EPSG:4326"


def claim_frame(contents: Contents) -> Any:
    """The claims as a GeoDataFrame of points."""
    return _frame(claim_rows(contents), CLAIM_TABLE)


def standing_frame(contents: Contents) -> Any:
    """The standings as a GeoDataFrame of points."""
    return _frame(standing_rows(contents), STANDING_TABLE)


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
