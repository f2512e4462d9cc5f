"""Bad input is refused whole, and every fault says file, row and field in one line. One row a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.ledgers import MadeUp, made_up

PLACE_COLUMNS = "place_id,geonames_id,name,name_uk,name_ru,lat,lon,kind,population,admin1,reference_radius_km"
MILL = {
    "place_id": "new-mill", "name": "New Mill", "name_uk": "Новий Млин", "name_ru": "Новая Мельница", "lat": "48.3",
    "lon": "37.2", "kind": "village", "admin1": "Donetsk oblast", "reference_radius_km": "1",
}  # fmt: skip


def cell(table: str, number: int, **values: str) -> Callable[[MadeUp], None]:
    """A ledger with cells overwritten; a claim's id follows, so that this is its only fault."""

    def spoil(ledger: MadeUp) -> None:
        if table == "claims.csv" and "claim_id" not in values:
            ledger.change_claim(number, **values)
        else:
            ledger.spoil(table, number, **values)

    return spoil


def twice(table: str) -> Callable[[MadeUp], None]:
    """A ledger in which the first row of a table stands twice."""
    return lambda ledger: ledger.tables[table].append(dict(ledger.tables[table][0]))


# What is spoiled, then what the line must name: file, row, field, and words of the rule.
TABLES = [
    (twice("claims.csv"), "claims.csv, row 13, claim_id", "row 2 already"),
    (twice("sources.csv"), "sources.csv, row 6, source_id", "row 2 already"),
    (twice("documents.csv"), "documents.csv, row 4, document_id", "row 2 already"),
    (cell("sources.csv", 0, source_id="Eastern Army"), "sources.csv, row 2, source_id", "is no id"),
    (cell("sources.csv", 0, source_id="eastern\u200b-army"), "sources.csv, row 2, source_id", "\\u200b"),
    (cell("sources.csv", 0, side="east"), "sources.csv, row 2, side", "one of ukraine, russia, none"),
    (cell("documents.csv", 0, text_sha256="ABC"), "documents.csv, row 2, text_sha256", "64 hex digits"),
    (cell("documents.csv", 0, published_on=""), "documents.csv, row 2, published_on", "required"),
    (cell("documents.csv", 0, published_on="2025-11"), "documents.csv, row 2, published_on", "not one day"),
    (cell("claims.csv", 0, source_id="eastern-amry"), "claims.csv, row 2, source_id", "perhaps eastern-army"),
    (cell("claims.csv", 0, via_source_id="nobody"), "claims.csv, row 2, via_source_id", "sources.csv"),
    (cell("claims.csv", 0, document_id="mondy-paper"), "claims.csv, row 2, document_id", "perhaps monday-paper"),
    (cell("claims.csv", 0, place_id="pokrovks"), "claims.csv, row 2, place_id", "perhaps pokrovsk"),
    (cell("claims.csv", 0, kind="siege"), "claims.csv, row 2, kind", "one of control, advance"),
    (cell("claims.csv", 0, actor="nato"), "claims.csv, row 2, actor", "one of ukraine, russia, both"),
    (cell("claims.csv", 0, actor=""), "claims.csv, row 2, actor", "whose act or forces"),
    (cell("claims.csv", 0, phase="was"), "claims.csv, row 2, phase", "one of is, under_way"),
    (cell("claims.csv", 0, scope="half"), "claims.csv, row 2, scope", "one of whole, part"),
    (cell("claims.csv", 0, modality="said"), "claims.csv, row 2, modality", "one of claimed"),
    (cell("claims.csv", 0, verification="no"), "claims.csv, row 2, verification", "one of not_stated"),
    (cell("claims.csv", 0, reliability="G"), "claims.csv, row 2, reliability", "one of A, B"),
    (cell("claims.csv", 0, credibility="0"), "claims.csv, row 2, credibility", "one of 1, 2"),
    (cell("claims.csv", 0, reliability="A"), "claims.csv, row 2, graded_by", "name who graded"),
    (cell("claims.csv", 0, state="russian"), "claims.csv, row 2, state", "only control has a state"),
    (cell("claims.csv", 2, state=""), "claims.csv, row 4, state", "is empty for kind control"),
    (cell("claims.csv", 2, state="red"), "claims.csv, row 4, state", "one of ukrainian"),
    (cell("claims.csv", 2, state="not_stated"), "claims.csv, row 4, state", "one of ukrainian"),
    (cell("claims.csv", 2, sector="north"), "claims.csv, row 4, sector", "one of centre"),
    (cell("claims.csv", 2, sector=""), "claims.csv, row 4, sector", "is empty for scope part"),
    (cell("claims.csv", 0, sector="n"), "claims.csv, row 2, sector", "only part has a sector"),
    (cell("claims.csv", 0, as_of="2025-02-30"), "claims.csv, row 2, as_of", "no day of the calendar"),
    (cell("claims.csv", 0, as_of="04/11/2025"), "claims.csv, row 2, as_of", "ambiguous: day or month first"),
    (cell("claims.csv", 0, as_of="45966"), "claims.csv, row 2, as_of", "spreadsheet"),
    (cell("claims.csv", 0, as_of=""), "claims.csv, row 2, as_of", "required"),
    (cell("claims.csv", 0, as_of="2025-11-09"), "claims.csv, row 2, as_of", "after the document was printed"),
    (cell("claims.csv", 0, stated_on="2025-11-04"), "claims.csv, row 2, stated_on", "after the document was printed"),
    (cell("claims.csv", 0, passage_sha256="0" * 63), "claims.csv, row 2, passage_sha256", "64 hex digits"),
    (cell("claims.csv", 0, passage_end="3"), "claims.csv, row 2, passage_end", "not after passage_start"),
    (cell("claims.csv", 0, passage_start="²"), "claims.csv, row 2, passage_start", "no whole number"),
    (cell("claims.csv", 0, passage_start="-1"), "claims.csv, row 2, passage_start", "no whole number"),
    (cell("claims.csv", 0, passage_start="9" * 5000), "claims.csv, row 2, passage_start", "no whole number"),
    (cell("claims.csv", 0, passage_end="٩"), "claims.csv, row 2, passage_end", "no whole number"),
    (cell("claims.csv", 0, words="one two three four five six seven eight"), "claims.csv, row 2, words", "7 words"),
    (cell("claims.csv", 0, place_as_written="Пoкровськ"), "claims.csv, row 2, place_as_written", "mixes Cyrillic"),
    (cell("claims.csv", 0, claim_id="0" * 16), "claims.csv, row 2, claim_id", "is not the hash of its claim"),
    (cell("claims.csv", 0, supersedes="0" * 16), "claims.csv, row 2, supersedes", "is not in claims.csv"),
    (cell("coverage.csv", 1, claim_ids="0" * 16), "coverage.csv, row 3, claim_ids", "is not in claims.csv"),
    (cell("coverage.csv", 1, document_id="nothing"), "coverage.csv, row 3, document_id", "documents.csv"),
]  # fmt: skip
NAMES = [f"{line.split(', ')[2]}-{i}" for i, (_, line, _) in enumerate(TABLES)]


