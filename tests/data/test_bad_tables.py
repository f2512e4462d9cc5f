"""Bad files, as spreadsheets, editors and broken copies make them: refused whole, or taken for exactly what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from data.store import open_ledger
from geo.faults import Refused
from tests.ledgers import PROJECT, made_up, write_places

Spoil = Callable[[bytes], bytes]


def swap(before: bytes, after: bytes) -> Spoil:
    """Puts some bytes in the place of others, once."""
    return lambda content: content.replace(before, after, 1)


@pytest.fixture
def check(monkeypatch, capsys):
    """Runs `check` on a ledger; gives the lines on stderr of a refusal. It is one line for each fault, and nothing else."""

    def lines(folder: Path) -> list[str]:
        monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
        monkeypatch.setenv("GREYLINE_DOCUMENTS", str(folder / "nowhere"))
        assert main(["check"]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        said = printed.err.splitlines()
        assert all("; remedy: " in line and line.isprintable() for line in said), said
        return said

    return lines


# What a table's bytes become, and how the only line of the refusal begins.
FILES = [
    ("claims.csv", swap(b"closed the ring", "замкнули".encode("cp1251")), "claims.csv, row 2: is not UTF-8 at byte"),
    ("claims.csv", lambda content: content.decode().encode("utf-16"), "claims.csv, row 1: is not UTF-8 at byte 0"),
    ("claims.csv", lambda _: b"PK\x03\x04\xff\xfe a spreadsheet", "claims.csv, row 1: is not UTF-8 at byte 4"),
    ("claims.csv", lambda _: b"", "claims.csv: has no header"),
    ("claims.csv", lambda content: content.replace(b"\n", b"\r"), "claims.csv, row 1: holds a CR without LF"),
    ("claims.csv", swap(b"closed the ring", b"closed\0the ring"), "claims.csv, row 2: holds a NUL character"),
    ("claims.csv", swap(b"closed the ring", b'"closed the ring'), "claims.csv, row 2: is not well-formed CSV"),
    ("claims.csv", swap(b",closed the ring,", b",'closed, the' ring,"), "claims.csv, row 2: 27 fields, expected 26"),
    ("claims.csv", swap(b",closed the ring,", b","), "claims.csv, row 2: 25 fields, expected 26"),
    ("claims.csv", swap(b"closed the ring", b"x" * 70_000), "claims.csv, row 2, field 23"),
    ("claims.csv", swap(b",words,", b",kind,"), "claims.csv, row 1, words: the column is missing"),
    ("claims.csv", swap(b",words,", b",word,"), "claims.csv, row 1, words: the column is missing"),
    ("sources.csv", swap(b"\n", b",confidence\n"), "sources.csv, row 1, header: confidence is not a known column"),
    ("coverage.csv", swap(b"background", b"background,"), "coverage.csv, row 2: 6 fields, expected 5"),
    ("documents.csv", swap(b"\n", b"\n\n\nd,t,p,2025-11-03,en\n"), "documents.csv, row 4: 5 fields, expected 8"),
]


@pytest.mark.parametrize(("table", "spoil", "said"), FILES, ids=[said for *_, said in FILES])
def test_a_file_that_is_no_such_table_is_refused(table, spoil, said, tmp_path, check):
    path = made_up().write(tmp_path) / table
    path.write_bytes(spoil(path.read_bytes()))
    lines = check(tmp_path)
    assert lines[0].startswith(said), lines


def test_semicolons_are_no_commas(tmp_path, check):
    path = made_up().write(tmp_path) / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    assert check(tmp_path)[0].startswith('sources.csv, row 1, header: columns are separated by ";", expected ","')


def test_a_header_twice_names_both_columns(tmp_path, check):
    path = made_up().write(tmp_path) / "coverage.csv"
    path.write_bytes(path.read_bytes().replace(b"reason\n", b"reason,start\n", 1).replace(b"\r\n", b"\n"))
    assert any("coverage.csv, row 1, start: is column 2 and column 6" in line for line in check(tmp_path))


# Cells that look like something else to a spreadsheet: field of the first claim, value, and what is said of it.
CELLS = [
    ({"place_id": "NA"}, "place_id: NA is not in the gazetteer"),
    ({"place_id": "null"}, "place_id: null is not in the gazetteer"),
    ({"place_id": ""}, "place_id: is empty"),
    ({"place_id": "pokrovsk "}, 'place_id: "pokrovsk " is not in the gazetteer'),
    ({"place_id": "Pokrovsk"}, "place_id: Pokrovsk is not in the gazetteer; remedy: perhaps pokrovsk was meant"),
    ({"place_id": "pokrov\u202esk"}, 'place_id: "pokrov\\u202esk" is not in the gazetteer'),
    ({"kind": "Encirclement"}, "kind: Encirclement is not known"),
    ({"kind": "encirclement "}, 'kind: "encirclement " is not known'),
    ({"actor": "Rússia"}, "actor: Rússia is not known"),
    ({"modality": "denied", "phase": "possible"}, "phase: possible is possible in a denial"),
    ({"as_of": "45966"}, "as_of: 45966 looks like a spreadsheet's serial number"),
    ({"as_of": "04.11.25"}, "as_of: 04.11.25 is ambiguous"),
    ({"as_of": "2025-11-03T23:30"}, 'as_of: "2025-11-03T23:30" is no EDTF date'),
    ({"as_of": "2025-11-03/2025-11-01"}, 'as_of: "2025-11-03/2025-11-01" ends before it starts'),
    ({"as_of": "0025-11-03"}, "as_of: 0025-11-03 has a year outside 1900 to 2100"),
    ({"credibility": "80%"}, "credibility: "),
    ({"credibility": "1.5"}, "credibility: 1.5 is not known"),
    ({"recorded_on": "2025-11-01"}, "recorded_on: 2025-11-01 is before the document was printed"),
    ({"place_as_written": "Pokrovsk\u202e"}, "place_as_written: "),
    ({"place_as_written": "Pok\u200brovsk"}, "place_as_written: "),
    ({"passage_end": "80.0"}, "passage_end: 80.0 is no whole number"),
    ({"passage_start": "1e1"}, "passage_start: 1e1 is no whole number"),
]


@pytest.mark.parametrize(("values", "said"), CELLS, ids=[said for _, said in CELLS])
def test_a_cell_is_refused_for_what_it_is(values, said, tmp_path, check):
    ledger = made_up()
    ledger.change_claim(0, **values)
    lines = check(ledger.write(tmp_path))
    assert any(line.startswith(f"claims.csv, row 2, {said}") for line in lines), lines


@pytest.mark.parametrize("column", ["name", "name_uk", "name_ru"])
@pytest.mark.parametrize("name", ["Eastern\u202e army", "Eastern\u200barmy", "Eаstern army"])
def test_a_source_has_no_deceiving_name(column, name, tmp_path, check):
    ledger = made_up()
    ledger.spoil("sources.csv", 0, **{column: name})
    assert check(ledger.write(tmp_path))[0].startswith(f"sources.csv, row 2, {column}: ")


# Of the ledger's own places: cells, field, and what is said of it.
PLACES = [
    ({"lat": "0", "lon": "0.0"}, "lat, lon: 0, 0 is no place on land"),
    ({"lon": ""}, "lon: the longitude is empty"),
    ({"lat": "48.5N"}, "lat: 48.5N is not a number of degrees"),
    ({"lat": "inf"}, "lat: inf is not a number of degrees"),
    ({"lat": "1e400"}, "lat: 1e400 is not a number of degrees"),
    ({"lat": "6150000", "lon": "4130000"}, "lat: 6150000 is not a number of degrees"),
    ({"name": "New\u2067 Mill"}, "name: "),
    ({"name": "NEW MILL" * 20}, "name: "),
    ({"place_id": "new\u00a0mill"}, "place_id: "),
    ({"place_id": "New Mill"}, "place_id: "),
    ({"kind": "hamlet"}, "kind: hamlet is not a kind of place"),
    ({"reference_radius_km": ""}, 'reference_radius_km: "(empty)" is not a radius'),
]


@pytest.mark.parametrize(("values", "said"), PLACES, ids=[said + str(values) for values, said in PLACES])
def test_a_place_of_the_ledgers_own_is_refused_for_what_it_is(values, said, tmp_path, check):
    write_places(made_up().write(tmp_path), values)
    lines = check(tmp_path)
    assert any(line.startswith(f"places.csv, row 2, {said}") for line in lines), lines
    assert len(lines) == len({line.split(":")[0] for line in lines}), "one line a field"


def test_a_place_twice_names_both_rows(tmp_path, check):
    write_places(made_up().write(tmp_path), {}, {})
    assert check(tmp_path) == [
        "places.csv, row 3, place_id: new-mill stands already in row 2; remedy: give each place an id of its own"
    ]


# Several bad tables at once


def test_one_bad_file_does_not_hide_the_faults_of_another(tmp_path, check):
    ledger = made_up()
    ledger.change_claim(3, state="red")
    ledger.spoil("documents.csv", 1, published_on="yesterday")
    folder = ledger.write(tmp_path)
    (folder / "sources.csv").write_bytes((folder / "sources.csv").read_bytes() + b"one,too,few\n")
    write_places(folder, {"lat": "95"})
    assert [line.split(":")[0] for line in check(folder)] == [
        "sources.csv, row 6", "documents.csv, row 3, published_on", "claims.csv, row 5, state", "places.csv, row 2, lat",
    ]  # fmt: skip


def test_what_refers_to_a_table_that_cannot_be_read_is_no_fault_of_its_own(tmp_path, check):
    folder = made_up().write(tmp_path)
    for table in ("sources.csv", "documents.csv"):
        (folder / table).write_bytes(b"\xff")
    assert [line.split(",")[0] for line in check(folder)] == ["sources.csv", "documents.csv"]


def test_a_place_of_a_table_that_is_refused_is_not_called_unknown(tmp_path, check):
    ledger = made_up()
    ledger.change_claim(0, place_id="new-mill")
    write_places(ledger.write(tmp_path), {"lat": "95"})
    assert [line.split(":")[0] for line in check(tmp_path)] == ["places.csv, row 2, lat"]


def test_faults_come_in_the_order_of_tables_and_rows(tmp_path, check):
    ledger = made_up()
    ledger.change_claim(4, kind="siege")
    ledger.change_claim(2, place_id="nowhere")
    ledger.spoil("claims.csv", 0, claim_id="0" * 16)
    ledger.spoil("coverage.csv", 0, start="x")
    places = [tuple(line.split(", ")[:2]) for line in check(ledger.write(tmp_path))]
    claims = [int(row.removeprefix("row ").split(":")[0]) for table, row in places if table == "claims.csv"]
    assert [table for table, _ in places] == ["claims.csv"] * len(claims) + ["coverage.csv"] * (len(places) - len(claims))
    assert claims == sorted(claims) and set(claims) == {2, 4, 6}


def test_rows_are_counted_as_lines_of_the_file(tmp_path, check):
    """Also after empty lines, a byte order mark, CR LF and a summary of three lines."""
    ledger = made_up()
    ledger.spoil("claims.csv", 0, summary="One,\ntwo,\nthree.")
    ledger.change_claim(1, phase="was")
    path = ledger.write(tmp_path) / "claims.csv"
    content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    header, _, rows = content.partition(b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + header + b"\r\n\r\n" + rows)
    assert check(tmp_path)[0].startswith("claims.csv, row 6, phase: was is not known")


def test_a_correction_stands_below_what_it_corrects(tmp_path, check):
    ledger = made_up()
    ledger.spoil("claims.csv", 1, supersedes=ledger.claim(4)["claim_id"])
    (line,) = check(ledger.write(tmp_path))
    assert line.startswith("claims.csv, row 3, supersedes") and "further down, in row 6" in line


def test_many_unknown_names_cost_no_time(tmp_path):
    """Suggestions compare with every place; so many nobody reads."""
    ledger = made_up()
    row = ledger.claim(0)
    ledger.tables["claims.csv"] += [{**row, "place_id": f"pokrovsk-{i}"} for i in range(2000)]
    with pytest.raises(Refused) as refused:
        open_ledger(ledger.write(tmp_path))
    remedies = [fault.remedy for fault in refused.value.faults if fault.field == "place_id"]
    assert len(remedies) == 2000
    assert remedies[0] == "perhaps pokrovsk was meant, or add it to the gazetteer"
    assert remedies[-1] == "use a known one, or add it to the gazetteer"


# What is taken for what it says


def test_text_stays_the_text_it_is(tmp_path):
    ledger = made_up()
    ledger.spoil("claims.csv", 0, summary='=1+1, "007", <b>NA</b> {{7*7}}\tnull', words="-1e5")
    ledger.spoil("sources.csv", 0, note="None")
    opened = open_ledger(ledger.write(tmp_path))
    assert (opened.claims[0].summary, opened.claims[0].words) == ('=1+1, "007", <b>NA</b> {{7*7}}\tnull', "-1e5")
    assert opened.sources["eastern-army"].note == "None"


def test_the_order_of_columns_is_free(tmp_path):
    folder = made_up().write(tmp_path)
    before = open_ledger(folder)
    path = folder / "coverage.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(",".join(reversed(row)) + "\n" for row in rows), encoding="utf-8")
    after = open_ledger(folder)
    assert (after.head, after.coverage) == (before.head, before.coverage)


# No page of a refused ledger


@pytest.mark.parametrize("table", ["claims.csv", "documents.csv"])
def test_serve_refuses_a_bad_ledger_before_it_listens(table, tmp_path):
    folder = made_up().write(tmp_path)
    with (folder / table).open("ab") as file:
        file.write(b"one,too,few\n")
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "serve", "--port", "0"], cwd=PROJECT, capture_output=True, text=True,
        env={**os.environ, "GREYLINE_LEDGER": str(folder)}, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{table}, row ") and done.stderr.count("\n") == 1
