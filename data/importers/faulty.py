"""The words in which an importer refuses a file, so that all formats refuse alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NoReturn

from geo.faults import Fault, Refused

Feature = int | str


def refuse_one(file: str, field: str, rule: str, remedy: str, value: object = "", row: int | None = None) -> NoReturn:
    """Refuse the file for one fault."""
    raise Refused((Fault(file, row, field, rule, remedy, str(value)),))


def in_feature(number: Feature, field: str) -> str:
    """How a fault names a feature of a file: by its number, counted from 1."""
    return f"feature {number}, {field}" if field else f"feature {number}"


def one_of(known: Iterable[str]) -> str:
    """A remedy that lists what is known."""
    return f"the known ones are {', '.join(known)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """A remedy that offers a near word, or lists all."""
    words = list(known)
    near = difflib.get_close_matches(word, words, 1)
    return f"did you mean {near[0]}? {one_of(words)}" if near else one_of(words)
