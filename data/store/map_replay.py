"""The imported maps and tables as their entries tell of them, one by one. Part of `data.store.replay`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from data.imports import ImportedFile
from data.maps import DrawnMap, MapSeries, series_from
from data.ring_writer import RingWriter
from data.rings import RingTable, unpacked
from data.settlements import PublishedTable, SettlementSeries, settlement_series
from data.status_columns import unpacked as read_columns
from data.store.chain import Entry
from data.store.map_entries import FILE, MAP, Values, Writers, read_file, read_map, read_table

Key = tuple[str, str]


@dataclass
class _Drawn:
    """All that one source ever drew in one format: the rings, and the maps by the entry of their file."""

    own: RingTable = field(default_factory=RingTable)
    passed_on: RingTable = field(default_factory=RingTable)
    maps: list[DrawnMap] = field(default_factory=list)
    # What was last made of them, and of which: one object as long as they are the same, as shares are kept by it.
    made: tuple[tuple[int, ...], MapSeries] | None = None


class ImportedSoFar:
    """What a chain has said of imported files so far."""

    def __init__(self) -> None:
        # By the hash of its entry, in the order of the chain.
        self.files: dict[str, ImportedFile] = {}
        self._drawn: dict[Key, _Drawn] = {}
        self._tables: list[tuple[str, PublishedTable]] = []
        self._last: ImportedFile | None = None

    def take(self, entry: Entry, said: Values) -> None:
        """Goes on with an import of a file, or of a map or table of the file before it."""
        if said["what"] == FILE:
            self._last = self.files[entry.hash] = read_file(entry, said)
            return
        file = self._last
        if file is None or said["sha256"] != file.sha256:
            raise ValueError("belongs to no file before it")
        if said["what"] == MAP:
            self._take_map(said, file)
        else:
            read_columns(said["line"])  # a line that is none breaks the chain here, not when it is asked for
            self._tables.append((said["format"], read_table(said, file)))

    def _take_map(self, said: Values, file: ImportedFile) -> None:
        drawn = self._drawn.setdefault((said["source_id"], said["format"]), _Drawn())
        own, passed_on = unpacked(said["own"]), unpacked(said["passed_on"])
        drawn.own.take(own)
        drawn.passed_on.take(passed_on)
        drawn.maps.append((read_map(said, file), own, passed_on))

    def retract(self, said: Values) -> None:
        """Takes a file out again. Its entries stay in the chain."""
        file = self.files[said["file"]]
        if file.retracted:
            raise ValueError("is retracted already")
        self.files[file.hash] = replace(file, retracted=said["reason"], retracted_on=said["recorded_on"])

    def entered(self, key: str) -> list[ImportedFile]:
        """All times that the same file was brought in."""
        return [file for file in self.files.values() if file.key == key]

    def _counting(self) -> set[int]:
        return {file.entry for file in self.files.values() if file.counts_now}

    def maps(self) -> tuple[MapSeries, ...]:
        """The series of all maps that count; what is taken later does not change them."""
        counting = self._counting()
        series = []
        for (source_id, form), drawn in sorted(self._drawn.items()):
            if maps := [one for one in drawn.maps if one[0].entry in counting]:
                series.append(_made(source_id, form, drawn, maps))
        return tuple(series)

    def settlements(self) -> tuple[SettlementSeries, ...]:
        """The series of all tables that count."""
        counting = self._counting()
        return settlement_series((form, table) for form, table in self._tables if table.entry in counting)

    def writers(self, keys: set[Key]) -> Writers:
        """What writes further maps of some sources and formats after those on record, which they leave as they are."""
        drawn = {key: self._drawn.get(key, _Drawn()) for key in keys}
        return Writers(
            {key: RingWriter(one.own.copied()) for key, one in drawn.items()},
            {key: RingWriter(one.passed_on.copied()) for key, one in drawn.items()},
        )


def _made(source_id: str, form: str, drawn: _Drawn, maps: list[DrawnMap]) -> MapSeries:
    entries = tuple(one[0].entry for one in maps)
    if drawn.made is None or drawn.made[0] != entries:
        drawn.made = entries, series_from(source_id, form, maps, drawn.own.copied(), drawn.passed_on.copied())
    return drawn.made[1]
