"""The contact line: what its rule takes in and leaves out, and as long as geodesics have it."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry import Polygon

from data.movement.contact_lines import contact_lines
from data.movement.map_days import map_days
from geo.contact import BORDER_KM, contact_line
from geo.oblasts import oblast_area, oblast_areas, ukraine
from tests.data.movement.made_maps import box, control_map, day, one_series, published_maps
from tests.geodesic import geodesic_km

# East of a meridian through Donetsk and Kharkiv oblasts, far beyond the border.
EAST = box(37, 40, 45, 55)
WELL_INSIDE = box(33, 48.5, 35, 49.5)


def between(lat_from: float, lat_to: float):
    """A stretch of that meridian."""
    return shapely.LineString([(37, lat_from), (37, lat_to)])


def test_a_front_runs_from_border_to_coast_and_not_along_them():
    found = contact_line(EAST)
    in_ukraine = shapely.intersection(between(44, 53), ukraine())
    # At either end it stops 5 km before the outline, farther along it where that is met at a slant.
    assert geodesic_km(in_ukraine) - 8 * BORDER_KM < found.km < geodesic_km(in_ukraine) - 2 * BORDER_KM
    assert found.line.within(between(44, 53).buffer(1e-9))
    assert found.km == pytest.approx(geodesic_km(found.line), rel=1e-6)


def test_all_of_ukraine_has_no_contact_line_and_a_long_edge():
    found = contact_line(ukraine())
    assert found.km == 0
    assert found.at_border_km == pytest.approx(geodesic_km(ukraine().boundary), rel=1e-3)


def test_nothing_drawn_has_no_line():
    assert (contact_line(Polygon()).km, contact_line(Polygon()).at_border_km) == (0, 0)


def test_land_beyond_ukraine_has_no_line():
    assert contact_line(box(38, 51, 40, 53)).km == 0


def test_an_enclave_has_a_front_all_around():
    assert contact_line(WELL_INSIDE).km == pytest.approx(geodesic_km(WELL_INSIDE.boundary), rel=1e-3)
    small = box(34, 49, 34.01, 49.01)
    assert contact_line(small).km == pytest.approx(geodesic_km(small.boundary), rel=1e-3)


def test_a_gap_between_polygons_is_no_other_side_and_a_pocket_is():
    sliver, pocket = box(33.5, 49, 33.5001, 49.3), box(34, 49, 34.2, 49.2)
    edge = geodesic_km(WELL_INSIDE.boundary)
    assert contact_line(WELL_INSIDE.difference(sliver)).km == pytest.approx(edge, rel=1e-3)
    with_pocket = contact_line(WELL_INSIDE.difference(pocket)).km
    assert with_pocket == pytest.approx(edge + geodesic_km(pocket.boundary), rel=1e-3)


def test_land_that_a_source_does_not_map_is_no_other_side():
    """As some do who begin in 2022: Crimea blank, the mainland beside it Russian."""
    areas = oblast_areas()
    mainland = shapely.union_all([areas["kherson-oblast"], areas["zaporizhzhia-oblast"]])
    with_crimea = shapely.union_all([mainland, areas["crimea"], areas["sevastopol"]])
    assert contact_line(mainland).km == pytest.approx(contact_line(with_crimea).km, rel=0.01)


def test_of_a_region_only_what_lies_in_it():
    whole = contact_line(EAST)
    parts = [contact_line(EAST, area).km for area in oblast_areas().values()]
    assert sum(parts) == pytest.approx(whole.km, rel=0.01)
    assert contact_line(EAST, oblast_area("crimea")).km == 0


@pytest.mark.parametrize(("folder", "least", "most"), [("deepstate-daily", 1200, 1300), ("uacontrolmap", 1050, 1150)])
def test_published_maps(folder, least, most):
    """About as long as the front is said to be, with the Dnipro; and from day to day it changes by little."""
    maps = published_maps(folder)
    series = one_series(*maps)
    lines = list(contact_lines(series, maps[0].data_day, maps[-1].data_day))
    assert [line.map.data_day for line in lines] == [one.day for one in map_days(series)]
    assert all(least < line.contact.km < most for line in lines)
    assert lines[0].contact.km == pytest.approx(geodesic_km(lines[0].contact.line), rel=1e-4)


def test_a_map_that_draws_nothing_as_russian_has_none():
    series = one_series(control_map(0, {"grey": WELL_INSIDE}), control_map(1, {"russian": WELL_INSIDE}))
    assert [line.map.data_day for line in contact_lines(series, day(0), day(9))] == [day(1)]
