"""Reference areas and their sectors: true in size, and tiling without gap or overlap."""

from itertools import combinations
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point
from shapely.ops import unary_union

from geo.areas import SECTORS, VERTICES, area_km2, reference_area, sector_area
from geo.distances import bearing, compass
from geo.places import Place, read_places


def place_at(lat: float, lon: float, radius: float | None = 3.0) -> Place:
    return Place("x", "1", "X", "", "", lat, lon, "town", None, "Donetsk Oblast", radius)


@pytest.fixture(scope="module")
def places():
    return read_places()


ANYWHERE = st.builds(place_at, st.floats(44, 53), st.floats(21, 42), st.sampled_from([1.0, 3.0, 5.0]))


@given(ANYWHERE)
def test_a_disc_has_the_area_of_its_circle(place):
    disc = reference_area(place)
    assert disc.is_valid
    assert area_km2(disc) == pytest.approx(pi * place.reference_radius_km**2, rel=0.01)


@given(ANYWHERE)
def test_centre_and_wedges_tile_the_disc(place):
    sectors = [sector_area(place, sector) for sector in SECTORS]
    disc = reference_area(place)
    assert sum(map(area_km2, sectors)) == pytest.approx(area_km2(disc), rel=1e-6)
    assert unary_union(sectors).symmetric_difference(disc).area < 1e-6 * disc.area


def test_no_two_sectors_overlap(places):
    disc = reference_area(places["pokrovsk"])
    sectors = [sector_area(places["pokrovsk"], sector) for sector in SECTORS]
    for one, other in combinations(sectors, 2):
        assert one.intersection(other).area < 1e-9 * disc.area


def test_the_centre_is_16_per_cent_of_the_disc(places):
    place = places["kramatorsk"]
    share = area_km2(sector_area(place, "centre")) / area_km2(reference_area(place))
    assert share == pytest.approx(0.4**2, rel=1e-3)


@pytest.mark.parametrize("sector", SECTORS[1:])
def test_a_wedge_lies_in_its_direction(places, sector):
    place = places["pokrovsk"]
    middle = sector_area(place, sector).centroid
    assert compass(bearing(place, place_at(middle.y, middle.x))) == sector


def test_the_disc_lies_about_its_place(places):
    place = places["pokrovsk"]
    disc = reference_area(place)
    assert disc.contains(Point(place.lon, place.lat))
    assert len(disc.exterior.coords) == VERTICES + 1


@pytest.mark.parametrize("sector", ["rest", "unspecified", "", "N", "north"])
def test_what_lies_nowhere_has_no_area(places, sector):
    with pytest.raises(ValueError, match="is not a sector"):
        sector_area(places["pokrovsk"], sector)


def test_a_region_has_no_reference_area(places):
    with pytest.raises(ValueError, match="has no reference area"):
        reference_area(places["donetsk-oblast"])


def test_a_hole_does_not_count(places):
    place = places["pokrovsk"]
    ring = reference_area(place).difference(sector_area(place, "centre"))
    assert area_km2(ring) == pytest.approx(area_km2(reference_area(place)) * 0.84, rel=1e-3)
