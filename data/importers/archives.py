"""Zip files read from memory, member by member, within limits. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from data.importers.faulty import refuse_one

MOST_MEMBERS = 200
LARGEST = 100 * 1024 * 1024
HIGHEST_RATIO = 200
# Below this a high ratio means nothing: a few hundred equal lines pack as well as a bomb.
SMALL = 1024 * 1024
BLOCK = 64 * 1024
LOCAL_HEADER = 30
MAGIC = b"PK\x03\x04"
GZIP = b"\x1f\x8b"
UNSAFE_NAME = re.compile(r"^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)|[\0\\]")
PACKED = (".zip", ".kmz", ".gz", ".7z", ".rar", ".tgz", ".bz2", ".xz")


def is_zip(content: bytes) -> bool:
    """Whether this is a zip by its content, whatever its name; an empty archive counts."""
    return content[:4] in (MAGIC, b"PK\x05\x06")


def open_zip(content: bytes, file: str) -> zipfile.ZipFile:
    """The archive, with every member's name, kind and place checked. Raises `Refused`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        refuse_one(file, "", f"is not a whole zip file ({error})", "fetch it again; it may be cut short")
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        refuse_one(file, "", f"has more than {MOST_MEMBERS} members", "pack only the map", len(members))
    seen: set[str] = set()
    for member in members:
        _refuse_member(member, seen, file)
    _refuse_overlaps(members, file)
    return archive


def _refuse_member(member: zipfile.ZipInfo, seen: set[str], file: str) -> None:
    name = member.filename
    where = f"member {name}"
    if UNSAFE_NAME.search(name) or UNSAFE_NAME.search(member.orig_filename):
        refuse_one(file, where, "has an unsafe name", "pack plain file names")
    if stat.S_ISLNK(member.external_attr >> 16):
        refuse_one(file, where, "is a link", "pack the file itself")
    if member.flag_bits & 0x1:
        refuse_one(file, where, "is encrypted", "pack it without a password")
    if name.lower().endswith(PACKED):
        refuse_one(file, where, "is an archive in an archive", "unpack it once")
    if name.lower() in seen:
        refuse_one(file, where, "stands twice, or differs only in case", "keep one of them")
    seen.add(name.lower())


def _refuse_overlaps(members: list[zipfile.ZipInfo], file: str) -> None:
    """Members that share packed bytes are how a small file becomes an endless one."""
    end, before = 0, ""
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            refuse_one(file, f"member {member.filename}", f"overlaps {before}", "pack the files anew")
        end = member.header_offset + LOCAL_HEADER + member.compress_size
        before = member.filename


@contextmanager
def opened(archive: zipfile.ZipFile, name: str, file: str) -> Iterator[IO[bytes]]:
    """A member's bytes as a stream; what is wrong with the packing is a fault of the file."""
    try:
        with archive.open(name) as stream:
            yield stream
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeError) as error:
        refuse_one(file, f"member {name}", f"cannot be unpacked ({error})", "fetch the file again")


def blocks(archive: zipfile.ZipFile, name: str, file: str, largest: int = LARGEST) -> Iterator[bytes]:
    """A member's content in blocks, counted as they come: the size in the header may lie."""
    packed, size = max(archive.getinfo(name).compress_size, 1), 0
    with opened(archive, name, file) as stream:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > largest:
                rule = f"unpacks to more than {largest // 1024**2} MB"
                refuse_one(file, f"member {name}", rule, "split the file")
            if size > SMALL and size > packed * HIGHEST_RATIO:
                rule = f"unpacks to more than {HIGHEST_RATIO} times its size"
                refuse_one(file, f"member {name}", rule, "give the file unpacked")
            yield block


def read_member(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """A member's whole content, at most 100 MB."""
    return b"".join(blocks(archive, name, file))


def member_names(content: bytes) -> list[str]:
    """The names of an archive's members, for telling formats apart; [] where it cannot be read."""
    try:
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return []
