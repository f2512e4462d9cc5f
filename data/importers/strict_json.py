"""JSON read so that nothing is lost or invented: no duplicate keys, no NaN, no depth that exhausts the reader."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Any, NoReturn

from data.importers.faulty import refuse_one
from geo.faults import Refused
from geo.tables import decoded

LARGEST = 100 * 1024 * 1024
LONGEST_NUMBER = 32
# A long exponent, or more digits than a number of a map has.
ODD_NUMBER = re.compile(rf"[eE]\+?\d{{3}}|\d{{{LONGEST_NUMBER + 1}}}")
# An escaped half of a surrogate pair without its other half: no text can hold it.
LONE_SURROGATE = re.compile(r"(?<!\\)(?:\\\\)*\\u[dD](?:[89abAB]..(?!\\u[dD][c-fC-F])|[c-fC-F]..)")
PAIR = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..")


def read_json(content: bytes, file: str) -> Any:
    """The content of a JSON file, or `Refused` with line, column and rule."""
    if len(content) > LARGEST:
        refuse_one(file, "", f"is larger than {LARGEST // 1024**2} MB", "split it by day", f"{len(content)} bytes")
    text = decoded(content, file)
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        refuse_one(file, "", "holds a NUL character", "remove it", row=row)
    _refuse_half_characters(text, file)
    try:
        return _parsed(text, file)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}, character {error.pos}"
        remedy = "fetch the file again; it may be cut short" if error.pos >= len(text.rstrip()) else "mend the file"
        refuse_one(file, where, f"is not JSON ({error.msg})", remedy, row=error.lineno)
    except RecursionError:
        refuse_one(file, "", "is nested too deeply", "give plain GeoJSON")


def _parsed(text: str, file: str) -> Any:
    def number(word: str) -> NoReturn:
        refuse_one(file, "number", "is not a number JSON knows", "give a plain decimal number", word)

    def whole(word: str) -> int:
        if len(word) > LONGEST_NUMBER:
            refuse_one(file, "number", f"has more than {LONGEST_NUMBER} digits", "give a plain number", word)
        return int(word)

    def fraction(word: str) -> float:
        value = float(word)
        if math.isinf(value):
            refuse_one(file, "number", "is beyond all numbers", "give a plain decimal number", word)
        return value

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        content = dict(pairs)
        if len(content) < len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            refuse_one(file, twice, "stands twice in one object", "keep one of them")
        return content

    # A map is mostly numbers: each is looked at only where the text has one that could be out of the ordinary.
    if ODD_NUMBER.search(text) is None:
        return json.loads(text, parse_constant=number, object_pairs_hook=once)
    return json.loads(text, parse_constant=number, object_pairs_hook=once, parse_int=whole, parse_float=fraction)


def _refuse_half_characters(text: str, file: str) -> None:
    if "\\u" in text and (found := LONE_SURROGATE.search(PAIR.sub("", text))):
        refuse_one(file, "text", "holds half a character (a lone surrogate)", "remove it", found[0])


def is_json(content: bytes) -> bool:
    """Whether a file looks like JSON, by its first letter."""
    return content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


@lru_cache(maxsize=1)
def peek(content: bytes) -> Any:
    """The content of a JSON file for telling formats apart; None where it cannot be read. Not to be changed.

    The last answer is kept, since every format asks; `registry` lets go of it.
    """
    try:
        return read_json(content, "") if is_json(content) else None
    except Refused:
        return None
