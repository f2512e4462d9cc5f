"""Where the ledger is kept. Whoever asks gets a `Ledger` and sees neither files nor a database.

`open_store` opens the durable store, `stored_ledger` reads the ledger in it; `open_ledger` reads a folder of tables as
they are, with what no editor has said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.ledger import Ledger, open_ledger

if TYPE_CHECKING:
    from data.store.store import Store

__all__ = ["Ledger", "checked_store", "documents_kept", "open_ledger", "open_store", "stored_ledger"]


def open_store() -> Store:
    """The store that GREYLINE_STORE names, or the default one: see `data.store.opening.open_store`."""
    from data.store import opening  # here, as reading tables alone needs no database library

    return opening.open_store()


def checked_store() -> tuple[Store, list[str]]:
    """The store, and what was checked of it, line by line: see `data.store.opening.checked_store`."""
    from data.store import opening

    return opening.checked_store()


def documents_kept(store: Store, ledger: Ledger) -> list[str]:
    """The sha256 of the ledger's documents whose bytes the store keeps; files of maps are kept there too."""
    kept = set(store.kept)
    return [one.text_sha256 for one in ledger.documents.values() if one.text_sha256 in kept]


def stored_ledger(head: str | None = None) -> Ledger:
    """The ledger as the store has it now, or as it was at an earlier head, for who asks once and goes."""
    store = open_store()
    try:
        return store.ledger(head)
    finally:
        store.close()
