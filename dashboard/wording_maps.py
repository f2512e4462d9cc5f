"""What a published map draws, said in words: shares of a place's reference area, whose map, of which day, from which file."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.cells import shares_drawn
from dashboard.language import counted, day_in_words, translated
from dashboard.palette import state_label
from data.map_standings import NOT_STATED, MapStanding
from data.maps import PublishedMap
from data.model import State
from data.view import Answer, View

# Common words; the other two are names of countries' sides and keep their capital.
LOWER = (State.contested, State.grey, State.infiltrated)


def shares_in_words(one: MapStanding) -> str:
    """ "46.3 % Russian, 19.8 % grey, 33.9 % not stated", the fixed order of states, what is not stated last."""
    drawn = [share_in_words(share, state) for state, share in shares_drawn(one)]
    return ", ".join([*drawn, share_in_words(one.per_cent.get(NOT_STATED, 0.0), NOT_STATED)])


def share_in_words(share: float, state: str) -> str:
    """One share: never rounded to nothing, nor to all, where it is neither."""
    return translated("{share} % {state}").format(share=percent(share), state=state_in_words(state))


def percent(share: float) -> str:
    """A share to a tenth."""
    if 0 < share < 0.05:
        return "<0.1"
    return ">99.9" if 99.95 < share < 100 - 1e-6 else f"{share:.1f}"


def state_in_words(state: str) -> str:
    """A state within a sentence."""
    if state == NOT_STATED:
        return translated("not stated")
    label = state_label(state)
    return label.lower() if state in LOWER else label


def drawn_for(one: PublishedMap) -> str:
    """Which day a map is about."""
    return translated("map drawn for {day}").format(day=day_in_words(one.data_day))


def origin_in_words(one: PublishedMap, age: int) -> str:
    """From which file, since when it is known, and what of the source's whole view it lacks."""
    known = translated("known from {day}").format(day=day_in_words(one.known_from, "d MMMM"))
    told = [translated("file {file}").format(file=one.file_name), known]
    told += [counted("{n} day earlier", "{n} days earlier", age)] if age else [translated("that day")]
    return " · ".join([*told, *layers_in_words(one)])


def layers_in_words(one: PublishedMap) -> list[str]:
    """A single layer is named as that layer, never passed off as the source's whole view."""
    if one.is_whole:
        return []
    said = translated("only {layers}, not its whole view; it lacks {missing}")
    return [said.format(layers=", ".join(one.layers), missing=", ".join(one.missing))]


def known_later_in_words(one: PublishedMap) -> str:
    """Of a map that is compared: it may have become known after the day that is shown."""
    return translated("known only from {day}").format(day=day_in_words(one.known_from))


def compared_in_words(view: View, answer: Answer, names: Mapping[str, str]) -> list[str]:
    """What a View compares, for its sentence, after whose map is shown; nothing where it compares nothing."""
    if view.compare is None:
        return []
    other, state = view.compare, state_in_words(view.compare.state)
    b, day_b = names.get(other.source_id, other.source_id), day_in_words(other.day)
    shown = next((one for one in answer.maps if one.source_id in view.maps[:1]), None)
    if shown is None:
        said = translated("not compared with B, {source} of {day}: no map A is known by then")
        return [said.format(source=b, day=day_b)]
    said = translated("its areas drawn as {state} of {day_a} (A) compared with {source} of {day_b} (B)")
    return [said.format(state=state, day_a=day_in_words(shown.map.data_day), source=b, day_b=day_b)]
