"""Choosing from GeoNames' heap of alternate names those a reader may type, with language and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from geo.gazetteer.cyrillic import is_cyrillic, language_by_letters, language_of, romanised, tidy
from geo.gazetteer.geonames import Settlement
from geo.names import fold, keys

# Capital first (GeoNames writes its romanised Chinese and Japanese small), and no codes such as "DOK".
LATIN_NAME = re.compile(r"[A-Z][A-Za-z' -]*[a-z']")
# Letters that no English romanisation of Ukrainian or Russian uses: other languages, library systems.
NOT_ENGLISH = re.compile(r"[jwqx]|c(?!h)|sch|sz|ou|nt[aeiou]", re.IGNORECASE)
# Likeness of fold keys from 0 to 100: the same name in another spelling, or another name.
ALIKE = 70
SAME_NAME = 60
SPELLING = 90


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of one place, as it stands in names.csv."""

    place_id: str
    name: str
    language: str
    kind: str


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 100, in any script."""
    return float(ratio(fold(one), fold(other)))


def cyrillic_by_language(settlement: Settlement) -> dict[str, list[str]]:
    """A settlement's Cyrillic names under "uk", "ru" and "und"; names in other alphabets are left out."""
    found: dict[str, list[str]] = {"uk": [], "ru": [], "und": []}
    for name in sorted({tidy(alternate) for alternate in settlement.alternates}):
        if is_cyrillic(name) and name[0].isupper():
            language = language_of(name, settlement.name, settlement.speaks_russian_in_geonames)
            found[language].append(name)
    return without_mishearings(found, settlement.name)


def without_mishearings(found: dict[str, list[str]], main_name: str) -> dict[str, list[str]]:
    """Where one name is Ukrainian beyond doubt ("Українка"), one that only sounds so ("Украинка") is not.

    The doubtful name keeps its place in the search, without a language.
    """
    sounding = [name for name in found["uk"] if fold(romanised(name)) == fold(main_name)]
    doubtful = [name for name in sounding if language_by_letters(name) != "uk"]
    if len(doubtful) == len(sounding):
        return found
    certain = [name for name in found["uk"] if name not in doubtful]
    return {**found, "uk": certain, "und": found["und"] + doubtful}


def best(names: Iterable[str], main_name: str) -> str:
    """The name nearest to GeoNames' main name, or nothing if none resembles it (all are former names)."""
    ranked = sorted(names, key=lambda name: (-likeness(name, main_name), name))
    return ranked[0] if ranked and likeness(ranked[0], main_name) >= SAME_NAME else ""


def best_ukrainian(names: Iterable[str], main_name: str) -> str:
    """The Ukrainian name whose romanisation is GeoNames' main name, or else the nearest to it."""
    ordered = sorted(names)
    exact = [name for name in ordered if fold(romanised(name)) == fold(main_name)]
    return exact[0] if exact else best(ordered, main_name)


def latin_names(settlement: Settlement) -> list[str]:
    """A settlement's names in plain Latin letters as English texts write them, without apostrophes first."""
    names = {tidy(name) for name in (settlement.name, *settlement.alternates)}
    english = [name for name in names if LATIN_NAME.fullmatch(name) and not NOT_ENGLISH.search(name)]
    return sorted(english, key=lambda name: ("'" in name, name))


def kind_of(name: str, current: Iterable[str]) -> str:
    """Another spelling of a current name is a transliteration; a name unlike all of them is historical."""
    return "transliteration" if any(likeness(name, known) >= ALIKE for known in current) else "historical"


def official_names(place_id: str, name: str, name_uk: str, name_ru: str) -> list[Name]:
    """The names of the place today, one in each language that is known."""
    spelt = (("en", name), ("uk", name_uk), ("ru", name_ru))
    return [Name(place_id, spelling, language, "official") for language, spelling in spelt if spelling]


def other_names(settlement: Settlement, place_id: str, known: list[Name]) -> Iterator[Name]:
    """Further names of a settlement, each key once: what folds to a known key adds nothing to a search."""
    current = [name.name for name in known]
    found = {key for name in known for key in keys(name.name, name.language)}
    cyrillic = [(n, language) for language, names in cyrillic_by_language(settlement).items() for n in names]
    for name, language in [*cyrillic, *((n, "und") for n in latin_names(settlement))]:
        if fold(name) not in found:
            found |= keys(name, language)
            yield Name(place_id, name, language, kind_of(name, current))


def spellings_of(settlement: Settlement, place_id: str, known: list[Name]) -> Iterator[Name]:
    """Further Latin spellings of a curated place: its list is complete, so nothing unlike it is taken in."""
    current = [name.name for name in known]
    for name in other_names(settlement, place_id, known):
        if name.name.isascii() and likeness_to_any(name.name, current) >= SPELLING:
            yield replace(name, kind="transliteration")


def likeness_to_any(name: str, current: Iterable[str]) -> float:
    """How alike a name is to the most similar of several."""
    return max(likeness(name, known) for known in current)
