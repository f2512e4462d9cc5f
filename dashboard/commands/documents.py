"""`add-document`: the texts that the ledger was read from, and a document that it does not know yet."""

from __future__ import annotations

import argparse
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands, day, usage
from data.schema import DOCUMENTS
from geo.faults import Refused, visible

if TYPE_CHECKING:
    from data.store.store import Store

# What may be said of a new document, besides the day it was published on.
ABOUT = ("publisher", "title", "language", "url", "note")


def add_document(commands: Commands) -> None:
    """Adds `add-document`."""
    words = "keeps the text of a document in the store, by its sha256; one that the ledger does not know is entered"
    adding = commands.add_parser("add-document", help=words)
    adding.add_argument("files", type=Path, nargs="+", metavar="FILE")
    new = adding.add_argument_group("a document that the ledger does not know")
    new.add_argument("--published", type=day, metavar="DAY", help="the day it was published on: this makes it a new one")
    new.add_argument("--id", default="", help="its id (default: made of the file's name)")
    for name in ABOUT:
        new.add_argument(f"--{name}", default="")
    adding.set_defaults(run=run_add_document)


def run_add_document(asked: argparse.Namespace) -> int:
    """Keeps documents' bytes, none where one of them is unknown, and says whose text each is."""
    from data.store import open_store
    from data.store.blobs import read_bytes, read_documents

    if not asked.published and any(getattr(asked, name) for name in ("id", *ABOUT)):
        usage("a new document needs the day it was published on: --published DAY")
    if asked.published and len(asked.files) > 1:
        usage("--published states the day of one document: give one file")
    store = open_store()
    try:
        if asked.published:
            put(f"{_entered(store, _row(asked, read_bytes(asked.files[0])))}: {visible(_id_of(asked))}\n")
        for path, (name, content) in read_documents(asked.files, store.ledger()).items():
            sha256 = store.keep(content)
            put(f"{visible(str(path))}: kept as the text of {visible(name)}, sha256 {sha256}\n")
        if asked.published:
            put("its sentences are told by import of claims.csv and coverage.csv; until then check names them\n")
    finally:
        store.close()
    return DONE


def _entered(store: Store, row: dict[str, str]) -> str:
    """Enters a document under the rules of the table, and says whether it was known. It stands in no file, so in no row."""
    try:
        done = store.bring_in_claims({"documents.csv": [(1, row)]}, {"documents.csv": "add-document"})
    except Refused as refused:
        raise Refused(tuple(replace(one, row=None) for one in refused.faults)) from None
    return "entered" if done.new else "known"


def _row(asked: argparse.Namespace, content: bytes) -> dict[str, str]:
    """The document as a row of documents.csv."""
    said = {name: getattr(asked, name) for name in ABOUT}
    sha256 = hashlib.sha256(content).hexdigest()
    row = {"document_id": _id_of(asked), "published_on": asked.published.isoformat(), "text_sha256": sha256, **said}
    return {column: row[column] for column in DOCUMENTS}


def _id_of(asked: argparse.Namespace) -> str:
    """The id asked for, or the file's name in plain letters."""
    from anyascii import anyascii

    return asked.id or re.sub(r"[^a-z0-9]+", "-", anyascii(asked.files[0].stem).casefold()).strip("-")
