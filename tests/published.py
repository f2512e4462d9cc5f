"""The published map files, where they are at hand: they are not ours to pass on, so a plain clone has none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
# Tried in this order: in the project, beside it, and among what is shared beside it.
USUAL = (PROJECT / "published", PROJECT.parent / "published", PROJECT.parent / "shared" / "published")


def published_folder() -> Path:
    """The folder of published files. Without it a test is skipped; where GREYLINE_REQUIRE_SHARED is set, it fails."""
    folder = next((one for one in USUAL if one.is_dir()), None)
    if folder:
        return folder
    reason = "the published files are not at hand (a folder published/ in or beside the project)"
    if os.environ.get("GREYLINE_REQUIRE_SHARED"):
        pytest.fail(f"{reason}, and GREYLINE_REQUIRE_SHARED is set")
    pytest.skip(reason)
