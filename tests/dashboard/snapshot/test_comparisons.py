"""Two maps compared in snapshots: the layers under the licence gate, the figures in any case, and no change unseen."""

from __future__ import annotations

import io
import json
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

from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.credits import credit_lines, restricted_sources
from dashboard.snapshot.export import export
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.page_data import carried_page
from dashboard.snapshot.picture.drawing import draw
from dashboard.snapshot.picture.multiples import draw_multiples
from dashboard.snapshot.verify import verify
from dashboard.wording_comparison import LAYERS
from data.maps import map_series
from data.model import Redistribution
from data.movement.comparison import compare_shapes
from data.other_side import OtherSide
from data.store import Ledger, open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.drawn_maps import a_map, an_area, square, with_maps

THIRD, FIFTH = date(2025, 11, 3), date(2025, 11, 5)
THEN, NOW, GREY = square(37.0, 48.1, 0.3, 0.3), square(37.1, 48.1, 0.3, 0.3), square(37.7, 48.3)
LET_IN = {"with_restricted": True}
B = OtherSide("deepstate", THIRD)


@cache
def ledger(*free: str) -> Ledger:
    """Two days of DeepState, the later without its grey layer, and one of ISW; some of them, made up, free for all."""
    then = [an_area("russian", THEN, day=THIRD), an_area("grey", GREY, day=THIRD)]
    later, other = [an_area("russian", NOW, day=FIFTH)], [an_area("russian", NOW, "isw", THIRD)]
    made = with_maps(open_ledger(SHIPPED), map_series([a_map(then), a_map(later, missing=("grey",)), a_map(other)]))
    freely = {name: replace(made.sources[name], redistribution=str(Redistribution.open)) for name in free}
    return replace(made, sources={**made.sources, **freely})


def contents(other: OtherSide = B, free: tuple[str, ...] = (), **options) -> Contents:
    view = View(day=FIFTH, maps=("deepstate",), compare=other, at=(48.25, 37.2, 9.5))
    return contents_of(ledger(*free), view, None, Options(**options))


def features(made: Contents) -> list[dict]:
    every = json.loads(export(made, "geojson").data)["features"]
    return [one for one in every if one["properties"]["table"] == "comparison"]


def gpkg_layers(data: bytes) -> set[str]:
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    return {name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}


def test_the_layers_and_their_areas_are_those_of_compare() -> None:
    expected = {one.state: one for one in compare_shapes({"russian": NOW}, {"russian": THEN, "grey": GREY})}
    found = features(contents(**LET_IN))
    assert {(one["properties"]["state"], one["properties"]["layer"]) for one in found} == {
        ("russian", "only_a"), ("russian", "only_b"), ("russian", "both"), ("grey", "only_b"),
    }  # fmt: skip
    for one in found:
        told, compared = one["properties"], expected[one["properties"]["state"]]
        assert told["km2"] == pytest.approx(compared.km2()[f"{told['layer']}_km2"], abs=1e-3)
        assert shape_of(one["geometry"]).symmetric_difference(compared.shapes()[told["layer"]]).area < 1e-9
        assert told["doubt"] == "missing_layer: grey"
        assert (told["a_data_day"], told["b_data_day"]) == ("2025-11-05", "2025-11-03")
    assert len({one["id"] for one in found}) == len(found)


def test_every_format_with_geometry_has_them() -> None:
    made = contents(**LET_IN)
    assert "comparison" in gpkg_layers(export(made, "gpkg").data)
    kml = export(made, "kml").data.decode()
    assert kml.count("<styleUrl>#comparison-") == 4
    assert {name for name in LAYERS if f'Style id="comparison-{name}"' in kml} == set(LAYERS)
    assert carried_page(made)["comparison"]["layers"]["states"]


@pytest.mark.parametrize(("free", "options"), [((), LET_IN), (("deepstate", "isw"), {}), (("isw",), {}), ((), {})])
def test_the_layers_are_let_in_where_both_maps_are(free, options) -> None:
    made = contents(OtherSide("isw", THIRD), free, **options)
    drawn = bool(options) or len(free) == 2
    shown = make_manifest(made, "png").content["shown"]
    record = shown["geometry"]["comparison"]
    assert (record["drawn"], record["a"]["drawn"], record["b"]["drawn"]) == (drawn, drawn, drawn)
    assert bool(features(made)) is drawn
    assert ("comparison" in gpkg_layers(export(made, "gpkg").data)) is drawn
    assert ("comparison-folder" in export(made, "kml").data.decode()) is drawn
    assert (carried_page(made)["comparison"]["layers"] is not None) is drawn
    drawing = draw(made, make_manifest(made, "png"))
    assert bool(drawing.sheet.shapes["areas"]) is drawn
    assert set(restricted_sources(made)) & {"deepstate", "isw"} == {"deepstate", "isw"} - set(free)


def test_figures_doubts_and_what_is_left_out_are_told_in_any_case() -> None:
    made = contents()
    record = make_manifest(made, "csv").content["shown"]["geometry"]["comparison"]
    russian = next(one for one in record["states"] if one["state"] == "russian")
    km2 = compare_shapes({"russian": NOW}, {"russian": THEN})[0].km2()
    assert {name: russian[name] for name in km2} == {name: f"{value:.3f}" for name, value in km2.items()}
    for text in (export(made, "geojson").data.decode(), export(made, "html").data.decode(), export(made, "kml").data.decode()):
        assert "lacks a layer: grey" in text and "layers of the comparison are left out" in text
    written = " ".join(words.text for _, words in draw(made, make_manifest(made, "png")).sheet.words)
    assert "Only A: " in written and "lacks a layer: grey" in written


