"""The formats by name, in the order in which a file is tried for them. A test holds them to `registry`."""

# Read by what the user states; all others know themselves what they hold.
BY_MAPPING = ("geopackage", "kml", "geojson", "csv")
FORMAT_NAMES = (
    "uacontrolmap", "nzz-liveuamap", "deepstate-full", "deepstate-merged", "isw", "viina", "wikipedia", *BY_MAPPING,
)  # fmt: skip
# The ledger's own tables, which bring claims and draw no map: `data.store.table_files`.
CLAIMS_FORMAT = "claims"
