"""Where the ledger is kept. Whoever asks gets a `Ledger` and sees neither files nor a database.

`open_store` opens the durable store; `open_ledger` reads a folder of tables as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.ledger import Ledger, open_ledger

if TYPE_CHECKING:
    from data.store.store import Store

__all__ = ["Ledger", "open_ledger", "open_store"]


def open_store() -> Store:
    """The store that GREYLINE_STORE names, or the default one: see `data.store.opening.open_store`."""
    from data.store import opening  # here, as reading tables alone needs no database library

    return opening.open_store()
