"""What is wrong with a file, said so that its author can mend it, one line for each fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_VALUE = 60
PLAIN_VALUE = re.compile(r"[\w.+-]+")


def visible(text: str) -> str:
    """Text in which nothing hides: bidi, zero-width and control characters become `\\u202e` and such."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def shortened(value: str) -> str:
    """A value as an error line quotes it: at most 60 characters, in quotation marks unless one plain word."""
    if len(value) > LONGEST_VALUE:
        value = value[: LONGEST_VALUE - 1] + "…"
    return value if PLAIN_VALUE.fullmatch(value) else f'"{value}"'


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file, with the way out.

    `rule` goes on where the value stops, or stands alone where there is no value to show:

    >>> str(Fault("places.csv", 12, "lat", "is not a latitude (rule: -90 to 90)", "give degrees", "95"))
    'places.csv, row 12, lat: 95 is not a latitude (rule: -90 to 90); remedy: give degrees'

    `row` is the physical line number in the file, counted from 1 and None when the file as a whole is meant;
    `file` is the file's name without its folder, `field` may be empty.
    """

    file: str
    row: int | None
    field: str
    rule: str
    remedy: str
    value: str = ""

    def __str__(self) -> str:
        where = [self.file, f"row {self.row}" if self.row is not None else "", self.field]
        said = f"{shortened(self.value)} {self.rule}" if self.value else self.rule
        return visible(f"{', '.join(part for part in where if part)}: {said}; remedy: {self.remedy}")


class Refused(Exception):  # noqa: N818 - read as a sentence: the file is refused
    """A file was not taken in. Carries all its faults, not just the first; as text, one line for each."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise all the faults together as `Refused`; do nothing if there are none."""
    found = tuple(faults)
    if found:
        raise Refused(found)
