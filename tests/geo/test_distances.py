"""The gazetteer's points held against the distances the documents state, and the compass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.distances import COMPASS, bearing, compass, distance_km
from geo.places import read_places

MILE = 1.609344


@pytest.fixture(scope="module")
def places():
    return read_places()


def test_dobropillia_is_about_13_miles_north_of_pokrovsk(places):
    pokrovsk, dobropillia = places["pokrovsk"], places["dobropillia"]
    assert distance_km(pokrovsk, dobropillia) / MILE == pytest.approx(13, abs=1)
    assert compass(bearing(pokrovsk, dobropillia)) == "n"


def test_kupiansk_is_about_160_km_north_of_pokrovsk(places):
    pokrovsk, kupiansk = places["pokrovsk"], places["kupiansk"]
    assert distance_km(pokrovsk, kupiansk) == pytest.approx(160, abs=5)
    assert compass(bearing(pokrovsk, kupiansk)) == "n"


def test_pokrovsk_is_under_50_miles_from_kramatorsk(places):
    assert distance_km(places["pokrovsk"], places["kramatorsk"]) / MILE < 50


def test_sloviansk_lies_just_north_of_kramatorsk(places):
    kramatorsk, sloviansk = places["kramatorsk"], places["sloviansk"]
    assert distance_km(kramatorsk, sloviansk) < 20
    assert compass(bearing(kramatorsk, sloviansk)) == "n"


def test_myrnohrad_adjoins_pokrovsk_in_the_east(places):
    pokrovsk, myrnohrad = places["pokrovsk"], places["myrnohrad"]
    assert distance_km(pokrovsk, myrnohrad) < 10
    assert compass(bearing(pokrovsk, myrnohrad)) in {"e", "ne"}


def test_distance_is_the_same_both_ways(places):
    here, there = places["pokrovsk"], places["moscow"]
    assert distance_km(here, there) == pytest.approx(distance_km(there, here), abs=1e-9)
    assert distance_km(here, here) == 0


@pytest.mark.parametrize(
    ("degrees", "direction"),
    [
        (0, "n"),
        (350, "n"),
        (22.4, "n"),
        (22.5, "ne"),
        (90, "e"),
        (180, "s"),
        (270, "w"),
        (337.5, "n"),
        (-45, "nw"),
    ],
)
def test_the_compass_has_eight_directions(degrees, direction):
    assert compass(degrees) == direction


@given(st.floats(0, 360))
def test_a_direction_lies_within_half_a_wedge(degrees):
    middle = COMPASS.index(compass(degrees)) * 45
    assert abs((degrees - middle + 180) % 360 - 180) <= 22.5 + 1e-9
