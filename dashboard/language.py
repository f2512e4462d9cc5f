"""The language of the page: every sentence the program says goes through gettext; days and numbers through Babel.

English is the language of the source. A catalogue for another language is put beside this file as
`catalogues/<language>/LC_MESSAGES/greyline.mo`; where there is none, English is shown.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date

LOCALES = Path(__file__).parent / "catalogues"
DOMAIN = "greyline"
SPOKEN: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of a language; English itself where no catalogue is there."""
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)


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
    return format_date(day, form, locale="en_GB" if SPOKEN.get() == "en" else SPOKEN.get())
