"""The names of the formats, apart from their modules: known without reading any of these.

Those of MOVING show every day of a span, one after the other; those of SHEETS may show the days of a span side by side.
"""

FORMAT_NAMES = ("png", "svg", "pdf", "html", "geojson", "csv", "xlsx", "gpkg", "kml", "parquet", "bundle")
MOVING = ("gif", "webp")
SHEETS = ("png", "svg", "pdf")
