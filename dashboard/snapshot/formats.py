"""The formats of a snapshot: one row each, one module behind it. Modules are read only when their format is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest

Write = Callable[[Contents, Manifest], bytes]


@dataclass(frozen=True)
class Format:
    """A format by the name the command line knows: its module, media type, and how its files begin.

    `inside`: the manifest stands in the file itself; otherwise in a file of its own beside it. In every format the same
    View of the same ledger gives the same bytes.
    """

    name: str
    module: str
    media_type: str
    starts: tuple[bytes, ...]
    inside: bool

    @property
    def write(self) -> Write:
        """Writes the finished, still unsealed file."""
        write: Write = self._module.write
        return write

    def read_manifest(self, data: bytes) -> str:
        """The manifest's text from a file that holds one. Raises ValueError where it can't be found."""
        return str(self._module.read_manifest(data))

    def read_sealed(self, data: bytes) -> str:
        """The text that holds the seal: the manifest itself, unless the format has another place for it."""
        read = getattr(self._module, "read_sealed", self._module.read_manifest)
        return str(read(data))

    def read_ids(self, data: bytes) -> list[str]:
        """The ids of the claims in a file of data, in its order."""
        return list(self._module.read_ids(data))

    @property
    def _module(self) -> ModuleType:
        return import_module(f"dashboard.snapshot.{self.module}")


ZIP = b"PK\x03\x04"
FORMATS = {
    one.name: one
    for one in (
        Format("png", "png", "image/png", (b"\x89PNG\r\n\x1a\n",), True),
        Format("svg", "svg", "image/svg+xml", (b"<?xml", b"<svg"), True),
        Format("pdf", "pdf", "application/pdf", (b"%PDF-",), True),
        Format("html", "page", "text/html", (b"<!doctype html", b"<!DOCTYPE html"), True),
        Format("geojson", "geojson", "application/geo+json", (b"{",), True),
        Format("csv", "csv_table", "text/csv", (), False),
        Format("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (ZIP,), False),
        Format("gpkg", "gpkg", "application/geopackage+sqlite3", (b"SQLite format 3\0",), False),
        Format("kml", "kml", "application/vnd.google-earth.kml+xml", (b"<?xml",), True),
        Format("parquet", "parquet", "application/vnd.apache.parquet", (b"PAR1",), True),
        Format("bundle", "bundle", "application/zip", (ZIP,), True),
        Format("gif", "gif", "image/gif", (b"GIF89a",), True),
        Format("webp", "webp", "image/webp", (b"RIFF",), True),
    )
}
SUFFIXES = {**{name: name for name in FORMATS}, "bundle": "zip"}
