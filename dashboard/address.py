"""The address owns the page: the only file that reads and writes the query and the widgets' state.

A View comes from the address when that was changed by a person (a link, Back, typing), from the widgets otherwise, and
from the map by one callback. Widgets have keys and no values of their own, but for those under the fold (`panels.filters`);
`seed` sets them all together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

import streamlit as st

from dashboard.language import SPOKEN
from dashboard.loading import load_ledger, load_vocabulary
from data.other_side import USUAL_STATE, OtherSide
from data.store import Ledger
from data.view import Names, View
from data.view_address import on_strip, parse

PAGE: Final = "greyline-page"
VIEW: Final = "greyline-view"
ADDRESS: Final = "greyline-address"
NOTES: Final = "greyline-notes"
# The addresses since the browser last had the one we wrote, and how many of them a quick hand may be behind.
WRITTEN: Final = "greyline-written"
MOST_WRITTEN: Final = 50
ACK: Final = "greyline-ack"
# What a word of the map may speak of, and the keys of the View that it then sets.
SPOKEN_OF: Final = {"day": ("day", "since"), "place": ("place",), "at": ("at",)}
# The sources and documents there were when the widgets were set: what is new since then is in no widget.
OFFERED: Final = "greyline-offered"
MAP: Final = "map"
# Whose published map is shown, and whose beside it.
MAP_BY: Final = "map-by"
MAP_BESIDE: Final = "map-beside"
# What it is compared with: whose map, about which day, and in which state.
COMPARE_WITH: Final = "compare-with"
COMPARE_DAY: Final = "compare-day"
COMPARE_STATE: Final = "compare-state"

# The list of sources, what is chosen in it, and the number of the last choice heard of it.
SOURCE_LIST: Final = "source-list"
SOURCES: Final = "greyline-sources"
SOURCES_HEARD: Final = "greyline-sources-heard"
# By whom the discs are filled where it is by no source alone.
ALL_SOURCES: Final = ""
# How long a widget's value is kept: for the session, also where it is not drawn. Streamlit then hands it to every browser that
# has not said it itself, be it that the widget was away or that a click overtook the run that drew it first.
KEPT: Final = "session"


def chosen_sources() -> frozenset[str]:
    """The sources that are shown."""
    return frozenset(st.session_state[SOURCES])


def speaking_sources(ledger: Ledger) -> list[str]:
    """Sources that make claims, in the ledger's order; one that only passes on is no filter."""
    return list(_speaking(ledger))


@lru_cache(maxsize=2)
def _speaking(ledger: Ledger) -> tuple[str, ...]:
    speaking = {claim.source_id for claim in ledger.valid}
    return tuple(source_id for source_id in ledger.sources if source_id in speaking)


def offered_by(ledger: Ledger) -> tuple[tuple[str, ...], tuple[str, ...], date]:
    """The sources and documents that widgets offer, and the last day of the strip, on which a page opens."""
    return tuple(speaking_sources(ledger)), tuple(ledger.documents), ledger.strip_days[1]


def seed(view: View) -> None:
    """Sets every widget to a View; must come before the widgets are drawn, or in a callback."""
    state = st.session_state
    ledger, known = load_ledger(), load_vocabulary()
    state[VIEW], state[OFFERED] = view, offered_by(ledger)
    state["day"] = view.day or known.days[1]
    state["only"] = view.since is not None and view.since == state["day"]
    state[SOURCES] = [name for name in speaking_sources(ledger) if view.sources is None or name in view.sources]
    state["documents"] = list(view.documents if view.documents is not None else ledger.documents)
    state["kinds"] = list(view.kinds or ())
    state["states"] = list(view.states or ())
    state["control"] = view.control or ALL_SOURCES
    state[MAP_BY], state[MAP_BESIDE] = (*view.maps, None, None)[:2]
    state[COMPARE_WITH], state[COMPARE_DAY], state[COMPARE_STATE] = _named(view.compare)
    state["place"] = view.place


def _named(other: OtherSide | None) -> tuple[str | None, date | None, str | None]:
    return (other.source_id, other.day, other.state) if other else (None, None, None)


def address() -> dict[str, str]:
    """The address as it stands; a key that stands there twice is a list, as on the command line."""
    return {key: ",".join(st.query_params.get_all(key)) for key in st.query_params}


def begin(page: str) -> None:
    """Decides at the start of a run where the View comes from, and seeds the widgets if it is not they."""
    state = st.session_state
    asked = address()
    if asked and asked != state.get(ADDRESS) and not (state.get(PAGE) == page and is_late(asked)):
        state[WRITTEN] = [asked]
        view, dropped = parse(asked, load_vocabulary())
        view, moved = on_strip(view, load_vocabulary().days)
        state[NOTES] = (*dropped, *moved)
        seed(view)
    elif state.get(PAGE) != page:
        state[NOTES] = ()
        seed(state.get(VIEW) or View())
    else:
        if asked == state.get(ADDRESS):
            state[WRITTEN] = [asked]
        follow_ledger()
    state[PAGE] = page
    SPOKEN.set(state[VIEW].lang)


def follow_ledger() -> None:
    """Sets the widgets anew where the ledger has other sources, documents or days than they were set for.

    What the reader chose stays: all sources are all of them also after another has spoken.
    """
    state = st.session_state
    if VIEW in state and state.get(OFFERED) != offered_by(load_ledger()):
        view, moved = on_strip(from_widgets(), load_vocabulary().days)
        state[NOTES] = (*state.get(NOTES, ()), *moved)
        seed(view)


