"""Bringing in files of maps: chosen, read in a process of their own, shown as what they hold, and confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.bringing import Preview, bring_in, foreseen, read_upload
from dashboard.editing import may_edit
from dashboard.language import counted, translated
from dashboard.panels.maps_list import TOLD, notes_html
from dashboard.panels.maps_preview import preview_html
from dashboard.panels.maps_stated import draw_stated
from dashboard.safe import html
from data.importers.files import stated
from data.importers.options import Options
from data.store.map_entries import ReadFile
from geo.faults import Refused

# What was read of the files now chosen, so that a run of the page does not read them again.
READ = "greyline-maps-read"
FILES, ROUND = "maps-files", "greyline-maps-round"
Outcome = ReadFile | Refused


def draw_upload() -> None:
    """Choosing, reading, showing and confirming; for others than who sits at the machine, where it is done."""
    if not may_edit():
        words = translated("Maps are brought in at the machine that serves this page: here, or with the command import.")
        st.html(f'<p class="gl-second">{html(words)}</p>')
        return
    # Another number is another widget: what was brought in is no longer chosen.
    key = f"{FILES}-{st.session_state.get(ROUND, 0)}"
    words = translated("Files of maps, as they were published, at most 20 MB each")
    files = st.file_uploader(words, accept_multiple_files=True, key=key)
    options, form, described = draw_stated()
    if files:
        draw_preview(foreseen(read_files(files, options, form), described), described)


def read_files(files: Sequence[Any], options: Options, form: str) -> list[Outcome]:
    """The files as they were read, each once for what is stated about it."""
    known: dict[tuple[str, str, str], Outcome] = st.session_state.get(READ, {})
    read: dict[tuple[str, str, str], Outcome] = {}
    with st.spinner(translated("Reading the files …")):
        for file in files:
            content = file.getvalue()
            name = (hashlib.sha256(content).hexdigest(), file.name, stated(options, form))
            read[name] = known.get(name) or read_upload(content, file.name, options, form)
    st.session_state[READ] = read
    return list(read.values())


def draw_preview(preview: Preview, described: dict[str, str] | None) -> None:
    """Every file with what it draws and what was said of it; then the faults, or the button that confirms."""
    for file in preview.files:
        draw_file(file)
    if preview.faults:
        faults = "".join(f"<li><bdi>{html(fault)}</bdi></li>" for fault in preview.faults[:50])
        lead = translated("Nothing can be brought in as it is:")
        st.html(f'<div class="gl-notes" role="alert">{html(lead)}<ul>{faults}</ul></div>')
        return
    known, new = len(preview.brought.known), len(preview.brought.new)
    if known:
        words = counted("{n} file is in the ledger already.", "{n} files are in the ledger already.", known)
        st.html(f"<p>{html(words)}</p>")
    if new:
        words = counted("Bring in {n} file", "Bring in {n} files", new)
        st.button(words, type="primary", key="maps-confirm", on_click=_confirm, args=(preview.files, described))


def draw_file(file: ReadFile) -> None:
    """One file before it is brought in."""
    one = file.imported
    first, last = file.days
    days = f"{first}" if first == last else f"{first} – {last}"
    counts = [f"{name}: {count}" for name, count in one.counts]
    mended = [f"{repair.where}: {repair.before_km2} km² → {repair.after_km2} km²" for repair in one.repairs]
    said = "; ".join([one.format, ", ".join(file.sources), days, *counts, *mended])
    st.html(f"<h2><bdi>{html(one.file_name)}</bdi></h2><p><bdi>{html(said)}</bdi></p>")
    if one.areas:
        st.html(preview_html(one.areas))
    st.html(notes_html(one.warnings, one.left_out) or "<p></p>")


def _confirm(files: Sequence[ReadFile], described: dict[str, str] | None) -> None:
    """Brings in what was shown; the callback of the button, which asks once more who presses it."""
    state: Any = st.session_state
    state[TOLD] = told = bring_in(files, described)
    if not told.faults:
        state[ROUND] = state.get(ROUND, 0) + 1
        state.pop(READ, None)
