"""Zip archives that repeat byte for byte: no hour of the clock, no trace of the machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest time a zip can name.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def zipped(members: Mapping[str, bytes], comment: str = "") -> bytes:
    """An archive of these members in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            archive.writestr(_member(name), content)
        archive.comment = comment.encode("ascii")
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = UNIX
    member.external_attr = 0o644 << 16
    return member
