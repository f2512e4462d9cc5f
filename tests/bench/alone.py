"""A page with nothing but our own map, at its first View: what it takes until a map of ours is seen at all.

Started by `tests.bench.servers` with our routes beside Streamlit's, as the whole page is.
"""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from dashboard.base import base_path
from dashboard.map import Command, constant_map
from dashboard.panels.map_frame import HEIGHT, command
from data.view import View

st.set_page_config(layout="wide")
st_folium(
    constant_map(base_path()), key="map", width=None, height=HEIGHT, returned_objects=[],
    feature_group_to_add=Command(command(View(), None)),
)  # fmt: skip