def is_late(asked: dict[str, str]) -> bool:
    """Whether a browser names an address that it had before it was told of the last one.

    It sends its address with every change of a widget, so a quick hand sends an old one with a new choice; the choice
    counts. With Back it sends an old one and no choice.
    """
    state = st.session_state
    return asked in state.get(WRITTEN, ()) and from_widgets().query() != state.get(ADDRESS)


def from_widgets() -> View:
    """The View that the widgets show now."""
    state = st.session_state
    every, printed, _ = state[OFFERED]
    chosen = chosen_sources()
    sources = tuple(name for name in every if name in chosen)
    documents = tuple(name for name in printed if name in state["documents"])
    before: View = state[VIEW]
    return replace(
        before,
        day=state["day"],
        since=since_from_widgets(before),
        sources=None if len(sources) == len(every) else sources,
        documents=None if len(documents) == len(printed) else documents or none_or_all(before.documents),
        kinds=tuple(state["kinds"]) or none_or_all(before.kinds),
        states=tuple(state["states"]) or none_or_all(before.states),
        control=state["control"] or None,
        maps=maps_from_widgets(),
        compare=compare_from_widgets(),
    ).at_place(state["place"])


def maps_from_widgets() -> tuple[str, ...]:
    """Whose published maps are shown: one beside another only where there is a first."""
    first, second = st.session_state.get(MAP_BY), st.session_state.get(MAP_BESIDE)
    second = None if compare_from_widgets() else second
    return tuple(dict.fromkeys(name for name in (first, first and second) if name))


def compare_from_widgets() -> OtherSide | None:
    """What the shown map is compared with: a map that there is, or nothing."""
    state: Any = st.session_state
    source_id, day = state.get(COMPARE_WITH), state.get(COMPARE_DAY)
    if not state.get(MAP_BY) or day not in load_vocabulary().map_days.get(source_id, ()):
        return None
    return OtherSide(source_id, day, state.get(COMPARE_STATE) or USUAL_STATE)


def none_or_all(before: Names) -> Names:
    """What an empty widget of several means: all, as it says itself; none where an address asked for none (`kind=`),
    until something is chosen in it."""
    return () if before == () else None


def since_from_widgets(before: View) -> date | None:
    """The first day that counts. A window of several days comes from the address alone, and stays until the day changes;
    the widget knows only one day, or all that was said by it."""
    day: date = st.session_state["day"]
    if st.session_state["only"]:
        return day
    window = before.since is not None and before.since != day and before.day in (None, day)
    return before.since if window else None


def take() -> View:
    """Takes the View from the widgets, drawn or not; the address is written by `finish`, once all else says the same."""
    view = from_widgets()
    st.session_state[VIEW] = view
    return view


def resume() -> View:
    """The View in a run of a part of the page alone, which begins in no language."""
    view = take()
    SPOKEN.set(view.lang)
    return view


def finish() -> View:
    """Takes the View from the widgets and writes the address if it says something else."""
    view = take()
    state = st.session_state
    state[ADDRESS] = view.query()
    written = {key: st.query_params.get_all(key) for key in st.query_params}
    if written != {key: [value] for key, value in state[ADDRESS].items()}:
        st.query_params.from_dict(state[ADDRESS])
    state[WRITTEN] = [*state.get(WRITTEN, ())[-MOST_WRITTEN:], state[ADDRESS]]
    return view


def notes() -> tuple[str, ...]:
    """What of the address was not understood, one sentence each."""
    return tuple(st.session_state.get(NOTES, ()))


def acknowledged() -> int:
    """The number of the last word heard from the map."""
    return int(st.session_state.get(ACK, 0))


def hear() -> None:
    """One word from the map: what the hand has touched, and nothing else. It only seeds; the run that follows does the rest."""
    said: Any = st.session_state.get(MAP)
    if not isinstance(said, Mapping) or not isinstance(said.get("n"), int):
        return
    state = st.session_state
    state[ACK] = said["n"]
    # What the reader has chosen on the page in the same moment counts too.
    before = from_widgets() if VIEW in state else View()
    touched = str(said.get("what") or "").split()
    heard = {name: str(said.get(name) or "") for part in touched for name in SPOKEN_OF.get(part, ())}
    seen = before.at_place(heard["place"] or None) if "place" in heard else before
    asked = {**seen.query(), **heard}
    view, _ = parse({name: value for name, value in asked.items() if value}, load_vocabulary())
    view, _ = on_strip(view, load_vocabulary().days)
    # An emptied list is written as an empty value and must not be lost with the other empty ones.
    seed(replace(view, sources=before.sources, documents=before.documents, kinds=before.kinds, states=before.states))


def sources_heard() -> int:
    """The number of the last choice heard from the list of sources."""
    return int(st.session_state.get(SOURCES_HEARD, 0))


def hear_sources() -> None:
    """A hand on the list of sources: those that are shown now, of those that there are."""
    said: Any = st.session_state.get(SOURCE_LIST)
    chosen = said.get("chosen") if isinstance(said, Mapping) else None
    if not isinstance(chosen, Mapping) or not isinstance(chosen.get("n"), int) or not isinstance(chosen.get("shown"), list):
        return
    st.session_state[SOURCES_HEARD] = chosen["n"]
    shown = {name for name in chosen["shown"] if isinstance(name, str)}
    st.session_state[SOURCES] = [name for name in speaking_sources(load_ledger()) if name in shown]
