"""Finding a place by name: what resolves, what is asked, what is only suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.find import Ambiguous, Found, NameIndex, NotFound, find_place, read_names
from geo.places import read_places

POKROVSK = (48.28, 37.18)


@pytest.fixture(scope="module")
def index():
    return NameIndex(read_places(), read_names())


def options(answer):
    match answer:
        case Found(place_id):
            return (place_id,)
        case Ambiguous(place_ids, _):
            return place_ids
    return ()


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Kramatorsk", "kramatorsk"),
        ("краматорск", "kramatorsk"),
        ("Слов’янськ", "sloviansk"),
        ("Slavyansk", "sloviansk"),
        ("Sloviansk", "sloviansk"),
        ("Куп'янськ", "kupiansk"),
        ("Kupyansk", "kupiansk"),
        ("Мирноград", "myrnohrad"),
        ("Димитров", "myrnohrad"),
        ("Krasnoarmiisk", "pokrovsk"),
        ("Krasnoarmeysk", "pokrovsk"),
        ("Красноармійськ", "pokrovsk"),
        ("Покровськ", "pokrovsk"),
        ("Артемівськ", "bakhmut"),
        ("Bakhmut", "bakhmut"),
        ("Kiev", "kyiv"),
        ("Dobropolye", "dobropillia"),
        ("Donbas", "donbas"),
        ("Kursk region", "kursk-oblast"),
    ],
)
def test_any_spelling_leads_to_the_place(index, name, place_id):
    assert options(find_place(index, name))[0] == place_id


@pytest.mark.parametrize("name", ["Kramatorsk", "Bakhmut", "Myrnohrad", "Rodynske", "Kupiansk", "Kyiv"])
def test_a_name_borne_once_resolves(index, name):
    assert isinstance(find_place(index, name), Found)


def test_pokrovsk_is_also_engels_on_the_volga_so_the_reader_is_asked(index):
    assert find_place(index, "Pokrovsk").place_ids == ("pokrovsk", "engels")


def test_there_are_three_dobropillias(index):
    answer = find_place(index, "Dobropillia")
    assert answer.place_ids == ("dobropillia", "dobropillia-donetsk", "dobropillia-kherson")


def test_there_are_at_least_five_kostiantynivkas(index):
    assert len(find_place(index, "Kostiantynivka").place_ids) >= 5


def test_donetsk_is_two_towns(index):
    assert find_place(index, "Донецьк").place_ids == ("donetsk", "donetsk-rostov")


def test_the_oblast_settles_it(index):
    assert find_place(index, "Pokrovsk", admin1="Donetsk Oblast") == Found("pokrovsk")
    assert find_place(index, "Dobropillia", admin1="Kherson Oblast") == Found("dobropillia-kherson")


def test_nearness_orders_the_options_and_never_chooses(index):
    plain, near = find_place(index, "Oleksandrivka"), find_place(index, "Oleksandrivka", near=POKROVSK)
    assert isinstance(near, Ambiguous)
    assert set(plain.place_ids) == set(near.place_ids)
    apart = [abs(index.places[i].lat - 48.28) + abs(index.places[i].lon - 37.18) for i in near.place_ids]
    assert apart[0] < 1 < apart[-1]


def test_options_can_be_told_apart_by_their_labels(index):
    for key, bearers in index.bearers.items():
        if len(bearers) > 1:
            answer = find_place(index, key)
            if isinstance(answer, Ambiguous):
                assert len(set(answer.labels)) == len(answer.place_ids), key


def test_a_former_name_gives_way_to_a_name_of_today_in_the_order_of_options(index):
    assert find_place(index, "Hryshyne").place_ids[0] == "hryshyne"
    assert "pokrovsk" in find_place(index, "Hryshyne").place_ids


@pytest.mark.parametrize(("typed", "meant"), [("Kramatrsk", "kramatorsk"), ("Dobropilya", "dobropillia")])
def test_a_slip_of_the_pen_is_suggested_never_resolved(index, typed, meant):
    answer = find_place(index, typed)
    assert isinstance(answer, NotFound)
    assert meant in answer.suggestions
    assert len(answer.suggestions) <= 5


def test_pokrovske_is_not_pokrovsk(index):
    assert "pokrovsk" not in options(find_place(index, "Pokrovske"))


@pytest.mark.parametrize("name", ["", " ", "!?", "日本", "\u202e", "x" * 5_000])
def test_nonsense_is_not_found(index, name):
    assert isinstance(find_place(index, name), NotFound)


def test_the_answer_does_not_depend_on_the_order_of_the_tables(index):
    backwards = NameIndex(dict(reversed(index.places.items())), reversed(read_names()))
    for name in ("Pokrovsk", "Kostiantynivka", "Oleksandrivka", "Dobropilya", "Krasnoarmeysk"):
        assert find_place(backwards, name) == find_place(index, name)


def test_every_place_is_found_by_its_own_names(index):
    for place in index.places.values():
        for name in filter(None, (place.name, place.name_uk, place.name_ru)):
            assert place.place_id in options(find_place(index, name)), name


@given(name=st.text(max_size=40))
def test_any_text_gets_an_answer(index, name):
    answer = find_place(index, name)
    assert isinstance(answer, Found | Ambiguous | NotFound)
    if isinstance(answer, Ambiguous):
        assert len(answer.place_ids) > 1
