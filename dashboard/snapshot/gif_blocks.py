"""The blocks of a GIF, as far as its comments are concerned (GIF89a, 24): written behind the frames, and found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

EXTENSION, IMAGE, TRAILER = b"\x21", b"\x2c", b"\x3b"
COMMENT, LONGEST = 0xFE, 255


def with_comments(gif: bytes, texts: Iterable[bytes]) -> bytes:
    """The same GIF with comments at its end."""
    if not gif.endswith(TRAILER):
        raise ValueError("is no whole GIF")
    return gif.removesuffix(TRAILER) + b"".join(map(_comment, texts)) + TRAILER


def _comment(text: bytes) -> bytes:
    parts = (text[at : at + LONGEST] for at in range(0, len(text), LONGEST))
    return EXTENSION + bytes([COMMENT]) + b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def comments(data: bytes) -> Iterator[bytes]:
    """The comments of a GIF, each in one piece. Raises ValueError where it is none, or not whole."""
    at = 13 + _table(data, 10)
    while data[at : at + 1] != TRAILER:
        label, start = _block(data, at)
        body, at = _joined(data, start)
        if label == COMMENT:
            yield body


def _block(data: bytes, at: int) -> tuple[int, int]:
    """The label of a block, 0 for an image, and where its parts begin."""
    if data[at : at + 1] == EXTENSION and at + 1 < len(data):
        return data[at + 1], at + 2
    if data[at : at + 1] == IMAGE:
        return 0, at + 11 + _table(data, at + 9)
    raise ValueError("is no whole GIF")


def _table(data: bytes, at: int) -> int:
    """The length of a table of colours, from the byte that tells of it."""
    if at >= len(data):
        raise ValueError("is no whole GIF")
    return int(3 * 2 ** ((data[at] & 7) + 1)) if data[at] & 0x80 else 0


def _joined(data: bytes, at: int) -> tuple[bytes, int]:
    parts = []
    while at < len(data) and data[at]:
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    if at >= len(data):
        raise ValueError("is no whole GIF")
    return b"".join(parts), at + 1
