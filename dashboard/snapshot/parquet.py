"""GeoParquet 1.1: a file is one table, so an export is that of the claims; standings are a file of their own.

geopandas writes the table and what GeoParquet asks for; the manifest is one more entry of the footer.
"""

from __future__ import annotations

import io
from typing import Any

import pyarrow
from pyarrow import parquet

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.frames import claim_frame, standing_frame
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import silence_in_words

MANIFEST = "greyline_manifest"
DESCRIPTION = "description"
ATTRIBUTION = "attribution"


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The claims, with the manifest in the footer."""
    return _file(claim_frame(contents), {**_told(contents), MANIFEST: manifest.text})


def write_standings(contents: Contents) -> bytes:
    """The standings."""
    return _file(standing_frame(contents), _told(contents))


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in such a file. Raises ValueError where there is none."""
    try:
        footer = parquet.read_metadata(pyarrow.BufferReader(data)).metadata or {}
        return str(footer[MANIFEST.encode()].decode("ascii"))
    except (pyarrow.ArrowException, OSError, KeyError) as error:
        raise ValueError("has no manifest in its footer") from error


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none."""
    try:
        column = parquet.read_table(pyarrow.BufferReader(data), columns=["claim_id"]).column("claim_id")
    except (pyarrow.ArrowException, OSError, KeyError) as error:
        raise ValueError("is no table of claims") from error
    return [str(claim_id) for claim_id in column.to_pylist()]


def _told(contents: Contents) -> dict[str, str]:
    said = " ".join(filter(None, (contents.sentence, silence_in_words(contents))))
    return {DESCRIPTION: said, ATTRIBUTION: "\n".join(credit_lines(contents))}


def _file(frame: Any, told: dict[str, str]) -> bytes:
    table = _geo_table(frame)
    out = io.BytesIO()
    # Arrow would keep the schema's metadata a second time, packed; what is added on its own stands in the file once.
    with parquet.ParquetWriter(out, table.schema, compression="zstd") as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(told)
    return out.getvalue()


def _geo_table(frame: Any) -> pyarrow.Table:
    """The table as geopandas writes it, with the GeoParquet metadata in its schema."""
    packed = io.BytesIO()
    frame.to_parquet(packed, index=False, schema_version="1.1.0")
    return parquet.read_table(pyarrow.BufferReader(packed.getvalue()))
