"""The shipped base map, read from disk."""

import json
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
BASEMAP = FOLDER / "basemap.json"
PROVENANCE = FOLDER / "basemap.provenance.toml"


def read_basemap() -> dict[str, Any]:
    """The compact base map; its form is told in `geo.basemap.series`."""
    basemap: dict[str, Any] = json.loads(BASEMAP.read_bytes())
    return basemap


def read_layer(name: str) -> dict[str, Any]:
    """One layer as GeoJSON: `water`, `rivers`, `states`, `oblasts`, `labels` or `ukraine`."""
    layer: dict[str, Any] = json.loads((FOLDER / f"{name}.geojson").read_bytes())
    return layer


def read_provenance() -> dict[str, Any]:
    """Where every file of the base map comes from: viewpoint, sources, licences, known errors, hashes."""
    return tomllib.loads(PROVENANCE.read_text(encoding="utf-8"))
