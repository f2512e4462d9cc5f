"""What the store says of itself, on every page: whether what is shown is the newest, and whether anything can be written."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard.faults import told_fault
from dashboard.language import N_, counted, translated
from dashboard.loading import load_store, look
from dashboard.safe import html
from data.store.opening import CLOCK, READ_ONLY
from data.store.store import Latest
from geo.faults import Refused

# What `data.store` says of a store it opened, in the reader's language.
NOTES = {
    READ_ONLY: N_("The store can be read and not written: nothing can be corrected."),
    CLOCK: N_("The newest entry is of a day that has not come yet: this machine's clock is behind, or another's was ahead."),
}


def draw_store() -> None:
    """Asks the store once for this run. Nothing is drawn while all is well; a damaged store is never shown as good."""
    try:
        latest = look()
        notes = load_store().notes
    except Refused as refused:
        draw_refusal(refused)
        st.stop()
    said = [age_in_words(latest, datetime.now(UTC))] if latest.fault else []
    said += [translated(NOTES.get(note, note)) for note in notes]
    if said:
        rows = "".join(f"<p>{html(sentence)}</p>" for sentence in said)
        st.html(f'<div class="gl-notes gl-store" role="status">{rows}</div>')


def age_in_words(latest: Latest, now: datetime) -> str:
    """That the store does not answer, and since when what is shown is not known to be the newest."""
    seconds = max(0, round((now - latest.asked).total_seconds()))
    age = (
        counted("{n} second", "{n} seconds", seconds)
        if seconds < 120
        else counted("{n} minute", "{n} minutes", seconds // 60)
    )
    return translated(
        "The store of the ledger does not answer. What is shown was read from it {age} ago, at {time} UTC, and may not be "
        "the newest. Nothing can be entered until it answers; this page goes on by itself then."
    ).format(age=age, time=f"{latest.asked:%H:%M:%S}")


def draw_refusal(refused: Refused) -> None:
    """A store that must not be shown: the page says so, the log says which and what to do."""
    fault = told_fault(refused)
    words = translated(
        "The ledger is not shown: its store is damaged or can't be read. Fault {fault}; the server's log says more."
    )
    st.html(f'<div class="gl-notes gl-fault" role="alert">{html(words.format(fault=fault))}</div>')
