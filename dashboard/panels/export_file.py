"""The export itself: made when asked for, in a process of its own, then handed to the browser."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.exporting import EXPORTER, ExportError, Request
from dashboard.faults import told_fault
from dashboard.language import translated
from dashboard.safe import html, label
from dashboard.snapshot.export import BESIDE, Export
from dashboard.snapshot.formats import FORMATS


def draw_file(asked: Request) -> None:
    """A button that makes the file; when it is there, the button that hands it over."""
    made = EXPORTER.made(asked)
    place = st.empty()
    if made is None and place.button(translated("Make the file"), type="primary", key="export-make", width="stretch"):
        with place.container():
            made = make(asked, translated("Making the file …"))
    if made is not None:
        with place.container():
            draw_download(made)


def make(asked: Request, words: str) -> Export | None:
    """Makes an export and shows how far it has got; None where it failed, and the page says so."""
    with st.status(words, expanded=False) as status:
        try:
            made = EXPORTER.make(asked, _reporter(words, status.update))
        except ExportError as error:
            failed = translated("The file could not be made. Fault {fault}; the server's log says more.")
            status.update(label=failed.format(fault=told_fault(error)), state="error")
            return None
        status.update(label=translated("Done"), state="complete")
    return made


def _reporter(words: str, update: Callable[..., None]) -> Callable[[str], None]:
    def report(name: str) -> None:
        # The name is one of our own formats, or a day of how many.
        day, parted, days = name.partition("/")
        if parted:
            update(label=translated("{words} day {day} of {days}").format(words=words, day=int(day), days=int(days)))
        else:
            update(label=f"{words} {FORMATS[name].name.upper()}" if name in FORMATS else words)

    return report


def draw_download(made: Export) -> None:
    """The button for the file, and for its manifest where that stands beside it."""
    kib = max(1, round(len(made.data) / 1024))
    words = translated("Download {name} ({size} KiB)").format(name=made.file_name, size=kib)
    st.download_button(
        label(words), made.data, made.file_name, FORMATS[made.format].media_type,
        key="export-file", type="primary", on_click="ignore", width="stretch",
    )  # fmt: skip
    if made.beside is not None:
        name = made.file_name + BESIDE
        words = translated("Download its manifest, to be kept beside it")
        st.download_button(
            label(words),
            made.beside,
            name,
            "application/json",
            key="export-manifest",
            on_click="ignore",
            width="stretch",
        )
    digest = translated("Digest of what is shown: {digest}").format(digest=made.digest)
    st.html(f'<p class="gl-second gl-digest">{html(digest)}</p>')


def draw_preview(asked: Request) -> None:
    """The picture as it will be, drawn from this very View."""
    made = EXPORTER.made(asked)
    if made is None:
        place = st.empty()
        with place.container():
            made = make(asked, translated("Drawing the picture …"))
        if made is not None:
            place.empty()
    if made is not None:
        alt = translated("The picture as it will be exported; the map screen says the same in words.")
        st.image(made.data, width="stretch", alt=alt, output_format="PNG")
