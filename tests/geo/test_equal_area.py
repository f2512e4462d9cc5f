"""Areas in km²: as Karney's method on finely divided edges has them, whatever the size, and parts add up to the whole."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, MultiPolygon, Point, Polygon

from geo.areas import area_km2
from geo.equal_area import measured_km2, polygons_km2, polygons_of
from geo.shares import equal_area_km2
from tests.geodesic import geodesic_km2

UKRAINE = shapely.box(22, 44, 40, 52.4)


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(37.17, 48.27, 37.18, 48.28),
        shapely.box(36, 47, 38, 49),
        UKRAINE,
        Polygon([(35, 47), (39, 47.5), (38, 50), (36, 49)], [[(36.5, 48), (37, 48.5), (37, 48)]]),
        MultiPolygon([shapely.box(30, 45, 31, 46), shapely.box(39, 51, 40, 52)]),
    ],
    ids=["a village", "an oblast", "a country", "with a hole", "in two parts"],
)
def test_within_a_millionth_of_the_geodesic_area(shape):
    assert measured_km2(shape) == pytest.approx(geodesic_km2(shape), rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(30, 40), st.floats(45, 52)), min_size=3, max_size=12).map(
        lambda points: shapely.convex_hull(shapely.MultiPoint(points))
    )
)
def test_any_shape_within_a_millionth(shape):
    if shape.area > 1e-4:
        assert measured_km2(shape) == pytest.approx(geodesic_km2(shape), rel=1e-6)


def test_short_edges_agree_with_geodesic_edges_and_with_the_projection_about_a_place():
    """With edges of some kilometres it makes no difference that geodesics are no straight lines in longitude and latitude."""
    disc = Point(37.2, 48.3).buffer(0.05, quad_segs=64)
    assert measured_km2(disc) == pytest.approx(area_km2(disc), rel=1e-6)
    assert measured_km2(disc) == pytest.approx(equal_area_km2(disc, 48.3, 37.2), rel=1e-6)


@given(st.floats(36.1, 37.9), st.floats(47.1, 48.9))
def test_parts_add_up(lon, lat):
    whole = shapely.box(36, 47, 38, 49)
    cuts = [shapely.box(36, 47, lon, lat), shapely.box(lon, 47, 38, lat), shapely.box(36, lat, 38, 49)]
    assert sum(map(measured_km2, cuts)) == pytest.approx(measured_km2(whole), rel=1e-9)


def test_which_way_a_ring_runs_makes_no_difference():
    shape = shapely.box(36, 47, 38, 49).difference(shapely.box(36.5, 47.5, 37, 48))
    assert measured_km2(shape) == measured_km2(shapely.reverse(shape)) > 0


def test_what_is_no_polygon_has_no_area():
    mixed = GeometryCollection([Point(37, 48), shapely.LineString([(36, 48), (37, 48)]), shapely.box(37, 48, 38, 49)])
    assert measured_km2(mixed) == measured_km2(shapely.box(37, 48, 38, 49))
    assert measured_km2(Polygon()) == measured_km2(Point(37, 48)) == 0


def test_many_are_measured_at_once():
    boxes = np.array([shapely.box(36, 47, 36 + size, 48) for size in (1, 2, 3)])
    assert polygons_km2(boxes) == pytest.approx([geodesic_km2(one) for one in boxes], rel=1e-6)
    assert polygons_km2(polygons_of(Polygon())).tolist() == []
