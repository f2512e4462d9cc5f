"""Plain GeoJSON, GeoPackage, KML and CSV by a stated mapping, and GeoNames' country file as a larger gazetteer."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from data.importers.gazetteer import make_larger_gazetteer, sniff
from data.importers.options import DayOrder, Mapping, Options
from data.importers.registry import read_map
from data.model import State
from geo.areas import area_km2
from geo.faults import Refused
from geo.places import read_places
from tests.data.importers import made_files as made

DAY = date(2025, 11, 4)
RED = Mapping(state_field="name", states=(("red", State.russian), ("grey zone", State.grey)))


def left(imported) -> dict[str, int]:
    """What was left out, by name."""
    return {one.name: one.count for one in imported.left_out}


def test_plain_files_are_read_by_the_stated_mapping_alone():
    options = Options("our-map", DAY, mapping=RED)
    data = made.as_json(made.collection(made.feature({"name": " Red ", "note": "x", "style": "y"})))
    for found in (
        read_map(data, "map.geojson", options),
        read_map(made.kml(), "map.kml", options),
        read_map(made.zipped(("doc.kml", made.kml())), "map.kmz", options),
    ):
        assert [(one.source_id, one.state, one.data_day) for one in found.areas] == [("our-map", State.russian, DAY)]
        assert round(area_km2(found.areas[0].geometry)) == 83
    assert left(read_map(data, "map.geojson", options)) == {"field note": 1, "field style": 1}


def test_kml_counts_what_it_does_not_read():
    link = "<NetworkLink><Link><href>http://example.org/x.kml</href></Link></NetworkLink><GroundOverlay/>"
    body = made.placemark() + link
    found = read_map(made.kml(body), "map.kml", Options("our-map", DAY, mapping=RED))
    assert left(found)["NetworkLink"] == 1
    assert left(found)["GroundOverlay"] == 1


def test_kml_names_tracks_foreign_elements_and_descriptions_it_leaves_out():
    track = '<Placemark><gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2"/></Placemark>'
    body = made.placemark("<description>&lt;b onclick='x'&gt;</description><Region/>") + track
    found = read_map(made.kml(body), "map.kml", Options("our-map", DAY, mapping=RED))
    assert {"Track", "Region"} <= set(left(found)) or {"gx:Track", "Region"} <= set(left(found))
    assert any("description" in name for name in left(found))
    assert "onclick" not in str(found)


def test_a_field_named_like_a_part_of_a_program_is_a_field():
    names = ("style", "highlight", "__proto__", "constructor", "toString")
    data = made.as_json(made.collection(made.feature(dict.fromkeys(names, "x"))))
    found = read_map(data, "map.geojson", Options("our-map", DAY, mapping=Mapping(state=State.russian)))
    assert set(left(found)) == {f"field {name}" for name in names}


def test_geopackage_is_read_and_converted_from_the_system_it_declares(tmp_path):
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.GeoDataFrame({"name": ["red"]}, geometry=[shapely.box(37, 48, 37.1, 48.1)], crs=4326)
    options = Options("our-map", DAY, mapping=RED)
    shapes = []
    for crs in (4326, 3857, 32637):
        path = tmp_path / f"{crs}.gpkg"
        frame.to_crs(crs).to_file(path, layer="areas")
        found = read_map(path.read_bytes(), path.name, options)
        shapes.append(found.areas[0].geometry)
    assert all(one.equals_exact(shapes[0], 1e-7) for one in shapes)


def test_csv_rows_are_places_or_polygons():
    options = Options("our-map", DAY, mapping=Mapping(place_field="place"))
    found = read_map(b"place;state;why\npokrovsk;contested;x\nbakhmut;russian;y\n", "map.csv", options)
    assert {one.place_id: one.state for one in found.statuses} == {
        "pokrovsk": State.contested,
        "bakhmut": State.russian,
    }
    assert left(found) == {"field why": 1}
    named = Mapping(name_field="n", lat_field="lat", lon_field="lon", decimal_comma=True)
    text = "n;lat;lon;state\nКрасноармійськ;48,28;37,18;grey\n".encode()
    (status,) = read_map(text, "map.csv", Options("our-map", DAY, mapping=named)).statuses
    assert (status.place_id, status.state) == ("pokrovsk", State.grey)
    shapes = Mapping(geometry_field="wkt", day_field="day", day_order=DayOrder.dmy, state=State.grey)
    text = b'wkt,day\n"POLYGON ((37 48, 37.1 48, 37.1 48.1, 37 48))",04.11.2025\n'
    area = read_map(text, "map.csv", Options("our-map", mapping=shapes)).areas[0]
    assert (area.state, area.data_day) == (State.grey, DAY)


def dump_row(geonames_id: str, name: str, code: str = "PPL", lat: str = "48.3", **more: str) -> str:
    """A row of GeoNames' country file."""
    row = [geonames_id, name, name, more.get("others", ""), lat, "37.3", more.get("kind", "P"), code, "UA", "", "05"]
    return "\t".join([*row, "", "", "", more.get("people", "12"), "", "150", "Europe/Kyiv", "2024-01-01"])


DUMP = "\n".join(
    (
        dump_row("704422", "Pokrovsk"),
        dump_row("99000001", "Novyi Hai", others="Новий Гай,Новый Гай"),
        dump_row("99000002", "Novyi Hai", lat="48.4"),
        dump_row("99000003", "A quarter", "PPLX"),
        dump_row("99000004", "A lake", kind="H"),
    )
).encode()


@pytest.mark.parametrize("data", [DUMP, made.zipped(("readme.txt", b"x"), ("UA.txt", DUMP))])
def test_geonames_country_file_makes_a_larger_gazetteer(data, tmp_path):
    path = tmp_path / "places.csv"
    assert sniff(data)
    done = make_larger_gazetteer(data, "UA.zip", path)
    shipped, larger = read_places(), read_places(path)
    assert (done.new, done.others, done.places) == (2, 2, len(shipped) + 2)
    assert {place_id: larger[place_id] for place_id in shipped} == shipped
    new = {place.geonames_id: place for place_id, place in larger.items() if place_id not in shipped}
    assert new["99000001"].name_uk == "Новий Гай"
    assert new["99000001"].reference_radius_km == 1
    assert new["99000001"].place_id != new["99000002"].place_id


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (DUMP.replace(b"\t48.4\t", b"\t95\t"), "row 3, lat"),
        (DUMP.replace(b"99000002", b"x"), "row 3, geonameid"),
        (DUMP.replace(b"\t150\t", b"\t", 1), "row 1"),
        (DUMP + b"\xff", "row 5"),
        (b"a\tb\n", "row 1"),
    ],
)
def test_a_country_file_with_a_fault_writes_nothing(data, where, tmp_path):
    path = tmp_path / "places.csv"
    with pytest.raises(Refused, match=where):
        make_larger_gazetteer(data, "UA.txt", path)
    assert not path.exists()
