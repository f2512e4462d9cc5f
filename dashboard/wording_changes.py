"""What moved, said in words: figures in the reader's language, regions by their names, and why two maps are not compared."""

from __future__ import annotations

from datetime import date

from babel.numbers import format_decimal

from dashboard.language import N_, day_in_words, shown_language, translated
from dashboard.wording_maps import state_in_words
from data.movement.areas import AreaRow
from data.movement.jumps import Cause, Jump
from data.movement.known import KnownMaps
from data.store import Ledger
from geo.region_names import INSIDE, box_edges

# Beside a mark on a chart, in a word or two; in full below it.
SHORT = {
    Cause.nothing_drawn: N_("nothing drawn"),
    Cause.missing_layer: N_("layer missing"),
    Cause.other_layers: N_("other layers"),
    Cause.not_drawn: N_("not drawn"),
    Cause.redefined: N_("redefined"),
}
IN_FULL = {
    Cause.nothing_drawn: N_("the map of {about} draws nothing of its own"),
    Cause.missing_layer: N_("one of the two files lacks a layer: {about}"),
    Cause.other_layers: N_("the two files hold other layers: {about}"),
    Cause.not_drawn: N_("the map of {about} does not draw it at all, which may be the file and not the front"),
    Cause.redefined: N_("its source has given the word another meaning: {about}"),
}
# What these are about is a day.
OF_A_DAY = (Cause.nothing_drawn, Cause.not_drawn)
MINUS, DASH = "\u2212", "\u2013"


def number_in_words(number: float | None, digits: int = 1, *, signed: bool = False) -> str:
    """A number to so many digits; a dash where there is none. Signed, what rounds to nothing has no sign."""
    if number is None:
        return DASH
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    rounded = round(number, digits)
    told = format_decimal(abs(rounded), format=pattern, locale="en_GB" if (spoken := shown_language()) == "en" else spoken)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{told}"


def km2_in_words(km2: float | None, *, signed: bool = False) -> str:
    """An area to a tenth of a square kilometre."""
    return translated("{n} km²").format(n=number_in_words(km2, signed=signed))


def net_of(row: AreaRow) -> float | None:
    """Gained less lost; None where the two maps are not compared."""
    return None if row.gained_km2 is None or row.lost_km2 is None else row.gained_km2 - row.lost_km2


def jump_in_words(told: Jump) -> str:
    """Why two maps are not compared."""
    about = map(_day, told.about) if told.cause in OF_A_DAY else told.about
    return translated(IN_FULL[told.cause]).format(about=", ".join(about))


def _day(text: str) -> str:
    return day_in_words(date.fromisoformat(text))


def short_jump(told: Jump) -> str:
    """The same in a word or two."""
    return translated(SHORT[told.cause])


def region_in_words(ledger: Ledger, region: str | None) -> str:
    """Where is measured: an oblast by its name, a box by its edges; "" where it is everywhere."""
    if not region:
        return ""
    if region in INSIDE:
        return oblast_name(ledger, region)
    west, south, east, north = (f"{edge:g}°" for edge in box_edges(region))
    said = translated("the box from {south} to {north} north and from {west} to {east} east")
    return said.format(west=west, south=south, east=east, north=north)


def oblast_name(ledger: Ledger, oblast: str) -> str:
    """An oblast's name as the gazetteer has it, and where it has none, as its id says it."""
    known = ledger.places.get(oblast)
    return known.name if known else " ".join(part.capitalize() for part in oblast.split("-"))


def series_name(ledger: Ledger, series: KnownMaps) -> str:
    """Whose maps, and which of a source's products: two of them are never one series."""
    return f"{ledger.sources[series.source_id].name} ({series.format})"


def capital(text: str) -> str:
    """A sentence's first letter, large."""
    return text[:1].upper() + text[1:]


def state_name(state: str) -> str:
    """A state as the head of a row."""
    return capital(state_in_words(state))
