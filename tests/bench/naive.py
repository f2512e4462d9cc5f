"""The dashboard most people would write first: a slider, a list of sources, and a folium map with a marker a claim.

Written as well as such a page is written: the ledger is read once, texts are escaped, no tiles are fetched. Started by
`tests.bench.servers` from a folder that holds Leaflet, so that it needs no CDN.
"""

from __future__ import annotations

from html import escape

import folium
import streamlit as st
from streamlit_folium import st_folium

from data.model import Claim
from data.store import Ledger, open_ledger


class OfflineMap(folium.Map):
    """folium's map with the files it would fetch from CDNs; Bootstrap and its marker plugins are left out."""

    default_js = [("leaflet", "/app/static/leaflet.js"), ("jquery", "/app/static/jquery.js")]  # noqa: RUF012 (folium's own interface)
    default_css = [("leaflet_css", "/app/static/leaflet.css")]  # noqa: RUF012


@st.cache_resource
def load() -> Ledger:
    """The ledger, read once."""
    return open_ledger()


def popup(ledger: Ledger, claim: Claim) -> folium.Popup:
    """What a click on a marker shows."""
    lines = (ledger.places[claim.place_id].name, ledger.sources[claim.source_id].name, claim.kind, claim.summary)
    return folium.Popup("<br>".join(escape(line) for line in lines), max_width=300)


st.set_page_config(layout="wide")
ledger = load()
first, last = ledger.strip_days
day = st.slider("Day", first, last, last, key="day")
sources = st.multiselect("Sources", list(ledger.sources), list(ledger.sources))
drawn = OfflineMap(tiles=None)
for claim in ledger.claims:
    if claim.known_from <= day and claim.source_id in sources:
        place = ledger.places[claim.place_id]
        folium.Marker((place.lat, place.lon), popup=popup(ledger, claim)).add_to(drawn)
drawn.fit_bounds(drawn.get_bounds())
st_folium(drawn, width=768, height=640)
