"""The only caches: what is read once and shared, read-only, by every session. All but the texts go by the ledger's head."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from dashboard.overlay import Overlay, make_overlay
from data.model import Claim
from data.standings import Standing
from data.store import Ledger, documents_kept, open_store
from data.store.store import Latest, Store
from data.texts import decoded, find_documents_folder, read_texts
from data.view import View, evidence, select, standings_of
from data.view_address import Vocabulary, vocabulary

if TYPE_CHECKING:
    from data.movement.sides import Comparison

# What the store answered in this run of the page: all of one run is drawn from one state of the ledger.
NOW: ContextVar[Latest | None] = ContextVar("now", default=None)


@cache
def load_store() -> Store:
    """The store, opened once when the server starts; a refused one stops the start."""
    return open_store()


def look() -> Latest:
    """Asks the store for its head, once at the start of a run, and keeps what it answers for the rest of it."""
    latest = load_store().latest()
    NOW.set(latest)
    return latest


def load_latest() -> Latest:
    """The ledger of this run, and what is wrong where it may not be the newest."""
    return NOW.get() or look()


def load_ledger() -> Ledger:
    """The ledger of this run. For each head it is one object, so that what is made from it is kept by it."""
    return load_latest().ledger


def load_vocabulary() -> Vocabulary:
    """The names a View may use."""
    return _vocabulary(load_ledger())


@lru_cache(maxsize=2)
def _vocabulary(ledger: Ledger) -> Vocabulary:
    return vocabulary(ledger)


def load_texts() -> dict[str, str]:
    """The documents' texts by sha256: those in a folder where one is at hand, and those that the store keeps."""
    texts, latest = _folder_texts(), load_latest()
    for name in documents_kept(load_store(), latest.ledger):
        if name not in texts and latest.fault is None:
            texts[name] = decoded(load_store().find_kept(name))
    return {name: text for name, text in texts.items() if text is not None}


@cache
def _folder_texts() -> dict[str, str | None]:
    """What has been read already; None for what is kept and is no text."""
    folder = find_documents_folder()
    return dict(read_texts(folder)) if folder else {}


def load_evidence(documents: tuple[str, ...] | None) -> tuple[tuple[Claim, ...], tuple[Standing, ...]]:
    """Claims of the chosen documents and their standings; with all documents, those of the ledger itself."""
    return _evidence(load_ledger(), documents)


@lru_cache(maxsize=8)
def _evidence(ledger: Ledger, documents: tuple[str, ...] | None) -> tuple[tuple[Claim, ...], tuple[Standing, ...]]:
    return evidence(ledger, documents), standings_of(ledger, documents)


def load_overlay(documents: tuple[str, ...] | None, language: str) -> Overlay:
    """The overlay for a choice of documents, made once for each head."""
    return _overlay(load_ledger(), documents, language)


@lru_cache(maxsize=8)
def _overlay(ledger: Ledger, documents: tuple[str, ...] | None, language: str) -> Overlay:
    claims, standings = _evidence(ledger, documents)
    return make_overlay(ledger, claims, standings, language, shares=documents is None)


# By name, so that the server finds what a page has announced. More are kept than the cache above holds: a browser
# may ask a little later than the page that named it. What was announced last goes last.
OVERLAYS: dict[str, Overlay] = {}
MOST_OVERLAYS = 16
# Files of comparisons, likewise; they are small, and other readers' overlays must not go for them.
COMPARISONS: dict[str, Overlay] = {}
ANNOUNCING = Lock()


def announce(overlay: Overlay, kept: dict[str, Overlay] = OVERLAYS) -> Overlay:
    """Keeps an overlay for the server to hand out; every page that names one keeps it anew."""
    with ANNOUNCING:
        kept.pop(overlay.name, None)
        kept[overlay.name] = overlay
        while len(kept) > MOST_OVERLAYS:
            kept.pop(next(iter(kept)))
    return overlay


def overlay_of_view(view: View) -> Overlay:
    """The overlay a View is drawn from, announced to the server."""
    return announce(load_overlay(view.documents, view.lang))


def load_comparison(view: View) -> Comparison | None:
    """What a View compares; None where it compares nothing."""
    if view.compare is None:
        return None
    from data.movement.sides import comparison_of  # here, as a page without a comparison needs no geometry

    ledger = load_ledger()
    return comparison_of(ledger.maps, view, select(ledger, view))


def comparison_of_view(view: View) -> Overlay | None:
    """The file of what a View compares, announced to the server."""
    comparison = load_comparison(view)
    return announce(_comparison_file(load_ledger(), comparison, view.lang), COMPARISONS) if comparison else None


@lru_cache(maxsize=8)
def _comparison_file(ledger: Ledger, comparison: Comparison, language: str) -> Overlay:
    from dashboard.comparison import comparison_file

    return comparison_file(comparison, {source_id: source.name for source_id, source in ledger.sources.items()})
