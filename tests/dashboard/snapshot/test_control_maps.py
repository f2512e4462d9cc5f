"""Published maps in snapshots: drawn where they may be passed on or were let in, otherwise left out and said to be."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely.geometry import shape as shape_of

from dashboard.overlay import day_number
from dashboard.palette import PALETTE
from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import export
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.page_data import carried_overlay
from dashboard.snapshot.picture.drawing import draw
from dashboard.snapshot.verify import verify
from data.maps import map_series
from data.model import Redistribution
from data.store import Ledger, open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.drawn_maps import a_map, an_area, square, with_maps

THIRD, FIFTH, SIXTH = date(2025, 11, 3), date(2025, 11, 5), date(2025, 11, 6)
RUSSIAN, GREY = square(37.0, 48.1, 0.2, 0.2), square(37.25, 48.3, 0.2, 0.15)
HOLED = RUSSIAN.difference(square(37.05, 48.15, 0.05, 0.05))
TOLD = square(37.5, 48.3, 0.1, 0.1)


@cache
def ledger(freely: bool = False) -> Ledger:
    """The shipped ledger with maps by DeepState, who lets nobody pass them on; or, made up, lets everybody."""
    first = [an_area("russian", HOLED, day=THIRD), an_area("grey", GREY, day=THIRD)]
    later = [an_area("russian", RUSSIAN, day=FIFTH), an_area("ukrainian", TOLD, day=FIFTH, claimed=True)]
    other = [an_area("russian", GREY, "isw", THIRD)]
    series = map_series([a_map(first), a_map(later, printed=SIXTH, missing=("grey",)), a_map(other)])
    made = with_maps(open_ledger(SHIPPED), series)
    open_source = replace(made.sources["deepstate"], redistribution=str(Redistribution.open), licence="CC BY 4.0")
    return replace(made, sources={**made.sources, "deepstate": open_source}) if freely else made


def contents(day: date = THIRD, *maps: str, freely: bool = False, **options) -> Contents:
    """What the View of a day shows, by default with DeepState's map."""
    return contents_of(ledger(freely), View(day=day, maps=maps or ("deepstate",)), None, Options(**options))


LET_IN = {"with_restricted": True}


def geometry(made: Contents) -> dict:
    return make_manifest(made, "png").content["shown"]["geometry"]


def test_what_may_not_be_passed_on_is_left_out_of_every_format_and_said_to_be() -> None:
    kept = contents()
    (record,) = geometry(kept)["maps"]
    assert record["drawn"] is False and geometry(kept)["restricted"] == "left out"
    assert not any(name.startswith("map deepstate") for name in make_manifest(kept, "html").content["made"]["inputs"])
    credited = make_manifest(kept, "png").content["shown"]["credits"]
    assert any("DeepState" in line and "left out" in line for line in credited)
    assert draw(kept, make_manifest(kept, "png")).sheet.shapes["areas"] == []
    assert not [one for one in features(kept) if one["properties"]["table"] == "area"]
    assert b"areas-folder" not in export(kept, "kml").data
    assert "areas" not in layers(export(kept, "gpkg").data)
    overlay = carried_overlay(kept)
    assert all(one["bare"] and "lon" not in one["series"] for one in overlay["maps"]["series"])


@pytest.mark.parametrize("asked", [{"freely": True}, LET_IN])
def test_what_is_open_or_let_in_is_drawn_with_its_credit_and_its_file_among_the_inputs(asked) -> None:
    made = contents(**asked)
    content = make_manifest(made, "geojson").content
    (record,) = content["shown"]["geometry"]["maps"]
    assert (record["drawn"], record["data_day"], record["layers"]) == (True, "2025-11-03", ["own"])
    assert content["made"]["inputs"]["map deepstate-2025-11-03.json"] == record["sha256"]
    credited = "\n".join(content["shown"]["credits"])
    assert "Map by DeepState, drawn for 3 November 2025; file deepstate-2025-11-03.json" in credited
    assert ("restricted geometry" in credited) is ("freely" not in asked)


def features(made: Contents) -> list[dict]:
    return json.loads(export(made, "geojson").data)["features"]


def layers(data: bytes) -> set[str]:
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    return {name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}


def test_geojson_holds_each_state_with_its_shape_and_provenance() -> None:
    found = {one["properties"]["state"]: one for one in features(contents(**LET_IN)) if one["properties"]["table"] == "area"}
    assert set(found) == {"russian", "grey"}
    drawn = shape_of(found["russian"]["geometry"])
    assert drawn.symmetric_difference(HOLED).area < 1e-9
    assert all(shapely.is_ccw(part.exterior) for part in shapely.get_parts(drawn)), "RFC 7946"
    told = found["grey"]["properties"]
    assert (told["data_day"], told["file"], told["redistribution"]) == ("2025-11-03", "deepstate-2025-11-03.json", "no")


def test_geopackage_and_kml_hold_them_too() -> None:
    made = contents(**LET_IN)
    assert "areas" in layers(export(made, "gpkg").data)
    kml = export(made, "kml").data.decode()
    assert kml.count("<innerBoundaryIs>") == 1
    assert re.findall(r'<styleUrl>#area-(\w+)<', kml) == ["grey", "russian"]
    assert FORMATS["kml"].read_ids(kml.encode()) == [claim.claim_id for claim in made.claims]


