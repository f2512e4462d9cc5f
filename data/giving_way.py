"""Processes that work beside the server, to draw an export or to read a file: whoever reads the map comes before them."""

from __future__ import annotations

import os
import subprocess

# One of ten parts of a processor that others want as well; all of one that nobody wants.
GENTLY = 10
# Windows knows no `nice`; there the parent says it when it starts the process. Nothing elsewhere.
BELOW_READERS: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
# Libraries for arrays would otherwise take every processor at once. Read when they are imported, so set before.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "GDAL_NUM_THREADS": "1"}


def give_way() -> None:
    """Lowers the priority of this process, and of whatever it starts: for a process of its own, never for the server."""
    if hasattr(os, "nice"):
        os.nice(GENTLY)