@pytest.fixture
def refused(tmp_path, monkeypatch, capsys):
    """The lines on stderr of a ledger that is refused, whichever command asks for it."""

    def lines(folder: Path, *command: str) -> list[str]:
        command = command or ("claims", "--on", "2025-11-05")
        monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
        monkeypatch.setenv("GREYLINE_DOCUMENTS", str(tmp_path / "nowhere"))
        assert main(list(command)) == 1
        printed = capsys.readouterr()
        assert printed.out == "", "refused whole: nothing is shown of a ledger with a fault"
        return printed.err.splitlines()

    return lines


@pytest.mark.parametrize(("spoil", "where", "rule"), TABLES, ids=NAMES)
def test_a_fault_names_file_row_field_and_rule_in_one_line(spoil, where, rule, tmp_path, refused):
    ledger = made_up()
    spoil(ledger)
    lines = refused(ledger.write(tmp_path))
    said = [line for line in lines if line.startswith(where) and rule in line]
    assert said, f"no line begins with {where!r} and says {rule!r}: {lines}"
    assert all("; remedy: " in line and line.isprintable() for line in lines)


@pytest.mark.parametrize("command", ["claims --on 2025-11-05", "standings --on 2025-11-05", "check"])
def test_every_command_refuses_the_whole_ledger(command, tmp_path, refused):
    ledger = made_up()
    ledger.change_claim(0, kind="siege")
    assert refused(ledger.write(tmp_path), *command.split())


