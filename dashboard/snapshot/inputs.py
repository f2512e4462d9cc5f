"""What an export is made from besides the ledger: files of the program by their sha256, libraries by their versions."""

from __future__ import annotations

import hashlib
import platform
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dashboard.assets import version as assets_version
from dashboard.snapshot.page_files import script, style, template
from geo.basemap.read import BASEMAP
from geo.places import SHIPPED_PLACES

# Those whose version can change the bytes of an export.
LIBRARIES = (
    "matplotlib", "matplotlib-scalebar", "numpy", "pillow", "geopandas", "shapely", "pyogrio", "pyarrow", "openpyxl",
    "Babel",
)  # fmt: skip


@cache
def libraries() -> dict[str, str]:
    """Versions of the libraries, and of Python itself."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name.lower(): version(name) for name in LIBRARIES},
    }


@cache
def inputs() -> dict[str, str]:
    """The sha256 of the gazetteer and of the base map; the map script and its style by their common name."""
    files = {"places.csv": SHIPPED_PLACES, "basemap.json": BASEMAP}
    return {
        **{name: _sha256(path) for name, path in files.items()},
        "map script": assets_version(),
        "page": page_version(),
    }


@cache
def page_version() -> str:
    """Names the template, script and style of the page that stands alone."""
    return hashlib.sha256("\0".join((template(), script(), style())).encode()).hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
