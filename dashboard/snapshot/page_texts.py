"""What a page that stands alone says as its reader changes day and sources; {names} are filled in by its script."""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations

from babel import Locale

from dashboard.language import N_, SPOKEN, catalogue, counted, translated

PAGE_TEXTS = {
    "sentence": N_("{window}: {shown} of {total}, {sources}"),
    "noSource": N_("no source is chosen"),
    "ofSources": N_("Sources {shown}/{all}"),
    "mostPositions": N_("The place with most positions"),
    "placeOption": N_("{place} ({claims})"),
    "silent": N_("silent"),
    "speaks": N_("speaks, but not of control"),
    "neverSpoken": N_("In this view nobody speaks of {place}, on any day."),
    "notYetSpoken": N_("Nobody in these sources had spoken of {place} by {day}."),
    "notThenSpoken": N_("Nobody in these sources spoke of {place} on {day}."),
    "lastSpoken": N_("Last: {day}"),
    "firstSpoken": N_("First: {day}"),
    "nextSpoken": N_("Next: {day}"),
    "nothing": N_("Nothing was said in these sources by this day."),
    "positionsAmong": N_("{positions} among {sources}; {claims}."),
    "contradict": N_("They contradict each other"),
    "control": N_("Control: {state}"),
    "encirclement": N_("Encirclement of troops"),
    "soToo": N_("So too: {names}"),
    "againstToo": N_("Against it too: {names}"),
    "saysBoth": N_("Says both: {names}"),
    "parts": N_("Parts of the place"),
    "drawnBy": N_("Drawn by mappers"),
    "sharesOf": N_("Shares of the circle of {km} km about the place, by area."),
    "drawnFor": N_("map drawn for {day}"),
    "share": N_("{share} % {state}"),
    "shareRow": N_("{state}: {share} %, {km2} km²"),
    "notStated": N_("not stated"),
    "draws": N_("draws {shares}"),
    "asPrinted": N_("as printed:"),
    "thatDay": N_("that day"),
    "claimed": N_("Encirclement is claimed by {names}"),
    "denied": N_("Encirclement is denied by {names}"),
    "newThatDay": N_("New that day: {events}"),
    "all": N_("all"),
    "none": N_("none"),
    "allOf": N_("{group}: all"),
    "noneOf": N_("{group}: none"),
    "asExported": N_("This is the View as exported."),
    "changed": N_("Changed by you: this is no longer the View as exported."),
}
COUNTED: dict[str, Callable[[int], str]] = {
    "claims": lambda n: counted("{n} claim", "{n} claims", n),
    "sources": lambda n: counted("{n} source", "{n} sources", n),
    "hidden": lambda n: counted("{n} source hidden", "{n} sources hidden", n),
    "positions": lambda n: counted("{n} position", "{n} positions", n),
    "earlier": lambda n: counted("{n} day earlier", "{n} days earlier", n),
}
# Every form that a language has is needed for one of the first numbers.
FIRST_NUMBERS = range(200)


class _Blank(int):
    """A number that chooses the form of a sentence and is left open in it."""

    def __format__(self, form: str) -> str:
        return "{n}"


def page_texts() -> dict[str, str]:
    """All sentences, translated."""
    return {name: translated(text) for name, text in PAGE_TEXTS.items()}


def plural_language() -> str:
    """The language whose forms sentences with a number have: English where nobody has translated them."""
    return SPOKEN.get() if isinstance(catalogue(SPOKEN.get()), GNUTranslations) else "en"


def counted_texts() -> dict[str, dict[str, str]]:
    """Sentences with a number in each form of the language, by CLDR's name of the form; {n} stands for the number."""
    form_of = Locale.parse(plural_language()).plural_form
    numbers: dict[str, int] = {}
    for number in FIRST_NUMBERS:
        numbers.setdefault(form_of(number), number)
    return {name: {form: say(_Blank(n)) for form, n in numbers.items()} for name, say in COUNTED.items()}
