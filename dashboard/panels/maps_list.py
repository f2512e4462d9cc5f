"""The imported maps as a table, and one of them in full: what was left out, doubted or mended, and how it is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.bringing import Told, take_out
from dashboard.editing import may_edit
from dashboard.language import N_, counted, translated
from dashboard.safe import html, visible
from data.imports import ImportedFile
from data.model import Redistribution
from data.store import Ledger
from data.store.importing import LONGEST

CHOSEN, WHY, WHO = "maps-chosen", "maps-why", "maps-who"
TOLD = "greyline-maps-told"
MAY_BE_PASSED_ON = {
    Redistribution.open: N_("may be passed on"),
    Redistribution.ask: N_("ask before passing on"),
    Redistribution.no: N_("must not be passed on"),
}


def draw_list(ledger: Ledger) -> None:
    """All imported files, newest first; chosen in the box below, one of them in full."""
    newest = list(ledger.imports)[::-1]
    if not newest:
        words = translated("No map was brought in yet. Greyline ships none: most of their makers must be asked first.")
        st.html(f"<p>{html(words)}</p>")
        return
    st.dataframe(pd.DataFrame([_row(ledger, one) for one in newest]), hide_index=True, width="stretch", key="maps-table")
    by_hash, names = {one.hash: one for one in newest}, _names(newest)
    chosen = st.selectbox(
        translated("One file in full"), list(by_hash), key=CHOSEN, index=None, placeholder=translated("Choose"),
        format_func=lambda name: names.get(name, name),
    )  # fmt: skip
    if chosen in by_hash:
        draw_file(ledger, by_hash[chosen])


def _names(files: Sequence[ImportedFile]) -> dict[str, str]:
    """What each file is called in the box, by its entry. No two alike: of two that are, only one could be chosen."""
    names = {one.hash: _named(one) for one in files}
    often = Counter(names.values())
    return {entry: f"{name} · {entry[:8]}" if often[name] > 1 else name for entry, name in names.items()}


def _named(file: ImportedFile) -> str:
    told = [", ".join(file.sources), about(file), *([translated("taken out")] if file.retracted else [])]
    return visible(f"{file.file_name} ({', '.join(told)})")


def about(file: ImportedFile) -> str:
    """The data days a file is about."""
    return f"{file.first}" if file.first == file.last else f"{file.first} – {file.last}"


def _row(ledger: Ledger, file: ImportedFile) -> dict[str, Any]:
    return {
        translated("File"): visible(file.file_name),
        translated("Source"): visible(", ".join(ledger.sources[name].name for name in file.sources)),
        translated("Format"): file.format,
        translated("About"): about(file),
        translated("Day of the file"): str(file.file_day or ""),
        translated("Entered"): file.recorded_on,
        translated("Warnings"): len(file.warnings),
        translated("Licence"): visible("; ".join(licence(ledger, name) for name in file.sources[:1])),
        translated("Taken out"): visible(file.retracted),
    }


def licence(ledger: Ledger, source_id: str) -> str:
    """On what terms a source publishes, and whether it may be passed on."""
    source = ledger.sources[source_id]
    words = translated(MAY_BE_PASSED_ON[Redistribution(source.redistribution)])
    return f"{source.licence}; {words}" if source.licence else words


def draw_file(ledger: Ledger, file: ImportedFile) -> None:
    """One file: its facts, its warnings, what was left out, what was mended; and the form that takes it out."""
    facts = [
        (translated("sha256 of the file"), file.sha256),
        (translated("Size in bytes"), str(file.size)),
        (translated("The data day is from"), file.day_from),
        (translated("Read by version"), file.parser),
        (translated("Stated by the user"), file.stated),
        *((translated("Licence"), f"{name}: {licence(ledger, name)}") for name in file.sources),
        *((name, str(count)) for name, count in file.counts),
    ]
    rows = "".join(f"<dt>{html(name)}</dt><dd><bdi>{html(value)}</bdi></dd>" for name, value in facts)
    st.html(f'<dl class="gl-facts">{rows}</dl>{notes_html(file.warnings, file.left_out)}')
    if file.retracted:
        words = translated("Taken out on {day}: {reason}").format(day=file.retracted_on, reason=file.retracted)
        st.html(f'<p class="gl-notes"><bdi>{html(words)}</bdi></p>')
    elif may_edit():
        draw_removal(file)


def notes_html(warnings: Any, left_out: Any) -> str:
    """Warnings, and what was left out by name with how often and why; "" where there is nothing to say."""
    parts = []
    if warnings:
        listed = "".join(f"<li><bdi>{html(one)}</bdi></li>" for one in warnings)
        parts.append(f"<h3>{html(counted('{n} warning', '{n} warnings', len(warnings)))}</h3><ul>{listed}</ul>")
    if left_out:
        said = (f"{one.name} ({one.count}): {one.reason}" for one in left_out)
        listed = "".join(f"<li><bdi>{html(one)}</bdi></li>" for one in said)
        parts.append(f"<h3>{html(translated('Left out'))}</h3><ul>{listed}</ul>")
    return "".join(parts)


def draw_removal(file: ImportedFile) -> None:
    """The form that takes a file out: a name and a reason, as for every change."""
    with st.form(f"take-out-{file.hash}", enter_to_submit=False):
        words = translated("A file that is taken out stays on record; its maps do not count from then on.")
        st.html(f'<p class="gl-second">{html(words)}</p>')
        st.text_area(translated("Why"), key=WHY, max_chars=LONGEST["reason"])
        st.text_input(translated("Your name"), key=WHO, max_chars=LONGEST["who"])
        st.form_submit_button(translated("Take it out"), on_click=_taken_out, args=(file,))


def _taken_out(file: ImportedFile) -> None:
    state: Any = st.session_state
    state[TOLD] = take_out(file, state[WHY], state[WHO])


def draw_told() -> None:
    """What became of the last wish, once."""
    told: Told | None = st.session_state.pop(TOLD, None)
    if told is None:
        return
    if told.faults:
        faults = "".join(f"<li><bdi>{html(fault)}</bdi></li>" for fault in told.faults[:50])
        lead = translated("Nothing was changed:")
        st.html(f'<div class="gl-notes" role="alert">{html(lead)}<ul>{faults}</ul></div>')
        return
    said = []
    if told.removed:
        said.append(translated("Taken out: {name}.").format(name=told.removed))
    if told.new:
        said.append(counted("{n} file was brought in.", "{n} files were brought in.", len(told.new)))
    if told.known:
        said.append(counted("{n} file was in the ledger.", "{n} files were in the ledger.", len(told.known)))
    st.html(f'<p class="gl-found" role="status"><bdi>{html(" ".join(said))}</bdi></p>')
