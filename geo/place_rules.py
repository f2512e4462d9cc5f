"""The rules a table of places must keep, the shipped one and a reader's own alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geo.faults import Fault
from geo.names import invisible_characters, mixed_scripts
from geo.places import KINDS
from geo.tables import Row

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# ASCII digits, at most three before the point: "48,5", "nan", "1e400" and metres of a grid are not degrees.
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
COUNT = re.compile(r"[0-9]{1,9}")
LIMITS = {"lat": 90, "lon": 180}
CALLED = {"lat": "latitude", "lon": "longitude"}
THEATRE_LAT = (44.0, 53.0)
THEATRE_LON = (21.0, 42.0)
NAME_FIELDS = ("name", "name_uk", "name_ru", "admin1")
LONGEST_NAME = 120


def place_faults(rows: Iterable[Row], file: str = "places.csv") -> list[Fault]:
    """Everything wrong with a table of places, in the order of its rows; empty when nothing is."""
    first_row: dict[str, int] = {}
    faults: list[Fault] = []
    for row, values in rows:
        faults += id_faults(file, row, values, first_row)
        faults += name_faults(file, row, values)
        faults += point_faults(file, row, values)
        faults += kind_faults(file, row, values)
    return faults


def id_faults(file: str, row: int, values: dict[str, str], first_row: dict[str, int]) -> Iterator[Fault]:
    """A place_id is a slug and stands once; a GeoNames id is a number, and may be missing."""
    place_id, geonames_id = values["place_id"], values["geonames_id"]
    if not SLUG.fullmatch(place_id):
        remedy = "write it as chasiv-yar: small Latin letters, digits and hyphens"
        yield Fault(file, row, "place_id", "is not a place id" if place_id else "is empty", remedy, place_id)
    elif first_row.setdefault(place_id, row) != row:
        rule = f"stands already in row {first_row[place_id]}"
        yield Fault(file, row, "place_id", rule, "give each place an id of its own", place_id)
    if geonames_id and not (geonames_id.isascii() and geonames_id.isdecimal()):
        remedy = "give digits only, or leave it empty"
        yield Fault(file, row, "geonames_id", "is not a GeoNames id", remedy, geonames_id)


def name_faults(file: str, row: int, values: dict[str, str]) -> Iterator[Fault]:
    """A place has a name, and no name deceives: no look-alike letters, nothing invisible, no paragraph."""
    if not values["name"].strip():
        yield Fault(file, row, "name", "is empty", "give the name in Latin letters")
    for field in NAME_FIELDS:
        yield from deception_faults(file, row, field, values[field])


def deception_faults(file: str, row: int, field: str, name: str) -> Iterator[Fault]:
    """What in one name would make it read other than it is written."""
    if mixed_scripts(name):
        rule = "mixes Latin and Cyrillic letters in one word"
        yield Fault(file, row, field, rule, "type the name again in one script", name)
    if hidden := invisible_characters(name):
        rule = f"holds invisible characters ({', '.join(hidden)})"
        yield Fault(file, row, field, rule, "remove them", name)
    if len(name) > LONGEST_NAME:
        yield Fault(file, row, field, f"is longer than {LONGEST_NAME} characters", "shorten it", name)


def point_faults(file: str, row: int, values: dict[str, str]) -> Iterator[Fault]:
    """A point is two plain numbers of degrees, within range, not (0, 0), and not the wrong way round."""
    swapped = swap_faults(file, row, values)
    if swapped:
        yield from swapped
        return
    wrong = [fault for field in LIMITS for fault in degree_faults(file, row, field, values[field])]
    yield from wrong
    if not wrong and float(values["lat"]) == 0 and float(values["lon"]) == 0:
        yield Fault(file, row, "lat, lon", "0, 0 is no place on land", "give the place's own point")


def degree_faults(file: str, row: int, field: str, text: str) -> Iterator[Fault]:
    """A latitude or longitude is decimal degrees with a point, within its limits."""
    limit, called = LIMITS[field], CALLED[field]
    remedy = "give decimal degrees such as 48.28"
    if not DEGREES.fullmatch(text):
        rule = f"is not a number of degrees (rule: -{limit} to {limit})" if text else f"the {called} is empty"
        yield Fault(file, row, field, rule, remedy, text)
    elif abs(float(text)) > limit:
        yield Fault(file, row, field, f"is not a {called} (rule: -{limit} to {limit})", remedy, text)


def swap_faults(file: str, row: int, values: dict[str, str]) -> list[Fault]:
    """A point that lies in the region (21–42 E, 44–53 N) only the other way round was surely swapped."""
    lat, lon = values["lat"], values["lon"]
    if not (DEGREES.fullmatch(lat) and DEGREES.fullmatch(lon)):
        return []
    if in_theatre(float(lat), float(lon)) or not in_theatre(float(lon), float(lat)):
        return []
    rule = "looks swapped (rule: latitude before longitude)"
    return [Fault(file, row, "lat, lon", rule, f"write lat {lon}, lon {lat}", f"{lat}, {lon}")]


def in_theatre(lat: float, lon: float) -> bool:
    """Whether a point lies in the wide region of the war, 21–42 E and 44–53 N."""
    return THEATRE_LAT[0] <= lat <= THEATRE_LAT[1] and THEATRE_LON[0] <= lon <= THEATRE_LON[1]


def kind_faults(file: str, row: int, values: dict[str, str]) -> Iterator[Fault]:
    """A kind is one of four; settlements have a radius, regions none; populations are whole numbers."""
    kind, radius, population = values["kind"], values["reference_radius_km"], values["population"]
    if kind not in KINDS:
        remedy = f"use one of {', '.join(KINDS)}"
        yield Fault(file, row, "kind", "is not a kind of place", remedy, kind or "(empty)")
    elif kind == "region" and radius:
        yield Fault(file, row, "reference_radius_km", "stands at a region", "leave it empty", radius)
    elif kind != "region" and not (NUMBER.fullmatch(radius) and 0 < float(radius) <= 50):
        rule = "is not a radius in km (rule: above 0, at most 50)"
        yield Fault(file, row, "reference_radius_km", rule, "give km, such as 3", radius or "(empty)")
    if population and not COUNT.fullmatch(population):
        remedy = "give digits, or leave it empty"
        yield Fault(file, row, "population", "is not a whole number", remedy, population)
