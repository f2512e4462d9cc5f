"""What must hold in a ledger's tables, value by value and claim by claim. Every fault is found, and says its remedy.

The rules that need only one value come from the tables of `data.schema`; this file applies them. What concerns a claim
as a whole is in `data.store.claim_rules`, coverage in `data.check`.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

from data.days import read_day, read_span
from data.schema import CLOSED, COUNT, COUNTS, DAYS, HASHES, IDENTIFIER, KEYS, NAMES, OPTIONAL, SHA256, SPANS, TABLES
from data.store.claim_rules import NO_HASH, claim_faults
from geo.faults import LONGEST_VALUE, Fault
from geo.names import invisible_characters, mixed_scripts
from geo.places import Place
from geo.tables import Row

Tables = Mapping[str, list[Row]]
OWN_PLACES = "places.csv"
MOST_LOOKED_UP = 50


def faults_of(tables: Tables, places: Mapping[str, Place] | None) -> Iterator[Fault]:
    """Every fault of the tables at hand. Nothing is said about what refers to a table that is not."""
    nearest = Nearest()
    for name in TABLES:
        rows = tables.get(name, [])
        yield from key_faults(name, rows)
        for row in rows:
            yield from value_faults(name, row, nearest)
    yield from reference_faults(tables, places, nearest)
    published = {row["document_id"]: row["published_on"] for _, row in tables.get("documents.csv", [])}
    for row in tables.get("claims.csv", []):
        yield from claim_faults(row, published)


def without_followers(faults: Iterable[Fault]) -> list[Fault]:
    """Faults without those that only follow from another of the same row: an id is no hash of a claim that is wrong
    elsewhere, and the id to write is that of the mended claim."""
    found = list(faults)
    others = {(one.file, one.row) for one in found if one.field != "claim_id"}
    return [one for one in found if not (NO_HASH in one.rule and (one.file, one.row) in others)]


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Faults in the order of tables and rows, as one goes through the files to mend them."""
    files = [*TABLES, OWN_PLACES]
    return sorted(faults, key=lambda fault: (files.index(fault.file), fault.row or 0))


class Nearest:
    """Remedies that name what was probably meant. They may suggest, and never resolve.

    Comparing costs time, so only so many different values are looked up: more nobody reads.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], str] = {}

    def to(self, column: str, value: str, known: Collection[str]) -> str:
        """The remedy for an unknown value."""
        if (column, value) not in self._told:
            if len(self._told) >= MOST_LOOKED_UP:
                return "use a known one"
            found = difflib.get_close_matches(value.casefold()[:LONGEST_VALUE], known, n=1, cutoff=0.6)
            self._told[column, value] = f"perhaps {found[0]} was meant" if found else "use a known one"
        return self._told[column, value]


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


def value_faults(name: str, row: Row, nearest: Nearest) -> Iterator[Fault]:
    """Values that are missing, or not of the closed list, or no date, count, hash or name."""
    number, values = row
    for column, value in values.items():
        if not value:
            if column not in OPTIONAL[name] and column != KEYS[name]:
                yield Fault(name, number, column, "is empty (rule: required)", "fill it in")
        elif column in CLOSED[name]:
            known = CLOSED[name][column]
            if value not in known:
                rule = f"is not known (rule: one of {', '.join(known)})"
                yield Fault(name, number, column, rule, nearest.to(column, value, known), value)
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
    elif column in NAMES[name]:
        yield from name_faults(name, number, column, value)


def name_faults(name: str, number: int, column: str, value: str) -> Iterator[Fault]:
    """Names that would pass for another name."""
    if mixed_scripts(value):
        yield Fault(
            name, number, column, "mixes Cyrillic and Latin letters within a word", "write it in one script", value
        )
    if hidden := invisible_characters(value):
        yield Fault(name, number, column, f"holds invisible characters ({', '.join(hidden)})", "remove them", value)


def reference_faults(tables: Tables, places: Mapping[str, Place] | None, nearest: Nearest) -> Iterator[Fault]:
    """Sources, documents, places and claims that a row names and no table knows."""
    lines = {name: _first_lines(name, rows) for name, rows in tables.items() if KEYS.get(name)}
    known: dict[str, tuple[str, Mapping[str, object] | None]] = {
        "document_id": ("documents.csv", lines.get("documents.csv")),
        "source_id": ("sources.csv", lines.get("sources.csv")),
        "via_source_id": ("sources.csv", lines.get("sources.csv")),
        "place_id": ("the gazetteer", places),
        "supersedes": ("claims.csv", lines.get("claims.csv")),
        "claim_ids": ("claims.csv", lines.get("claims.csv")),
    }
    for name in ("claims.csv", "coverage.csv"):
        for number, row in tables.get(name, []):
            for column, value in _references(row):
                table, ids = known[column]
                if ids is not None and value not in ids:
                    remedy = f"{nearest.to(column, value, ids)}, or add it to {table}"
                    yield Fault(name, number, column, f"is not in {table}", remedy, value)
    yield from correction_faults(tables.get("claims.csv", []), lines.get("claims.csv", {}))


def _first_lines(name: str, rows: Iterable[Row]) -> dict[str, int]:
    """The line on which each id stands first."""
    lines: dict[str, int] = {}
    for number, row in rows:
        lines.setdefault(row[KEYS[name]], number)
    return lines


def _references(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for column in ("document_id", "source_id", "via_source_id", "place_id", "supersedes"):
        if row.get(column):
            yield column, row[column]
    for claim_id in row.get("claim_ids", "").split():
        yield "claim_ids", claim_id


def correction_faults(claims: Iterable[Row], lines: Mapping[str, int]) -> Iterator[Fault]:
    """The ledger grows downwards: a correction stands below what it corrects, so that no two correct each other."""
    for number, row in claims:
        corrected = lines.get(row["supersedes"], 0)
        if corrected > number:
            rule = f"stands further down, in row {corrected} (rule: a correction comes after what it corrects)"
            yield Fault("claims.csv", number, "supersedes", rule, "put the correction below", row["supersedes"])
