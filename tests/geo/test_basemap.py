"""The base map as a geographer would check it: where land, water and borders lie, and whence they come."""

import hashlib
from math import cos, radians

import pytest
import shapely
from shapely import LineString, Point
from shapely.geometry import shape

from geo.basemap.read import BASEMAP, FOLDER, read_basemap, read_layer, read_provenance
from geo.basemap.series import decode_basemap, decode_line, encode_area, encode_line

LAYERS = ("water", "rivers", "states", "oblasts", "labels", "ukraine")
KM_PER_DEGREE = 111.2
PLACES = {
    "Belgorod": (36.580, 50.597),
    "Donetsk": (37.802, 48.023),
    "Kerch": (36.468, 45.357),
    "Kupiansk": (37.616, 49.710),
    "Kursk": (36.187, 51.737),
    "Luhansk": (39.306, 48.568),
    "Mariupol": (37.549, 47.097),
    "Nikopol": (34.394, 47.571),
    "Pokrovsk": (37.177, 48.280),
    "Rostov-on-Don": (39.701, 47.231),
    "Sevastopol": (33.522, 44.588),
    "Simferopol": (34.108, 44.957),
    "Sloviansk": (37.597, 48.850),
    "Taganrog": (38.897, 47.236),
    "Zaporizhzhia": (35.190, 47.838),
}


def geometries(layer, **properties):
    features = read_layer(layer)["features"]
    return [shape(one["geometry"]) for one in features if properties.items() <= one["properties"].items()]


def km_to(name, shapes):
    """Kilometres from a place to the nearest of the shapes, on a plane true to scale at the place."""
    scale = (KM_PER_DEGREE * cos(radians(PLACES[name][1])), KM_PER_DEGREE)
    place, flat = (
        shapely.transform(one, lambda points: points * scale)
        for one in (Point(PLACES[name]), shapely.union_all(shapes))
    )
    return place.distance(flat)


def is_in_ukraine(name):
    return shapely.union_all(geometries("ukraine")).contains(Point(PLACES[name]))


@pytest.mark.parametrize(
    "name", ["Pokrovsk", "Sloviansk", "Donetsk", "Luhansk", "Mariupol", "Simferopol", "Sevastopol", "Kerch"]
)
def test_lies_in_ukraine_de_jure(name):
    assert is_in_ukraine(name)


@pytest.mark.parametrize("name", ["Rostov-on-Don", "Taganrog", "Belgorod", "Kursk"])
def test_lies_outside_ukraine(name):
    assert not is_in_ukraine(name)


def test_no_state_border_runs_between_crimea_and_the_mainland_or_through_the_strait_of_kerch():
    south_of_mariupol = shapely.box(31, 44, 42, 46.9)
    assert not any(line.intersects(south_of_mariupol) for line in geometries("states"))


def test_crimea_is_bordered_like_an_oblast():
    isthmus = shapely.box(33.4, 45.9, 34.2, 46.3)
    assert any(line.intersects(isthmus) for line in geometries("oblasts"))


def test_state_borders_lie_on_the_outline_of_ukraine_or_beyond_it():
    well_inside = shapely.union_all(geometries("ukraine")).buffer(-0.01)
    assert not any(line.intersects(well_inside) for line in geometries("states"))


def test_every_border_is_drawn_once():
    states, oblasts = (shapely.MultiLineString(geometries(layer)) for layer in ("states", "oblasts"))
    assert shapely.intersection(states, oblasts).length == 0
    for lines in (states, oblasts):
        assert shapely.union_all(lines).length == pytest.approx(lines.length)


def test_no_border_ends_in_the_middle_of_the_land():
    lines = geometries("oblasts") + geometries("states")
    stops = shapely.union_all([*geometries("water"), shapely.box(*frame()).boundary])
    for line in lines:
        others = shapely.union_all([other for other in lines if other is not line])
        for end in () if line.is_ring else (line.coords[0], line.coords[-1]):
            assert min(others.distance(Point(end)), stops.distance(Point(end))) < 0.002, end


@pytest.mark.parametrize(("name", "km"), [("Mariupol", 10), ("Taganrog", 10), ("Zaporizhzhia", 10)])
def test_lies_by_the_water(name, km):
    assert km_to(name, geometries("water", kind="sea") + geometries("water", kind="lake")) < km


