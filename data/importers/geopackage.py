"""GeoPackage, read from memory by GDAL (pyogrio), by a mapping the user states."""

from __future__ import annotations

import io
import json
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from data.control import Imported
from data.importers.faulty import refuse_one
from data.importers.options import Options
from data.importers.plain_geojson import read_features
from data.importers.reading import Reading
from data.importers.shapes import MOST_FEATURES

NAME = "geopackage"
MAGIC = b"SQLite format 3\x00"
# "GPKG", or the two names of versions before 1.2, where SQLite keeps a file's kind.
KINDS = (b"GPKG", b"GP10", b"GP11")
KIND_AT = slice(68, 72)
DEGREES = ("EPSG:4326", "OGC:CRS84")


class GeoPackage:
    """GeoPackage by a mapping."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A SQLite file that calls itself a GeoPackage."""
        return data.startswith(MAGIC) and data[KIND_AT] in KINDS

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All polygons of all its layers, or of the one stated. Raises `Refused`."""
        reading = Reading(NAME, name, data, options)
        layers = _layers(data, name)
        wanted = options.mapping.layer
        if wanted and wanted not in layers:
            refuse_one(name, "layer", "is not in the file", f"it has {', '.join(layers)}", wanted)
        if not wanted and len(layers) != 1:
            refuse_one(name, "layer", "is not stated, and the file has several", f"state one of {', '.join(layers)}")
        return read_features(reading, _features(data, wanted or layers[0], reading))


@contextmanager
def _read_by_gdal(file: str) -> Iterator[None]:
    """GDAL's errors as refusals; its warnings (a file in memory has no ending) are of no use to a user."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:  # GDAL's own errors have no common class that says more
        refuse_one(file, "", f"cannot be read as a GeoPackage ({str(error)[:80]})", "write it anew")


def _layers(data: bytes, file: str) -> list[str]:
    import pyogrio

    with _read_by_gdal(file):
        return [str(layer) for layer, geometry in pyogrio.list_layers(io.BytesIO(data)) if geometry is not None]


def _features(data: bytes, layer: str, reading: Reading) -> list[dict[str, Any]]:
    import shapely
    from pyogrio.raw import read

    with _read_by_gdal(reading.file):
        meta, _, shapes, columns = read(io.BytesIO(data), layer=layer, max_features=MOST_FEATURES + 1)
        geometries = shapely.from_wkb(shapes)
    geometries = _in_degrees(geometries, str(meta["crs"]), reading)
    names = [str(name) for name in meta["fields"]]
    return [
        {
            "type": "Feature",
            "properties": {name: _plain(values[number]) for name, values in zip(names, columns, strict=True)},
            "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
        }
        for number, shape in enumerate(geometries)
    ]


def _in_degrees(geometries: Any, crs: str, reading: Reading) -> Any:
    """The shapes in lon/lat of WGS84, converted from the system the file declares; none declared is refused."""
    if crs in DEGREES:
        return geometries
    import numpy as np
    import shapely
    from pyproj import CRS, Transformer
    from pyproj.exceptions import ProjError

    try:
        convert = Transformer.from_crs(CRS.from_user_input(crs), "EPSG:4326", always_xy=True)
    except ProjError:
        refuse_one(reading.file, "crs", "is not a known coordinate system", "declare one, or use EPSG:4326", crs[:60])
    reading.warnings.append(f"converted from {crs[:60]} to longitude and latitude")

    def moved(points: Any) -> Any:
        return np.column_stack(convert.transform(points[:, 0], points[:, 1]))

    return shapely.transform(shapely.force_2d(geometries), moved)


def _plain(value: Any) -> Any:
    """A cell as text; a missing one is None."""
    missing = value is None or (isinstance(value, float) and math.isnan(value))
    return None if missing else str(value)
