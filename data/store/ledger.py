"""The ledger in memory: read once, whole, checked, and never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from data.identity import head_of_tables
from data.model import Claim, Document, Sentence, Source
from data.schema import COVERAGE, TABLES
from data.standings import Standing, intervals
from data.store.rows import claim_from, document_from, sentence_from, source_from
from data.store.rules import Tables, faults_of
from geo.faults import Fault, Refused, refuse
from geo.places import SHIPPED_PLACES, Place, read_places
from geo.tables import Row, read_table

SHIPPED = Path(__file__).resolve().parents[1] / "ledger"
# What became known this long before the first document was printed still belongs on the time strip.
BEFORE_FIRST = timedelta(days=4)


@dataclass(frozen=True, eq=False)
class Ledger:
    """Sources, documents, claims and the gazetteer's places; `head` names exactly this state of them."""

    head: str
    head_kind: str
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    coverage: tuple[Sentence, ...]
    places: Mapping[str, Place] = field(repr=False)

    @cached_property
    def intervals(self) -> tuple[Standing, ...]:
        """All standings, each with the days on which it stands."""
        return intervals(self.claims)

    @cached_property
    def strip_days(self) -> tuple[date, date]:
        """First and last day of the time strip: from shortly before the first document to the last thing known.

        What was said months earlier and only quoted is known from the first day on and never stretches the strip.
        """
        printed = [document.published_on for document in self.documents.values()]
        known = [claim.known_from for claim in self.claims]
        if not printed or not known:
            today = max(printed, default=date(2025, 11, 6))
            return today, today
        first = min(printed) - BEFORE_FIRST
        return min([day for day in known if day >= first], default=first), max(known)


def ledger_folder() -> Path:
    """The folder of ledger tables: the one that GREYLINE_LEDGER names, or the shipped one."""
    named = os.environ.get("GREYLINE_LEDGER")
    return Path(named) if named else SHIPPED


def open_ledger(folder: Path | None = None) -> Ledger:
    """The ledger of a folder, checked by every rule. Raises `geo.faults.Refused` with all faults; takes all or nothing."""
    folder = folder or ledger_folder()
    tables, places = read_tables(folder)
    refuse(faults_of(tables, places))
    documents = {row["document_id"]: document_from(row) for _, row in tables["documents.csv"]}
    claims = tuple(
        claim_from(row, documents[row["document_id"]], order) for order, (_, row) in enumerate(tables["claims.csv"])
    )
    return Ledger(
        head=head_of_tables({name: [row for _, row in rows] for name, rows in tables.items()}),
        head_kind="tables",
        sources={row["source_id"]: source_from(row) for _, row in tables["sources.csv"]},
        documents=documents,
        claims=claims,
        coverage=tuple(sentence_from(row) for _, row in tables["coverage.csv"]),
        places=places,
    )


def read_tables(folder: Path) -> tuple[Tables, dict[str, Place]]:
    """The rows of all tables and all places. Faults of one table do not hide those of another."""
    faults: list[Fault] = []
    tables = {name: _table(folder / name, columns, faults) for name, columns in TABLES.items()}
    places: dict[str, Place] = {}
    try:
        places = read_places(SHIPPED_PLACES)
        if (folder / "places.csv").exists():
            places = {**places, **more_places(folder / "places.csv", places)}
    except Refused as refused:
        faults.extend(refused.faults)
    refuse(faults)
    return tables, places


def _table(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> list[Row]:
    """One table's rows; its faults are added to those found so far. A ledger without coverage is read, and said so."""
    if columns is COVERAGE and not path.exists():
        return []
    try:
        return read_table(path, columns)
    except Refused as refused:
        faults.extend(refused.faults)
        return []


def more_places(path: Path, shipped: Mapping[str, Place]) -> dict[str, Place]:
    """A user's own places beside the shipped ones; a shipped name can't be given another meaning."""
    own = read_places(path)
    refuse(
        Fault(
            path.name, None, "place_id", "is a shipped place with other values",
            "take the shipped row over unchanged, or choose another place_id", name,
        )
        for name, place in own.items()
        if name in shipped and shipped[name] != place
    )  # fmt: skip
    return own