def test_both_maps_are_credited_each_with_its_own_file() -> None:
    of_two, of_one = contents(OtherSide("isw", THIRD), **LET_IN), contents(**LET_IN)
    credited = " ".join(credit_lines(of_two))
    assert "file deepstate-2025-11-05.json" in credited and "file isw-2025-11-03.json" in credited
    assert "Map by DeepState, drawn for 3 November 2025; file deepstate-2025-11-03.json" in " ".join(credit_lines(of_one))
    alike = map_series([a_map([an_area("russian", THEN, day=THIRD)]), a_map([an_area("russian", NOW, day=FIFTH)])])
    made = contents_of(with_maps(open_ledger(SHIPPED), alike), of_one.view, None, Options(**LET_IN))
    assert "Compared with its map drawn for 3 November 2025; file deepstate-2025-11-03.json." in credit_lines(made)
    inputs = make_manifest(of_two, "png").content["made"]["inputs"]
    assert {"map deepstate-2025-11-05.json", "map isw-2025-11-03.json"} <= set(inputs)


def test_a_map_laid_over_itself_says_so_and_is_credited_once() -> None:
    made = contents(OtherSide("deepstate", FIFTH), **LET_IN)
    assert any("one and the same map" in line for line in comparison_lines(made))
    assert sum("deepstate-2025-11-05.json" in line for line in credit_lines(made)) == 1
    assert {one["properties"]["layer"] for one in features(made)} == {"both"}


def grey_of(made: Contents) -> tuple[np.ndarray, object]:
    image = np.asarray(Image.open(io.BytesIO(export(made, "png").data)).convert("L")).astype(int)
    return image, draw(made, make_manifest(made, "png")).frame


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_layers_are_told_apart_without_any_colour(theme) -> None:
    # Where nobody speaks of a place, so that only the layers are there.
    away = [shapely.transform(shape, lambda points: points - (3.0, 0.0)) for shape in (THEN, NOW)]
    drawn = [a_map([an_area("russian", shape, day=day)]) for shape, day in zip(away, (THIRD, FIFTH), strict=True)]
    view = View(day=FIFTH, maps=("deepstate",), compare=B, at=(48.25, 34.2, 9.0))
    made = with_maps(open_ledger(SHIPPED), map_series(drawn))
    image, frame = grey_of(contents_of(made, view, None, Options(theme=theme, with_restricted=True)))

    def bare_rows(west: float) -> float:
        """How many rows of a layer have no mark: the middle of several patches, as there may be a town in one."""
        shares = []
        for lat in (48.13, 48.18, 48.23, 48.28, 48.33, 48.37):
            x, y = frame.project(lat, west)
            patch = image[round(y) - 9 : round(y) + 9, round(x) - 9 : round(x) + 9]
            shares.append((np.abs(patch - np.median(patch)) <= 12).all(axis=1).mean())
        return float(np.median(shares))

    # Rows between dots are bare, every row of a hatching is crossed, and what both draw has neither.
    assert bare_rows(34.25) == 1
    assert 0.2 < bare_rows(34.05) < 0.8
    assert bare_rows(34.35) == 0


def test_only_what_b_alone_draws_has_a_broken_outline() -> None:
    shapes = draw(made := contents(**LET_IN), make_manifest(made, "png")).sheet.shapes["areas"]
    project = shapely.transform(
        shapely.union(THEN, NOW),
        lambda points: np.array([draw(made, make_manifest(made, "png")).frame.project(lat, lon) for lon, lat in points]),
    )
    assert {one.dash for one in shapes if one.width > 1.39 and one.line} == {None, (5.0, 3.0)}
    for one in shapes:
        assert shapely.covers(project.buffer(2), shapely.multipoints(np.asarray(one.path.vertices)))


@pytest.mark.parametrize("name", ["png", "svg", "geojson", "html", "kml", "gpkg", "csv", "bundle"])
def test_a_snapshot_with_a_comparison_verifies_and_a_change_does_not(name, tmp_path: Path) -> None:
    made = export(contents(**LET_IN), name)
    path, beside = tmp_path / made.file_name, tmp_path / f"{made.file_name}.manifest.json"
    path.write_bytes(made.data)
    if made.beside:
        beside.write_bytes(made.beside)
    assert verify(path, ledger()).faults == []
    # Another map under the same name, or none: what was compared is not there any more.
    assert verify(path, open_ledger(SHIPPED)).faults
    other = map_series([a_map([an_area("russian", THEN, day=THIRD)]), a_map([an_area("russian", NOW, day=FIFTH)])])
    assert verify(path, with_maps(open_ledger(SHIPPED), other)).faults


def test_a_span_compares_each_of_its_days() -> None:
    made = contents(first=str(THIRD), **LET_IN)
    assert [day.comparison.a.map.data_day for day in made.days] == [THIRD, THIRD, FIFTH]
    written = [words.text for _, words in draw_multiples(made, make_manifest(made, "png")).around.words]
    assert len(make_manifest(made, "gif").content["shown"]["days"]) == 3
    assert "Only A" in written and "A: DeepState, each day's map" in written


def test_the_notes_of_a_span_end_above_its_credits() -> None:
    made = contents(OtherSide("isw", THIRD), first=str(THIRD), **LET_IN)
    words = draw_multiples(made, make_manifest(made, "png")).around.words
    lowest = max(words.box.bottom for what, words in words if what == "note")
    assert lowest <= min(words.box.y for what, words in words if what == "credit")


def test_without_a_comparison_nothing_of_all_this_is_there() -> None:
    plain = contents_of(ledger(), View(day=FIFTH, maps=("deepstate",)), None, Options(**LET_IN))
    assert "comparison" not in make_manifest(plain, "html").content["shown"]["geometry"]
    assert "comparison" not in carried_page(plain)
    assert features(plain) == []
