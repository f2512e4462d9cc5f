"""Steps kept in the user's cache folder: computed once for two maps, then read, and never computed for any day again.

A file holds one step and is named by the sha256 of what the two maps draw and of the method, so it can't be out of date:
other entries of the ledger, another name; one map more in a series, one file more. It is written whole or not at all, says
its own sha256, and is computed anew where it is gone, cut off or changed. The folder may be deleted at any time. Nothing in
it is ever run: JSON with shapes as WKB.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import shapely
from platformdirs import user_cache_path

from data.movement.drawn import DrawnMaps
from data.movement.steps import Moved, Step, Stepping, step
from geo.equal_area import PROJECTION
from geo.slivers import Pieces, pieces_of

# Another text whenever the same maps would give other steps.
METHOD = f"2; {PROJECTION}; shapely {shapely.__version__}, GEOS {shapely.geos_version_string}"
# Some 3 kB each: a dozen sources for two years.
MOST_KEPT = 10_000


def cache_folder() -> Path:
    """Where steps are kept: the system's own place for what can be computed again."""
    return user_cache_path("greyline", appauthor=False) / "movement"


def kept_steps(folder: Path | None = None) -> Stepping:
    """`step` with a memory: what has been computed before is read from the folder."""
    place = folder or cache_folder()

    def stepping(drawn: DrawnMaps, before: int, after: int) -> Step:
        path = place / f"{name_of(drawn.digest(before), drawn.digest(after))}.step"
        found = _read(path)
        if found is None:
            found = step(drawn, before, after)
            write_kept(path, _packed(found))
        return found

    return stepping


def name_of(before: str, after: str) -> str:
    """The name of a step: the sha256 of what it is made from and how."""
    return hashlib.sha256(f"{METHOD}\n{before}\n{after}".encode()).hexdigest()


def forget(folder: Path | None = None, most: int = MOST_KEPT, kind: str = "step") -> None:
    """Deletes what of a kind was written longest ago, but for so many."""
    files = sorted((folder or cache_folder()).glob(f"*.{kind}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[most:]:
        file.unlink(missing_ok=True)


def _read(path: Path) -> Step | None:
    """The step in a file; None where there is none, or not the one that was written."""
    try:
        return _unpacked(read_kept(path))
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.GEOSException):
        return None


def read_kept(path: Path) -> Any:
    """What a file holds; None where there is none, or not what was written."""
    try:
        digest, text = zlib.decompress(path.read_bytes()).split(b"\n", 1)
        return json.loads(text) if hashlib.sha256(text).hexdigest().encode() == digest else None
    except (OSError, ValueError, zlib.error):
        return None


def write_kept(path: Path, content: Any) -> None:
    """Writes beside the place and moves there; a folder that can't be written to costs time, no more."""
    text = json.dumps(content, separators=(",", ":")).encode()
    packed = zlib.compress(hashlib.sha256(text).hexdigest().encode() + b"\n" + text, 6)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            Path(aside).replace(path)
        finally:
            Path(aside).unlink(missing_ok=True)


def _packed(found: Step) -> dict[str, list[list[str]]]:
    return {
        state: [list(shapely.to_wkb(pieces.polygons, hex=True)) for pieces in (moved.gained, moved.lost)]
        for state, moved in found.items()
    }


def _unpacked(content: Mapping[str, Any]) -> Step:
    return {state: Moved(_pieces(gained), _pieces(lost)) for state, (gained, lost) in content.items()}


def _pieces(texts: list[str]) -> Pieces:
    return pieces_of(shapely.GeometryCollection(list(shapely.from_wkb(texts))))
