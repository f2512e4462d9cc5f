"""What keeps its id and what gets another; what the head of a ledger depends on."""

import hashlib
import json

import pytest

from data.identity import claim_id
from data.schema import CLAIMS
from data.store import open_ledger
from tests.ledgers import made_up

IDENTIFYING = (
    "document_id", "passage_sha256", "source_id", "via_source_id", "place_id", "scope", "sector", "kind", "actor",
    "phase", "state", "modality", "as_of", "stated_on",
)  # fmt: skip


def test_the_id_is_the_hash_the_contract_names():
    claim = made_up().claim(0)
    said = json.dumps([claim[column] for column in IDENTIFYING], ensure_ascii=False, separators=(",", ":"))
    assert claim_id(claim) == hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]


@pytest.mark.parametrize("column", IDENTIFYING)
def test_another_assertion_is_another_claim(column):
    claim = made_up().claim(0)
    assert claim_id({**claim, column: "something else"}) != claim_id(claim)


@pytest.mark.parametrize("column", sorted(set(CLAIMS) - set(IDENTIFYING)))
def test_a_typo_mended_elsewhere_keeps_the_id(column):
    claim = made_up().claim(0)
    assert claim_id({**claim, column: "mended"}) == claim_id(claim)


def head_of(ledger, tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    return open_ledger(ledger.write(folder)).head


def test_the_same_tables_have_the_same_head(tmp_path):
    assert head_of(made_up(), tmp_path, "one") == head_of(made_up(), tmp_path, "two")


@pytest.mark.parametrize(
    ("table", "column"),
    [("sources.csv", "note"), ("documents.csv", "title"), ("claims.csv", "summary"), ("coverage.csv", "reason")],
)
def test_any_value_changes_the_head(tmp_path, table, column):
    changed = made_up()
    changed.spoil(table, 0, **{column: "background: another word"})
    assert head_of(changed, tmp_path, "changed") != head_of(made_up(), tmp_path, "one")


def test_the_order_of_rows_is_part_of_the_head(tmp_path):
    turned = made_up()
    turned.tables["sources.csv"].reverse()
    assert head_of(turned, tmp_path, "turned") != head_of(made_up(), tmp_path, "one")


def test_the_way_of_writing_is_no_part_of_the_head(tmp_path):
    folder = made_up().write(tmp_path)
    before = open_ledger(folder).head
    path = folder / "sources.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert open_ledger(folder).head == before


def test_values_that_change_columns_change_the_head(tmp_path):
    """Two columns whose names are swapped in the header say something else, though every value stays where it was."""
    ledger = made_up()
    ledger.spoil("sources.csv", 0, name_uk="Армія", name_ru="Армия")
    folder = ledger.write(tmp_path)
    before = open_ledger(folder).head
    path = folder / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"name_uk,name_ru", b"name_ru,name_uk", 1))
    assert open_ledger(folder).head != before


PLACES = (
    "place_id,geonames_id,name,name_uk,name_ru,lat,lon,kind,population,admin1,reference_radius_km\n"
    "new-mill,,New Mill,Новий Млин,Новая Мельница,48.3,37.2,village,,Donetsk oblast,1\n"
)


def test_the_ledgers_own_places_are_part_of_the_head(tmp_path):
    folder = made_up().write(tmp_path)
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    before = open_ledger(folder).head
    (folder / "places.csv").write_text(PLACES.replace("48.3", "48.4"), encoding="utf-8")
    assert open_ledger(folder).head != before
