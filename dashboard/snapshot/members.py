"""The files of a bundle: what each is, in plain words and by its media type."""

from __future__ import annotations

from dashboard.language import N_, translated
from dashboard.snapshot.export import BESIDE
from dashboard.snapshot.formats import FORMATS

MEMBERS = {
    "greyline.png": N_("the map as a picture"),
    "greyline.svg": N_("the map as a drawing that keeps sharp at any size"),
    "greyline.pdf": N_("the map for print"),
    "greyline.html": N_("the map as a page that works without a network"),
    "greyline.geojson": N_("claims and standings as points, for programs that read maps"),
    "claims.csv": N_("the claims as a table, a line each"),
    "standings.csv": N_("the standings as a table: what each source's answer is on the day"),
    "greyline.xlsx": N_("claims and standings as a workbook, with the meaning of every column"),
    "greyline.gpkg": N_("claims and standings as layers of a GeoPackage"),
    "greyline.kml": N_("claims and standings for Google Earth and similar viewers"),
    "claims.parquet": N_("the claims as GeoParquet"),
    "standings.parquet": N_("the standings as GeoParquet"),
    "datapackage.json": N_("a description of all files and of the columns of the tables (Data Package)"),
    "manifest.json": N_("which claims are shown, and how the files were made"),
    "README.txt": N_("this text"),
}
# Those that hold nothing but text in UTF-8.
TEXTS = frozenset({"svg", "html", "geojson", "csv", "kml", "json", "txt"})


def meaning_of(name: str) -> str:
    """What a file of the bundle is, in words; "" for one that is none of ours."""
    if name.endswith(BESIDE):
        return translated("the manifest of {file}").format(file=name.removesuffix(BESIDE))
    return translated(MEMBERS[name]) if name in MEMBERS else ""


def suffix_of(name: str) -> str:
    """The ending of a file's name, without the dot."""
    return name.rpartition(".")[2]


def media_type_of(name: str) -> str:
    """The media type of a file of the bundle."""
    suffix = suffix_of(name)
    other = {"json": "application/json", "txt": "text/plain"}
    return FORMATS[suffix].media_type if suffix in FORMATS else other.get(suffix, "application/octet-stream")
