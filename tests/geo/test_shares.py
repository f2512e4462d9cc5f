"""Shares of a reference area: by equal area, never by a point, with every spot counted once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Geod, Transformer
from shapely.geometry import Polygon

from data.control import maps_of
from data.importers.registry import read_map
from geo.areas import reference_area
from geo.places import read_places
from geo.shares import NOT_STATED, DrawnMap, equal_area_km2, shares, without_overlaps
from tests.published import published_folder

PLACES = read_places()
POKROVSK = PLACES["pokrovsk"]
WEST = shapely.box(30, 45, POKROVSK.lon, 52)
EAST = shapely.box(POKROVSK.lon, 45, 40, 52)
WORLD = shapely.box(20, 44, 45, 53)


def geodesic_km2(shape) -> float:
    """The area by Karney's method on a shape with edges of at most some 20 m."""
    geod = Geod(ellps="WGS84")
    total = 0.0
    for polygon in shapely.get_parts(shapely.segmentize(shape, 0.0002)):
        for sign, ring in [(1, polygon.exterior), *((-1, hole) for hole in polygon.interiors)]:
            area, _ = geod.polygon_area_perimeter(*np.array(ring.coords).T)
            total += sign * abs(area)
    return total / 1e6


def independent_shares(place, areas) -> dict[str, float]:
    """Shares by another way: everything cut in the plane of UTM zone 37, and measured on the ellipsoid."""
    there = Transformer.from_crs(4326, CRS.from_epsg(32637), always_xy=True)

    def onto(shape, turn):
        return shapely.transform(shape, lambda points: np.column_stack(turn(points[:, 0], points[:, 1])))

    window = shapely.box(place.lon - 0.3, place.lat - 0.3, place.lon + 0.3, place.lat + 0.3)
    disc = onto(shapely.segmentize(reference_area(place), 0.0005), there.transform)
    found: dict[str, float] = {}
    for state, shape in areas:
        near = shapely.segmentize(shapely.intersection(shape, window), 0.0005)
        cut = shapely.intersection(onto(near, there.transform), disc)
        back = onto(cut, lambda x, y: there.transform(x, y, direction="INVERSE"))
        found[state] = found.get(state, 0) + geodesic_km2(shapely.multipolygons(polygons_of(back)))
    whole = geodesic_km2(reference_area(place))
    return {state: 100 * km2 / whole for state, km2 in found.items() if km2}


def polygons_of(shape) -> list[Polygon]:
    """The polygons of a shape."""
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def test_all_nothing_and_half():
    assert shares(POKROVSK, [("russian", WORLD)]).per_cent == {"russian": pytest.approx(100, abs=1e-9), NOT_STATED: 0}
    assert shares(POKROVSK, []).per_cent == {NOT_STATED: 100}
    half = shares(POKROVSK, [("russian", EAST)]).per_cent
    assert half["russian"] == pytest.approx(50, abs=1e-3)
    assert half[NOT_STATED] == pytest.approx(50, abs=1e-3)


def test_it_is_no_point_test():
    """The point itself lies in the one, nearly all of the area in the other."""
    spot = shapely.box(POKROVSK.lon - 0.001, POKROVSK.lat - 0.001, POKROVSK.lon + 0.001, POKROVSK.lat + 0.001)
    found = shares(POKROVSK, [("ukrainian", spot), ("russian", WORLD.difference(spot))]).per_cent
    assert found["ukrainian"] < 0.2
    assert found["russian"] > 99.8


def test_a_region_has_no_shares():
    region = next(place for place in PLACES.values() if place.kind == "region")
    with pytest.raises(ValueError, match="no reference area"):
        shares(region, [("russian", WORLD)])


@pytest.mark.parametrize("name", ["pokrovsk", "kupiansk", "kherson", "kyiv", "sumy"])
def test_areas_are_within_a_millionth_of_the_geodesic_ones(name):
    place = PLACES[name]
    for shape in (reference_area(place), reference_area(place).intersection(shapely.box(20, place.lat, place.lon, 53))):
        assert equal_area_km2(shape, place.lat, place.lon) == pytest.approx(geodesic_km2(shape), rel=1e-6)
    wide = Polygon([(place.lon - 2, place.lat - 1), (place.lon + 2, place.lat - 1.3), (place.lon, place.lat + 1)])
    assert equal_area_km2(wide, place.lat, place.lon) == pytest.approx(geodesic_km2(wide), rel=1e-6)


