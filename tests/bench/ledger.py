"""The ledger that is measured on: 500 made-up claims, or as many as are asked for, of 40 sources within 120 days, with a
place for every ten claims and fifteen at least. Always the same."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from data.model import Actor, Kind, State
from tests.ledgers import MadeUp, Row, _read, write_table

CLAIMS, SOURCES, DAYS = 500, 40, 120
CLAIMS_A_PLACE, FEWEST_PLACES = 10, 15
LAST = date(2025, 11, 5)
FIRST = LAST - timedelta(days=DAYS - 1)
# About as far across as the front from Kupiansk to Pokrovsk.
SOUTH, NORTH, WEST, EAST = 47.95, 49.35, 36.55, 38.25
VOICES = (
    ("ukraine", "official"), ("ukraine", "monitor"), ("none", "analyst"), ("none", "press"), ("russia", "blogger"),
    ("russia", "official"), ("ukraine", "soldier"), ("none", "press"),
)  # fmt: skip
# Half of what is said is about control, as in the shipped ledger; the rest are encirclements and events.
SAID = ("control",) * 5 + ("encirclement", "fighting", "advance", "strike", "infiltration")


def write_ledger(folder: Path, claims: int = CLAIMS) -> Path:
    """Writes the ledger and its places into a folder and gives the folder."""
    chance = random.Random(2025)  # always the same numbers
    made, places = MadeUp(), places_of(claims)
    made.tables["sources.csv"] = [_source(number) for number in range(SOURCES)]
    spoken: dict[date, list[Row]] = defaultdict(list)
    for number in range(claims):
        spoken[FIRST + timedelta(days=number * (DAYS - 1) // (claims - 1))].append(_claim(number, places, chance))
    for day, told in spoken.items():
        sentences = [(f"Made-up sentence: {said['summary']}", [said]) for said in told]
        _read(made, f"paper-{day:%m-%d}", day.isoformat(), sentences)
    made.write(folder)
    rows = [_place(number, places, chance) for number in range(places)]
    write_table(folder / "places.csv", tuple(rows[0]), rows)
    return folder


def places_of(claims: int) -> int:
    """How many places so many claims speak of."""
    return max(FEWEST_PLACES, claims // CLAIMS_A_PLACE)


def place_id(number: int) -> str:
    """The id of a made-up place."""
    return f"bench-{number:02}"


def _source(number: int) -> Row:
    side, kind = VOICES[number % len(VOICES)]
    return {
        "source_id": f"source-{number:02}", "name": f"Source {number:02}", "name_uk": "", "name_ru": "", "side": side,
        "kind": kind, "url": "", "licence": "", "redistribution": "ask", "note": "",
    }  # fmt: skip


def _claim(number: int, places: int, chance: random.Random) -> Row:
    kind = chance.choice(SAID)
    said = {
        "source_id": f"source-{chance.randrange(SOURCES):02}", "place_id": place_id(chance.randrange(places)),
        "place_as_written": "", "kind": kind, "summary": f"Made-up claim no. {number:03}, of kind {kind}.",
        "modality": chance.choice(("claimed", "claimed", "claimed", "denied")),
    }  # fmt: skip
    if kind == Kind.control:
        return {**said, "state": str(chance.choice(list(State)))}
    return {**said, "actor": str(chance.choice(list(Actor)))}


def _place(number: int, places: int, chance: random.Random) -> Row:
    """One place of a grid twice as wide as high, moved a little, so that no two lie on one another."""
    columns = math.ceil(math.sqrt(2 * places))
    rows = math.ceil(places / columns)
    column, row = number % columns, number // columns
    kind, radius, people = chance.choice((("village", 1, 900), ("town", 3, 20000), ("city", 5, 120000)))
    lat = SOUTH + (NORTH - SOUTH) * (row + chance.uniform(0.2, 0.8)) / rows
    lon = WEST + (EAST - WEST) * (column + chance.uniform(0.2, 0.8)) / columns
    return {
        "place_id": place_id(number), "geonames_id": "", "name": f"Bench {number:02}", "name_uk": "", "name_ru": "",
        "lat": f"{lat:.5f}", "lon": f"{lon:.5f}", "kind": kind, "population": str(people), "admin1": "",
        "reference_radius_km": str(radius),
    }  # fmt: skip
