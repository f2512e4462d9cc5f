"""GeoNames' country file as a larger gazetteer, plain or in its zip: the shipped places and every village besides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.importers.archives import is_zip, member_names, open_zip, read_member
from data.importers.faulty import refuse_one
from geo.gazetteer.country_dump import looks_like_dump, more_places, read_dump, write_places
from geo.places import read_places


@dataclass(frozen=True, slots=True)
class Larger:
    """What became of a country file: places in all, new ones, rows of other kinds, names that break our rules."""

    places: int
    new: int
    others: int
    unsound: int


def sniff(data: bytes) -> bool:
    """Whether this is a country file of GeoNames, or a zip that holds one."""
    if not is_zip(data):
        return looks_like_dump(data)
    names = [name for name in member_names(data) if name.endswith(".txt") and name.lower() != "readme.txt"]
    return len(names) == 1 and len(names[0]) == len("UA.txt")


def make_larger_gazetteer(data: bytes, name: str, path: Path) -> Larger:
    """Write a places.csv to `path`. Raises `Refused` and writes nothing where the file has a fault."""
    dump = read_dump(_text(data, name), name)
    if not dump.settlements:
        refuse_one(name, "", "holds no settlement", "give a country file of GeoNames, such as UA.txt")
    shipped = read_places()
    more, unsound = more_places(dump.settlements, shipped)
    return Larger(write_places(shipped, more, path), len(more), dump.others, unsound)


def _text(data: bytes, file: str) -> bytes:
    if not is_zip(data):
        return data
    archive = open_zip(data, file)
    names = [name for name in archive.namelist() if name.endswith(".txt") and name.lower() != "readme.txt"]
    if len(names) != 1:
        refuse_one(file, "", "holds not exactly one country", "give one country a zip", ", ".join(names))
    return read_member(archive, names[0], file)
