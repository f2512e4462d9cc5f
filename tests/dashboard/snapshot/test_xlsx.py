"""XLSX: three sheets, text that stays text, and what a workbook can't hold shown and counted."""

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.snapshot.about_sheet import about_lines
from dashboard.snapshot.columns import CLAIM_TABLE, MEANINGS, STANDING_TABLE
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.formulas import rearm
from dashboard.snapshot.rows import claim_rows, standing_rows
from dashboard.snapshot.xlsx import LONGEST_CELL, cell_text
from tests.dashboard.snapshot.exports import (
    HOSTILE,
    VIEWS,
    empty,
    hostile,
    manifest_of,
    shipped,
    small,
    written,
    written_elsewhere,
)


def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.rows]


def as_stored(rows, columns):
    """Rows as the cells hold them: an empty text is an empty cell."""
    return [
        [(cell_text(row[column]) or None) if isinstance(row[column], str) else row[column] for column in columns]
        for row in rows
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_value_comes_back(view):
    found = book(written(view, "xlsx"))
    assert found.sheetnames == ["Claims", "Standings", "About"]
    assert cells(found["Claims"]) == [list(CLAIM_TABLE), *as_stored(claim_rows(view()), CLAIM_TABLE)]
    assert cells(found["Standings"]) == [list(STANDING_TABLE), *as_stored(standing_rows(view()), STANDING_TABLE)]


@pytest.mark.parametrize("view", [shipped, small])
def test_what_is_stored_of_plain_text_is_the_text(view):
    for row in (*claim_rows(view()), *standing_rows(view())):
        for value in row.values():
            assert not isinstance(value, str) or rearm(cell_text(value)) == value


def test_pandas_reads_the_same_values():
    sheets = pandas.read_excel(
        io.BytesIO(written(shipped, "xlsx")), sheet_name=None, keep_default_na=False, dtype=object
    )
    assert sheets["Claims"].to_dict("records") == claim_rows(shipped())
    without_shares = [column for column in STANDING_TABLE if not column.startswith("share_")]
    assert sheets["Standings"][without_shares].to_dict("records") == [
        {column: row[column] for column in without_shares} for row in standing_rows(shipped())
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_there_is_no_formula_and_no_link(view):
    data = written(view, "xlsx")
    kinds = {cell.data_type for sheet in book(data) for row in sheet.rows for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            text = parts.read(name)
            assert b"<f>" not in text and b"<f " not in text and b"<hyperlink" not in text
            assert not re.search(rb'TargetMode="External"', text)


def test_days_ids_and_numbers_like_text_stay_text():
    found = cells(book(written(hostile, "xlsx"))["Claims"])
    summaries = [row[CLAIM_TABLE.index("summary")] for row in found[1:]]
    for text in ("1e5", "007", "TRUE", "#N/A", "NA"):
        assert summaries[HOSTILE.index(text)] == text
    assert all(isinstance(row[CLAIM_TABLE.index("as_of")], str) for row in found[1:])
    assert all(isinstance(row[CLAIM_TABLE.index("claim_id")], str) for row in found[1:])
    assert all(isinstance(row[CLAIM_TABLE.index("lat")], float) for row in found[1:])


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("=1+1", "'=1+1"),
        ("\x1b[31m\ufffe", "\\x1b[31m\\ufffe"),
        ("a\r\nb", "a\\r\nb"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x005F_x000D_", "_x005F_x005F_x005F_x000D_"),
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("x" * 32_767, "x" * 32_767),
        ("\N{GRINNING FACE}" * 16_384, "\N{GRINNING FACE}" * 16_383 + "…"),
    ],
)
def test_what_a_cell_can_not_hold_is_shown_otherwise(text, stored):
    assert cell_text(text) == stored


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_fits_into_a_cell(text):
    sheet = openpyxl.Workbook().active
    sheet["A1"] = cell_text(text)  # openpyxl raises for what it can't hold
    assert sheet["A1"].data_type in ("s", "e")


def test_long_text_fits_into_a_cell():
    for row in cells(book(written(hostile, "xlsx"))["Claims"]):
        for cell in row:
            assert not isinstance(cell, str) or len(cell.encode("utf-16-le")) <= 2 * LONGEST_CELL


def about(view):
    return [(row[0], row[1]) for row in cells(book(written(view, "xlsx"))["About"])]


def test_about_tells_view_credits_digest_and_columns():
    told = about(shipped)
    assert told[0] == ("Shown", shipped().sentence)
    assert [text for name, text in told if name == "Credit"] == list(credit_lines(shipped()))
    assert dict(told)["Digest"] == manifest_of(shipped(), "xlsx").digest
    assert "verify" in dict(told)["To verify"]
    assert set(MEANINGS) <= set(dict(told))
    assert "Changed cells" not in dict(told)


def test_about_counts_the_cells_that_could_not_stay_as_they_were():
    changed = [
        row for row in claim_rows(hostile()) for value in row.values() if isinstance(value, str) and is_changed(value)
    ]
    assert len(changed) > 30
    assert dict(about(hostile))["Changed cells"].startswith(f"{len(changed)} cells hold ")


def is_changed(text):
    return (
        bool(re.search("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text))
        or len(text.encode("utf-16-le")) > 65_534
    )


def test_one_changed_cell_is_one():
    told = dict(about_lines(small(), manifest_of(small(), "xlsx"), 1))
    assert told["Changed cells"].startswith("1 cell holds ")


def test_an_empty_view_says_so():
    assert "no claim" in dict(about(empty))["Silence"]


def test_the_header_stays_in_sight_and_columns_are_wide_enough():
    sheet = book(written(shipped, "xlsx"))["Claims"]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["A"].width >= 10
    assert all(dimension.width <= 80 for dimension in sheet.column_dimensions.values())


def test_no_hour_of_its_making_stands_in_it():
    properties = book(written(shipped, "xlsx")).properties
    assert properties.created == properties.modified == datetime(2000, 1, 1)


def test_the_same_content_in_another_process():
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    assert (
        parts(written(hostile, "xlsx"))
        == parts(written_elsewhere("1")["xlsx"])
        == parts(written_elsewhere("2")["xlsx"])
    )
