"""Steps of a series kept in the user's cache folder: computed once, then read, for as long as the maps are the same.

A file is named by the sha256 of the series and of the method, so it can't be out of date: other entries, another name. It
is written whole or not at all, says its own sha256, and is computed anew where it is gone, cut off or changed. The folder
may be deleted at any time. Nothing in it is ever run: JSON with shapes as WKB.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import shapely
from platformdirs import user_cache_path

from data.movement.drawn import DrawnSeries
from data.movement.steps import Moved, Movement, movement
from data.series import Series
from geo.equal_area import PROJECTION
from geo.slivers import Pieces, pieces_of

# Another number whenever the same maps would give other steps.
METHOD = f"1; {PROJECTION}; shapely {shapely.__version__}, GEOS {shapely.geos_version_string}"
MOST_KEPT = 32


def kept_movement(series: Series, numbers: Sequence[int], folder: Path | None = None) -> Movement:
    """The steps between some maps of a series, from the folder where they have been computed before."""
    path = (folder or cache_folder()) / f"{name_of(series, numbers)}.json.gz"
    found = _read(path)
    if found is None:
        found = movement(DrawnSeries(series), numbers)
        _write(path, _packed(found))
    return found


def cache_folder() -> Path:
    """Where steps are kept: the system's own place for what can be computed again."""
    return user_cache_path("greyline", appauthor=False) / "movement"


def name_of(series: Series, numbers: Sequence[int]) -> str:
    """The name of these steps: the sha256 of what they are made from and how."""
    text = json.dumps([METHOD, list(numbers), series], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _read(path: Path) -> Movement | None:
    """The steps in a file; None where there is none, or not the one that was written."""
    try:
        digest, text = gzip.decompress(path.read_bytes()).split(b"\n", 1)
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        path.touch()
        return _unpacked(json.loads(text))
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error, shapely.errors.GEOSException):
        return None


def _write(path: Path, content: Any) -> None:
    """Writes beside the place and moves there; a folder that can't be written to costs time, no more."""
    text = json.dumps(content, separators=(",", ":")).encode()
    packed = gzip.compress(hashlib.sha256(text).hexdigest().encode() + b"\n" + text, 6, mtime=0)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            Path(aside).replace(path)
        finally:
            Path(aside).unlink(missing_ok=True)
        _forget(path.parent)


def _forget(folder: Path) -> None:
    """Keeps the files used last."""
    files = sorted(folder.glob("*.json.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[MOST_KEPT:]:
        file.unlink(missing_ok=True)


def _packed(found: Movement) -> Any:
    return {
        "first": {state: shapely.to_wkb(shape, hex=True) for state, shape in found.first.items()},
        "steps": [{state: _hexes(moved) for state, moved in step.items()} for step in found.steps],
        "states": found.states,
    }


def _hexes(moved: Moved) -> list[list[str]]:
    return [list(shapely.to_wkb(pieces.polygons, hex=True)) for pieces in (moved.gained, moved.lost)]


def _unpacked(content: Mapping[str, Any]) -> Movement:
    first = {state: shapely.from_wkb(text) for state, text in content["first"].items()}
    steps = tuple(
        {state: Moved(_shapes(gained), _shapes(lost)) for state, (gained, lost) in step.items()}
        for step in content["steps"]
    )
    return Movement(first, steps, tuple(map(tuple, content["states"])))


def _shapes(texts: list[str]) -> Pieces:
    return pieces_of(shapely.GeometryCollection(list(shapely.from_wkb(texts))))
