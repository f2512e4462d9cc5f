"""A small made-up ledger that obeys every rule, and ways to spoil it one cell at a time. Used by all tests.

Two documents, four sources, eleven claims about real places; nobody ever wrote these sentences. Passages, hashes and ids
are computed from the sentences below, so a test changes a word and never a number.
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from pathlib import Path

from data.days import known_from, read_day, read_span
from data.identity import claim_id, sha256_of
from data.model import Claim
from data.schema import TABLES
from geo.places import read_places

Row = dict[str, str]
PROJECT = Path(__file__).resolve().parents[1]
RECORDED = "2025-11-20"

SOURCES = (
    # source_id, name, side, kind
    ("eastern-army", "Eastern army", "russia", "official"),
    ("western-army", "Western army", "ukraine", "official"),
    ("map-maker", "The map-maker", "none", "analyst"),
    ("evening-paper", "The Evening Paper", "none", "press"),
)
# One line a sentence: its text, then either the reason why it carries no claim or the claims read in it.
MONDAY = (
    ("Покровськ \N{OPEN BOOK}: both armies spoke on Monday.", "background"),
    (
        "The eastern army says that its troops have closed the ring around Pokrovsk.",
        [{"source_id": "eastern-army", "kind": "encirclement", "actor": "russia", "words": "closed the ring"}],
    ),
    (
        "Not one unit is cut off in Pokrovsk, the western army answers.",
        [{"source_id": "western-army", "kind": "encirclement", "actor": "russia", "modality": "denied"}],
    ),
    (
        "The map-maker shows the north and the centre of Pokrovsk as taken.",
        [
            {"source_id": "map-maker", "scope": "part", "sector": "n", "state": "russian", "modality": "assessed"},
            {"source_id": "map-maker", "scope": "part", "sector": "centre", "state": "russian", "modality": "assessed"},
        ],
    ),
    ("Pokrovsk is an old town.", "background: no claim about the war"),
    (
        "There was fighting in Myrnohrad.",
        [
            {
                "source_id": "evening-paper", "place_id": "myrnohrad", "place_as_written": "Myrnohrad",
                "kind": "fighting", "actor": "both", "modality": "reported", "words": "fighting",
            }
        ],
    ),
)  # fmt: skip
WEDNESDAY = (
    (
        "Since Tuesday the map-maker paints all of Pokrovsk grey.",
        [
            {
                "source_id": "map-maker", "state": "grey", "modality": "assessed", "as_of": "2025-11-04",
                "stated_on": "2025-11-04",
            }
        ],
    ),
    (
        "No district of Pokrovsk is lost, the western army says.",
        [
            {
                "source_id": "western-army", "scope": "part", "sector": "unspecified", "state": "russian",
                "modality": "denied", "words": "No district",
            }
        ],
    ),
    (
        "The eastern army claims Rodynske.",
        [
            {
                "source_id": "eastern-army", "place_id": "rodynske", "place_as_written": "Rodynske",
                "state": "russian",
            }
        ],
    ),
    (
        "Drones may soon reach Kramatorsk.",
        [
            {
                "source_id": "evening-paper", "place_id": "kramatorsk", "place_as_written": "Kramatorsk",
                "kind": "strike", "actor": "russia", "phase": "possible", "modality": "reported", "stated_on": "",
            }
        ],
    ),
    (
        "In August troops came close to Dobropillia.",
        [
            {
                "source_id": "evening-paper", "place_id": "dobropillia", "place_as_written": "Dobropillia",
                "scope": "area", "kind": "advance", "actor": "russia", "modality": "reported", "as_of": "2025-08",
            }
        ],
    ),
    (
        "The ring around Pokrovsk is closed, the eastern army said on Monday.",
        [
            {
                "source_id": "eastern-army", "via_source_id": "evening-paper", "kind": "encirclement",
                "actor": "russia", "as_of": "2025-11-03", "stated_on": "2025-11-03", "verification": "unverified",
            }
        ],
    ),
    ("All rights reserved.", "furniture"),
)  # fmt: skip
DOCUMENTS = (("monday-paper", "2025-11-03", MONDAY), ("wednesday-paper", "2025-11-05", WEDNESDAY))
USUAL = {
    "via_source_id": "", "place_id": "pokrovsk", "place_as_written": "Pokrovsk", "scope": "whole", "sector": "",
    "kind": "control", "actor": "", "phase": "is", "state": "", "modality": "claimed", "verification": "not_stated",
    "reliability": "F", "credibility": "6", "graded_by": "", "words": "", "summary": "What was said, in our words.",
    "supersedes": "", "recorded_on": RECORDED,
}  # fmt: skip


@dataclass
class MadeUp:
    """A ledger as lists of rows, with the texts it was read from; `write` puts it on disk."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    texts: dict[str, str] = field(default_factory=dict)

    def claim(self, number: int) -> Row:
        """The claim of that number, counted from 0 in the order of the file."""
        return self.tables["claims.csv"][number]

    def spoil(self, table: str, number: int, **values: str) -> int:
        """Overwrites cells of one row and nothing else. Gives the line on which the row stands in the file."""
        self.tables[table][number].update(values)
        return number + 2

    def change_claim(self, number: int, **values: str) -> str:
        """Makes a claim say something else, as an editor would: its id and the coverage follow. Gives the new id."""
        claim = self.claim(number)
        before = claim["claim_id"]
        claim.update(values)
        claim["claim_id"] = claim_id(claim)
        for sentence in self.tables["coverage.csv"]:
            named = [claim["claim_id"] if one == before else one for one in sentence["claim_ids"].split()]
            sentence["claim_ids"] = " ".join(named)
        return claim["claim_id"]

    def write(self, folder: Path) -> Path:
        """Writes the tables into a folder, and the texts into `documents/` in it."""
        for name, rows in self.tables.items():
            write_table(folder / name, TABLES[name], rows)
        (folder / "documents").mkdir(exist_ok=True)
        for document_id, text in self.texts.items():
            (folder / "documents" / f"{document_id}.txt").write_bytes(text.encode("utf-8"))
        return folder


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """One table as the ledger's own: UTF-8, comma, LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tuple(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# A village that no gazetteer knows, for the ledger's own places.csv.
MILL = {
    "place_id": "new-mill", "geonames_id": "", "name": "New Mill", "name_uk": "Новий Млин", "name_ru": "Новая Мельница",
    "lat": "48.3", "lon": "37.2", "kind": "village", "population": "", "admin1": "Donetsk oblast",
    "reference_radius_km": "1",
}  # fmt: skip


def write_places(folder: Path, *places: Row) -> Path:
    """Writes the ledger's own table of places: New Mill, with some cells overwritten, for each of them."""
    write_table(folder / "places.csv", MILL, [{**MILL, **values} for values in places])
    return folder


