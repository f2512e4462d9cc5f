"""Names as people write them: compared across scripts and spellings, searched for deceiving characters."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

CYRILLIC = re.compile(r"[\u0400-\u052f]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
# Glyphless characters that str.isprintable() lets pass: grapheme joiner, Hangul, Khmer and Braille blanks,
# variation selectors.
UNSEEN = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Soft and hard signs carry no letter in the spellings of news texts (Pokrovsk, not Pokrovs'k).
WITHOUT_SIGNS = str.maketrans("", "", "ьъЬЪ")
# Cyrillic г is h in Ukrainian and g in Russian; anyascii knows only the second.
UKRAINIAN_H = str.maketrans("гГґҐ", "hHgG")


def fold(name: str) -> str:
    """The key under which a name is compared: bare small Latin letters and digits.

    Case, diacritics, apostrophes, soft signs, spaces and hyphens fall away, other scripts are transliterated
    letter by letter (anyascii), and y, i and j, which every romanisation deals out differently, are one:
    "Краматорськ" and "Kramators'k" have the key "kramatorsk"; "Слов'янськ", "Sloviansk" and "Slov'yansk" have
    "sloviansk". A key is for comparing, never a spelling to show.
    """
    composed = unicodedata.normalize("NFKC", name).translate(WITHOUT_SIGNS)
    if not composed.isascii():
        composed = anyascii("".join(without_accent(character) for character in composed))
    letters = re.sub(r"[^0-9a-z]", "", composed.casefold())
    return re.sub("[yij]+", "i", letters)


def keys(name: str, language: str) -> frozenset[str]:
    """All keys of a name in a known language: a Ukrainian one also counts with its г as h (Hryshyne)."""
    spellings = {name, name.translate(UKRAINIAN_H)} if language == "uk" else {name}
    return frozenset(fold(spelling) for spelling in spellings)


def without_accent(character: str) -> str:
    """A Latin letter without its diacritics. Cyrillic й and ї stay: there the sign makes another letter."""
    if character.isascii() or CYRILLIC.match(character):
        return character
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


def mixed_scripts(text: str) -> bool:
    """Whether one word mixes Latin and Cyrillic letters, as "Бaхмут" with a Latin a: a look-alike."""
    if not (LATIN.search(text) and CYRILLIC.search(text)):
        return False
    return any(LATIN.search(word) and CYRILLIC.search(word) for word in WORD.findall(text))


def invisible_characters(text: str) -> list[str]:
    """Characters that change a text unseen, each once as `U+202E`: bidi, zero-width, control characters.

    Plain spaces are seen; a no-break space cannot be told from one and counts as invisible.
    """
    if text.isprintable() and not UNSEEN.search(text):
        return []
    found = dict.fromkeys(character for character in text if is_invisible(character))
    return [f"U+{ord(character):04X}" for character in found]


def is_invisible(character: str) -> bool:
    """Whether a character leaves no trace on the page, or none that differs from a plain space."""
    return not character.isprintable() or UNSEEN.fullmatch(character) is not None
