"""The rules of a table of places, on the shipped table and on faulty ones."""

import csv
import re
from dataclasses import fields

import pytest

from geo.faults import Refused
from geo.find import read_names
from geo.place_rules import place_faults
from geo.places import COLUMNS, SHIPPED_NAMES, SHIPPED_PLACES, Place, checked_places, read_places, shipped_digest

GOOD = {
    "place_id": "pokrovsk",
    "geonames_id": "704422",
    "name": "Pokrovsk",
    "name_uk": "Покровськ",
    "name_ru": "Покровск",
    "lat": "48.28014",
    "lon": "37.17706",
    "kind": "town",
    "population": "60127",
    "admin1": "Donetsk Oblast",
    "reference_radius_km": "3",
}


@pytest.fixture(scope="module")
def places():
    return read_places()


@pytest.fixture(scope="module")
def names():
    return read_names()


def faults_with(**changes: str) -> str:
    return "\n".join(str(fault) for fault in place_faults([(12, GOOD | changes)]))


# The shipped table


def test_the_shipped_table_keeps_the_rules_that_reading_it_trusts(places):
    assert checked_places(SHIPPED_PLACES) == places


def test_one_byte_beside_the_shipped_table_is_checked(tmp_path):
    path = tmp_path / "places.csv"
    path.write_bytes(SHIPPED_PLACES.read_bytes().replace(b",village,", b",hamlet,", 1))
    with pytest.raises(Refused, match="is not a kind of place"):
        read_places(path)


@pytest.mark.parametrize("sidecar", [None, "not = [toml", "tables = 1", ""])
def test_without_a_word_of_what_was_built_no_table_is_trusted(sidecar, tmp_path, monkeypatch, places):
    path = tmp_path / "sidecar.toml"
    if sidecar is not None:
        path.write_text(sidecar)
    monkeypatch.setattr("geo.places.SIDECAR", path)
    shipped_digest.cache_clear()
    try:
        assert shipped_digest() == ""
        assert read_places() == places
    finally:
        shipped_digest.cache_clear()


def test_the_table_is_small_enough_to_review():
    assert SHIPPED_PLACES.stat().st_size < 700_000
    assert SHIPPED_NAMES.stat().st_size < 1_000_000


def test_the_fields_of_a_place_are_the_columns():
    assert tuple(field.name for field in fields(Place)) == COLUMNS


@pytest.mark.parametrize(
    ("place_id", "geonames_id", "name_uk"),
    [
        ("pokrovsk", "704422", "Покровськ"),
        ("myrnohrad", "710035", "Мирноград"),
        ("dobropillia", "709900", "Добропілля"),
        ("rodynske", "695581", "Родинське"),
        ("kupiansk", "703656", "Куп'янськ"),
        ("kramatorsk", "704508", "Краматорськ"),
        ("sloviansk", "693468", "Слов'янськ"),
        ("kostiantynivka", "705104", "Костянтинівка"),
        ("avdiivka", "713122", "Авдіївка"),
        ("bakhmut", "713174", "Бахмут"),
        ("donetsk", "709717", "Донецьк"),
        ("donetsk-oblast", "709716", "Донецька область"),
    ],
)
def test_the_places_of_the_documents_have_their_geonames_ids(places, place_id, geonames_id, name_uk):
    assert (places[place_id].geonames_id, places[place_id].name_uk) == (geonames_id, name_uk)


def test_no_two_places_share_a_geonames_id(places):
    ids = [place.geonames_id for place in places.values() if place.geonames_id]
    assert len(ids) == len(set(ids))


def test_only_regions_lack_a_geonames_id(places):
    assert {p.kind for p in places.values() if not p.geonames_id} == {"region"}


def test_the_radius_follows_the_kind(places):
    radius = {(place.kind, place.reference_radius_km) for place in places.values()}
    assert radius == {("city", 5), ("town", 3), ("village", 1), ("region", None)}


def test_who_counts_100_000_people_is_a_city(places):
    wrong = [p.place_id for p in places.values() if (p.kind == "city") != ((p.population or 0) >= 100_000)]
    assert wrong == []


def test_every_place_but_some_regions_lies_in_an_oblast(places):
    assert {p.place_id for p in places.values() if not p.admin1} == {"donbas", "ukraine", "russia"}


