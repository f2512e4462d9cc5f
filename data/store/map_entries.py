"""What a file of maps comes to as entries: one for the file, one for each map in it, one for each source of a table. Pure.

All are of kind `import`. The file's entry says which file it is and what was said of it on reading; those of its maps and
tables follow it and name it by its sha256. What was drawn stands in them as whole numbers: `data.rings`,
`data.status_columns`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from data.control import ControlMap, Imported, LeftOut, PlaceStatus, Repair, maps_of
from data.identity import sha256_of
from data.imports import ImportedFile
from data.maps import PublishedMap, published, written
from data.ring_writer import RingWriter
from data.settlements import PublishedTable
from data.status_columns import packed
from data.store.chain import Body, Entry, Said
from data.version import VERSION

FILE, MAP, TABLE = "file", "map", "table"
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: what it holds, and its bytes. `stated` is what the user stated about it, `mapping` the part
    of it by which the file was read; both one line of JSON."""

    imported: Imported
    content: bytes
    stated: str = "{}"
    mapping: str = "{}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Whose maps or states it holds."""
        found = {area.source_id for area in self.imported.areas}
        return tuple(sorted(found | {status.source_id for status in self.imported.statuses}))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last data day it is about."""
        days = self.imported.data_days
        return days[0], days[-1]

    @property
    def key(self) -> str:
        """What makes two files the same: the same bytes, read in the same way, about the same days. Not their names."""
        one = self.imported
        days = [day.isoformat() for day in (*self.days, one.file_day) if day]
        return sha256_of(json.dumps([one.sha256, one.format, self.sources, days, self.mapping]))


def file_said(file: ReadFile, times: int, day: str) -> Said:
    """The entry of a file; `times` is how often it was entered before, and taken out again."""
    one = file.imported
    first, last = file.days
    return "import", {
        "what": FILE, "key": file.key, "file_name": one.file_name, "sha256": one.sha256,
        "size": str(len(file.content)), "format": one.format, "sources": " ".join(file.sources),
        "first": first.isoformat(), "last": last.isoformat(), "file_day": _iso(one.file_day), "day_from": one.day_from,
        "parser": VERSION, "stated": file.stated, "counts": _plain(one.counts),
        "left_out": _plain([asdict(left) for left in one.left_out]), "warnings": _plain(one.warnings),
        "repairs": _plain([asdict(repair) for repair in one.repairs]), "recorded_on": day,
        "request": sha256_of(f"{FILE} {file.key} {times}"),
    }  # fmt: skip


def read_file(entry: Entry, said: Values) -> ImportedFile:
    """A file as its entry tells of it."""
    return ImportedFile(
        entry=entry.seq, hash=entry.hash, key=said["key"], file_name=said["file_name"], sha256=said["sha256"],
        size=int(said["size"]), format=said["format"], sources=tuple(said["sources"].split()),
        first=date.fromisoformat(said["first"]), last=date.fromisoformat(said["last"]),
        file_day=_day(said["file_day"]), day_from=said["day_from"], parser=said["parser"], stated=said["stated"],
        counts=tuple((str(name), int(count)) for name, count in json.loads(said["counts"])),
        left_out=tuple(LeftOut(**left) for left in json.loads(said["left_out"])),
        warnings=_texts(said["warnings"]),
        repairs=tuple(Repair(**repair) for repair in json.loads(said["repairs"])),
        recorded_on=said["recorded_on"],
    )  # fmt: skip


class Writers:
    """For each source and format, what writes its maps after those on record."""

    def __init__(self, own: dict[tuple[str, str], RingWriter], passed_on: dict[tuple[str, str], RingWriter]) -> None:
        self.own, self.passed_on = own, passed_on

    def said(self, one: ControlMap) -> Said:
        """The entry of one map."""
        key = one.source_id, one.format
        own, passed_on = written(one, self.own[key], self.passed_on[key])
        where = published(one)
        return "import", {
            "what": MAP, "sha256": one.sha256, "source_id": one.source_id, "format": one.format,
            "data_day": one.data_day.isoformat(), "layers": _plain(where.layers), "claimed": _plain(where.claimed),
            "missing": _plain(where.missing), "own": own.packed(), "passed_on": passed_on.packed(),
        }  # fmt: skip


def read_map(said: Values, file: ImportedFile) -> PublishedMap:
    """Where a map comes from, as its entry and its file's tell."""
    return PublishedMap(
        date.fromisoformat(said["data_day"]), file.file_day, file.file_name, file.sha256, _texts(said["layers"]),
        _texts(said["claimed"]), _texts(said["missing"]), file.warnings, file.entry,
    )  # fmt: skip


def table_said(source_id: str, statuses: Iterable[PlaceStatus], imported: Imported) -> Said:
    """The entry of one source's states of settlements."""
    told = list(statuses)
    return "import", {
        "what": TABLE, "sha256": imported.sha256, "source_id": source_id, "format": imported.format,
        "first": min(one.first for one in told).isoformat(), "last": max(one.last for one in told).isoformat(),
        "line": packed(told),
    }  # fmt: skip


def read_table(said: Values, file: ImportedFile) -> PublishedTable:
    """A table as its entry and its file's tell."""
    return PublishedTable(
        said["source_id"], date.fromisoformat(said["first"]), date.fromisoformat(said["last"]), file.file_day,
        file.file_name, file.sha256, said["line"], file.warnings, file.entry,
    )  # fmt: skip


def said_by_file(file: ReadFile, writers: Writers) -> Iterator[Said]:
    """The entries of a file's maps and tables, after the file's own."""
    for one in maps_of(file.imported):
        yield writers.said(one)
    by_source: dict[str, list[PlaceStatus]] = {}
    for status in file.imported.statuses:
        by_source.setdefault(status.source_id, []).append(status)
    for source_id, told in sorted(by_source.items()):
        yield table_said(source_id, told, file.imported)


def retraction_said(file: ImportedFile, reason: str, who: str, day: str) -> Said:
    """The entry that takes a file out again."""
    body: Body = {
        "file": file.hash, "reason": reason, "who": who, "recorded_on": day,
        "request": sha256_of(f"retraction {file.hash}"),
    }  # fmt: skip
    return "retraction", body


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _texts(text: str) -> tuple[str, ...]:
    return tuple(map(str, json.loads(text)))
