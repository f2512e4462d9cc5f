"""The manifest: what a snapshot shows and how it was made, so that anyone can check both, offline and years later.

`shown` is the same in every format of one View; its sha256 is the `digest` that is printed on the picture. `made` says
how this one file came about. `seal` is the sha256 of the finished file (dashboard/snapshot/seal.py).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import rfc8785

from dashboard.answers import claim_row, map_standing_row, standing_row
from dashboard.snapshot.changed import changes_listed
from dashboard.snapshot.comparisons import comparison_record
from dashboard.snapshot.contents import Contents, Options
from dashboard.snapshot.control_maps import map_inputs, map_records
from dashboard.snapshot.credits import credit_lines, restricted_sources
from dashboard.snapshot.inert import inert
from dashboard.snapshot.inputs import inputs, libraries
from data.version import VERSION

LAYOUT = 1
UNSEALED = "0" * 64
SHORT = 12


@dataclass(frozen=True, eq=False)
class Manifest:
    """A manifest as it goes into a file: `content` is its JSON, still unsealed."""

    content: dict[str, Any]

    @property
    def digest(self) -> str:
        """The sha256 of what is shown, in hex."""
        return str(self.content["digest"])

    @property
    def short(self) -> str:
        """The beginning of the digest, for a picture."""
        return self.digest[:SHORT]

    @cached_property
    def text(self) -> str:
        """One line of JSON in ASCII, without `<`, `>` and `&`."""
        return as_text(self.content)


def as_text(content: dict[str, Any]) -> str:
    """A manifest's JSON as it stands in a file. Keys are in order, so the same content is the same text."""
    return inert(content, ascii_only=True)


def digest_of(shown: dict[str, Any]) -> str:
    """The sha256 over RFC 8785 canonical JSON, in hex."""
    return hashlib.sha256(rfc8785.dumps(shown)).hexdigest()


def make_manifest(contents: Contents, format_name: str) -> Manifest:
    """The manifest of one export."""
    shown, made = shown_of(contents), made_of(contents, format_name)
    return Manifest({"manifest": LAYOUT, "digest": digest_of(shown), "shown": shown, "made": made, "seal": UNSEALED})


def made_of(contents: Contents, format_name: str) -> dict[str, Any]:
    """How a file comes about: by which program and libraries, in which format, with which options and from which files."""
    made = {
        "program": f"greyline {VERSION}",
        "libraries": libraries(),
        "format": format_name,
        "options": options_of(contents.options, format_name),
        "inputs": {**inputs(), **map_inputs(contents, all_days=format_name in CARRYING_ALL_DAYS)},
    }
    if format_name in CARRYING_ALL_DAYS:
        made["carries"] = _carried(contents)
    return made


# Pages with a time strip of their own hold the same choice on every day, not only what the View shows.
CARRYING_ALL_DAYS = frozenset({"html", "bundle"})
# Only these are drawn in a size and a theme.
DRAWN = frozenset({"png", "svg", "pdf", "html", "gif", "webp", "bundle"})


def options_of(options: Options, format_name: str) -> dict[str, Any]:
    """The options that make a difference to this format."""
    drawn = {"size": options.size, "theme": options.theme} if format_name in DRAWN else {}
    span = {"first": options.first} if options.first else {}
    only = {"changed": True} if options.first and options.changed else {}
    return {**drawn, **span, **only, "with_restricted": options.with_restricted}


def shown_of(contents: Contents) -> dict[str, Any]:
    """What is shown: ledger, View, counts, and every claim by id and hash; of a span also each of its days.

    A day is named by the sha256 of what it shows, whatever the head: a ledger that has grown shows the same of it. What is
    said by a day is said by every later one, so the claims of the last day are those of all.
    """
    if not contents.options.first:
        return _shown_on(contents)
    days = [[one.answer.day.isoformat(), digest_of(without_head(_shown_on(one)))] for one in contents.days]
    return {**_shown_on(contents), "days": days}


def without_head(shown: dict[str, Any]) -> dict[str, Any]:
    """What is shown, apart from the name of the ledger's state, which is told apart."""
    return {name: value for name, value in shown.items() if name not in ("head", "head_kind")}


def _shown_on(contents: Contents) -> dict[str, Any]:
    ledger, answer = contents.ledger, contents.answer
    return {
        "head": ledger.head,
        "head_kind": ledger.head_kind,
        "view": contents.view.query(),
        "places": None if contents.places is None else list(contents.places),
        "sentence": contents.sentence,
        "counts": {
            "claims": len(contents.claims),
            "claims_of": answer.total,
            "standings": len(contents.standings) + len(contents.shares),
            "sources": answer.sources_shown,
            "sources_hidden": answer.sources_hidden,
        },
        "claims": [[claim.claim_id, row_hash(claim_row(claim))] for claim in contents.claims],
        "standings": _list_hash([row_hash(one) for one in standings_shown(contents)]),
        "documents": _documents(contents),
        "sources": _sources(contents),
        "geometry": {
            "restricted": "let in" if contents.options.with_restricted else "left out",
            "restricted_sources": list(restricted_sources(contents)),
            **_maps(contents),
        },
        "credits": list(credit_lines(contents)),
        **changes_listed(contents),
    }


def standings_shown(contents: Contents) -> list[dict[str, Any]]:
    """What was said, then what maps draw of places, by the contract's keys."""
    day = contents.answer.day
    said = [standing_row(one, day) for one in contents.standings]
    return said + [map_standing_row(one, day) for one in contents.shares]


def _maps(contents: Contents) -> dict[str, Any]:
    """The published maps that were asked for and what was compared, whether drawn or left out; no word where nothing was."""
    records = map_records(contents)
    return {**({"maps": records} if records else {}), **comparison_record(contents)}


def row_hash(row: dict[str, Any]) -> str:
    """The sha256 of a row in canonical JSON: any changed cell changes it."""
    return digest_of(row)


def _list_hash(names: list[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _documents(contents: Contents) -> dict[str, str]:
    read = {claim.document_id for claim in contents.claims}
    known = contents.ledger.documents
    return {document_id: known[document_id].text_sha256 for document_id in known if document_id in read}


def _sources(contents: Contents) -> list[dict[str, str]]:
    return [
        {"source_id": one.source_id, "name": one.name, "licence": one.licence, "redistribution": one.redistribution}
        for one in contents.sources
    ]


def _carried(contents: Contents) -> dict[str, Any]:
    rows = [row_hash(claim_row(claim)) for claim in contents.of_any_day]
    return {"claims": len(rows), "sha256": _list_hash(rows)}
