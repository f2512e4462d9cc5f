"""A point in a row of a table: decimal degrees, in range, the right way round."""

from __future__ import annotations

from data.importers.faulty import refuse_one
from geo.faults import refuse
from geo.place_rules import in_theatre, point_faults

COMMA = str.maketrans(",", ".")


def read_point(lat: str, lon: str, file: str, row: int, decimal_comma: bool = False) -> tuple[float, float]:
    """Latitude and longitude. Raises `Refused` for what is no number, out of range, 0 0, or swapped."""
    lat, lon = lat.strip(), lon.strip()
    if decimal_comma:
        lat, lon = lat.translate(COMMA), lon.translate(COMMA)
    elif "," in lat + lon:
        refuse_one(file, "lat, lon", "has a decimal comma", "state decimal commas, or write 48.28", f"{lat} {lon}", row)
    values = {"lat": lat, "lon": lon}
    refuse(point_faults(file, row, values))
    return float(lat), float(lon)


def lies_far(lat: float, lon: float) -> bool:
    """Whether a point lies outside the wide region of the war."""
    return not in_theatre(lat, lon)
