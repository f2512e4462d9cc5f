"""What every format does around its own reading: settle source and day, count what is left out, hand back one result."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data.control import ControlArea, Imported, LeftOut, PlaceStatus
from data.importers.conflicts import drawn_twice
from data.importers.faulty import refuse_one
from data.importers.file_days import file_day, possible
from data.importers.options import Options
from data.importers.shapes import Shapes
from data.model import Modality, State


@dataclass
class Reading:
    """One file being read by one format."""

    format: str
    file: str
    content: bytes
    options: Options
    usual_source: str = ""
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self.file_day = file_day(self.file)
        self.shapes = Shapes(self.file, self.options.repair)
        self.source_id = self._source()
        self.day_from = ""

    def _source(self) -> str:
        named = self.options.source_id or self.usual_source
        if self.usual_source and named != self.usual_source:
            rule = f"is not whose map this is: it is in the format of {self.usual_source}"
            refuse_one(self.file, "source", rule, "leave the source to the file, or convert it to a plain format", named)
        if not named:
            refuse_one(self.file, "source", "is not stated by the file", "state whose map it is (--source)")
        return named

    def settle_day(self, own: date | None = None, own_from: str = "") -> date:
        """The data day: what the file itself says; else what the user states; else the day in the file's name."""
        stated = self.options.data_day
        if own is not None:
            if stated is not None and stated != own:
                rule = f"differs from the day stated, {stated}"
                refuse_one(self.file, own_from, rule, "leave the day to the file", own)
            self.day_from = own_from
            if self.file_day and self.file_day != own:
                self.warnings.append(f"the data day {own} is not the file day {self.file_day}")
            return own
        if stated is not None:
            self.day_from = "stated by the user"
            return possible(stated, self.file, "day stated")
        if self.file_day is None:
            refuse_one(self.file, "day", "is given neither by the file nor by its name", "state the day (--on)")
        self.day_from = "file name"
        return self.file_day

    def leave_out(self, name: str, reason: str, count: int = 1) -> None:
        """Put on record that something was not read in."""
        if count:
            self.left[name, reason] += count

    def area(
        self,
        geometry: object,
        state: State,
        day: date,
        category: str,
        layer: str,
        modality: Modality = Modality.assessed,
    ) -> ControlArea:
        """One area of this file."""
        return ControlArea(
            self.source_id, layer, state, modality, category, day, self.file_day, self.file, self.sha256, geometry
        )

    def done(
        self,
        areas: Iterable[ControlArea] = (),
        statuses: Iterable[PlaceStatus] = (),
        missing: tuple[str, ...] = (),
    ) -> Imported:
        """The result. A file without a single area or place is refused: an empty map is nobody's victory."""
        areas, statuses = tuple(areas), tuple(statuses)
        if not areas and not statuses:
            remedy = "leave the day without a map; nobody holds less because a file is empty"
            refuse_one(self.file, "", "holds no area at all", remedy)
        for area in areas:
            self.counts[f"areas {area.state}"] += 1
        left = tuple(LeftOut(name, count, reason) for (name, reason), count in sorted(self.left.items()))
        return Imported(
            format=self.format,
            file_name=self.file,
            sha256=self.sha256,
            file_day=self.file_day,
            day_from=self.day_from,
            areas=areas,
            statuses=statuses,
            left_out=left,
            warnings=(*self.warnings, *self.shapes.notes(), *drawn_twice(areas)),
            repairs=tuple(self.shapes.repairs),
            missing=missing,
            counts=tuple(sorted(self.counts.items())),
        )