def made_up() -> MadeUp:
    """The made-up ledger, without a fault."""
    ledger = MadeUp()
    for source_id, name, side, kind in SOURCES:
        ledger.tables["sources.csv"].append(
            {"source_id": source_id, "name": name, "name_uk": "", "name_ru": "", "side": side, "kind": kind,
             "url": "", "licence": "", "redistribution": "ask", "note": ""}
        )  # fmt: skip
    for document_id, day, sentences in DOCUMENTS:
        _read(ledger, document_id, day, sentences)
    return ledger


def large(claims: int, sources: int = 10, seed: int = 1) -> MadeUp:
    """A ledger of many claims, always the same for one seed: thirty a day, every tenth of them about Pokrovsk."""
    chance, ledger = random.Random(seed), MadeUp()
    places = [place.place_id for place in read_places().values() if place.reference_radius_km]
    for number in range(sources):
        source = {"source_id": f"source-{number}", "name": f"Source {number}", "redistribution": "ask", "kind": "press"}
        columns = dict.fromkeys(TABLES["sources.csv"], "")
        ledger.tables["sources.csv"].append({**columns, **source, "side": chance.choice(("ukraine", "russia", "none"))})
    for first in range(0, claims, 30):
        day = date(2000, 1, 1) + timedelta(first // 30)
        told = [_anything(chance, sources, places) for _ in range(min(30, claims - first))]
        sentences = [(f"What was said, number {first + number}.", [said]) for number, said in enumerate(told)]
        _read(ledger, f"paper-{first}", day.isoformat(), sentences)
    return ledger


def _anything(chance: random.Random, sources: int, places: Sequence[str]) -> Row:
    """What somebody may say of control or encirclement somewhere."""
    kind = chance.choice(("control", "control", "encirclement", "fighting"))
    sector = chance.choice(("", "", "n", "s", "unspecified", "rest"))
    return {
        "source_id": f"source-{chance.randrange(sources)}", "kind": kind, "place_as_written": "",
        "place_id": "pokrovsk" if chance.random() < 0.1 else chance.choice(places),
        "state": chance.choice(("russian", "grey", "ukrainian")) if kind == "control" else "",
        "actor": "" if kind == "control" else "russia", "scope": "part" if sector else "whole", "sector": sector,
        "modality": chance.choice(("claimed", "claimed", "denied")),
    }  # fmt: skip


def _read(ledger: MadeUp, document_id: str, day: str, sentences: Iterable[tuple[str, str | list[Row]]]) -> None:
    text = ""
    for sentence, found in sentences:
        start, end = len(text), len(text) + len(sentence)
        claims = [] if isinstance(found, str) else [_claim(document_id, day, sentence, start, said) for said in found]
        ledger.tables["claims.csv"] += claims
        ledger.tables["coverage.csv"].append(
            {"document_id": document_id, "start": str(start), "end": str(end),
             "claim_ids": " ".join(claim["claim_id"] for claim in claims),
             "reason": found if isinstance(found, str) else ""}
        )  # fmt: skip
        text += sentence + "\r\n"
    ledger.texts[document_id] = text
    ledger.tables["documents.csv"].append(
        {"document_id": document_id, "title": "Made up", "publisher": "The Evening Paper", "published_on": day,
         "language": "en", "url": "", "text_sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "note": ""}
    )  # fmt: skip


def _claim(document_id: str, day: str, sentence: str, start: int, said: Row) -> Row:
    place = {"document_id": document_id, "passage_start": str(start), "passage_end": str(start + len(sentence))}
    days = {"as_of": day, "stated_on": day}
    row = {**USUAL, **days, **place, "passage_sha256": sha256_of(sentence), **said}
    return {"claim_id": claim_id(row), **row}


SAID = {
    "document_id": "d", "source_id": "someone", "place_id": "pokrovsk", "scope": "whole", "kind": "control",
    "phase": "is", "modality": "claimed", "verification": "not_stated", "reliability": "F", "credibility": "6",
    "recorded_on": RECORDED, "passage_start": 0, "passage_end": 1, "order": 0, "row": 2, "stated_span": None,
    "known_from": read_day("2025-11-03"), "as_of_span": read_span("2025-11-03"),
}  # fmt: skip
BLANK = Claim(**{column.name: SAID.get(column.name, "") for column in fields(Claim)})


def a_claim(name: str = "", *, said: str = "2025-11-03", about: str = "", printed: str = "", **values: object) -> Claim:
    """A claim out of thin air, for rules about claims: said on a day, about that day, printed on that day.

    `state="russian"` and the like go in as columns; a claim of control without a state speaks of `russian`.
    """
    stated = read_span(said) if said else None
    day = read_day(printed) if printed else (stated or read_span("2025-11-03")).last
    about = about or said or day.isoformat()
    answers = {"state": "russian"} if values.get("kind", "control") == "control" else {"actor": "russia"}
    values = {**answers, **values}
    if "sector" in values:
        values = {"scope": "part", **values}
    return replace(
        BLANK, claim_id=name or f"{said} {about} {sorted(values.items())}", stated_on=said, stated_span=stated, as_of=about,
        as_of_span=read_span(about), known_from=known_from(stated, day), **values,
    )  # fmt: skip


def in_order(*claims: Claim) -> tuple[Claim, ...]:
    """Claims numbered as they would stand in a ledger."""
    return tuple(replace(claim, order=order) for order, claim in enumerate(claims))
