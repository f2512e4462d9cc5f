"""Each published format, from small made-up files: what is read, what is left out by name, which day it is."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from data.control import maps_of, missing_days, one_map_a_day
from data.importers.deepstate_names import state_of
from data.importers.options import Options
from data.importers.registry import find_importer, read_map
from data.model import Modality, State
from geo.areas import area_km2
from geo.faults import Refused
from tests.data.importers import made_files as made

DAY = date(2025, 11, 4)


def left(imported) -> dict[str, int]:
    """What was left out, by name."""
    return {one.name: one.count for one in imported.left_out}


def states(imported) -> dict[State, float]:
    """km² by state."""
    found: dict[State, float] = {}
    for area in imported.areas:
        found[area.state] = found.get(area.state, 0) + area_km2(area.geometry)
    return found


FILES = [
    ("uacontrolmap", "20251104.json", made.uacontrolmap()),
    ("nzz-liveuamap", "2025-11-04.json", made.nzz()),
    ("deepstate-full", "deepstate_2025-11-04.geojson", made.deepstate_full()),
    (
        "deepstate-full",
        "last.json",
        made.as_json({"id": 1762243200, "datetime": "", "map": made.collection(made.deepstate())}),
    ),
    ("deepstate-merged", "deepstatemap_data_20251104.geojson", made.deepstate_merged()),
    ("isw", "20230824.geojson", made.isw("VIEW_RussiaCoTinUkraine_V3")),
    ("isw", "2025-11-04.geojson", made.isw("ukraine_control_map", day="2025-11-04")),
    (
        "isw",
        "20220601_ClaimedRussianTerritoryinUkraine.geojson",
        made.as_json(made.collection(made.feature({"FID": 1}))),
    ),
    ("viina", "control_latest_2025.csv", made.viina()),
    ("viina", "control_latest_2025.zip", made.zipped(("control_latest_2025.csv", made.viina()))),
    ("wikipedia", "cities_2024-08-17.csv", made.wikipedia()),
    ("kml", "map.kml", made.kml()),
    ("kml", "map.kml", made.zipped(("doc.kml", made.kml()))),
    ("kml", "map.zip", made.zipped(("doc.kml", made.kml()), ("images/icon.png", b"x"))),
    ("geojson", "map.geojson", made.as_json(made.collection(made.feature({"name": "red"})))),
    ("csv", "map.csv", b"place;state\npokrovsk;contested\n"),
]


@pytest.mark.parametrize(("format_name", "name", "data"), FILES, ids=[f"{one[0]}-{one[1]}" for one in FILES])
def test_a_file_is_known_by_its_content(format_name, name, data):
    assert find_importer(data, name).name == format_name


# Where the content alone says nothing (a plain table, a layer named by its file), the name is asked.
@pytest.mark.parametrize(
    ("format_name", "data"), [(one[0], one[2]) for one in FILES if one[0] != "csv" and b"FID" not in one[2]]
)
def test_a_files_name_is_not_needed_to_know_it(format_name, data):
    assert find_importer(data, "renamed.bin").name == format_name


def test_deepstate_keeps_the_grey_zone_and_names_what_it_leaves_out():
    found = read_map(made.deepstate_full(), "deepstate_2025-11-04.geojson")
    assert {area.state for area in found.areas} == {State.russian, State.grey, State.ukrainian}
    assert {area.category for area in found.areas} >= {"Статус невідомий / Unknown status"}
    assert left(found)["attack arrows"] == 1
    assert left(found)["Points: units, notes, arrows"] == 1
    assert left(found)["territory abkhazia"] == 1
    assert (found.data_days, found.file_day, found.day_from) == ((DAY,), DAY, "file name")
    assert maps_of(found)[0].is_whole


GENERATIONS = [
    ("Окуповано", State.russian),
    ("Ізюм. Окуповано\xa0", State.russian),
    ("Звільнено 16.03-17.03", State.ukrainian),
    ("звільнено 26.03.2022", State.ukrainian),
    ("Під питанням", State.grey),
    ("ОРДЛО", State.russian),
    ("Під питанням /// Contested\n", State.grey),
    ("Звільнено 31.03 - 02.04/// Taken back 31.03 - 02.04", State.ukrainian),
    ("Звільнено 16.04 /// Taken back16.04", State.ukrainian),
    ("Окупований Крим /// Occupied Crimea", State.russian),
    ("Острів Тузла /// Occupied Tuzla Island", State.russian),
    ("ОРДЛО /// CADR and CALR\n", State.russian),
    ("Статус невідомий /// Unknown status\n", State.grey),
    ("Звільнено\xa027-29.03 /// Liberated 27-29.03", State.ukrainian),
    (made.DEEPSTATE_GREY, State.grey),
    (made.DEEPSTATE_GREEN, State.ukrainian),
    ("Звільнен\ufffd\ufffd /// Liberated\xa0/// geoJSON.status.dismissed", State.ukrainian),
    ("Тимчасово окуповано /// Occupied /// geoJSON.status.occupied {{at:01.01}}", State.russian),
    ("ОРДЛО /// CADR and CALR\xa0/// geoJSON.territories.ordlo", State.russian),
]


@pytest.mark.parametrize(("name", "state"), GENERATIONS)
def test_all_four_generations_of_deepstates_names_are_known(name, state):
    assert state_of(name, "#123456", by_hand=False) == (state, False)


def test_a_bare_name_of_the_first_generation_is_read_from_the_legends_colour_and_said_so():
    found = read_map(
        made.deepstate_full(made.deepstate("24.03", "#0288d1"), made.deepstate("Окуповано")), "1649581805.geojson"
    )
    assert [area.state for area in found.areas] == [State.ukrainian, State.russian]
    assert any("read from its colour #0288d1" in warning for warning in found.warnings)
    assert found.data_days == (date(2022, 4, 10),)


@pytest.mark.parametrize(
    "name", ["24.03", "Щось /// Something", "Щось /// Occupied? /// geoJSON.status.new", "Нейтральна"]
)
def test_an_unknown_status_is_refused_with_the_known_ones(name):
    data = made.deepstate_full(made.deepstate(), made.deepstate(name))
    with pytest.raises(Refused, match=r"feature 2, name: .* is not a known status.*status\.occupied.*Під питанням"):
        read_map(data, "deepstate_2025-11-04.geojson")


def test_the_merged_file_is_never_the_whole_view():
    found = read_map(made.deepstate_merged(), "deepstatemap_data_20251104.geojson")
    assert states(found).keys() == {State.russian}
    assert not maps_of(found)[0].is_whole
    assert "Unknown status" in found.missing


def test_the_services_answer_gives_its_own_day():
    data = made.as_json({"id": 1762243200, "datetime": "4.11.2025", "map": made.collection(made.deepstate())})
    assert read_map(data, "last.json").data_days == (DAY,)
    with pytest.raises(Refused, match="differs from the day stated"):
        read_map(data, "last.json", Options(data_day=date(2025, 11, 5)))


def test_uacontrolmaps_areas_are_turned_round_and_its_units_never_read():
    found = read_map(made.uacontrolmap(), "20251104.json")
    russian = next(area for area in found.areas if area.state is State.russian)
    assert russian.geometry.bounds == (37.0, 48.0, 37.1, 48.1)
    assert next(area for area in found.areas if area.state is State.ukrainian).geometry.bounds[0] == 36.0
    unit = next(one for one in found.left_out if one.name == "unit positions")
    assert "never read in" in unit.reason
    assert left(found) == {"unit positions": 1, "geos": 1, "frontline": 1}
    assert "nobody" not in str(found)


def test_nzzs_day_is_the_one_its_features_state():
    found = read_map(made.nzz(), "2025-11-04.json")
    assert (found.data_days, found.file_day, found.day_from) == ((date(2025, 11, 3),), DAY, "date")
    assert {area.category: area.state for area in found.areas} == {
        "nochange": State.russian,
        "gains": State.russian,
        "losses": State.ukrainian,
    }
    assert any("is not the file day" in warning for warning in found.warnings)
    assert any("since 2025-10-20" in warning for warning in found.warnings)


ALL_ISW = (
    "VIEW_RussiaCoTinUkraine_V3",
    "MDS_AssessedRussianAdvanceInUkraine_view",
    "VIEW_ClaimedRussianTerritoryinUkraine_V2",
)


def test_isws_layers_keep_their_state_and_modality():
    found = read_map(
        made.isw(*ALL_ISW, "AssessedRussianInfiltrationAreasinUkraine", "partisan_warfare"), "20251119.geojson"
    )
    assert {area.layer: (area.state, area.modality) for area in found.areas} == {
        "control": (State.russian, Modality.assessed),
        "advances": (State.contested, Modality.assessed),
        "claimed-russian": (State.russian, Modality.claimed),
        "infiltration": (State.infiltrated, Modality.assessed),
    }
    assert left(found) == {"layer partisans": 1}
    assert found.missing == ()
    assert {area.layer for area in maps_of(found)[0].own_areas} == {"control", "advances", "infiltration"}


def test_one_layer_of_isw_is_not_isws_view():
    before = read_map(made.isw("ukraine_control_map", day="2025-11-05"), "2025-11-05.geojson")
    after = read_map(made.isw("ukraine_control_map", day="2025-11-06"), "2025-11-06.geojson")
    assert (before.missing, after.missing) == (("advances",), ("advances", "infiltration"))
    assert maps_of(after)[0].layers == ("control",)
    assert any("not ISW's whole view" in warning for warning in after.warnings)


def test_a_plain_file_with_a_field_called_layer_is_not_isws():
    data = made.as_json(made.collection(made.feature({"layer": "north", "state": "grey"})))
    assert read_map(data, "map.geojson", Options("our-map", DAY)).areas[0].state is State.grey


def test_a_format_that_is_not_known_is_refused_with_the_known_ones():
    with pytest.raises(Refused, match="did you mean deepstate-full"):
        read_map(made.deepstate_full(), "x.json", as_format="deepstate-ful")


def test_isws_null_geometry_is_left_out_by_name():
    data = made.collection(
        made.feature({"layer": ALL_ISW[0]}), {**made.feature({"layer": ALL_ISW[1]}), "geometry": None}
    )
    found = read_map(made.as_json(data), "20230824.geojson")
    assert left(found) == {"null geometry in layer advances": 1}
    assert found.missing == ("advances",)


def test_viinas_columns_are_sources_and_its_vote_is_none():
    found = read_map(made.viina(), "control_latest_2025.csv")
    said = {(one.source_id, one.geonames_id, str(one.first), str(one.last)): one.state for one in found.statuses}
    assert said["viina-wiki", "702569", "2025-11-01", "2025-11-03"] is State.ukrainian
    assert said["viina-dsm", "702569", "2025-11-01", "2025-11-02"] is State.contested
    assert said["viina-dsm", "702569", "2025-11-03", "2025-11-03"] is State.russian
    # An empty cell and a missing day are silence: they end what was said and are not bridged.
    assert said["viina-isw", "702569", "2025-11-01", "2025-11-01"] is State.ukrainian
    assert said["viina-isw", "702569", "2025-11-03", "2025-11-03"] is State.ukrainian
    assert ("viina-wiki", "461727", "2025-11-01", "2025-11-01") in said
    assert len(said) == len(found.statuses) == 6 + 8
    assert {one.source_id for one in found.statuses} == {"viina-wiki", "viina-boost", "viina-dsm", "viina-isw"}
    assert left(found)["column status"] == 1
    assert left(found)["empty status_isw"] == 1
    assert any("decimal numbers" in warning for warning in found.warnings)


def test_viinas_zip_says_the_same_as_its_table():
    zipped = made.zipped(("control_latest_2025.csv", made.viina()))
    assert read_map(zipped, "control_latest_2025.zip").statuses == read_map(made.viina(), "x.csv").statuses


def test_wikipedias_towns_are_matched_by_name_and_point():
    found = read_map(made.wikipedia(), "cities_2024-08-17.csv")
    assert {one.place_id: (one.state, str(one.first), str(one.as_of)) for one in found.statuses} == {
        "pokrovsk": (State.ukrainian, "2024-08-17", "2022-10-05"),
        "bakhmut": (State.russian, "2024-08-17", "2023-05-20"),
    }
    assert left(found)["towns not in the gazetteer"] == 1


def test_the_latest_file_is_the_last_word_on_a_day_and_missing_days_are_named():
    early = maps_of(read_map(made.nzz(), "2025-11-04.json"))
    late = maps_of(read_map(made.nzz(made.nzz_feature("gains")), "2025-11-05.json"))
    other = maps_of(read_map(made.nzz(day="2025-11-06"), "2025-11-07.json"))
    held, displaced = one_map_a_day([*late, *early, *other])
    assert [one.file_day for one in held] == [date(2025, 11, 5), date(2025, 11, 7)]
    assert displaced == early
    assert missing_days([one.data_day for one in held]) == (DAY, date(2025, 11, 5))


def test_a_ring_that_crosses_itself_is_mended_only_on_request_and_both_areas_are_shown():
    bow = made.polygon([[37.0, 48.0], [37.2, 48.1], [37.2, 48.0], [37.0, 48.1], [37.0, 48.0]])
    data = made.deepstate_full(made.deepstate(geometry=bow))
    with pytest.raises(Refused, match=r"feature 1, geometry: is invalid .*ask for a repair"):
        read_map(data, "deepstate_2025-11-04.geojson")
    found = read_map(data, "deepstate_2025-11-04.geojson", Options(repair=True))
    (repair,) = found.repairs
    assert repair.before_km2 < 1
    assert 80 < repair.after_km2 < 90
    assert shapely.is_valid(found.areas[0].geometry)
    assert any("was repaired" in warning and "km² after" in warning for warning in found.warnings)


def test_the_same_file_gives_the_same_result():
    assert read_map(made.deepstate_full(), "a_2025-11-04.json") == read_map(made.deepstate_full(), "a_2025-11-04.json")
