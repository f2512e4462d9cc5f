"""A file of somebody's, read in a process of its own, with what the user stated about it on record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from data.importers.isolated import read_isolated
from data.importers.names import BY_MAPPING
from data.importers.options import Mapping, Options
from data.imports import ImportedFile
from data.store import Ledger
from data.store.map_entries import ReadFile
from data.version import VERSION


def read_file(content: bytes, name: str, options: Options, form: str = "") -> ReadFile:
    """What a file holds. Raises `Refused`."""
    imported = read_isolated(content, name, options, form)
    mapping = _said(options.mapping) if imported.format in BY_MAPPING else {}
    return ReadFile(imported, content, stated(options, form), _json(mapping))


def find_known(ledger: Ledger, content: bytes, name: str, options: Options, form: str = "") -> ImportedFile | None:
    """The import that brought in this very file: the same bytes, name, program and statement come to the same."""
    asked, sha256 = stated(options, form), hashlib.sha256(content).hexdigest()
    for file in ledger.imports:
        same = (file.sha256, file.file_name, file.parser, file.stated) == (sha256, name, VERSION, asked)
        if same and file.counts_now:
            return file
    return None


def stated(options: Options, form: str = "") -> str:
    """What a user stated about a file, as one line of JSON without what was left as it is: "{}" for nothing."""
    said: dict[str, Any] = {"format": form, "source": options.source_id, "repair": options.repair}
    if options.data_day:
        said["day"] = options.data_day.isoformat()
    said["mapping"] = _said(options.mapping)
    return _json({name: value for name, value in said.items() if value})


def _said(mapping: Mapping) -> dict[str, Any]:
    usual = asdict(Mapping())
    return {name: value for name, value in asdict(mapping).items() if value != usual[name]}


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