def test_doubt_wins_over_a_firm_state_and_the_overlap_is_told():
    found = shares(POKROVSK, [("russian", WORLD), ("grey", EAST)])
    assert found.per_cent["grey"] == pytest.approx(50, abs=1e-3)
    assert found.per_cent["russian"] == pytest.approx(50, abs=1e-3)
    assert found.overlap_km2 == pytest.approx(found.area_km2 / 2, rel=1e-3)
    order = shares(POKROVSK, [("grey", WORLD), ("contested", WEST), ("infiltrated", WORLD)]).per_cent
    assert order.keys() == {"contested", "infiltrated", NOT_STATED}


@pytest.mark.parametrize("order", [1, -1])
def test_land_given_to_both_sides_counts_to_neither(order):
    found = shares(POKROVSK, [("russian", WORLD), ("ukrainian", EAST)][::order])
    assert found.per_cent["russian"] == pytest.approx(50, abs=1e-3)
    assert "ukrainian" not in found.per_cent
    assert found.per_cent[NOT_STATED] == pytest.approx(50, abs=1e-3)


def test_the_same_state_drawn_twice_counts_once():
    found = shares(POKROVSK, [("russian", WORLD), ("russian", EAST)])
    assert found.per_cent["russian"] == pytest.approx(100)
    assert found.overlap_km2 == 0


def test_shapes_that_overlap_here_and_only_touch_there_are_told_apart():
    russian = shapely.union_all([shapely.box(37, 48, 37.1, 48.1), shapely.box(37.3, 48, 37.4, 48.1)])
    ukrainian = shapely.union_all([shapely.box(37.05, 48, 37.15, 48.1), shapely.box(37.2, 48, 37.3, 48.1)])
    apart, overlap = without_overlaps({"russian": russian, "ukrainian": ukrainian, "grey": shapely.box(37.1, 48, 37.2, 48.1)})
    assert overlap.area == pytest.approx(0.01)
    assert {state: shape.area for state, shape in apart.items()} == pytest.approx(
        {"russian": 0.015, "ukrainian": 0.01, "grey": 0.01}
    )


BOXES = st.tuples(st.floats(37.1, 37.25), st.floats(48.2, 48.35), st.floats(0.001, 0.1), st.floats(0.001, 0.1))
STATES = st.sampled_from(["ukrainian", "contested", "grey", "infiltrated", "russian"])


@settings(max_examples=60, deadline=None)
@given(drawn=st.lists(st.tuples(STATES, BOXES), max_size=6))
def test_shares_add_up_whatever_overlaps(drawn):
    areas = [
        (state, shapely.box(west, south, west + width, south + height)) for state, (west, south, width, height) in drawn
    ]
    found = shares(POKROVSK, areas)
    assert sum(found.per_cent.values()) == pytest.approx(100, abs=1e-6)
    assert all(-1e-9 <= share <= 100 + 1e-6 for share in found.per_cent.values())
    assert found.per_cent == pytest.approx(shares(POKROVSK, areas[::-1]).per_cent, abs=1e-6)
    apart, _ = without_overlaps(dict(areas))
    shapes = list(apart.values())
    assert all(one.intersection(other).area < 1e-12 for at, one in enumerate(shapes) for other in shapes[at + 1 :])


# What the published files of these days draw within 3 km of Pokrovsk's point, in per cent, to a hundredth.
NAMED = {
    "deepstate-full/deepstate_2025-11-04.geojson": ("2025-11-04", {"russian": 24.65, "grey": 53.81}),
    "deepstate-full/deepstate_2025-11-06.geojson": ("2025-11-06", {"russian": 24.65, "grey": 53.81}),
    "uacontrolmap/20251104.json": ("2025-11-04", {"russian": 49.96}),
    "uacontrolmap/20251106.json": ("2025-11-06", {"russian": 67.83}),
    "nzz-liveuamap/2025-11-04.json": ("2025-11-03", {"russian": 43.12}),
    "nzz-liveuamap/2025-11-06.json": ("2025-11-05", {"russian": 48.46}),
}


@pytest.fixture(scope="module")
def published() -> Path:
    return published_folder()


@pytest.mark.parametrize("name", NAMED)
def test_pokrovsk_agrees_with_an_independent_computation(published, name):
    path = published / name
    (one,) = maps_of(read_map(path.read_bytes(), path.name))
    areas = [(str(area.state), area.geometry) for area in one.own_areas]
    found = DrawnMap(areas).shares(POKROVSK).per_cent
    other = independent_shares(POKROVSK, areas)
    day, expected = NAMED[name]
    assert one.data_day.isoformat() == day
    assert {state: share for state, share in found.items() if state != NOT_STATED} == pytest.approx(expected, abs=0.01)
    assert other == pytest.approx(expected, abs=0.1)
