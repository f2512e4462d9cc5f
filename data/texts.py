"""The documents' own texts, where they are at hand: found by the sha256 of their bytes, never by their names."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
# Tried in this order where GREYLINE_DOCUMENTS is not set: in the project, beside it, and among what is shared beside it.
USUAL = (PROJECT / "documents", PROJECT.parent / "documents", PROJECT.parent / "shared" / "documents")
LARGEST = 20 * 1024 * 1024


def find_documents_folder() -> Path | None:
    """The folder of document texts, or None where there is none."""
    named = os.environ.get("GREYLINE_DOCUMENTS")
    folders = (Path(named),) if named else USUAL
    return next((folder for folder in folders if folder.is_dir()), None)


def read_texts(folder: Path) -> dict[str, str]:
    """All texts of a folder by the sha256 of their bytes; what can't be read or is no UTF-8 text is passed over.

    Line ends stay as they are, since passages count them.
    """
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        try:
            if path.is_file() and path.stat().st_size <= LARGEST:
                content = path.read_bytes()
                texts[hashlib.sha256(content).hexdigest()] = content.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return texts


def decoded(content: bytes | None) -> str | None:
    """A document's bytes as text; None where there are none, or they are no UTF-8 text."""
    try:
        return None if content is None else content.decode("utf-8")
    except UnicodeDecodeError:
        return None
