"""Where the ledger is kept. For now the reviewed tables themselves; whoever asks gets a `Ledger` and sees no files."""

from data.store.ledger import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
