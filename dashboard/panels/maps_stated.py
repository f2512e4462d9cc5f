"""What is stated about files that do not say it themselves: whose map, about which day, and how a plain file is read."""

from __future__ import annotations

import streamlit as st

from dashboard.language import translated
from dashboard.loading import load_ledger
from dashboard.panels.maps_list import MAY_BE_PASSED_ON
from dashboard.panels.maps_mapping import draw_mapping
from dashboard.safe import html, label, visible
from data.importers.names import FORMAT_NAMES
from data.importers.options import Options
from data.model import Redistribution, Side, SourceKind
from data.schema import SOURCES, values

Described = dict[str, str] | None
NEW = "+"


def draw_stated() -> tuple[Options, str, Described]:
    """The options, the format where one is named, and the row of a source that is new."""
    folded = st.expander(translated("What the files do not say themselves"), key="maps-stated")
    with folded:
        words = translated("Leave this as it is for the files of a publisher whose format is known.")
        st.html(f'<p class="gl-second">{html(words)}</p>')
        form = _chosen(translated("Format"), "maps-format", FORMAT_NAMES, translated("as the content says"))
        repair = st.checkbox(translated("Mend rings that cross themselves"), key="maps-repair")
        day = st.date_input(translated("Day it is about"), value=None, key="maps-day", format="YYYY-MM-DD")
        source, described = _source()
        mapping = draw_mapping()
    return Options(source, day, repair, mapping), form, described


def _passing_on() -> str:
    """Whether what it publishes may be passed on: to ask first, unless somebody knows better."""
    names = list(Redistribution)
    chosen = st.selectbox(
        translated("May it be passed on"), names, index=names.index(Redistribution.ask), key="maps-passing",
        format_func=lambda name: translated(MAY_BE_PASSED_ON[name]),
    )  # fmt: skip
    return str(Redistribution(chosen))


def _chosen(words: str, key: str, names: tuple[str, ...], otherwise: str) -> str:
    chosen = st.selectbox(label(words), names, index=None, key=key, placeholder=otherwise)
    return chosen or ""


def _source() -> tuple[str, Described]:
    """Whose map a plain file is: a source of the ledger, or a new one with all that has to be said of it."""
    ledger = load_ledger()
    names = (NEW, *ledger.sources)
    words = translated("A source that is not in the list …")
    chosen = st.selectbox(
        translated("Whose map it is"), names, index=None, key="maps-source", placeholder=translated("as the format says"),
        format_func=lambda name: visible(ledger.sources[name].name) if name in ledger.sources else words,
    )  # fmt: skip
    if chosen != NEW:
        return chosen or "", None
    name = st.text_input(translated("What it is called"), key="maps-name", max_chars=120)
    source_id = st.text_input(translated("Its id: small letters, digits and hyphens"), key="maps-id", max_chars=80)
    said = {
        "side": _chosen(translated("On whose side"), "maps-side", values(Side), translated("Choose")),
        "kind": _chosen(translated("What it is"), "maps-kind", values(SourceKind), translated("Choose")),
        "licence": st.text_input(translated("On what terms it publishes"), key="maps-licence", max_chars=300),
        "redistribution": _passing_on(),
    }
    row = {**dict.fromkeys(SOURCES, ""), **said, "source_id": source_id.strip(), "name": name.strip()}
    return source_id.strip(), row
