"""Places found by any of their names: those that claims speak of in a list, every other of the gazetteer by asking."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache

import streamlit as st

from dashboard.address import KEPT
from dashboard.language import counted, translated
from dashboard.panels.choice import open_place
from dashboard.safe import html, visible
from dashboard.wording import SECTOR_NAMES
from data.store import Ledger
from geo.find import Ambiguous, Answer, Found, NameIndex, NotFound, PlaceName, find_place, read_names
from geo.names import fold, keys
from geo.places import Place

LONGEST = 80
OTHER, WHICH = "other-place", "which-place"


@cache
def load_names() -> tuple[PlaceName, ...]:
    """The gazetteer's names, former ones and other spellings among them; read once."""
    return tuple(read_names())


@cache
def names_by_place() -> dict[str, list[PlaceName]]:
    """The same names by the place that bears them."""
    found: dict[str, list[PlaceName]] = defaultdict(list)
    for name in load_names():
        found[name.place_id].append(name)
    return found


@lru_cache(maxsize=2)
def load_index(ledger: Ledger) -> NameIndex:
    """All names of all places, ready to be searched."""
    return NameIndex(ledger.places, load_names())


@lru_cache(maxsize=2)
def choices(ledger: Ledger) -> dict[str, str]:
    """The places that claims speak of, by name, each with its label: today's names, then former ones.

    Streamlit looks for what is typed in the label, so that every name in it finds the place.
    """
    spoken = {claim.place_id for claim in ledger.valid}
    former: dict[str, list[str]] = {name: [] for name in spoken}
    for name in load_names():
        if name.kind == "historical" and name.place_id in spoken:
            former[name.place_id].append(name.name)
    ranked = sorted(spoken, key=lambda name: ledger.places[name].name)
    return {name: place_label(ledger.places[name], former[name]) for name in ranked}


def place_label(place: Place, former: list[str]) -> str:
    """A place's names side by side; former ones say that they are."""
    today = dict.fromkeys(name for name in (place.name, place.name_uk, place.name_ru) if name)
    old = ", ".join(dict.fromkeys(name for name in former if name not in today))
    text = " · ".join(today)
    return visible(f"{text} · {translated('formerly {names}').format(names=old)}" if old else text)


def label_of(ledger: Ledger, place_id: str) -> str:
    """The label of a place; one without claims that an address or a search named has its names alone."""
    return choices(ledger).get(place_id) or place_label(ledger.places[place_id], [])


def find(ledger: Ledger, asked: str) -> Answer:
    """What a typed name means; of several, places that claims speak of come first, then what lies near them."""
    spoken = Counter(claim.place_id for claim in ledger.valid if ledger.places[claim.place_id].kind != "region")
    middle = ledger.places[spoken.most_common(1)[0][0]] if spoken else None
    near = (middle.lat, middle.lon) if middle else None
    answer = find_place(load_index(ledger), asked[:LONGEST], near=near)
    if not isinstance(answer, Ambiguous):
        return answer
    labels = [
        called(name, label, asked[:LONGEST]) for name, label in zip(answer.place_ids, answer.labels, strict=True)
    ]
    named = spoken_first(ledger, dict(zip(answer.place_ids, labels, strict=True)))
    return Ambiguous(tuple(named), tuple(named.values()))


def called(place_id: str, label: str, asked: str) -> str:
    """The label of a place, and its former name where it is only by that one that it was found."""
    bearing = [name for name in names_by_place().get(place_id, ()) if fold(asked) in keys(name.name, name.language)]
    if not bearing or any(name.kind != "historical" for name in bearing):
        return label
    return translated("{place}, formerly {name}").format(place=label, name=bearing[0].name)


