"""The ledger's columns and what may stand in them, as tables: the contract other tools rely on."""

from __future__ import annotations

import re
from enum import StrEnum

from data.model import (
    SECTORS,
    Actor,
    Kind,
    Modality,
    Phase,
    Redistribution,
    Scope,
    Side,
    SourceKind,
    State,
    Verification,
)

SOURCES = ("source_id", "name", "name_uk", "name_ru", "side", "kind", "url", "licence", "redistribution", "note")
DOCUMENTS = ("document_id", "title", "publisher", "published_on", "language", "url", "text_sha256", "note")
CLAIMS = (
    "claim_id", "document_id", "passage_start", "passage_end", "passage_sha256", "source_id", "via_source_id",
    "place_id", "place_as_written", "scope", "sector", "kind", "actor", "phase", "state", "modality", "as_of",
    "stated_on", "verification", "reliability", "credibility", "graded_by", "words", "summary", "supersedes",
    "recorded_on",
)  # fmt: skip
COVERAGE = ("document_id", "start", "end", "claim_ids", "reason")
TABLES = {"sources.csv": SOURCES, "documents.csv": DOCUMENTS, "claims.csv": CLAIMS, "coverage.csv": COVERAGE}


def values(listed: type[StrEnum]) -> tuple[str, ...]:
    """The members of a closed list as they stand in a table."""
    return tuple(str(member) for member in listed)


# Column by column the closed list its value is taken from; "" is allowed where OPTIONAL says so.
CLOSED = {
    "sources.csv": {
        "side": values(Side), "kind": values(SourceKind), "redistribution": values(Redistribution),
    },
    "documents.csv": {},
    "claims.csv": {
        "scope": values(Scope), "sector": SECTORS, "kind": values(Kind), "actor": values(Actor),
        "phase": values(Phase), "state": values(State), "modality": values(Modality),
        "verification": values(Verification), "reliability": tuple("ABCDEF"), "credibility": tuple("123456"),
    },
    "coverage.csv": {},
}  # fmt: skip
OPTIONAL = {
    "sources.csv": {"name_uk", "name_ru", "url", "licence", "note"},
    "documents.csv": {"title", "publisher", "language", "url", "note"},
    "claims.csv": {
        "via_source_id", "place_as_written", "sector", "actor", "state", "stated_on", "graded_by", "words",
        "supersedes",
    },
    "coverage.csv": {"claim_ids", "reason"},
}  # fmt: skip
SPANS = {"claims.csv": ("as_of", "stated_on"), "documents.csv": (), "sources.csv": (), "coverage.csv": ()}
DAYS = {"documents.csv": ("published_on",), "claims.csv": ("recorded_on",), "sources.csv": (), "coverage.csv": ()}
HASHES = {"documents.csv": ("text_sha256",), "claims.csv": ("passage_sha256",), "sources.csv": (), "coverage.csv": ()}
COUNTS = {
    "claims.csv": ("passage_start", "passage_end"), "coverage.csv": ("start", "end"), "documents.csv": (), "sources.csv": (),
}  # fmt: skip
KEYS = {"sources.csv": "source_id", "documents.csv": "document_id", "claims.csv": "claim_id", "coverage.csv": ""}
# Why a sentence carries no claim; an explanation of ours may follow after a colon.
REASONS = (
    "background", "furniture", "unnamed_place", "garbled", "aim", "significance", "verification", "repeat",
    "not_a_claim",
)  # fmt: skip
# How ids, hashes and counts are written.
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
SHA256 = re.compile(r"[0-9a-f]{64}")
COUNT = re.compile(r"0|[1-9][0-9]{0,9}")
# Names are shown as they are: what is invisible in them would make one pass for another. Other text is free.
NAMES = {
    "sources.csv": ("name", "name_uk", "name_ru"),
    "documents.csv": (),
    "claims.csv": ("place_as_written",),
    "coverage.csv": (),
}
MOST_WORDS = 7
# An actor is named for every kind but these: control has a state instead, `other` may have no doer.
WITHOUT_ACTOR = frozenset({Kind.control, Kind.other})
# Only what may yet come can be about a day after it was printed.
FORESEEING = frozenset({Phase.possible, Phase.likely})
