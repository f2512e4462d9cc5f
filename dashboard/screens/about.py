"""About: what the map shows, how, its limits, and whose data it stands on."""

from __future__ import annotations

import streamlit as st

from geo.basemap.read import read_provenance
from dashboard.address import begin
from dashboard.language import translated
from dashboard.loading import load_ledger
from dashboard.safe import html

METHOD = """
Greyline shows who claims what along a front line. It takes no side and states no truth of its own: every mark leads back
to a claim, and every claim to the passage it was read from. A claim appears from the day it became known and never before.
A place nobody spoke of belongs to nobody. A denial is never drawn as the state that it denies. Discs around places are
schematic: 5 km for a city of 100,000 or more, 3 km for a town, 1 km for a village.
"""
LIMITS = """
The shipped ledger is read from five documents of 2 to 6 November 2025; it is small and says nothing of other days. There
are no roads or railways on the map, since none could be had offline; zoom ends at 12. No positions of units are shown.
Nothing on this page is fetched from another host.
"""


def draw() -> None:
    """The whole screen."""
    begin("about")
    ledger = load_ledger()
    st.header(translated("About Greyline"), anchor=False)
    st.markdown(METHOD)
    st.subheader(translated("Limits"), anchor=False)
    st.markdown(LIMITS)
    st.subheader(translated("The ledger"), anchor=False)
    st.text(translated("Head ({kind}): {head}").format(kind=ledger.head_kind, head=ledger.head))
    st.text(translated("{claims} claims, {sources} sources, {documents} documents").format(
        claims=len(ledger.claims), sources=len(ledger.sources), documents=len(ledger.documents)
    ))  # fmt: skip
    draw_base_map()


def draw_base_map() -> None:
    """Viewpoint, sources, licences and known errors of the base map and the gazetteer, from their own records."""
    told = read_provenance()
    st.subheader(translated("The base map"), anchor=False)
    st.text(told["viewpoint"])
    for source in told["sources"].values():
        st.html(f"<p>{html('; '.join(str(value) for value in source.values()))}</p>")
