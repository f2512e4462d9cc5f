"""What must hold in a ledger's tables, value by value and claim by claim. Every fault is found, and says its remedy.

The rules that need only one value come from the tables of `data.schema`; this file applies them. What concerns a claim
as a whole is in `data.store.claim_rules`, coverage in `data.check`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from data.days import read_day, read_span
from data.schema import CLOSED, COUNTS, DAYS, HASHES, KEYS, OPTIONAL, SPANS, TABLES
from data.store.claim_rules import claim_faults
from geo.faults import Fault
from geo.places import Place
from geo.tables import Row

Tables = Mapping[str, list[Row]]
SHA256 = re.compile(r"[0-9a-f]{64}")
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
COUNT = re.compile(r"0|[1-9]\d{0,9}")


def faults_of(tables: Tables, places: Mapping[str, Place]) -> Iterator[Fault]:
    """Every fault of the tables, in the order of tables and rows."""
    for name in TABLES:
        rows = tables[name]
        yield from key_faults(name, rows)
        for row in rows:
            yield from value_faults(name, row)
    yield from reference_faults(tables, places)
    published = {row["document_id"]: row["published_on"] for _, row in tables["documents.csv"]}
    for row in tables["claims.csv"]:
        yield from claim_faults(row, published)


def key_faults(name: str, rows: Iterable[Row]) -> Iterator[Fault]:
    """Ids that are no ids, or stand in two rows."""
    key = KEYS[name]
    seen: dict[str, int] = {}
    for number, row in rows:
        value = row[key] if key else ""
        if key and not IDENTIFIER.fullmatch(value):
            rule = "is no id (rule: lower-case letters, digits, . _ -)" if value else "is empty"
            yield Fault(name, number, key, rule, "give the row an id of its own", value)
        elif key and value in seen:
            rule = f"stands in row {seen[value]} already (rule: an id once)"
            yield Fault(name, number, key, rule, f"remove one of the rows {seen[value]} and {number}", value)
        seen.setdefault(value, number)


def value_faults(name: str, row: Row) -> Iterator[Fault]:
    """Values that are missing, or not of the closed list, or no date, count or hash."""
    number, values = row
    for column, value in values.items():
        if not value:
            if column not in OPTIONAL[name] and column != KEYS[name]:
                yield Fault(name, number, column, "is empty (rule: required)", "fill it in")
        elif column in CLOSED[name] and value not in CLOSED[name][column]:
            known = ", ".join(CLOSED[name][column])
            yield Fault(
                name,
                number,
                column,
                f"is not known (rule: one of {known})",
                _nearest(value, CLOSED[name][column]),
                value,
            )
        else:
            yield from form_faults(name, number, column, value)


def form_faults(name: str, number: int, column: str, value: str) -> Iterator[Fault]:
    """Dates, counts and hashes that are not written as such."""
    if column in SPANS[name] or column in DAYS[name]:
        try:
            read_span(value) if column in SPANS[name] else read_day(value)
        except ValueError as error:
            rule, _, remedy = str(error).partition("; ")
            yield Fault(name, number, column, rule, remedy, value)
    elif column in COUNTS[name] and not COUNT.fullmatch(value):
        yield Fault(
            name, number, column, "is no whole number from 0 up", "count code points from the text's start", value
        )
    elif column in HASHES[name] and not SHA256.fullmatch(value):
        yield Fault(name, number, column, "is no sha256 (rule: 64 hex digits in lower case)", "compute it anew", value)


def reference_faults(tables: Tables, places: Mapping[str, Place]) -> Iterator[Fault]:
    """Sources, documents, places and claims that a row names and no table knows."""
    sources = {row["source_id"] for _, row in tables["sources.csv"]}
    documents = {row["document_id"] for _, row in tables["documents.csv"]}
    claims = {row["claim_id"] for _, row in tables["claims.csv"]}
    for number, row in tables["claims.csv"]:
        for column, known, table in (
            ("document_id", documents, "documents.csv"), ("source_id", sources, "sources.csv"),
            ("via_source_id", sources, "sources.csv"), ("place_id", places, "the gazetteer"),
            ("supersedes", claims, "claims.csv"),
        ):  # fmt: skip
            yield from _unknown("claims.csv", number, column, row[column], known, table)
    for number, row in tables["coverage.csv"]:
        yield from _unknown("coverage.csv", number, "document_id", row["document_id"], documents, "documents.csv")
        for claim_id in row["claim_ids"].split():
            yield from _unknown("coverage.csv", number, "claim_ids", claim_id, claims, "claims.csv")


def _unknown(name: str, number: int, column: str, value: str, known: Iterable[str], table: str) -> Iterator[Fault]:
    if value and value not in known:
        remedy = f"{_nearest(value, known)}, or add it to {table}"
        yield Fault(name, number, column, f"is not in {table}", remedy, value)


def _nearest(value: str, known: Iterable[str]) -> str:
    """A remedy that names what was probably meant. It may suggest, and never resolves."""
    found = difflib.get_close_matches(value.casefold(), list(known), n=1, cutoff=0.6)
    return f"perhaps {found[0]} was meant" if found else "use a known one"
