"""From a name as somebody typed it to a place. Deterministic, and it asks rather than guesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians
from pathlib import Path

from geo.faults import Fault, refuse
from geo.names import fold, invisible_characters, keys, mixed_scripts
from geo.places import KINDS, SHIPPED_NAMES, Place
from geo.tables import read_table

COLUMNS = ("place_id", "name", "language", "kind")
LANGUAGES = ("uk", "ru", "en", "und")
NAME_KINDS = ("official", "historical", "transliteration")
MOST_SUGGESTIONS = 5
LEAST_LIKENESS = 70


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of one place: its language, and whether it is today's, a former one or another spelling."""

    place_id: str
    name: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """Exactly one place bears the name."""

    place_id: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places bear the name: the reader is asked. Labels stand in the order of the ids, all differ."""

    place_ids: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No place bears the name. Suggestions are ids of places with similar names: to ask with, no answer."""

    suggestions: tuple[str, ...]


Answer = Found | Ambiguous | NotFound


def read_names(path: Path = SHIPPED_NAMES) -> list[PlaceName]:
    """The table of names, in file order. Raises `Refused` with every fault if there is any."""
    rows = read_table(path, COLUMNS)
    refuse(fault for row, values in rows for fault in name_table_faults(path.name, row, values))
    return [PlaceName(**values) for _, values in rows]


def name_table_faults(file: str, row: int, values: Mapping[str, str]) -> Iterable[Fault]:
    """What is wrong with one row of the table of names."""
    name = values["name"]
    if not name.strip():
        yield Fault(file, row, "name", "is empty", "give the name")
    if mixed_scripts(name) or invisible_characters(name):
        rule = "mixes scripts or holds invisible characters"
        yield Fault(file, row, "name", rule, "type the name again", name)
    for field, allowed in (("language", LANGUAGES), ("kind", NAME_KINDS)):
        if values[field] not in allowed:
            rule, remedy = f"is not a known {field}", f"use one of {', '.join(allowed)}"
            yield Fault(file, row, field, rule, remedy, values[field] or "(empty)")


class NameIndex:
    """All names of all places, ready to be searched. Built once, on the first search and not when made."""

    def __init__(self, places: Mapping[str, Place], names: Iterable[PlaceName] = ()) -> None:
        self.places = places
        self._names = names

    @cached_property
    def bearers(self) -> dict[str, dict[str, str]]:
        """Under each key of a name, the places that bear it, each with the strongest kind it bears it as."""
        bearers: dict[str, dict[str, str]] = defaultdict(dict)
        for name in [*self._official(), *self._names]:
            if name.place_id in self.places:
                for key in keys(name.name, name.language):
                    known = bearers[key].get(name.place_id, name.kind)
                    bearers[key][name.place_id] = min(known, name.kind, key=NAME_KINDS.index)
        return dict(bearers)

    def _official(self) -> Iterable[PlaceName]:
        """The names in the table of places itself, so that a reader's own places need no second table."""
        for place in self.places.values():
            spelt = (("en", place.name), ("uk", place.name_uk), ("ru", place.name_ru))
            yield from (PlaceName(place.place_id, s, language, "official") for language, s in spelt if s)


def find_place(
    index: NameIndex, name: str, admin1: str | None = None, near: tuple[float, float] | None = None
) -> Answer:
    """The place of that name in any script and spelling, official or former; a question if several bear it.

    `admin1` ("Donetsk Oblast") narrows the search; `near` (lat, lon) and
    the rank of the places order the options and never choose among them.
    """
    every = index.bearers.get(fold(name), {})
    bearers = {i: kind for i, kind in every.items() if in_admin1(index, i, admin1)}
    if not bearers:
        return NotFound(suggestions(index, name))
    if len(bearers) == 1:
        return Found(next(iter(bearers)))
    ids = sorted(bearers, key=lambda i: order(index.places[i], bearers[i], near))
    return Ambiguous(tuple(ids), labels(index, ids))


def in_admin1(index: NameIndex, place_id: str, admin1: str | None) -> bool:
    """Whether a place lies in the oblast asked for; always, if none is asked for."""
    return admin1 is None or fold(index.places[place_id].admin1) == fold(admin1)


def order(place: Place, name_kind: str, near: tuple[float, float] | None) -> tuple[object, ...]:
    """Options: nearest first where a point is given, else today's bearers of the name, the larger, by id."""
    size = (NAME_KINDS.index(name_kind), KINDS.index(place.kind), -(place.population or 0), place.place_id)
    return (roughly_apart(place, near), *size) if near else size


def roughly_apart(place: Place, near: tuple[float, float]) -> float:
    """Degrees between a place and a point, for ordering only; geo.distances has distances to show."""
    lat, lon = near
    return round(hypot(place.lat - lat, (place.lon - lon) * cos(radians(lat))), 6)


def labels(index: NameIndex, ids: Iterable[str]) -> tuple[str, ...]:
    """What tells the options apart: name, kind and oblast, and the point where these are the same."""
    places = [index.places[i] for i in ids]
    short = [f"{place.name}, {place.kind}, {place.admin1}".removesuffix(", ") for place in places]
    full = [f"{label} ({place.lat:.3f}, {place.lon:.3f})" for label, place in zip(short, places, strict=True)]
    return tuple(f if short.count(s) > 1 else s for s, f in zip(short, full, strict=True))


def suggestions(index: NameIndex, name: str) -> tuple[str, ...]:
    """At most five places with a similar name, the most similar first; ties by place_id."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    best: dict[str, float] = {}
    similar = extract(fold(name), index.bearers.keys(), scorer=ratio, limit=50, score_cutoff=LEAST_LIKENESS)
    for key, score, _ in similar:
        for place_id in index.bearers[key]:
            best[place_id] = max(score, best.get(place_id, 0.0))
    ranked = sorted(best, key=lambda i: (-best[i], KINDS.index(index.places[i].kind), i))
    return tuple(ranked[:MOST_SUGGESTIONS])
