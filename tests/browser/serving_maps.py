"""`python -m dashboard` with control maps in its ledger, for tests: `python -m tests.browser.serving_maps MAPS serve …`.

MAPS is a file in which a test has put the series (pickled by the test itself, never by anybody else). Maps as no file could
bring them, with layers of every kind side by side, come into the ledger here and not through `import`.
"""

from __future__ import annotations

import pickle
import runpy
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from data.store import Ledger
from data.store.store import Latest, Store
from tests.drawn_maps import with_maps


def main() -> None:
    """Gives the ledger that is served the maps of a file, and does what the command line says."""
    maps = pickle.loads(Path(sys.argv[1]).read_bytes())
    latest = Store.latest

    # For each head one object, as everything that is made from a ledger is kept by it.
    @lru_cache(maxsize=2)
    def mapped(ledger: Ledger) -> Ledger:
        return with_maps(ledger, maps)

    def latest_with_maps(store: Store) -> Latest:
        found = latest(store)
        return replace(found, ledger=mapped(found.ledger))

    Store.latest = latest_with_maps
    # As if it had been started itself: it looks for its settings beside its own entry.
    del sys.argv[1]
    runpy.run_module("dashboard", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
