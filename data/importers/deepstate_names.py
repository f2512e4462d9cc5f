"""What DeepState calls its areas, in the four generations of its map: from a polygon's name to a state.

1. Spring 2022: Ukrainian by hand ("Окуповано", "Звільнено 26.03", "Під питанням"), some with a place or a day alone.
2. Mid-2022: "Ukrainian /// English" with Occupied, Taken back, Contested.
3. 2023: Occupied, Liberated, Unknown status.
4. 2024 on: a third part, a key such as `geoJSON.status.dismissed_at {{at:25.03}}`, which alone decides.

"Під питанням" ("in question") was put into English as Contested, then renamed Unknown status in the same colour. It is one
category, the grey zone: nobody confirmed who holds it. DeepState redefined it in 2026 as intermixed positions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from data.model import State

RUSSIAN, UKRAINIAN, GREY = State.russian, State.ukrainian, State.grey

KEYS: Mapping[str, State] = {
    "status.occupied": RUSSIAN,
    "status.dismissed": UKRAINIAN,
    "status.dismissed_at": UKRAINIAN,
    "status.unknown": GREY,
    "territories.crimea": RUSSIAN,
    "territories.ordlo": RUSSIAN,
    "territories.tuzla": RUSSIAN,
}
ENGLISH: Mapping[str, State] = {
    "occupied": RUSSIAN,
    "occupied crimea": RUSSIAN,
    "occupied tuzla island": RUSSIAN,
    "cadr and calr": RUSSIAN,
    "taken back": UKRAINIAN,
    "liberated": UKRAINIAN,
    "contested": GREY,
    "unknown status": GREY,
}
STEMS: Mapping[str, State] = {
    "окупован": RUSSIAN,
    "зайняті ворогом": RUSSIAN,
    "ордло": RUSSIAN,
    "крим": RUSSIAN,
    "тузла": RUSSIAN,
    "звільнен": UKRAINIAN,
    "орки відсутні": UKRAINIAN,
    "під питанням": GREY,
    "статус невідомий": GREY,
}
# The map's own legend. It decides only where a name of the first generation is a bare place or day, and for Snake Island,
# whose name says no status in any generation.
COLOURS: Mapping[str, State] = {
    "#a52714": RUSSIAN,
    "#880e4f": RUSSIAN,
    "#000000": RUSSIAN,
    "#0f9d58": UKRAINIAN,
    "#0288d1": UKRAINIAN,
    "#01579b": UKRAINIAN,
    "#bcaaa4": GREY,
    "#bdbdbd": GREY,
}
SNAKE_ISLAND = ("zmiinyi_island", "snake island", "зміїний")
# Land of other countries that the map shows as occupied by Russia: outside of what Greyline is about.
ABROAD = [
    "transnistria",
    "abkhazia",
    "tskhinvali-district",
    "karelia",
    "kuril",
    "estonia",
    "latvia",
    "prussia",
    "petsamo",
    "salla",
    "pechorsky-district",
    "ichkeria",
]
ABROAD_WORDS = {
    "transnistria": "transnistria",
    "придністров": "transnistria",
    "abkhazia": "abkhazia",
    "абхазі": "abkhazia",
    "tskhinvali": "tskhinvali-district",
    "цхінвал": "tskhinvali-district",
    "karelia": "karelia",
    "карелі": "karelia",
    "kuril": "kuril",
    "курил": "kuril",
    "estonia": "estonia",
    "естоні": "estonia",
    "latvia": "latvia",
    "латві": "latvia",
    "prussia": "prussia",
    "прусі": "prussia",
    "petsamo": "petsamo",
    "петсамо": "petsamo",
    "salla": "salla",
    "салла": "salla",
    "pechorsky": "pechorsky-district",
    "печорськ": "pechorsky-district",
    "ichkeria": "ichkeria",
    "ічкері": "ichkeria",
}
KEY = re.compile(r"geoJSON\.([\w.-]+)")
# "25.03", "16.03-17.03", "31.03 - 02.04", "26.03.2022" at a name's end, with or without a space before it.
DAYS = re.compile(r"[\s\d.–-]+$")
ARROW = "status.attack_direction"
KNOWN = (*KEYS, *ABROAD, "and by generation: ", *ENGLISH, "Окуповано", "Звільнено", "Під питанням", "Статус невідомий")


def parts_of(name: str) -> tuple[str, ...]:
    """A name's parts in NFC, with no-break spaces and line ends made plain spaces."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    return tuple(part.strip() for part in plain.split("///"))


def category_of(name: str) -> str:
    """What DeepState calls the area, as shown to a reader: the name's own words without the technical key."""
    return " / ".join(part for part in parts_of(name) if part and not KEY.match(part))


def key_of(name: str) -> str:
    """The technical key of the fourth generation, or ""."""
    found = KEY.search(name)
    return found[1] if found else ""


def abroad(name: str) -> str:
    """The foreign territory a name means, or ""."""
    key = key_of(name)
    if key:
        territory = key.removeprefix("territories.")
        return territory if territory in ABROAD else ""
    lowered = name.lower()
    return next((territory for word, territory in ABROAD_WORDS.items() if word in lowered), "")


def state_of(name: str, fill: str, by_hand: bool) -> tuple[State | None, bool]:
    """The state a name means, and whether it was read from the colour; None where the name is not known.

    `by_hand` says that the file is of the first generation, in which names were typed by hand.
    """
    parts, key = parts_of(name), key_of(name)
    if any(part.lower().removeprefix("geojson.") in SNAKE_ISLAND for part in parts):
        return COLOURS.get(fill.lower()), True
    if key:
        return KEYS.get(key), False
    if len(parts) > 1:
        return ENGLISH.get(DAYS.sub("", parts[1]).lower()), False
    found = {state for stem, state in STEMS.items() if stem in parts[0].lower()}
    if len(found) == 1:
        return found.pop(), False
    return (COLOURS.get(fill.lower()), True) if by_hand and not found else (None, False)