def test_a_claim_that_is_only_passed_on_is_told_apart() -> None:
    told = [one["properties"] for one in features(contents(SIXTH, **LET_IN)) if one["properties"]["table"] == "area"]
    assert {(one["state"], one["own_view"]) for one in told} == {("russian", "yes"), ("ukrainian", "no")}
    assert {one["missing_layers"] for one in told} == {"grey"}


def picture(made: Contents) -> tuple[np.ndarray, object]:
    data = export(made, "png").data
    image = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    return image, draw(made, make_manifest(made, "png")).frame


@pytest.mark.parametrize("theme", PALETTE)
def test_the_picture_has_the_colour_within_and_none_without(theme) -> None:
    at = (48.25, 37.25, 9.0)
    view = View(day=THIRD, maps=("deepstate",), at=at, sources=("rybar",))
    made = contents_of(ledger(), view, None, Options(theme=theme, with_restricted=True))
    bare = contents_of(ledger(), replace(view, maps=()), None, Options(theme=theme))
    drawn, frame = picture(made)
    land = np.array([int(PALETTE[theme]["land"][at : at + 2], 16) for at in (1, 3, 5)])
    fill = np.array([int(PALETTE[theme]["states"]["russian"]["fill"][at : at + 2], 16) for at in (1, 3, 5)])
    within = pixel(drawn, frame, 48.12, 37.02)
    assert np.abs(within - (land + (fill - land) * 0.18)).max() <= 3
    assert np.abs(pixel(drawn, frame, 48.175, 37.075) - land).max() <= 2, "the hole"
    assert np.abs(pixel(drawn, frame, 48.34, 37.05) - land).max() <= 2
    assert draw(bare, make_manifest(bare, "png")).sheet.shapes["areas"] == []


def pixel(image: np.ndarray, frame, lat: float, lon: float) -> np.ndarray:
    x, y = frame.project(lat, lon)
    return image[round(y), round(x)]


def test_every_shape_of_the_picture_lies_within_the_polygons() -> None:
    made = contents(THIRD, **LET_IN)
    drawing = draw(made, make_manifest(made, "png"))
    project = lambda points: np.array([drawing.frame.project(lat, lon) for lon, lat in points])  # noqa: E731
    allowed = shapely.transform(shapely.union(HOLED, GREY), project).buffer(0.01)
    for one in drawing.sheet.shapes["areas"]:
        points = shapely.multipoints(np.asarray(one.path.vertices))
        assert shapely.covers(allowed, points)


def test_two_maps_are_outlines_of_which_the_second_is_broken() -> None:
    made = contents(THIRD, "deepstate", "isw", **LET_IN)
    shapes = draw(made, make_manifest(made, "png")).sheet.shapes["areas"]
    assert all(not shape.fill for shape in shapes)
    assert {shape.dash for shape in shapes if shape.width > 1.5} == {None, (8.0, 5.0)}


def test_the_page_carries_the_chosen_maps_of_all_days_and_of_the_others_only_figures() -> None:
    made = contents(SIXTH, **LET_IN)
    by_source = {one["source"]: one for one in carried_overlay(made)["maps"]["series"]}
    names = list(made.ledger.sources)
    own, other = by_source[names.index("deepstate")], by_source[names.index("isw")]
    assert own["series"]["days"] == [day_number(THIRD), day_number(SIXTH)] and own["series"]["lon"]
    assert other["bare"] and "lon" not in other["series"]
    inputs = make_manifest(made, "html").content["made"]["inputs"]
    assert {name for name in inputs if name.startswith("map ") and "script" not in name} == {
        "map deepstate-2025-11-03.json", "map deepstate-2025-11-05.json",
    }  # fmt: skip
    assert "map deepstate-2025-11-03.json" not in make_manifest(made, "png").content["made"]["inputs"]


def test_figures_are_among_the_standings_of_every_table() -> None:
    made = contents(THIRD)
    rows = [one["properties"] for one in features(made) if one["properties"]["table"] == "standing"]
    drawn = [one for one in rows if one["basis"] == "map" and one["place_id"] == "pokrovsk"]
    assert {one["source_id"] for one in drawn} == {"deepstate"}
    assert drawn[0]["share_russian"] > 0 and drawn[0]["claim_ids"] == ""
    assert len({one["id"] for one in features(made)}) == len(features(made))


@pytest.mark.parametrize("name", ["png", "geojson", "html", "kml", "gpkg", "bundle"])
def test_a_snapshot_with_maps_verifies_against_its_ledger_and_not_against_another(name, tmp_path: Path) -> None:
    made = export(contents(**LET_IN), name)
    path = tmp_path / made.file_name
    path.write_bytes(made.data)
    if made.beside:
        (tmp_path / f"{made.file_name}.manifest.json").write_bytes(made.beside)
    assert verify(path, ledger()).faults == []
    without = verify(path, open_ledger(SHIPPED))
    assert any("does not know" in str(fault) for fault in without.faults)


def test_without_a_map_nothing_of_all_this_is_there() -> None:
    plain = contents_of(open_ledger(SHIPPED), View(day=THIRD), None, Options())
    shown = make_manifest(plain, "html").content["shown"]
    assert "maps" not in shown["geometry"]
    assert "maps" not in carried_overlay(plain)
