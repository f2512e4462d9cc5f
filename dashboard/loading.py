"""The only caches: what is read from disk once and shared, read-only, by every session."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock

from dashboard.overlay import Overlay, make_overlay
from data.model import Claim
from data.standings import Standing
from data.store import Ledger, open_ledger
from data.texts import find_documents_folder, read_texts
from data.view import View, Vocabulary, evidence, standings_of, vocabulary


@cache
def load_ledger() -> Ledger:
    """The ledger, opened once when the server starts; a refused ledger stops the start."""
    return open_ledger()


@cache
def load_vocabulary() -> Vocabulary:
    """The names a View may use."""
    return vocabulary(load_ledger())


@cache
def load_texts() -> dict[str, str]:
    """The documents' texts by sha256, where a folder of them is at hand."""
    folder = find_documents_folder()
    return read_texts(folder) if folder else {}


@lru_cache(maxsize=8)
def load_evidence(documents: tuple[str, ...] | None) -> tuple[tuple[Claim, ...], tuple[Standing, ...]]:
    """Claims of the chosen documents and their standings; with all documents, those of the ledger itself."""
    ledger = load_ledger()
    return evidence(ledger, documents), standings_of(ledger, documents)


@lru_cache(maxsize=8)
def load_overlay(documents: tuple[str, ...] | None, language: str) -> Overlay:
    """The overlay for a choice of documents, made once."""
    claims, standings = load_evidence(documents)
    return make_overlay(load_ledger(), claims, standings, language, shares=documents is None)


# By name, so that the server finds what a page has announced. More are kept than the cache above holds: a browser
# may ask a little later than the page that named it. What was announced last goes last.
OVERLAYS: dict[str, Overlay] = {}
MOST_OVERLAYS = 16
ANNOUNCING = Lock()


def announce(overlay: Overlay) -> Overlay:
    """Keeps an overlay for the server to hand out; every page that names one keeps it anew."""
    with ANNOUNCING:
        OVERLAYS.pop(overlay.name, None)
        OVERLAYS[overlay.name] = overlay
        while len(OVERLAYS) > MOST_OVERLAYS:
            OVERLAYS.pop(next(iter(OVERLAYS)))
    return overlay


def overlay_of_view(view: View) -> Overlay:
    """The overlay a View is drawn from, announced to the server."""
    return announce(load_overlay(view.documents, view.lang))
