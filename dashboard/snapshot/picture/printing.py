"""Matplotlib's own settings while a picture is made: the same wherever and for whomever it is made."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, Final

import matplotlib as mpl

# Settings are the process's own: two pictures made at once would share them.
ONE_AT_A_TIME = RLock()
SETTINGS: Final[Any] = {
    # Letters as outlines: the same on every machine, with no font to be had there. What a reader may want to search or
    # copy stands in the picture's title and description, and in its manifest.
    "svg.fonttype": "path",
    "svg.hashsalt": "greyline",
    "svg.id": None,
    # TrueType as it is: words can be copied and searched.
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "lines.scale_dashes": False,
    "text.usetex": False,
    "path.simplify": False,
}


@contextmanager
def printing() -> Iterator[None]:
    """Matplotlib as it comes, whatever the machine's settings, with ours on top."""
    with ONE_AT_A_TIME, mpl.rc_context(), warnings.catch_warnings():
        # A letter that the face does not have is printed as a box; nobody can do anything about it here.
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        yield
