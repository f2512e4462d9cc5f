"""The ledger in memory: read once, whole, checked, and never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

from data.identity import head_of_tables
from data.imports import ImportedFile
from data.maps import MapSeries
from data.model import Claim, Document, Sentence, Source
from data.schema import TABLES
from data.settlements import SettlementSeries
from data.standings import Standing, intervals, unsuperseded
from data.store.changes import Change
from data.store.rows import claim_from, document_from, sentence_from, source_from
from data.store.rules import OWN_PLACES, Tables, faults_of, in_order, without_followers
from geo.faults import Fault, Refused, refuse
from geo.place_rules import place_faults
from geo.places import COLUMNS as PLACE_COLUMNS
from geo.places import Place, place_from, read_places
from geo.tables import Row, read_table

SHIPPED = Path(__file__).resolve().parents[1] / "ledger"
COLUMNS = {**TABLES, OWN_PLACES: PLACE_COLUMNS}
# A ledger without these is read; that its sentences are not covered is for `check` to say.
MAY_LACK = frozenset({"coverage.csv", OWN_PLACES})
# What became known this long before the first document was printed still belongs on the time strip.
BEFORE_FIRST = timedelta(days=4)


@dataclass(frozen=True, eq=False)
class Ledger:
    """Sources, documents, claims and places. `head` names exactly this state of the ledger's own tables."""

    head: str
    head_kind: str
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    coverage: tuple[Sentence, ...]
    places: Mapping[str, Place] = field(repr=False)
    # Only a ledger with a chain has these: the reason of each retraction, all changes in the order they were made, and
    # for each claim the number of the entry that changed it last, by which an editor's change says what it is made on.
    retracted: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Change, ...] = ()
    versions: Mapping[str, int] = field(default_factory=dict, repr=False)
    # The files that were imported, also those taken out again, and what those that count hold: control maps and tables
    # of settlements, by source and format. Tables alone have none.
    imports: tuple[ImportedFile, ...] = field(default=(), repr=False)
    maps: tuple[MapSeries, ...] = field(default=(), repr=False)
    settlements: tuple[SettlementSeries, ...] = field(default=(), repr=False)

    @cached_property
    def valid(self) -> tuple[Claim, ...]:
        """The claims that no other claim corrects and nobody retracted: those that are shown and counted."""
        return tuple(claim for claim in unsuperseded(self.claims) if claim.claim_id not in self.retracted)

    @cached_property
    def changes_by_claim(self) -> Mapping[str, tuple[Change, ...]]:
        """By claim what was done to it, or made it, in the order in which it was done; what nobody changed is not in it."""
        found: dict[str, tuple[Change, ...]] = {}
        for change in self.corrections:
            for claim_id in {change.before.claim_id, change.after.claim_id if change.after else ""} - {""}:
                found[claim_id] = (*found.get(claim_id, ()), change)
        return found

    @cached_property
    def intervals(self) -> tuple[Standing, ...]:
        """All standings, each with the days on which it stands."""
        return intervals(self.valid)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The sources that make claims."""
        return frozenset(claim.source_id for claim in self.valid)

    @cached_property
    def strip_days(self) -> tuple[date, date]:
        """First and last day of the time strip: from shortly before the first document to the last thing known, said or drawn.

        What was said months earlier and only quoted, or drawn years before, is known from the first day on and never
        stretches the strip.
        """
        printed = [document.published_on for document in self.documents.values()]
        known = [claim.known_from for claim in self.valid]
        known += [one.known_from for series in self.maps for one in series.maps]
        if not printed or not known:
            today = max(printed, default=date(2025, 11, 6))
            return today, today
        recent = [day for day in known if day >= min(printed) - BEFORE_FIRST]
        return min(recent or known), max(known)


def ledger_folder() -> Path:
    """The folder of ledger tables: the one that GREYLINE_LEDGER names, or the shipped one."""
    named = os.environ.get("GREYLINE_LEDGER")
    if named and not Path(named).is_dir():
        remedy = "name a folder that holds the ledger's tables, or unset it"
        refuse([Fault("GREYLINE_LEDGER", None, "", "is no folder", remedy, named)])
    return Path(named) if named else SHIPPED


def open_ledger(folder: Path | None = None) -> Ledger:
    """The ledger of a folder, checked by every rule. Raises `geo.faults.Refused` with all faults; takes all or nothing."""
    tables, places = checked_tables(folder or ledger_folder())
    documents = {row["document_id"]: document_from(line, row) for line, row in tables["documents.csv"]}
    return Ledger(
        head=head_of_tables({name: [row for _, row in rows] for name, rows in tables.items()}),
        head_kind="tables",
        sources={row["source_id"]: source_from(row) for _, row in tables["sources.csv"]},
        documents=documents,
        claims=tuple(
            claim_from(line, row, documents[row["document_id"]], order)
            for order, (line, row) in enumerate(tables["claims.csv"])
        ),
        coverage=tuple(sentence_from(line, row) for line, row in tables["coverage.csv"]),
        places=places,
    )


def checked_tables(folder: Path) -> tuple[dict[str, list[Row]], dict[str, Place]]:
    """The rows of a folder's tables and the places they may name. Raises `Refused` with all faults if there is any."""
    tables, faults = read_tables(folder)
    places, wrong = known_places(tables)
    refuse(in_order(without_followers([*faults, *wrong, *faults_of(tables, places)])))
    return tables, places or {}


def read_tables(folder: Path) -> tuple[dict[str, list[Row]], list[Fault]]:
    """The rows of all tables that can be read, and what is wrong with the others: one does not hide another."""
    tables: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    for name, columns in COLUMNS.items():
        if name in MAY_LACK and not (folder / name).exists():
            tables[name] = []
            continue
        try:
            tables[name] = read_table(folder / name, columns)
        except Refused as refused:
            faults.extend(refused.faults)
    return tables, faults


@cache
def shipped_places() -> Mapping[str, Place]:
    """The program's own gazetteer; it does not change while the program runs."""
    return read_places()


def known_places(tables: Tables) -> tuple[dict[str, Place] | None, list[Fault]]:
    """The shipped places and the ledger's own beside them; a shipped name can't be given another meaning.

    None where the ledger's own places can't be read: then nobody knows which places there are.
    """
    if OWN_PLACES not in tables:
        return None, []
    shipped, rows = shipped_places(), tables[OWN_PLACES]
    if faults := place_faults(rows, OWN_PLACES):
        return None, faults
    own = {row["place_id"]: place_from(row) for _, row in rows}
    rule, remedy = "is a shipped place with other values", "take over the shipped row, or choose another place_id"
    changed = [
        Fault(OWN_PLACES, line, "place_id", rule, remedy, row["place_id"])
        for line, row in rows
        if shipped.get(row["place_id"], own[row["place_id"]]) != own[row["place_id"]]
    ]
    return {**shipped, **own}, changed
