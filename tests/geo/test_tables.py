"""The strict reader of tables: what it takes in, what it refuses, and how it names the place of a fault."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, Refused
from geo.tables import read_table

COLUMNS = ("place", "note")


@pytest.fixture
def table(tmp_path):
    def write(content: bytes) -> Path:
        path = tmp_path / "places.csv"
        path.write_bytes(content)
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_table(path, COLUMNS)
    return str(refused.value)


def test_a_row_carries_the_line_it_starts_on(table):
    rows = read_table(table(b'place,note\n\nA,"two\nlines"\nB,\n'), COLUMNS)
    assert rows == [(3, {"place": "A", "note": "two\nlines"}), (5, {"place": "B", "note": ""})]


def test_values_stay_the_text_they_are(table):
    rows = read_table(table(b"place,note\nNA,1e5\nnull,007\n"), COLUMNS)
    assert [row for _, row in rows] == [{"place": "NA", "note": "1e5"}, {"place": "null", "note": "007"}]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(table):
    assert read_table(table(b"\xef\xbb\xbfplace,note\r\nA,b\r\n"), COLUMNS) == [
        (2, {"place": "A", "note": "b"})
    ]


def test_columns_may_stand_in_any_order(table):
    assert read_table(table(b"note,place\nb,A\n"), COLUMNS) == [(2, {"place": "A", "note": "b"})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"place,note\nA,b,c\n", "places.csv, row 2: 3 fields, expected 2"),
        (b"place,note\nA\n", "places.csv, row 2: 1 field, expected 2"),
        (b"place,note\nA,\xff\n", "row 2: is not UTF-8 at byte 13 of the file (0xff)"),
        (b"\xef\xbb\xbfplace,note\nA,\xff\n", "row 2: is not UTF-8 at byte 16 of the file (0xff)"),
        (b'place,note\nA,b\nB,"open\nC,d\n', "row 3: is not well-formed CSV"),
        (b'place,note\nA,"b"c\n', "row 2: is not well-formed CSV"),
        (b"place,note\nA,\0\n", "row 2: holds a NUL character"),
        (b"place,note\rA,b\n", "row 1: holds a CR without LF"),
        (b"place,note\nA," + b"x" * 65_537 + b"\n", "row 2, field 2"),
        (b"place\nA\n", "row 1, note: the column is missing"),
        (b"place,noet\n", "header: noet is not a known column; remedy: did you mean note?"),
        (b"place,note,note\n", "row 1, note: is column 2 and column 3"),
        (b"", "places.csv: has no header"),
        (b"\n\n", "places.csv: has no header"),
        (
            b"place;note\nA;b\n",
            'places.csv, row 1, header: columns are separated by ";", expected ","; remedy: save it as CSV',
        ),
        (b"place\tnote\nA\tb\n", 'columns are separated by tabs, expected ","'),
        (b"name;kind\nA;b\n", "row 1, place: the column is missing"),
    ],
)
def test_a_fault_names_file_row_rule_and_remedy(table, content, said):
    assert said in refusal(table(content))
    assert "; remedy: " in refusal(table(content))


def test_all_faults_are_told_at_once(table):
    assert refusal(table(b"place,note\nA\nB,c\nD,e,f\n")).count("\n") == 1


def test_another_separator_is_one_fault_however_many_columns_and_rows(table):
    assert "\n" not in refusal(table(b"place;note\nA;b,c\nB;d\n"))


def test_a_field_of_exactly_64_kib_is_taken(table):
    assert len(read_table(table(b"place,note\nA," + b"x" * 65_536 + b"\n"), COLUMNS)) == 1


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    assert "places.csv: cannot be read" in refusal(tmp_path / "places.csv")


def test_the_folder_is_not_told(table):
    path = table(b"place\n")
    assert str(path.parent) not in refusal(path)


@given(st.text(), st.text(), st.text())
def test_a_fault_is_one_line_in_which_nothing_hides(value, field, rule):
    line = str(Fault("places.csv", 3, field, rule, "mend it", value))
    assert line.isprintable()
    assert len(line) <= len("places.csv, row 3, : ; remedy: mend it") + 10 * (61 + len(field) + len(rule)) + 3


def test_a_bidi_override_is_shown_as_its_number():
    assert "\\u202e" in str(Fault("a.csv", 1, "name", "is odd", "mend it", "abc\u202edef"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(content)
    try:
        read_table(path, COLUMNS)
    except Refused as refused:
        assert refused.faults