@pytest.mark.parametrize(
    ("name", "rank", "km"),
    [("Sloviansk", 1, 15), ("Kupiansk", 3, 5), ("Luhansk", 1, 25), ("Belgorod", 1, 30)],
    ids=["Siverskyi Donets", "Oskil", "Siverskyi Donets at Luhansk", "Siverskyi Donets at Belgorod"],
)
def test_a_river_passes_near(name, rank, km):
    assert km_to(name, geometries("rivers", rank=rank)) < km


def test_no_town_lies_in_the_water():
    assert all(km_to(name, geometries("water")) > 0 for name in PLACES)


def test_the_kakhovka_reservoir_is_kept_apart_from_water():
    assert km_to("Nikopol", geometries("water", kind="drained")) < 5
    assert km_to("Nikopol", geometries("water", kind="lake")) > 15


def test_names_stand_in_the_frame_and_oblasts_on_their_land():
    ukraine = shapely.union_all(geometries("ukraine"))
    assert all(shapely.box(*frame()).contains(point) for point in geometries("labels"))
    assert all(ukraine.contains(point) for point in geometries("labels", kind="oblast"))


@pytest.mark.parametrize("layer", LAYERS)
def test_geometry_is_valid_and_not_empty(layer):
    shapes = geometries(layer)
    assert shapes and all(one.is_valid and not one.is_empty for one in shapes)


@pytest.mark.parametrize("layer", ["water", "ukraine"])
def test_rings_are_closed_and_run_as_rfc_7946_wants(layer):
    for area in geometries(layer):
        for part in shapely.get_parts(area):
            assert part.exterior.is_ccw and not any(ring.is_ccw for ring in part.interiors)
            assert all(ring.coords[0] == ring.coords[-1] for ring in (part.exterior, *part.interiors))


@pytest.mark.parametrize("layer", ["water", "rivers", "states", "oblasts", "labels"])
def test_nothing_lies_outside_the_frame(layer):
    west, south, east, north = frame()
    left, bottom, right, top = shapely.total_bounds(geometries(layer))
    assert west <= left and south <= bottom and right <= east and top <= north


def test_the_compact_file_holds_the_layers():
    decoded = decode_basemap(read_basemap())
    assert decoded["drained"] == areas("drained")
    assert decoded["water"] == areas("sea") + areas("lake")
    assert decoded["states"] == lines("states")
    assert decoded["oblasts"] == lines("oblasts")
    ranks = [one["properties"]["rank"] for one in read_layer("rivers")["features"]]
    assert decoded["rivers"] == list(zip(ranks, lines("rivers"), strict=True))
    assert [label["name"] for label in decoded["labels"]] == [
        one["properties"]["name"] for one in read_layer("labels")["features"]
    ]


def test_a_line_survives_coding():
    line = [(37.1771, 48.2801), (37.2, 48.3), (36.9999, 48.3)]
    assert encode_line(line) == [371771, 482801, 229, 199, -2001, 0]
    assert decode_line(encode_line(line)) == line


def test_a_ring_is_coded_without_its_closing_point():
    assert encode_area([[(0, 0), (1, 0), (1, 1), (0, 0)]]) == [[0, 0, 10000, 0, 0, 10000]]


def test_every_file_is_the_one_its_provenance_describes():
    described = {one["path"]: one["sha256"] for one in read_provenance()["files"]}
    shipped = {*FOLDER.glob("*.geojson"), BASEMAP}
    assert described == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in shipped}


def test_every_file_names_its_sources_and_licence():
    provenance = read_provenance()
    assert "De jure" in provenance["viewpoint"]
    for one in provenance["files"]:
        assert one["licence"] and one["known_errors"]
        assert all(provenance["sources"][source]["attribution"] for source in one["sources"])


def test_files_stay_small():
    assert BASEMAP.stat().st_size <= 250_000
    assert sum(file.stat().st_size for file in FOLDER.glob("*.geojson")) <= 700_000


def frame():
    return decode_basemap(read_basemap())["bbox"]


def areas(kind):
    return [[list(ring.coords) for ring in rings(area)] for area in geometries("water", kind=kind)]


def rings(area):
    return area.exterior, *area.interiors


def lines(layer):
    return [list(LineString(line).coords) for line in geometries(layer)]
