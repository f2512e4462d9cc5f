"""A box by its four edges, in degrees: measured when the reader says so, not while they are still typing the second of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.address import from_widgets, seed
from dashboard.language import N_, translated
from dashboard.loading import load_ledger
from dashboard.safe import html
from data.view import View
from geo.region_names import Edges, box_edges, box_name

BOX: Final = "box"
# The box that the four fields were last set to, and whether what was typed into them is none.
SET, REFUSED = "greyline-box-set", "greyline-box-refused"
# In the order in which a reader is asked, and the place of each in a box's name.
EDGES = (
    ("south", N_("South"), 1, 90.0), ("west", N_("West"), 0, 180.0),
    ("north", N_("North"), 3, 90.0), ("east", N_("East"), 2, 180.0),
)  # fmt: skip
# Half a box's height and width, in degrees: some 100 km across.
HALF_HIGH, HALF_WIDE = 0.5, 0.7
WITHOUT_PLACE = "pokrovsk"


def starting_box(view: View) -> str:
    """The box that is there to begin with: about the View's place, or Pokrovsk, or the middle of the country."""
    places = load_ledger().places
    place = places.get(view.place or "") or places.get(WITHOUT_PLACE)
    lat, lon = (place.lat, place.lon) if place else (48.5, 36.0)
    west, east = round(lon - HALF_WIDE, 1), round(lon + HALF_WIDE, 1)
    return box_name((west, round(lat - HALF_HIGH, 1), east, round(lat + HALF_HIGH, 1)))


def draw_box(view: View) -> None:
    """The four edges of the View's box."""
    _set(view.region or "")
    with st.form("change-box", enter_to_submit=True):
        fields = st.columns([2, 2, 2, 2, 3], vertical_alignment="bottom")
        for column, (key, words, _, most) in zip(fields, EDGES, strict=False):
            column.number_input(
                translated(words), key=f"change-{key}", min_value=-most, max_value=most, step=0.1, format="%.6g"
            )
        fields[-1].form_submit_button(translated("Measure this box"), on_click=_asked, width="stretch")
    if st.session_state.get(REFUSED):
        words = translated("That is no box: west must lie west of east, and south south of north. The last one is still shown.")
        st.html(f'<p class="gl-notes" role="alert">{html(words)}</p>')


def _set(region: str) -> None:
    state = st.session_state
    edges, fresh = box_edges(region), state.get(SET) != region
    for key, _, at, _ in EDGES:
        if fresh or f"change-{key}" not in state:
            state[f"change-{key}"] = edges[at]
    if fresh:
        state[SET], state[REFUSED] = region, False


def _asked() -> None:
    """What was typed, as the View's region; what is no box changes nothing and is said."""
    typed = {at: float(st.session_state[f"change-{key}"]) for key, _, at, _ in EDGES}
    edges: Edges = (typed[0], typed[1], typed[2], typed[3])
    try:
        region = box_name(edges)
    except ValueError:
        st.session_state[REFUSED] = True
        return
    st.session_state[REFUSED] = False
    seed(replace(from_widgets(), region=region))
