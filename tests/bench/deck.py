"""The same map by deck.gl (`st.pydeck_chart`): a layer of points, drawn by WebGL. Without a graphics card that is software."""

from __future__ import annotations

import pydeck
import streamlit as st

from data.store import Ledger, open_ledger


@st.cache_resource
def load() -> Ledger:
    """The ledger, read once."""
    return open_ledger()


st.set_page_config(layout="wide")
ledger = load()
first, last = ledger.strip_days
day = st.slider("Day", first, last, last, key="day")
sources = st.multiselect("Sources", list(ledger.sources), list(ledger.sources))
points = [
    {"at": [place.lon, place.lat], "place": place.name, "kind": claim.kind, "summary": claim.summary}
    for claim in ledger.claims
    if claim.known_from <= day and claim.source_id in sources
    for place in (ledger.places[claim.place_id],)
]
layer = pydeck.Layer(
    "ScatterplotLayer", points, id="claims", get_position="at", get_radius=4, radius_units="'pixels'",
    get_fill_color=[156, 43, 32], pickable=True,
)  # fmt: skip
view = pydeck.ViewState(latitude=48.65, longitude=37.4, zoom=7)
tooltip = {"text": "{place}: {kind}\n{summary}"}
st.pydeck_chart(
    pydeck.Deck(layers=[layer], initial_view_state=view, map_provider=None, map_style=None, tooltip=tooltip),
    width=768, height=640,
)  # fmt: skip
st.html(f'<p class="gl-sentence">{day}</p>')
