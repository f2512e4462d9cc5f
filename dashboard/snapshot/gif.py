"""A span as an animated GIF, the manifest in comments of the file.

A comment of a GIF is cut into parts of at most 255 bytes, so a manifest can't stand in one piece. The seal has a comment of
its own, short enough for one part.
"""

from __future__ import annotations

import io
import json

from dashboard.snapshot.animation import about, durations, frames
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.gif_blocks import comments, with_comments
from dashboard.snapshot.gif_colours import in_256
from dashboard.snapshot.manifest import UNSEALED, Manifest

SEAL, HELD = b"greyline seal ", b"greyline manifest "


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file, still unsealed."""
    first, *others = in_256(list(frames(contents, manifest)))
    packed, shown = io.BytesIO(), {"duration": durations(contents), "loop": 0, "optimize": False}
    first.save(packed, "GIF", save_all=True, append_images=others, **shown)
    seal = f'{{"digest":"{manifest.digest}","seal":"{UNSEALED}"}}'
    held = (about(contents).encode(), HELD + _own(manifest), SEAL + seal.encode("ascii"))
    return with_comments(packed.getvalue(), held)


def _own(manifest: Manifest) -> bytes:
    content = {name: value for name, value in manifest.content.items() if name != "seal"}
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_sealed(data: bytes) -> str:
    """The comment that holds the seal. Raises ValueError where there is none."""
    return _found(data, SEAL).decode("ascii")


def read_manifest(data: bytes) -> str:
    """The manifest in the file's comments, with its seal. Raises ValueError where there is none."""
    try:
        content = json.loads(_found(data, HELD).removeprefix(HELD))
        return json.dumps({**content, "seal": json.loads(_found(data, SEAL).removeprefix(SEAL))["seal"]})
    except (TypeError, KeyError) as error:
        raise ValueError("holds no manifest of ours") from error


def _found(data: bytes, start: bytes) -> bytes:
    found = [text for text in comments(data) if text.startswith(start)]
    if len(found) != 1:
        raise ValueError("holds no manifest, or more than one")
    return found[0]
