"""Control maps: which published maps the ledger holds, from which file and day, on what terms; brought in and taken out."""

from __future__ import annotations

import streamlit as st

from dashboard.address import begin
from dashboard.language import counted, translated
from dashboard.loading import load_ledger
from dashboard.panels.maps_list import draw_list, draw_told
from dashboard.panels.maps_upload import draw_upload
from dashboard.safe import html


def draw() -> None:
    """The whole screen."""
    begin("control-maps")
    ledger = load_ledger()
    count = sum(len(series.maps) for series in ledger.maps)
    words = counted("{n} map", "{n} maps", count)
    st.html(f"<h1>{html(translated('Control maps'))}</h1><p class='gl-sentence' role='status'>{html(words)}</p>")
    how = translated(
        "Maps that others publish, as their files draw them. A map is known from the later of two days, the one it is about "
        "and the one of its file, and is in force until a later one is known. Greyline never reads positions of units."
    )
    st.html(f'<p class="gl-second">{html(how)}</p>')
    draw_told()
    draw_list(ledger)
    draw_upload()