def test_no_ukrainian_name_holds_russian_letters(places, names):
    assert [p.name_uk for p in places.values() if re.search("[ыэъё]", p.name_uk)] == []
    assert [n.name for n in names if n.language == "uk" and re.search("[ыэъё]", n.name)] == []


def test_no_russian_name_holds_ukrainian_letters(places, names):
    assert [p.name_ru for p in places.values() if re.search("[іїєґ]", p.name_ru)] == []
    assert [n.name for n in names if n.language == "ru" and re.search("[іїєґ]", n.name)] == []


def test_latin_names_are_latin(places):
    assert [p.name for p in places.values() if not re.fullmatch(r"[A-Za-zÀ-ɏ0-9' .()-]+", p.name)] == []


def test_every_name_belongs_to_a_place_and_stands_once(places, names):
    assert {name.place_id for name in names} == set(places)
    assert len(set(names)) == len(names)


def test_the_names_of_today_are_among_the_official_names(places, names):
    official = {(n.place_id, n.language, n.name) for n in names if n.kind == "official"}
    for p in places.values():
        spelt = [("en", p.name), ("uk", p.name_uk), ("ru", p.name_ru)]
        assert official.issuperset((p.place_id, language, name) for language, name in spelt if name)


@pytest.mark.parametrize(
    ("place_id", "former"),
    [
        ("pokrovsk", {"Красноармійськ", "Красноармейск", "Krasnoarmiisk", "Гришине"}),
        ("myrnohrad", {"Димитров", "Dymytrov"}),
        ("bakhmut", {"Артемівськ", "Артёмовск", "Artemivsk"}),
        ("toretsk", {"Дзержинськ", "Dzerzhynsk"}),
    ],
)
def test_former_names_are_called_historical(names, place_id, former):
    assert former <= {n.name for n in names if n.place_id == place_id and n.kind == "historical"}


# Faulty tables


def test_a_good_row_has_no_fault():
    assert faults_with() == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lat": "95"}, "row 12, lat: 95 is not a latitude (rule: -90 to 90)"),
        ({"lon": "200"}, "row 12, lon: 200 is not a longitude (rule: -180 to 180)"),
        ({"lat": "nan"}, "lat: nan is not a number"),
        ({"lat": "1e400"}, "is not a number"),
        ({"lat": "48,28"}, "is not a number"),
        ({"lat": "48.5N"}, "is not a number"),
        ({"lat": "5348400"}, "is not a number of degrees"),
        ({"lat": "٤٨"}, "is not a number"),
        ({"lon": ""}, "lon: the longitude is empty"),
        ({"lat": "0", "lon": "0.0"}, "0, 0 is no place"),
        ({"lat": "37.17706", "lon": "48.28014"}, "looks swapped"),
        ({"kind": "hamlet"}, "kind: hamlet is not a kind of place"),
        ({"kind": ""}, "is not a kind of place"),
        ({"name": "Pоkrovsk"}, "mixes Latin and Cyrillic"),
        ({"name_uk": "Покровськ\u202e"}, "(U+202E)"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 121}, "is longer than 120"),
        ({"place_id": "Pokrovsk 2"}, "is not a place id"),
        ({"place_id": ""}, "place_id: is empty"),
        ({"geonames_id": "x1"}, "is not a GeoNames id"),
        ({"population": "60 000"}, "is not a whole number"),
        ({"reference_radius_km": ""}, "is not a radius"),
        ({"reference_radius_km": "0"}, "is not a radius"),
        ({"kind": "region"}, "stands at a region"),
    ],
)
def test_a_fault_in_a_row_is_named(changes, said):
    assert said in faults_with(**changes)
    assert faults_with(**changes).count("\n") == 0


def test_a_swapped_point_comes_with_the_proposal():
    assert "write lat 48.28014, lon 37.17706" in faults_with(lat="37.17706", lon="48.28014")


def test_a_second_bearer_of_an_id_names_the_first():
    (fault,) = place_faults([(2, GOOD), (7, GOOD)])
    assert "row 7, place_id: pokrovsk stands already in row 2" in str(fault)


def test_a_faulty_table_is_refused_with_all_its_faults(tmp_path):
    path = tmp_path / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows([GOOD | {"lat": "95"}, GOOD | {"place_id": "other", "kind": "x"}])
    with pytest.raises(Refused) as refused:
        read_places(path)
    assert [(f.file, f.row, f.field) for f in refused.value.faults] == [
        ("mine.csv", 2, "lat"),
        ("mine.csv", 3, "kind"),
    ]