def spoken_first(ledger: Ledger, named: dict[str, str]) -> dict[str, str]:
    """Places by id with their labels: those that claims speak of first, and said to be; in front, where no narrow list
    cuts it off."""
    spoken = choices(ledger)
    here = {name: translated("In this ledger: {place}").format(place=named[name]) for name in named if name in spoken}
    return {**here, **{name: text for name, text in named.items() if name not in spoken}}


def where_in_words(ledger: Ledger, place_id: str) -> str:
    """Of a place without claims, how far it lies from the nearest that has some."""
    from geo.distances import bearing, compass, distance_km  # here: pyproj takes its time, and few ask

    place = ledger.places[place_id]
    spoken = [ledger.places[name] for name in choices(ledger) if ledger.places[name].kind != "region"]
    silence = translated("No claims about {place} in this ledger").format(place=place.name)
    if not spoken:
        return f"{silence}."
    nearest = min(spoken, key=lambda other: distance_km(other, place))
    return translated("{silence}; it lies {km} km {direction} of {other}.").format(
        silence=silence,
        km=round(distance_km(nearest, place)),
        direction=translated(SECTOR_NAMES[compass(bearing(nearest, place))]),
        other=nearest.name,
    )


def draw_place_search(ledger: Ledger) -> None:
    """The list of places that claims speak of, and of the one that is open in any case."""
    opened = st.session_state.get("place")
    options = list(choices(ledger))
    if opened and opened not in options:
        options.append(opened)
    st.selectbox(
        translated("Place, of those spoken of"),
        options,
        key="place",
        persist_state=KEPT,
        index=None,
        format_func=lambda place_id: label_of(ledger, place_id),
        filter_mode="contains",
        placeholder=counted("One of {n}, by any name", "One of {n}, by any name", len(options)),
    )


def draw_other_place(ledger: Ledger) -> None:
    """Asks for a place by name, and answers: found, one of several, or not known and what is like it."""
    asked = st.text_input(
        translated("Not in that list? Ask the gazetteer"), key=OTHER, max_chars=LONGEST,
        placeholder=translated("Any name, any script"),
    )  # fmt: skip
    if not asked or not asked.strip():
        return
    answer = find(ledger, asked)
    if isinstance(answer, Found):
        draw_found(ledger, answer.place_id)
    elif isinstance(answer, Ambiguous):
        lead = translated("Several places bear this name. Which one?")
        draw_options(ledger, lead, dict(zip(answer.place_ids, answer.labels, strict=True)))
    else:
        draw_not_found(ledger, answer)


def draw_not_found(ledger: Ledger, answer: NotFound) -> None:
    """Nobody bears the name: that, and names that are like it."""
    if not answer.suggestions:
        st.html(f'<p class="gl-found" role="status">{html(translated("The gazetteer has no place of this name."))}</p>')
        return
    places = [ledger.places[name] for name in answer.suggestions]
    named = {one.place_id: ", ".join(filter(None, (one.name, one.kind, one.admin1))) for one in places}
    draw_options(ledger, translated("No place of this name. Did you mean one of these?"), spoken_first(ledger, named))


def draw_options(ledger: Ledger, lead: str, named: dict[str, str]) -> None:
    """Asks which place is meant; nothing is chosen beforehand."""
    chosen = st.selectbox(
        lead, list(named), key=WHICH, index=None, format_func=lambda name: visible(named.get(name, "")),
        placeholder=translated("Choose"),
    )  # fmt: skip
    if chosen:
        draw_found(ledger, chosen)


def draw_found(ledger: Ledger, place_id: str) -> None:
    """The place that is meant: a button that opens it, or that nobody spoke of it and where it lies."""
    if place_id in choices(ledger):
        name = visible(ledger.places[place_id].name)
        st.html(f'<p class="gl-found" role="status">{html(translated("Found: {place}").format(place=name))}</p>')
        st.button(translated("Open it"), key="open-found", on_click=open_place, args=(place_id,))
    else:
        st.html(f'<p class="gl-found" role="status">{html(where_in_words(ledger, place_id))}</p>')
