"""The files the browser needs, all of our own: Leaflet, the map script, the style, the base map.

The map script is written in small files and served as one; its parts share one scope and nothing else sees it.
Every file is known by name beforehand, so no name from outside ever becomes a path.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.language import N_, catalogue
from dashboard.palette import PALETTE
from data.view import LANGUAGES
from geo.basemap.read import read_basemap
from geo.places import SHIPPED_PLACES, read_places

STATIC = Path(__file__).parent / "static"
UNREACHABLE = N_("The claims can't be reached. Trying again. The words and tables below the map say what it would.")
# In the order of their use: what is below may use what is above.
PARTS = (
    "days", "palette", "overlay", "view", "standing", "pictures", "text", "page", "steps", "canvas", "staff", "disc",
    "symbols", "leader", "crowd", "squares", "room", "layout", "seats", "marks", "basemap", "chips", "more", "placing",
    "strip", "keys", "legend", "inset", "follow", "followsources", "sheet", "home",
    "controlmaps", "shares", "ringpaths", "arealooks", "compared", "areasahead", "areas", "mapkey", "playchoice", "player",
    "motion", "speech", "arranging", "drawing", "reach", "main",
)  # fmt: skip


@dataclass(frozen=True)
class Asset:
    """One file as the browser gets it: its bytes, gzipped once, and its media type."""

    content: bytes
    packed: bytes
    media_type: str


def _asset(content: bytes, media_type: str) -> Asset:
    return Asset(content, gzip.compress(content, 6, mtime=0), media_type)


def map_script() -> str:
    """The map script as one text."""
    return one_script(STATIC / "map" / f"{name}.js" for name in PARTS)


def one_script(files: Iterable[Path]) -> str:
    """Script files as one text, in a scope of their own."""
    parts = [file.read_text(encoding="utf-8") for file in files]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def settlements(scale: int) -> list[list[object]]:
    """Every settlement of the gazetteer for the map's own lettering: name, x, y in the base map's units, population."""
    towns = [place for place in read_places(SHIPPED_PLACES).values() if place.kind != "region"]
    towns.sort(key=lambda place: (-(place.population or 0), place.place_id))
    return [[place.name, round(place.lon * scale), round(place.lat * scale), place.population or 0] for place in towns]


def base_map() -> bytes:
    """The base map with its settlements, as the map script reads it; and what it needs where the claims can't be read: the
    palette, and the sentence that says so in every language."""
    drawn = read_basemap()
    drawn["settlements"] = settlements(drawn["scale"])
    drawn["palette"], drawn["unreachable"] = PALETTE, unreachable()
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()


def unreachable() -> dict[str, str]:
    """That there are no claims, by language: they would come with the texts, which then are out of reach too."""
    return {language: catalogue(language).gettext(UNREACHABLE) for language in LANGUAGES}


@cache
def assets() -> dict[str, Asset]:
    """All files by the name they are served under."""
    vendor = STATIC / "vendor"
    return {
        "leaflet.js": _asset((vendor / "leaflet.js").read_bytes(), "text/javascript"),
        "leaflet.css": _asset((vendor / "leaflet.css").read_bytes(), "text/css"),
        "map.js": _asset(map_script().encode(), "text/javascript"),
        "map.css": _asset((STATIC / "map.css").read_bytes(), "text/css"),
        "basemap.json": _asset(base_map(), "application/json"),
    }


@cache
def version() -> str:
    """Names the present content of all files; it stands in their address, so a browser may keep them for good."""
    digest = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        digest.update(name.encode() + b"\0" + asset.content)
    return digest.hexdigest()[:16]
