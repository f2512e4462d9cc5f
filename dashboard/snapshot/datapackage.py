"""What goes with the files of a bundle: datapackage.json for programs (Data Package 2.0), README.txt for people.

Neither holds the hour at which it was made: the same View gives the same bytes on another day.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.language import translated
from dashboard.snapshot.about_sheet import apostrophes_in_words
from dashboard.snapshot.columns import CLAIM_TABLE, DAYS, INTEGERS, MEANINGS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.members import TEXTS, meaning_of, media_type_of, suffix_of
from dashboard.snapshot.readme import readme, title_of
from dashboard.snapshot.rows import silence_in_words
from data.citation import printed_by
from data.model import Document
from geo.basemap.read import read_provenance
from geo.places import SIDECAR

__all__ = ["describe", "readme"]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
TABLES = {"claims.csv": CLAIM_TABLE, "standings.csv": STANDING_TABLE}


def describe(files: Mapping[str, bytes], contents: Contents, manifest: Manifest) -> bytes:
    """datapackage.json: every file by its name, kind, size and sha256, the columns of the CSV tables, and the sources."""
    told = (*comparison_lines(contents), *credit_lines(contents))
    said = "\n".join(filter(None, (contents.sentence, silence_in_words(contents), *told)))
    package = {
        "$schema": PROFILE,
        "name": f"greyline-{contents.answer.day.isoformat()}-{manifest.short}",
        "id": manifest.digest,
        "title": title_of(contents),
        "description": said,
        "licenses": _licences(),
        "sources": list(_sources(contents)),
        "resources": [_resource(name, files[name]) for name in sorted(files)],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(name: str, data: bytes) -> dict[str, Any]:
    suffix = suffix_of(name)
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": name.lower().replace(".", "-"),
        "path": name,
        "description": meaning_of(name),
        "format": suffix,
        "mediatype": media_type_of(name),
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if suffix in TEXTS:
        resource["encoding"] = "utf-8"
    if name in TABLES:
        said = f"{resource['description']}. {apostrophes_in_words()}"
        resource |= {"type": "table", "description": said, "schema": _schema(TABLES[name])}
    return resource


def _schema(columns: tuple[str, ...]) -> dict[str, Any]:
    key = {"primaryKey": ["claim_id"]} if "claim_id" in columns else {}
    return {"$schema": SCHEMA_PROFILE, "fields": [_field(column) for column in columns], **key}


def _field(column: str) -> dict[str, Any]:
    return {"name": column, "type": _type(column), "description": translated(MEANINGS[column])}


def _type(column: str) -> str:
    if column in INTEGERS:
        return "integer"
    if column in NUMBERS:
        return "number"
    return "date" if column in DAYS else "string"


def _licences() -> list[dict[str, str]]:
    """Licences of what is passed on. The claims are in our own words; what the documents say is their publishers'."""
    places = _places_record()
    claims = {
        "name": "MIT",
        "path": "https://opensource.org/license/mit",
        "title": translated("Claims: Greyline's words"),
    }
    return [claims, {"name": "CC-BY-4.0", "path": places["licence_url"], "title": places["attribution"]}]


def _sources(contents: Contents) -> Iterator[dict[str, str]]:
    read = {claim.document_id for claim in contents.claims}
    for document in contents.ledger.documents.values():
        if document.document_id in read:
            yield _document(contents, document)
    places = _places_record()
    yield {"title": places["title"], "path": places["url"]}
    for source in read_provenance()["sources"].values():
        yield {"title": str(source["title"]), "version": str(source["version"])}


def _document(contents: Contents, document: Document) -> dict[str, str]:
    named = {"title": printed_by(contents.ledger, document)}
    # A path that is no web address would be taken for a file of the bundle.
    return {**named, "path": document.url} if document.url.startswith(("https://", "http://")) else named


def _places_record() -> dict[str, str]:
    record = tomllib.loads(SIDECAR.read_text(encoding="utf-8"))
    return {name: str(record[name]) for name in ("title", "url", "licence_url", "attribution")}
