"""An export read from disk: which format it is, by how it begins, and its manifest. Whatever the file holds is data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.snapshot.export import BESIDE
from dashboard.snapshot.formats import FORMATS
from geo.faults import Fault, Refused

LARGEST = 256 * 1024 * 1024
NO_EXPORT = "name a file that Greyline exported; a table's manifest stands beside it as FILE" + BESIDE


@dataclass(frozen=True)
class Opened:
    """An export: its bytes, the bytes that carry the seal (its own, or its manifest's beside it), and the manifest."""

    path: Path
    beside: Path | None
    format: str
    data: bytes
    sealed: bytes
    seal_text: str
    manifest: dict[str, Any]


def open_export(path: Path) -> Opened:
    """The export at a path. Raises `geo.faults.Refused` where it can't be read, or is none."""
    if path.name.endswith(BESIDE):
        path = path.with_name(path.name.removesuffix(BESIDE))
    data = _read(path)
    for name, form in FORMATS.items():
        if form.inside and data.startswith(form.starts):
            try:
                text = form.read_manifest(data)
                return Opened(path, None, name, data, data, form.read_sealed(data), _manifest(text, name))
            except (ValueError, RecursionError):
                continue
    # Looked for last: a picture is never taken for a table because of a file that somebody put beside it.
    beside = path.with_name(path.name + BESIDE)
    if beside.exists():
        return _opened_beside(path, data, beside)
    raise _refusal(path, "holds no manifest that can be read")


def _opened_beside(path: Path, data: bytes, beside: Path) -> Opened:
    sealed = _read(beside)
    try:
        text = sealed.decode("ascii").removesuffix("\n")
        manifest = _manifest(text, None)
    except (ValueError, RecursionError) as error:
        raise _refusal(beside, "is no manifest that can be read") from error
    form = FORMATS[manifest["made"]["format"]]
    if form.inside or not data.startswith(form.starts or b""):
        raise _refusal(path, f"is no {form.name.upper()}, which the manifest beside it says it is")
    return Opened(path, beside, form.name, data, sealed, text, manifest)


def _manifest(text: str, name: str | None) -> dict[str, Any]:
    """The manifest's content, if it has the layout of one of ours; ValueError otherwise."""
    content = json.loads(text)
    try:
        whole = _has_layout(content) and name in (None, content["made"]["format"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("is no manifest") from error
    if not whole:
        raise ValueError("is no manifest")
    manifest: dict[str, Any] = content
    return manifest


def _has_layout(content: dict[str, Any]) -> bool:
    """Whether all that is read of a manifest later is of the kind that ours have."""
    shown, made = content["shown"], content["made"]
    texts = [content["digest"], shown["head"], shown["sentence"], made["program"]]
    texts += [*shown["view"].values(), *(shown["places"] or ()), *(part for pair in shown["claims"] for part in pair)]
    texts += [*made["libraries"].values(), *made["inputs"].values()]
    tables = (shown["counts"], made["options"], made["libraries"], made["inputs"])
    return (
        made["format"] in FORMATS
        and _has_our_keys(content)
        and all(len(pair) == 2 for pair in shown["claims"])
        and all(isinstance(text, str) for text in texts)
        and all(isinstance(table, dict) for table in tables)
        and all(type(shown["counts"][name]) is int for name in ("claims_of", "sources_hidden"))
    )


# What a manifest may hold: a word that is none of ours, such as whose release it is, is nothing that could be verified.
TOP = {"manifest", "digest", "shown", "made", "seal"}
SHOWN = {
    "head", "head_kind", "view", "places", "sentence", "counts", "claims", "standings", "documents", "sources", "geometry",
    "credits",
}  # fmt: skip
COUNTS = {"claims", "claims_of", "standings", "sources", "sources_hidden"}
MADE = {"program", "libraries", "format", "options", "inputs"}
# Only where there is something to tell: changes of claims, the days of a span; a page's own days; the file beside it.
MAY_SHOW, MADE_OF_DAYS, BESIDE_A_TABLE = {"changes", "days"}, {"carries"}, {"file"}


def _has_our_keys(content: dict[str, Any]) -> bool:
    shown, made = content["shown"], content["made"]
    return (
        set(content) - BESIDE_A_TABLE == TOP
        and set(shown) - MAY_SHOW == SHOWN
        and set(shown["counts"]) == COUNTS
        and set(made) - MADE_OF_DAYS == MADE
    )


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would never end
            raise _refusal(path, "is no ordinary file" if path.exists() else "is not there")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _refusal(path, f"can't be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise _refusal(path, "is larger than any export")
    return data


def _refusal(path: Path, rule: str) -> Refused:
    return Refused((Fault(str(path), None, "", rule, NO_EXPORT),))
