"""256 colours for all frames of a GIF: one table, so that nothing flickers, and flat areas keep their very colour.

The colours that most pixels have come first, as they are; the rest of the table is shared out among the soft edges of letters
and lines. Each pixel takes the nearest: what Pillow does is quicker, and moves even a colour that the table has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

COLOURS, FLAT = 256, 96
# Enough frames, from the last back, to meet every colour.
TAKEN = 6
Table = NDArray[np.int64]


def in_256(frames: Sequence[Image.Image]) -> Iterator[Image.Image]:
    """The frames with one table of colours."""
    table = table_of(frames[:: -max(1, -(-len(frames) // TAKEN))])
    for frame in frames:
        made = Image.fromarray(_nearest(frame, table), "P")
        made.putpalette(table.astype(np.uint8).tobytes())
        yield made


def table_of(frames: Sequence[Image.Image]) -> Table:
    """The table for some frames: 256 colours, each once where there are as many."""
    points = np.concatenate([np.asarray(frame).reshape(-1, 3) for frame in frames])
    colours, counts = np.unique(_packed(points), return_counts=True)
    flat = _unpacked(colours[np.argsort(-counts, kind="stable")][:FLAT])
    whole = Image.fromarray(points.reshape(-1, frames[0].width, 3))
    shared = whole.quantize(COLOURS - FLAT, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).getpalette()
    table = np.concatenate((flat, np.array(shared, dtype=np.int64).reshape(-1, 3)))
    return np.resize(table, (COLOURS, 3))


def _nearest(frame: Image.Image, table: Table) -> NDArray[np.uint8]:
    colours, which = np.unique(_packed(np.asarray(frame).reshape(-1, 3)), return_inverse=True)
    away = ((_unpacked(colours)[:, None, :] - table) ** 2).sum(axis=2)
    return np.asarray(away.argmin(axis=1).astype(np.uint8)[which].reshape(frame.height, frame.width))


def _packed(points: NDArray[np.uint8]) -> Table:
    red, green, blue = points.astype(np.int64).T
    return np.asarray((red << 16) | (green << 8) | blue)


def _unpacked(colours: Table) -> Table:
    return np.column_stack((colours >> 16, colours >> 8 & 255, colours & 255))
