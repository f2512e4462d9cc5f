"""The least that Streamlit can do for a change of the day: a page with a slider and nothing else but the day it says."""

from __future__ import annotations

from datetime import date

import streamlit as st

st.set_page_config(layout="wide")
day = st.slider("Day", date(2025, 7, 9), date(2025, 11, 5), date(2025, 11, 5), key="day")
st.html(f'<p class="gl-sentence">{day}</p>')