@pytest.mark.parametrize("claim", [2, 10])
def test_a_claim_does_not_correct_itself(claim, tmp_path, refused):
    ledger = made_up()
    line = ledger.spoil("claims.csv", claim, supersedes=ledger.claim(claim)["claim_id"])
    assert any(f"claims.csv, row {line}, supersedes" in one for one in refused(ledger.write(tmp_path)))


def test_all_faults_are_found_not_only_the_first(tmp_path, refused):
    ledger = made_up()
    ledger.change_claim(0, kind="siege")
    ledger.change_claim(3, state="red")
    ledger.spoil("sources.csv", 1, side="west")
    fields = [line.split(":")[0] for line in refused(ledger.write(tmp_path))]
    assert {"claims.csv, row 2, kind", "claims.csv, row 5, state", "sources.csv, row 3, side"} <= set(fields)


def test_of_many_faults_two_hundred_are_printed_and_the_rest_counted(tmp_path, refused):
    ledger = made_up()
    row = ledger.tables["coverage.csv"][0]
    ledger.tables["coverage.csv"] += [{**row, "claim_ids": f"nobody-{i}"} for i in range(300)]
    lines = refused(ledger.write(tmp_path))
    assert len(lines) == 201
    assert lines[-1] == "and 100 more faults"


RAW = [
    (lambda text: text.replace(b",2025-11-20\n", b",2025-11-20,more\n", 1), "claims.csv, row 2", "27 fields, expected 26"),
    (lambda text: text.replace(b"summary", b"sumary", 1), "claims.csv, row 1", "summary"),
    (lambda text: text.replace(b"closed the ring", b"closed \xff the ring"), "claims.csv, row 2", "not UTF-8"),
    (lambda text: text.replace(b"closed the ring", b"closed\0the ring"), "claims.csv, row 2", "NUL"),
    (lambda text: text.replace(b"closed the ring", b'"closed" the ring'), "claims.csv, row 2", ""),
    (lambda text: text.replace(b"closed the ring", b'"closed the ring'), "claims.csv, row 2", "well-formed"),
]


@pytest.mark.parametrize(("spoil", "where", "rule"), RAW)
def test_a_broken_file_names_its_row(spoil, where, rule, tmp_path, refused):
    folder = made_up().write(tmp_path)
    path = folder / "claims.csv"
    before = path.read_bytes()
    path.write_bytes(spoil(before))
    assert path.read_bytes() != before
    lines = refused(folder)
    assert any(line.startswith(where) and rule in line for line in lines), lines


@pytest.mark.parametrize("table", ["claims.csv", "sources.csv", "documents.csv"])
def test_a_table_that_is_not_there(table, tmp_path, refused):
    folder = made_up().write(tmp_path)
    (folder / table).unlink()
    assert any(line.startswith(table) and "cannot be read" in line for line in refused(folder))


PLACES = [
    ({"lat": "37.2", "lon": "48.3"}, "places.csv, row 2, lat", "swapped"),
    ({"lat": "95"}, "places.csv, row 2, lat", "-90 to 90"),
    ({"lon": "200"}, "places.csv, row 2, lon", "-180 to 180"),
    ({"lat": "nan"}, "places.csv, row 2, lat", ""),
    ({"lat": "48,3"}, "places.csv, row 2, lat", ""),
    ({"name_uk": "Новий Mлин"}, "places.csv, row 2, name_uk", "Cyrillic"),
    ({"place_id": "pokrovsk"}, "places.csv, row 2, place_id", "shipped place with other values"),
]


@pytest.mark.parametrize(("values", "where", "rule"), PLACES)
def test_a_bad_place_is_refused(values, where, rule, tmp_path, refused):
    folder = made_up().write(tmp_path)
    row = {**MILL, **values}
    fields = (f'"{row[column]}"' if column in row else "" for column in PLACE_COLUMNS.split(","))
    (folder / "places.csv").write_text(f"{PLACE_COLUMNS}\n{','.join(fields)}\n", encoding="utf-8")
    lines = refused(folder)
    assert any(line.startswith(where) and rule in line for line in lines), lines
