"""Areas as rows: what `areas` prints, with the method beside every figure."""

from __future__ import annotations

from dashboard.answers import Row
from data.movement.areas import AreaRow
from geo.equal_area import PROJECTION
from geo.regions import Region
from geo.slivers import SLIVER_KM2

# A thousandth of a km² is a tenth of a sliver.
DIGITS = 3
AREA_COLUMNS = (
    "source_id", "format", "day", "state", "area_km2", "compared", "since", "silent_days", "gained_km2", "lost_km2",
    "sliver_km2", "reason", "within", "file_name", "file_sha256", "projection", "sliver_threshold_km2",
)  # fmt: skip


def area_row(row: AreaRow, region: Region) -> Row:
    """A row of the table. `compared` says with what: the map before, the first of the span (`span`), or nothing.

    What is not known is None: the area of a state that the map does not draw, gained and lost where a `reason` forbids it.
    """
    return {
        "source_id": row.source_id,
        "format": row.format,
        "day": row.map.data_day.isoformat(),
        "state": row.state,
        "area_km2": _rounded(row.area_km2),
        "compared": "" if row.since is None else "span" if row.whole else "before",
        "since": row.since.isoformat() if row.since else "",
        "silent_days": row.silent_days if row.since else None,
        "gained_km2": _rounded(row.gained_km2),
        "lost_km2": _rounded(row.lost_km2),
        "sliver_km2": _rounded(row.sliver_km2),
        "reason": str(row.jump) if row.jump else "",
        "within": region.name,
        "file_name": row.map.file_name,
        "file_sha256": row.map.sha256,
        "projection": PROJECTION,
        "sliver_threshold_km2": SLIVER_KM2,
    }


def _rounded(km2: float | None) -> float | None:
    return None if km2 is None else round(km2, DIGITS)
