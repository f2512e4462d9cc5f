"""The names of the formats, apart from their modules: known without reading any of these."""

FORMAT_NAMES = ("png", "svg", "pdf", "html", "geojson", "csv", "xlsx", "gpkg", "kml", "parquet", "bundle")
