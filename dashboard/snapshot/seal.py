"""The seal: one sha256 over a whole finished file, standing inside that very file.

A file is written with 64 zeros where the seal will stand. The sha256 of that file takes their place, at equal length. To
check it, the zeros are put back and the sha256 is taken again: any changed byte changes it, and a changed seal is no
longer the sha256. A PNG chunk carries a checksum of its own, which is mended each time the seal changes.

The place is found by the text around it, the whole manifest as it stands in the file. Text of a ledger can't imitate
that: a manifest holds the hash of every claim.
"""

from __future__ import annotations

import hashlib
import re
import zlib

UNSEALED = b"0" * 64
MARK = re.compile(rb'"seal":"([0-9a-f]{64})"')
PNG = b"\x89PNG\r\n\x1a\n"


def sealed(data: bytes, text: str) -> bytes:
    """The file with its seal. `text` holds the place for it and stands in the file exactly once; otherwise ValueError."""
    start = _place(data, text)
    if data[start : start + len(UNSEALED)] != UNSEALED:
        raise ValueError("is sealed already")
    return _with_seal(data, start, hashlib.sha256(data).hexdigest().encode())


def is_whole(data: bytes, text: str) -> bool:
    """Whether the file is, byte by byte, the one that was sealed. `text` is what stands in it, with the seal."""
    try:
        start = _place(data, text)
        seal = data[start : start + len(UNSEALED)]
        blank = _with_seal(data, start, UNSEALED)
        return hashlib.sha256(blank).hexdigest().encode() == seal and _with_seal(blank, start, seal) == data
    except ValueError:
        return False


def _place(data: bytes, text: str) -> int:
    """Where in the file the 64 digits begin."""
    sought = text.encode()
    marks = list(MARK.finditer(sought))
    if len(marks) != 1 or data.count(sought) != 1:
        raise ValueError("has no seal, or more than one")
    return data.index(sought) + marks[0].start(1)


def _with_seal(data: bytes, start: int, seal: bytes) -> bytes:
    changed = data[:start] + seal + data[start + len(seal) :]
    return _mend_png(changed, start) if changed.startswith(PNG) else changed


def _mend_png(data: bytes, inside: int) -> bytes:
    """The same picture with the right checksum behind the chunk that holds the byte `inside` (PNG, section 5.3)."""
    at = len(PNG)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if at <= inside < end:
            return data[:end] + zlib.crc32(data[at + 4 : end]).to_bytes(4, "big") + data[end + 4 :]
        at = end + 4
    raise ValueError("is no whole PNG")
