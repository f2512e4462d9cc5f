"""Which language a Cyrillic alternate name is in, told from its letters, and how Ukrainian is romanised."""

from __future__ import annotations

import re
import unicodedata

from geo.names import fold

SHARED = "абвгдежзийклмнопрстуфхцчшщьюя"
UKRAINIAN_ONLY = set("іїєґ")
RUSSIAN_ONLY = set("ыэъё")
ALPHABET = set(SHARED) | UKRAINIAN_ONLY | RUSSIAN_ONLY
UKRAINIAN_ENDING = re.compile(r"([сцз]ьк(е|ий|а)?|ове|еве|ине|ьке)$")
# In Ukrainian a soft sign always stands before this к.
RUSSIAN_SK = re.compile(r"[сц]к(ое|ий|ая|ие)?$")
RUSSIAN_ENDING = re.compile(r"([оеё]в|[оеи]во|ино|[оеи]вка|ое|ее|ая|яя|ье|ый|ой)$")


def tidy(name: str) -> str:
    """A name as it is printed: composed (NFC), without stress marks, with one kind of apostrophe."""
    unstressed = unicodedata.normalize("NFD", name).replace("\u0301", "")
    composed = unicodedata.normalize("NFC", unstressed)
    return re.sub(r"[’ʼ`′]", "'", " ".join(composed.split()))


def is_cyrillic(name: str) -> bool:
    """Whether a name is spelt in the Ukrainian and Russian alphabets and no other (Serbian, Tatar, Latin)."""
    letters = set(name.lower()) - set(" '-")
    return bool(letters) and letters <= ALPHABET


def language_by_letters(name: str) -> str:
    """Either "uk" or "ru", where letters only one of them has, or a sure ending, decide; else empty.

    A name with letters of both is in neither (mostly Belarusian or Rusyn) and is called "und".
    """
    letters = set(name.lower())
    ukrainian = bool(letters & UKRAINIAN_ONLY) or "'" in name
    russian = bool(letters & RUSSIAN_ONLY)
    if ukrainian and russian:
        return "und"
    if ukrainian or russian:
        return "uk" if ukrainian else "ru"
    if re.search("[сцз]ьк", name) or UKRAINIAN_ENDING.search(name.lower()):
        return "uk"
    return "ru" if RUSSIAN_SK.search(name.lower()) else ""


def language_of(name: str, main_name: str, russian_main_name: bool) -> str:
    """The language of a Cyrillic name: by letters, else by GeoNames' main name, else by its ending.

    `russian_main_name`: whether GeoNames' main name follows the Russian spelling there (Crimea, Russia).
    """
    if told := language_by_letters(name):
        return told
    if fold(romanised(name)) == fold(main_name):
        return "ru" if russian_main_name else "uk"
    return "ru" if RUSSIAN_ENDING.search(name.lower()) else "und"


def romanised(ukrainian: str) -> str:
    """A Ukrainian name in Latin letters by the official rules (Cabinet of Ministers, no. 55 of 2010)."""
    from translitua import UkrainianKMU, translit

    return str(translit(ukrainian, UkrainianKMU)).replace("'", "")
