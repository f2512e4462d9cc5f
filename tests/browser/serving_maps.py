"""`python -m dashboard` with control maps in its ledger, for tests: `python -m tests.browser.serving_maps MAPS serve …`.

MAPS is a file in which a test has put the series (pickled by the test itself, never by anybody else).
"""

from __future__ import annotations

import pickle
import runpy
import sys
from pathlib import Path

import data.store
from data.store import Ledger
from tests.drawn_maps import with_maps


def main() -> None:
    """Gives every ledger that is opened the maps of a file, and does what the command line says."""
    maps = pickle.loads(Path(sys.argv[1]).read_bytes())
    opened = data.store.open_ledger

    def open_with_maps(*folder: Path) -> Ledger:
        return with_maps(opened(*folder), maps)

    data.store.open_ledger = open_with_maps
    # As if it had been started itself: it looks for its settings beside its own entry.
    del sys.argv[1]
    runpy.run_module("dashboard", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
