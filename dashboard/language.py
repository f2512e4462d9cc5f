"""The language of the page: every sentence the program says goes through gettext; days and numbers through Babel.

English is the language of the source. A catalogue for another language is put beside this file as
`catalogues/<language>/LC_MESSAGES/greyline.mo`; where there is none, English is shown.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date

LOCALES = Path(__file__).parent / "catalogues"
DOMAIN = "greyline"
SPOKEN: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of a language; English itself where no catalogue is there."""
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)


def shown_language() -> str:
    """The language in which sentences really come: English where the one asked for has no catalogue yet.

    Days follow it: a Ukrainian month in an English sentence would be neither.
    """
    asked = SPOKEN.get()
    return asked if isinstance(catalogue(asked), gettext.GNUTranslations) else "en"


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Marks a sentence for the catalogue where it is only named; `translated` says it."""
    return text


def translated(text: str) -> str:
    """A sentence in the reader's language."""
    return catalogue(SPOKEN.get()).gettext(text)


def counted(one: str, many: str, number: int) -> str:
    """A sentence with a number in it, in the form that the language asks for; `{n}` is the number."""
    return catalogue(SPOKEN.get()).ngettext(one, many, number).format(n=number)


_ = translated


def day_in_words(day: date, form: str = "d MMMM y") -> str:
    """A day as the reader's language writes it: "4 November 2025"; `form` is a CLDR date pattern."""
    return _day_in(day, form, "en_GB" if (language := shown_language()) == "en" else language)


def edtf_in_words(text: str, month: str = "MMMM") -> str:
    """What a source tells of a day, no more precise than it is told: "4 November 2025", "November 2025", "2025",
    "3 to 6 November 2025". `month` is the CLDR pattern of its name; "" stays ""."""
    first, _, last = text.partition("/")
    if not last:
        return _part_in_words(first, month)
    start = _part_in_words(first, month)
    if len(first) == len(last) == 10 and first[:4] == last[:4]:
        start = day_in_words(date.fromisoformat(first), "d" if first[:7] == last[:7] else f"d {month}")
    return translated("{first} to {last}").format(first=start, last=_part_in_words(last, month))


def _part_in_words(part: str, month: str) -> str:
    """A year, a month or a day; a month that stands alone has a form of its own in some languages."""
    forms = {4: "y", 7: f"{month.replace('M', 'L')} y", 10: f"d {month} y"}
    return day_in_words(date.fromisoformat(f"{part}-01-01"[:10]), forms[len(part)]) if part else ""


@lru_cache(maxsize=10_000)
def _day_in(day: date, form: str, locale: str) -> str:
    """A screen writes the same days hundreds of times, and each takes Babel a while."""
    return format_date(day, form, locale=locale)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything within is said in this language."""
    before = SPOKEN.set(language)
    try:
        yield
    finally:
        SPOKEN.reset(before)
