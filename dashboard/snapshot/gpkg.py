"""GeoPackage: the layers `claims`, `standings` and, of published maps, `areas` and `comparison`, each described and credited.

The manifest stands beside the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyogrio

from dashboard.language import N_, translated
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.frames import area_frame, claim_frame, comparison_frame, standing_frame, writing_as_of
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import silence_in_words

CLAIMS, STANDINGS, AREAS, COMPARISON = "claims", "standings", "areas", "comparison"


def write(contents: Contents, manifest: Manifest) -> bytes:
    """Both layers, with the View, the credits and the digest in their descriptions."""
    with TemporaryDirectory() as folder, writing_as_of(contents.answer.day.isoformat()):
        path = Path(folder) / "greyline.gpkg"
        _add_layer(path, CLAIMS, claim_frame(contents), contents, manifest)
        _add_layer(path, STANDINGS, standing_frame(contents), contents, manifest)
        for layer, drawn in ((AREAS, area_frame(contents)), (COMPARISON, comparison_frame(contents))):
            if len(drawn):
                _add_layer(path, layer, drawn, contents, manifest)
        return path.read_bytes()


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            database.set_authorizer(_reading_only)
            kinds = database.execute("SELECT type FROM sqlite_master WHERE name = ?", (CLAIMS,)).fetchall()
            if kinds != [("table",)]:
                raise ValueError("has no layer of claims")
            return [str(claim_id) for (claim_id,) in database.execute("SELECT claim_id FROM claims ORDER BY fid")]
        except (sqlite3.Error, MemoryError) as error:  # for no bytes at all SQLite says that memory is short
            raise ValueError("is no GeoPackage that can be read") from error


def _reading_only(action: int, *_: str | None) -> int:
    """A database that somebody sent may bring code of its own: only plain reading is let through."""
    return sqlite3.SQLITE_OK if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) else sqlite3.SQLITE_DENY


def _add_layer(path: Path, layer: str, frame: Any, contents: Contents, manifest: Manifest) -> None:
    credited = "\n".join(credit_lines(contents))
    compared = "\n".join(comparison_lines(contents))
    said = "\n".join(filter(None, (contents.sentence, silence_in_words(contents), compared, credited)))
    pyogrio.write_dataframe(
        frame,
        path,
        layer=layer,
        driver="GPKG",
        geometry_type="MultiPolygon" if layer in (AREAS, COMPARISON) else "Point",
        append=path.exists(),
        layer_options={"IDENTIFIER": _title(layer), "DESCRIPTION": said},
        layer_metadata={"attribution": credited, "greyline_digest": manifest.digest},
    )


def _title(layer: str) -> str:
    titles = {
        CLAIMS: N_("Greyline: claims"),
        STANDINGS: N_("Greyline: standings"),
        AREAS: N_("Greyline: published maps"),
        COMPARISON: N_("Greyline: two maps compared"),
    }
    return translated(titles[layer])
