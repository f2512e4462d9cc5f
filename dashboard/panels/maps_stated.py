"""What is stated about files that do not say it themselves: whose map, about which day, and how a plain file is read."""

from __future__ import annotations

import streamlit as st

from dashboard.language import translated
from dashboard.loading import load_ledger
from dashboard.palette import state_label
from dashboard.safe import html, label, visible
from data.importers.names import FORMAT_NAMES
from data.importers.options import Mapping, Options
from data.model import Redistribution, Side, SourceKind, State
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
        mapping = _mapping()
    return Options(source, day, repair, mapping), form, described


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
        "redistribution": str(Redistribution.ask),
    }
    row = {**dict.fromkeys(SOURCES, ""), **said, "source_id": source_id.strip(), "name": name.strip()}
    return source_id.strip(), row


def _mapping() -> Mapping:
    """How a plain file says which state: by a field of our own words, or by being one state as a whole."""
    state = st.selectbox(
        translated("The whole file is one state"), [str(one) for one in State], index=None, key="maps-state",
        format_func=state_label, placeholder=translated("a field says it"),
    )  # fmt: skip
    field = st.text_input(translated("The field that says the state"), key="maps-field", max_chars=120)
    return Mapping(state=State(state) if state else None, state_field=field.strip())
