"""Names compared across scripts, and the characters that deceive."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.names import fold, invisible_characters, keys, mixed_scripts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Краматорськ", "Kramatorsk"),
        ("Краматорськ", "Краматорск"),
        ("Краматорськ", "Kramators'k"),
        ("Слов'янськ", "Слов’янськ"),
        ("Слов'янськ", "Sloviansk"),
        ("Sloviansk", "Slovyansk"),
        ("Артёмовск", "Артемовск"),
        ("Гуляй-Поле", "гуляйполе"),
        ("CHASIV  YAR", "chasiv-yar"),
        ("Kupiansk", "Купянск"),
        ("Ľuhaňsk", "Luhansk"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pokrovsk", "Pokrovske"), ("Slavyansk", "Sloviansk"), ("Lyman", "Lymany"), ("Kharkiv", "Kharkov")],
)
def test_different_names_keep_different_keys(one, other):
    assert fold(one) != fold(other)


def test_a_ukrainian_name_also_counts_with_its_h():
    assert fold("Hryshyne") in keys("Гришине", "uk")
    assert fold("Hryshyne") not in keys("Гришине", "ru")


@given(st.text())
def test_a_key_is_plain_and_stays_as_it_is(name):
    assert all(c in "0123456789abcdefghiklmnopqrstuvwxz" for c in fold(name))
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="АБВГҐДЕЄЁЖЗИІЇЙабвгґдеєжзиіїйщюяAbcéüx' -"))
def test_composed_and_decomposed_letters_have_one_key(name):
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text(alphabet="абвгдеєжзиіїклмнопрстуфхцчшщьюя' -"))
def test_case_does_not_matter(name):
    assert fold(name.upper()) == fold(name)


@pytest.mark.parametrize("name", ["Бaхмут", "Пoкровськ", "Kyїv", "Сеlydove"])
def test_a_look_alike_letter_is_found(name):
    assert mixed_scripts(name)


@pytest.mark.parametrize("name", ["Бахмут", "Bakhmut", "Бахмут (Bakhmut)", "дрон FPV", "35 будинків", "й"])
def test_honest_names_are_not_suspected(name):
    assert not mixed_scripts(name)


@pytest.mark.parametrize(
    "code", [0x202E, 0x2066, 0x200B, 0x200D, 0xFEFF, 0xAD, 0xA0, 0xFE0F, 0xE0041, 0x0, 0x0A]
)
def test_an_invisible_character_is_named(code):
    assert invisible_characters(f"Pok{chr(code)}rovsk") == [f"U+{code:04X}"]


def test_ordinary_text_hides_nothing():
    assert invisible_characters("Слов’янськ, Kostiantynivka (5 км)") == []
