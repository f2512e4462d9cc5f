"""The best that the same packages give without a script of one's own: the map stays, and one cached GeoJSON of circle
markers is handed to it anew at every change (`feature_group_to_add`)."""

from __future__ import annotations

from datetime import date
from typing import Any

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

from data.store import Ledger, open_ledger


class OfflineMap(folium.Map):
    """folium's map with the files it would fetch from CDNs."""

    default_js = [("leaflet", "/app/static/leaflet.js")]  # noqa: RUF012 (folium's own interface)
    default_css = [("leaflet_css", "/app/static/leaflet.css")]  # noqa: RUF012


class Told(folium.FeatureGroup):
    """A group that also says which day it shows, for the stopwatch."""

    _template = Template(
        """{% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.featureGroup();
window.shownDay = '{{ this.day }}';
{% endmacro %}"""
    )

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day.isoformat()


@st.cache_resource
def load() -> Ledger:
    """The ledger, read once."""
    return open_ledger()


@st.cache_data
def known_by(day: date, sources: tuple[str, ...]) -> dict[str, Any]:
    """The claims of a day as GeoJSON."""
    ledger = load()
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": {"place": place.name, "source": ledger.sources[claim.source_id].name, "kind": claim.kind,
                               "summary": claim.summary},
            }
            for claim in ledger.claims
            if claim.known_from <= day and claim.source_id in sources
            for place in (ledger.places[claim.place_id],)
        ],
    }  # fmt: skip


st.set_page_config(layout="wide")
ledger = load()
first, last = ledger.strip_days
day = st.slider("Day", first, last, last, key="day")
sources = st.multiselect("Sources", list(ledger.sources), list(ledger.sources))
group = Told(day)
popup = folium.GeoJsonPopup(["place", "source", "kind", "summary"])
folium.GeoJson(known_by(day, tuple(sources)), marker=folium.CircleMarker(radius=4), popup=popup).add_to(group)
drawn = OfflineMap((48.65, 37.4), zoom_start=8, tiles=None, prefer_canvas=True)
st_folium(drawn, key="map", width=768, height=640, returned_objects=[], feature_group_to_add=group)
