"""What is entered from tables: all rows into a new store, and into a store that has them what is new in them. Pure.

Tables may grow, and a row may be mended under its id: both are entered after what is there, as one import. What an editor
has said of a claim stands. Tables that lack a row which the store has from them are not its tables: see `missing_faults`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from data.identity import head_of_tables, sha256_of
from data.model import Sentence
from data.schema import CLAIMS
from data.store.chain import Said
from data.store.contents import ORDER, key_of, said_by_tables
from data.store.replay import TABLES_GROUP, Replay
from data.store.rows import document_from, sentence_from, source_from
from data.store.rules import Tables
from data.version import VERSION
from geo.faults import Fault
from geo.tables import Row

KEYED = ("source", "place", "document", "claim")


def new_in(tables: Tables, now: Replay) -> list[Said]:
    """What the tables say that the store does not have from them, headed by an import; empty if nothing."""
    cut_anew = _documents_cut_anew(tables, now)

    def wanted(kind: str, row: Mapping[str, str]) -> bool:
        return row["document_id"] in cut_anew if kind == "sentence" else is_new(kind, row, now)

    said = list(said_by_tables(tables, wanted))
    return [("import", _import_of(tables)), *said] if said else []


def is_new(kind: str, row: Mapping[str, str], now: Replay) -> bool:
    """Whether a row of a table with ids is not in the store, or not with these values."""
    name = key_of(kind, row)
    if kind == "claim":
        claim = now.tables_say.get(name) or now.claims.get(name)
        return claim is None or any(str(getattr(claim, column)) != row[column] for column in CLAIMS)
    if kind == "place":
        return now.places.get(name) != row
    if kind == "source":
        return now.sources.get(name) != source_from(row)
    document = now.documents.get(name)
    return document is None or document != document_from(document.row, row)


def _documents_cut_anew(tables: Tables, now: Replay) -> set[str]:
    """The documents whose sentences the tables tell otherwise than the store, apart from corrections named there."""
    told: dict[str, list[Sentence]] = {}
    for _, row in tables.get("coverage.csv", []):
        told.setdefault(row["document_id"], []).append(sentence_from(0, row))
    known = {name: [_of_tables(one, now) for one in sentences] for name, sentences in now.sentences.items()}
    return {name for name, sentences in told.items() if sentences != known.get(name)}


def told_otherwise(tables: Tables, now: Replay) -> set[str]:
    """The documents whose sentences these tables tell otherwise than the store, apart from what was named in them later."""
    told: dict[str, list[Sentence]] = {}
    for _, row in tables.get("coverage.csv", []):
        told.setdefault(row["document_id"], []).append(_unnamed(sentence_from(0, row), now))
    known = {name: [_unnamed(one, now) for one in now.sentences.get(name, [])] for name in told}
    return {name for name, sentences in told.items() if sentences != known[name]}


def _unnamed(sentence: Sentence, now: Replay) -> Sentence:
    later = {claim.claim_id for claim in now.named_later.get(sentence.document_id, ())}
    return replace(sentence, claim_ids=tuple(name for name in sentence.claim_ids if name not in later), row=0)


def _of_tables(sentence: Sentence, now: Replay) -> Sentence:
    ids = tuple(name for name in sentence.claim_ids if ("claim", name) not in now.added)
    return replace(sentence, claim_ids=ids, row=0)


def _import_of(tables: Tables) -> dict[str, str]:
    """The head of the group: which tables came in, by which program. Nothing of the clock: equal histories, equal heads."""
    days = [row["recorded_on"] for _, row in tables.get("claims.csv", [])]
    head = head_of_tables({name: [row for _, row in rows] for name, rows in tables.items()})
    return {
        "what": TABLES_GROUP, "tables": head, "program": VERSION, "recorded_on": max(days, default=""),
        "request": sha256_of(f"tables {VERSION} {head}"),
    }  # fmt: skip


def missing_faults(tables: Tables, now: Replay) -> Iterator[Fault]:
    """Rows that the store was loaded with and the tables lack: they are another ledger's, or rows were taken out."""
    known = {"source": now.sources, "place": now.places, "document": now.documents, "claim": now.claims}
    for name, kind in ORDER.items():
        if kind in KEYED:
            yield from _missing(name, kind, known[kind], tables.get(name, []), now)  # type: ignore[arg-type]


def _missing(name: str, kind: str, known: Mapping[str, object], rows: list[Row], now: Replay) -> Iterator[Fault]:
    there = {key_of(kind, row) for _, row in rows}
    for key in known:
        if key not in there and (kind, key) not in now.added:
            rule = "is in the store, which was loaded from these tables or from another ledger's, and not in the table"
            remedy = "put the row back and retract it in the store, or name another store in GREYLINE_STORE"
            yield Fault(name, None, f"{kind}_id", rule, remedy, key)
