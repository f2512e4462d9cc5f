"""What is exported: the format, and for what is drawn its size and theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from babel.lists import format_list

from dashboard.language import N_, shown_language, translated
from dashboard.safe import html, label
from dashboard.snapshot.contents import SIZES, Options
from dashboard.snapshot.manifest import DRAWN
from dashboard.snapshot.names import FORMAT_NAMES, MOVING
from data.model import Redistribution
from data.shown_maps import ShownMap
from data.store import Ledger
from data.view import THEMES

FORMAT_WORDS = {
    "png": N_("PNG: a picture for the web"),
    "svg": N_("SVG: a picture to edit"),
    "pdf": N_("PDF: a picture to print"),
    "html": N_("HTML: the map itself in one file, works without a network"),
    "geojson": N_("GeoJSON: claims and standings for maps"),
    "csv": N_("CSV: claims as a table"),
    "xlsx": N_("XLSX: claims and standings for Excel"),
    "gpkg": N_("GeoPackage: for QGIS and others"),
    "kml": N_("KML: for Google Earth and others"),
    "parquet": N_("GeoParquet: for data analysis"),
    "bundle": N_("Everything: a zip of all of these"),
    "gif": N_("GIF: a moving picture, a frame a day"),
    "webp": N_("WebP: the same in all its colours"),
}
SIZE_WORDS = {
    "web": N_("Web, 1200 × 800"),
    "web2x": N_("Web, sharp: 2400 × 1600"),
    "square": N_("Square, 1200 × 1200"),
    "a4": N_("A4, landscape"),
}
THEME_WORDS = {"light": N_("Light"), "dark": N_("Dark")}
# A page takes the size of its window.
SIZED = DRAWN - {"html"}
KEPT = "greyline-export"


def draw_choice(theme: str) -> tuple[str, Options]:
    """The choice; what was chosen stays when the reader goes to another screen and comes back."""
    kept = st.session_state.setdefault(KEPT, {"format": FORMAT_NAMES[0], "size": SIZES[0], "theme": theme})
    kept["format"] = _radio(translated("File"), FORMAT_WORDS, (*FORMAT_NAMES, *MOVING), kept["format"], "export-format")
    if kept["format"] in SIZED:
        kept["size"] = _radio(translated("Size"), SIZE_WORDS, SIZES, kept["size"], "export-size")
    if kept["format"] in DRAWN:
        kept["theme"] = _radio(translated("Colours"), THEME_WORDS, THEMES, kept["theme"], "export-theme")
    return kept["format"], Options(kept["size"], kept["theme"])


def ask_restricted(ledger: Ledger, maps: Sequence[ShownMap]) -> bool:
    """Whether maps are let into the file that may not be passed on freely; asked only where the View shows any."""
    makers = dict.fromkeys(ledger.sources[one.source_id] for one in maps)
    names = [maker.name for maker in makers if maker.redistribution != Redistribution.open]
    if not names:
        return False
    told = format_list(names, locale=shown_language())
    said = translated("What {sources} drew may not be passed on without asking. It stays out.").format(sources=told)
    st.html(f"<p>{html(said)}</p>")
    return st.checkbox(translated("I have asked, or keep the file to myself: let it in"), key="export-restricted")


def _radio(title: str, words: dict[str, str], names: tuple[str, ...], chosen: str, key: str) -> str:
    picked = st.radio(
        title, names, index=names.index(chosen), format_func=lambda name: label(translated(words[name])), key=key
    )
    return picked or chosen


def preview_options(options: Options) -> Options:
    """How the picture beside the choice is drawn: a sharp one needs no more room than a plain one."""
    return replace(options, size="web") if options.size == "web2x" else options
