"""A comparison of two maps in words: its sides, its layers, and why a difference may be no news from the front."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from babel.numbers import format_decimal

from dashboard.language import N_, day_in_words, shown_language, translated
from dashboard.palette import state_label
from dashboard.wording_jumps import jump_in_words
from dashboard.wording_maps import known_later_in_words, layers_in_words
from data.movement.sides import Comparison
from data.shown_maps import ShownMap
from geo.equal_area import PROJECTION
from geo.slivers import SLIVER_KM2

LAYERS = ("only_a", "only_b", "both")
LAYER_NAMES = {"only_a": N_("only A"), "only_b": N_("only B"), "both": N_("both")}
NO_DIGIT_FROM = 1000


def side_in_words(letter: str, side: ShownMap, name: str, form: str = "d MMMM y") -> str:
    """A side by its letter: "A: DeepState, drawn for 12 November 2025"."""
    said = translated("{letter}: {source}, drawn for {day}")
    return said.format(letter=letter, source=name, day=day_in_words(side.map.data_day, form))


def km2_in_words(km2: float) -> str:
    """An area: to a tenth of a km², large ones whole, and never nothing where there is something."""
    if 0 < km2 < 0.05:
        return translated("<0.1 km²")
    form = "#,##0" if km2 >= NO_DIGIT_FROM else "#,##0.0"
    return translated("{number} km²").format(number=format_decimal(km2, form, locale=shown_language()))


def layer_in_words(layer: str) -> str:
    """The name of a layer as a heading has it."""
    name = translated(LAYER_NAMES[layer])
    return name[:1].upper() + name[1:]


def lines_of(comparison: Comparison, names: Mapping[str, str], day: date) -> Iterator[str]:
    """All that stands beside the figures, a sentence each: both sides with their files, and the notes."""
    for letter, side in zip("AB", comparison.sides, strict=True):
        yield f"{side_in_words(letter, side, names[side.source_id])}; {origin_in_words(side, day)}."
    yield from doubts_of(comparison, names)
    yield from notes_of()


def notes_of() -> Iterator[str]:
    """What only A means, and the method."""
    yield translated("Only A says nothing of what B draws there, another state or nothing, nor only B of what A draws.")
    yield translated("The figures are of all that the two draw, not of the part that is in sight.")
    said = translated("km² in {projection}; pieces of less than {least} km² are slivers, told apart and not drawn.")
    yield said.format(projection=PROJECTION, least=SLIVER_KM2)


def doubts_of(comparison: Comparison, names: Mapping[str, str], *, of_one_state: bool = False) -> Iterator[str]:
    """Every reason why the two may differ though nothing has moved, or why they can't; or only those of the state drawn."""
    if comparison.of_one_map:
        yield translated("A and B are one and the same map: on the day shown it is still the one in force.")
    for one in comparison.states:
        told = one.state == comparison.state or not of_one_state
        if told and (reason := comparison.reason(one.state)):
            said = translated("{state}: {reason}. What differs may be the file's and not the front's.")
            yield said.format(state=state_label(one.state), reason=jump_in_words(reason, names))
    if not comparison.of_one_source:
        yield rules_in_words()


def rules_in_words() -> str:
    """What is said of any two sources."""
    return translated("Two sources draw by rules of their own: where they differ, nothing need have moved.")


def origin_in_words(side: ShownMap, day: date) -> str:
    """A side's file; what of its source's whole view it lacks, and that it became known after the day shown."""
    told = [translated("file {file}").format(file=side.map.file_name)]
    if side.map.known_from > day:
        told.append(known_later_in_words(side.map))
    return "; ".join([*told, *layers_in_words(side.map)])
