"""What a user states about a file that the file does not say itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data.model import Modality, State


class DayOrder(StrEnum):
    """How a table writes its days. There is no default but the one that cannot be misread."""

    ymd = "ymd"
    dmy = "dmy"
    mdy = "mdy"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a plain file is to be read: which field says the state and which word means which state.

    `states` maps the file's own words to states, compared without case and outer spaces. `state` alone says that the whole
    file is one state. Field names are those of the file; an empty one means that the file has no such field.
    """

    state: State | None = None
    state_field: str = ""
    states: tuple[tuple[str, State], ...] = ()
    modality: Modality = Modality.assessed
    layer: str = ""
    day_field: str = ""
    day_order: DayOrder = DayOrder.ymd
    place_field: str = ""
    geonames_field: str = ""
    name_field: str = ""
    lat_field: str = ""
    lon_field: str = ""
    geometry_field: str = ""
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """Everything a user may state. A file that says it differently is refused, never overruled."""

    source_id: str = ""
    data_day: date | None = None
    repair: bool = False
    mapping: Mapping = field(default_factory=Mapping)
