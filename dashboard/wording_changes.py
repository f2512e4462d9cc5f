"""What moved, said in words: figures in the reader's language, regions by their names, and why two maps are not compared."""

from __future__ import annotations

from babel.numbers import format_decimal

from dashboard.language import shown_language, translated
from dashboard.wording_maps import state_in_words
from data.movement.areas import AreaRow
from data.movement.known import KnownMaps
from data.store import Ledger
from geo.region_names import INSIDE, box_edges

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
