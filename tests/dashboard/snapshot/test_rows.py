"""The rows of an export: every column of the contract, where the place is, and the same claims in every format."""

import pytest

from dashboard.answers import CLAIM_COLUMNS, STANDING_COLUMNS, claim_row
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, MEANINGS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.contents import contents_of
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.rows import claim_rows, silence_in_words, standing_id, standing_rows
from data.schema import CLAIMS
from data.store import open_ledger
from data.view import View
from geo.places import read_places
from tests.dashboard.snapshot.exports import TABLES, VIEWS, empty, hostile, ids, shipped, small, written
from tests.ledgers import made_up, write_places


def test_a_claim_carries_all_its_columns_and_its_provenance():
    for row in claim_rows(shipped()):
        assert tuple(row) == CLAIM_TABLE
    assert CLAIM_TABLE[: len(CLAIMS) + 1] == (*CLAIMS, "known_from") == CLAIM_COLUMNS


def test_a_standing_carries_all_its_columns():
    rows = standing_rows(shipped())
    assert rows
    assert all(tuple(row) == STANDING_TABLE for row in rows)
    assert STANDING_TABLE[: len(STANDING_COLUMNS)] == STANDING_COLUMNS


def test_every_column_has_a_meaning_and_none_has_two():
    assert set(MEANINGS) == {*CLAIM_TABLE, *STANDING_TABLE}
    assert len(set(MEANINGS.values())) == len(MEANINGS)


def test_cells_are_those_of_the_ledger():
    for row, claim in zip(claim_rows(shipped()), shipped().claims, strict=True):
        assert {column: row[column] for column in CLAIM_COLUMNS} == claim_row(claim)
        document = shipped().ledger.documents[claim.document_id]
        assert row["document_title"] == document.title
        assert row["document_published_on"] == document.published_on.isoformat()
        assert row["source_name"] == shipped().ledger.sources[claim.source_id].name


def test_coordinates_are_those_of_the_gazetteer():
    places = read_places()
    for row in (*claim_rows(shipped()), *standing_rows(shipped())):
        place = places[row["place_id"]]
        assert (row["lat"], row["lon"], row["place_name"]) == (place.lat, place.lon, place.name)


def test_a_point_has_six_decimals_at_most(tmp_path):
    ledger = made_up()
    ledger.change_claim(0, place_id="new-mill", place_as_written="New Mill")
    write_places(tmp_path, {"lat": "48.123456789", "lon": "37.2"})
    contents = contents_of(open_ledger(ledger.write(tmp_path)), View())
    assert {row["lat"] for row in claim_rows(contents) if row["place_id"] == "new-mill"} == {48.123457}


def test_cells_have_the_types_of_their_columns():
    for row in (*claim_rows(hostile()), *standing_rows(hostile())):
        for column, value in row.items():
            if column in INTEGERS:
                assert type(value) is int
            elif column in NUMBERS:
                assert value is None or type(value) is float
            else:
                assert type(value) is str, column


def test_what_no_map_shows_has_no_share():
    assert {row["share_russian"] for row in standing_rows(shipped())} == {None}


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_rows_have_one_id(view):
    names = [*ids(view()), *(standing_id(row) for row in standing_rows(view()))]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", TABLES)
def test_every_format_holds_the_same_claims_in_the_same_order(view, name):
    assert FORMATS[name].read_ids(written(view, name)) == ids(view())


def test_the_views_of_these_tests_show_something():
    assert len(ids(shipped())) > 100
    assert len(ids(small())) == 11
    assert standing_rows(hostile())
    assert not ids(empty())


def test_silence_is_said_only_where_nothing_is():
    assert "no claim" in silence_in_words(empty())
    assert silence_in_words(small()) == ""


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"a,b\n1,2\n", b"<?xml version='1.0'?><x/>", b"PK\x03\x04", b"\xff\xfe", b"PAR1"]
)
def test_what_is_no_export_is_refused_and_breaks_nothing(name, data):
    with pytest.raises(ValueError):
        FORMATS[name].read_ids(data)


@pytest.mark.parametrize("name", TABLES)
def test_half_a_file_is_refused(name):
    data = written(small, name)
    if name == "csv":
        data = data.replace(b"claim_id", b"claim", 1)
    with pytest.raises(ValueError):
        FORMATS[name].read_ids(data[: len(data) // 2])
