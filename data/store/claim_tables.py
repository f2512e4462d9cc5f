"""Tables of claims that a user brings in beside the ledger's own: what is entered of them, and what is refused. Pure.

The rules are those of the ledger's tables, on the rows together with what the store has: a claim may name a source, a
document or a claim of either. A row that is there already adds nothing. One with other values than the store's mends it where
it was brought in before; a row of the ledger's own tables is not for others to change, and what an editor said stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.identity import head_of_tables, sha256_of
from data.store.chain import Said
from data.store.changes import row_of
from data.store.contents import ORDER, TABLE_OF, key_of, said_by_tables
from data.store.growth import is_new, told_otherwise
from data.store.ledger import known_places, shipped_places
from data.store.replay import CLAIMS_GROUP, Replay
from data.store.rules import Tables, faults_of, in_order, without_followers
from data.version import VERSION
from geo.faults import Fault, refuse
from geo.tables import Row

# Rows of the store that stand beside a user's, so that these may refer to them: no file has such a row.
BESIDE = 0


@dataclass(frozen=True)
class Entered:
    """What some tables come to: the entries, and by kind how many rows are new and how many were there already."""

    said: Sequence[Said]
    new: Mapping[str, int]
    known: Mapping[str, int]


def entered(now: Replay, tables: Tables, names: Mapping[str, str], day: str) -> Entered:
    """What tables come to after all that was entered. `names` are the files they stand in. Raises `Refused` with all faults."""
    given = {name: list(tables.get(name, [])) for name in ORDER}
    refuse(replace(one, file=names.get(one.file, one.file)) for one in _faults(now, given))
    cut_anew = told_otherwise(given, now)
    said = list(said_by_tables(given, lambda kind, row: _wanted(kind, row, now, cut_anew)))
    new = Counter(kind for kind, _ in said)
    rows = Counter({kind: len(given[name]) for name, kind in ORDER.items()})
    head = [("import", _import_of(now, given, day))] if said else []
    return Entered((*head, *said), new, rows - new)


def _wanted(kind: str, row: Mapping[str, str], now: Replay, cut_anew: set[str]) -> bool:
    if kind == "sentence":
        return row["document_id"] in cut_anew
    # A shipped place belongs to the program; that the row says nothing else of it is checked before.
    shipped = kind == "place" and row["place_id"] in shipped_places() and row["place_id"] not in now.places
    return not shipped and is_new(kind, row, now)


def _import_of(now: Replay, tables: Tables, day: str) -> dict[str, str]:
    """The head of the group: which tables, brought in by which program after which entry."""
    head = head_of_tables({name: [row for _, row in rows] for name, rows in tables.items()})
    request = sha256_of(f"{CLAIMS_GROUP} {head} after {now.head.hash}")
    return {"what": CLAIMS_GROUP, "tables": head, "program": VERSION, "recorded_on": day, "request": request}


def _faults(now: Replay, given: dict[str, list[Row]]) -> list[Fault]:
    own, wrong = known_places(given)
    places = {**now.known_places(), **own} if own is not None else None
    found = [one for one in faults_of(_with_store(now, given), places) if one.row != BESIDE]
    # What can't be read is not compared.
    found += wrong or (() if found else _changes(now, given))
    return in_order(without_followers(found))


def _with_store(now: Replay, given: dict[str, list[Row]]) -> Tables:
    """The rows, after those of the store that they may name."""
    printed = {name: one.published_on.isoformat() for name, one in now.documents.items()}
    beside: dict[str, list[dict[str, str]]] = {
        "sources.csv": [{"source_id": name} for name in now.sources],
        "documents.csv": [{"document_id": name, "published_on": day} for name, day in printed.items()],
        "claims.csv": [row_of(now.claims[name]) for name in sorted(_claims_named(given)) if name in now.claims],
    }
    tables = dict(given)
    for name, rows in beside.items():
        kind = ORDER[name]
        own = {key_of(kind, row) for _, row in given[name]}
        tables[name] = [*((BESIDE, row) for row in rows if key_of(kind, row) not in own), *given[name]]
    return tables


def _claims_named(given: Tables) -> set[str]:
    corrected = {row["supersedes"] for _, row in given["claims.csv"]}
    return corrected.union(*(row["claim_ids"].split() for _, row in given["coverage.csv"]))


def _changes(now: Replay, given: Tables) -> Iterator[Fault]:
    """Rows under the id of one that is not theirs to change."""
    own: Mapping[str, Mapping[str, object]] = {
        "source": now.sources, "place": now.places, "document": now.documents, "claim": now.claims,
    }  # fmt: skip
    for kind, known in own.items():
        for number, row in given[TABLE_OF[kind]]:
            name = key_of(kind, row)
            theirs = (kind, name) in now.added and name not in now.born_here
            if name in known and not theirs and is_new(kind, row, now):
                remedy = "correct it in the ledger, or leave the row out"
                if kind != "claim":
                    remedy = "take over the ledger's row, leave the row out, or choose another id"
                yield Fault(TABLE_OF[kind], number, f"{kind}_id", "is in the ledger with other values", remedy, name)
    yield from _told_already(now, given)


def _told_already(now: Replay, given: Tables) -> Iterator[Fault]:
    """Sentences of a document that the ledger's own tables tell in full."""
    wrong = {
        name
        for name in told_otherwise(given, now)
        if now.sentences.get(name) and name in now.documents and ("document", name) not in now.added
    }
    for number, row in given["coverage.csv"]:
        if row["document_id"] in wrong:
            wrong.remove(row["document_id"])
            rule = "is a document whose sentences the ledger tells already, and otherwise"
            remedy = "leave its sentences out: a new claim is named in the sentence it was read in"
            yield Fault("coverage.csv", number, "document_id", rule, remedy, row["document_id"])
