"""How a plain file is read: which of its fields says what, and which of its words means which state."""

from __future__ import annotations

import streamlit as st

from dashboard.language import N_, translated
from dashboard.palette import state_label
from dashboard.panels.claims_card import MODALITY_NAMES
from dashboard.safe import html, label
from data.importers.options import DayOrder, Mapping
from data.model import Modality, State

# What a field of a plain file can be, as the command line's --field names it.
FIELDS = {
    "state_field": N_("The field that says the state"),
    "day_field": N_("The field that says the day"),
    "geometry_field": N_("The field with the polygon (as well-known text)"),
    "place_field": N_("The field with the place's id"),
    "geonames_field": N_("The field with the GeoNames id"),
    "name_field": N_("The field with the place's name"),
    "lat_field": N_("The field with the latitude"),
    "lon_field": N_("The field with the longitude"),
}
DAY_ORDERS = {
    DayOrder.ymd: N_("year, month, day"), DayOrder.dmy: N_("day, month, year"), DayOrder.mdy: N_("month, day, year"),
}  # fmt: skip
LONGEST = 120
# Words for one state, one a line.
LONGEST_WORDS = 2000


def draw_mapping() -> Mapping:
    """All that the command line takes for a plain file."""
    words = translated("For plain GeoJSON, GeoPackage, KML and CSV alone: where the file says what, and in which words.")
    st.html(f'<p class="gl-second">{html(words)}</p>')
    state = st.selectbox(
        translated("The whole file is one state"), [str(one) for one in State], index=None, key="maps-state",
        format_func=state_label, placeholder=translated("a field says it"),
    )  # fmt: skip
    stated = {"state": State(state) if state else None, **_fields(), "states": _means(), "modality": _modality()}
    layer, order = _text("layer", translated("Layer")), _day_order()
    comma = st.checkbox(translated("Numbers have a decimal comma (48,28)"), key="maps-comma")
    return Mapping(**stated, layer=layer, day_order=order, decimal_comma=comma)  # type: ignore[arg-type]


def _text(name: str, words: str) -> str:
    return st.text_input(words, key=f"maps-{name}", max_chars=LONGEST).strip()


def _fields() -> dict[str, str]:
    """The names of the file's fields, two beside each other."""
    columns = st.columns(2)
    named = {}
    for number, (role, words) in enumerate(FIELDS.items()):
        with columns[number % 2]:
            named[role] = _text(role, translated(words))
    return named


def _means() -> tuple[tuple[str, State], ...]:
    """The file's own words for each state; our own names need not be stated."""
    said = translated("Words that mean {state}, one a line")
    columns = st.columns(len(State))
    found = []
    for column, state in zip(columns, State, strict=True):
        with column:
            words = st.text_area(said.format(state=state_label(state)), key=f"maps-means-{state}", max_chars=LONGEST_WORDS)
            found += [(word.strip(), state) for word in words.splitlines() if word.strip()]
    return tuple(found)


def _modality() -> Modality:
    chosen = st.selectbox(
        translated("How the source says it"), list(Modality), index=list(Modality).index(Modality.assessed),
        key="maps-modality", format_func=lambda one: translated(MODALITY_NAMES[one]),
    )  # fmt: skip
    return chosen or Modality.assessed


def _day_order() -> DayOrder:
    chosen = st.selectbox(
        label(translated("How days are written")), list(DayOrder), key="maps-order",
        format_func=lambda one: translated(DAY_ORDERS[one]),
    )  # fmt: skip
    return chosen or DayOrder.ymd
