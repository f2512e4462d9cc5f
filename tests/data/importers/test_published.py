"""The published files themselves, where they are at hand: each is read, or refused for the stated reason."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.control import Imported, maps_of, missing_days, one_map_a_day
from data.importers.isolated import read_isolated
from data.importers.options import Options
from data.importers.registry import read_map
from data.model import Modality, State
from geo.areas import area_km2
from geo.faults import Refused
from tests.published import published_folder

REPAIR = Options(repair=True)


@pytest.fixture(scope="module")
def published() -> Path:
    return published_folder()


def read(path: Path, options: Options | None = None) -> Imported:
    """One published file."""
    return read_map(path.read_bytes(), path.name, options)


def km2(imported: Imported) -> dict[str, float]:
    """km² drawn, by state."""
    found: Counter[str] = Counter()
    for area in imported.areas:
        found[area.state] += area_km2(area.geometry)
    return dict(found)


FORMATS = {
    "deepstate-daily": "deepstate-merged",
    "deepstate-full": "deepstate-full",
    "deepstate-archive": "deepstate-full",
    "uacontrolmap": "uacontrolmap",
    "nzz-liveuamap": "nzz-liveuamap",
    "isw": "isw",
    "wikipedia": "wikipedia",
}
# Why the others are refused: no area, km² without shapes, a list of names.
REFUSED = {
    "20251230.json": "holds no area at all",
    "daily_areas.json": "without shapes",
    "warreport_ua_settlement_aliases.csv": "source: is not stated",
}


def test_every_file_is_read_or_refused_for_its_reason(published):
    done = Counter()
    for folder in sorted(one for one in published.iterdir() if one.is_dir()):
        for path in sorted(folder.iterdir()):
            if path.name in REFUSED:
                with pytest.raises(Refused, match=REFUSED[path.name]):
                    read(path, REPAIR)
                done["refused"] += 1
            else:
                found = read(path, REPAIR)
                assert found.format == FORMATS[folder.name]
                done[found.format] += 1
    assert done == {
        "deepstate-merged": 14,
        "deepstate-full": 9,
        "uacontrolmap": 6,
        "nzz-liveuamap": 3,
        "isw": 3,
        "wikipedia": 1,
        "refused": 3,
    }


def test_invalid_rings_are_refused_unless_a_repair_is_asked_for(published):
    for name in ("2025-10-31.geojson", "2025-11-09.geojson", "20230824.geojson"):
        with pytest.raises(Refused) as refused:
            read(published / "isw" / name)
        assert len(refused.value.faults) == 2
        found = read(published / "isw" / name, REPAIR)
        assert len(found.repairs) == 2
        assert all(abs(one.after_km2 - one.before_km2) < 2 for one in found.repairs)


def test_deepstates_grey_zone_is_kept(published):
    found = read(published / "deepstate-full" / "deepstate_2025-11-06.geojson")
    assert found.data_days == (date(2025, 11, 6),)
    assert dict(found.counts) == {"areas grey": 24, "areas russian": 17, "areas ukrainian": 64}
    drawn = km2(found)
    assert drawn[State.grey] == pytest.approx(1315.9, abs=0.5)
    assert drawn[State.russian] == pytest.approx(115_338, abs=20)
    assert [one.name for one in found.left_out if one.name.startswith("territory")] == ["territory transnistria"]


GENERATIONS = {
    "1649581805.geojson": (date(2022, 4, 10), 12, 19, 47),
    "1659357805.geojson": (date(2022, 8, 1), 14, 9, 42),
    "1685575455.geojson": (date(2023, 6, 1), 9, 11, 61),
    "1717225039.geojson": (date(2024, 6, 1), 14, 13, 61),
}


@pytest.mark.parametrize("name", GENERATIONS)
def test_all_four_generations_are_read(published, name):
    found = read(published / "deepstate-archive" / name)
    day, grey, russian, ukrainian = GENERATIONS[name]
    counts = dict(found.counts)
    assert found.data_days == (day,)
    assert (counts["areas grey"], counts["areas russian"], counts["areas ukrainian"]) == (grey, russian, ukrainian)
    assert all(part not in area.category for area in found.areas for part in ("geoJSON", "\xa0", "\n"))


def test_uacontrolmap_lies_in_ukraine_and_its_units_are_unread(published):
    found = read(published / "uacontrolmap" / "20251106.json")
    assert dict(found.counts) == {"areas russian": 12}
    west, south, east, north = found.areas[0].geometry.bounds
    assert 28 < west < east < 41
    assert 44 < south < north < 53
    assert any(one.name == "unit positions" for one in found.left_out)
    assert "made-up-unit" not in str(found)


def test_nzzs_files_of_three_days_are_about_three_others(published):
    days = {path.name: read(path).data_days for path in sorted((published / "nzz-liveuamap").iterdir())}
    assert days == {
        "2025-11-03.json": (date(2025, 10, 31),),
        "2025-11-04.json": (date(2025, 11, 3),),
        "2025-11-06.json": (date(2025, 11, 5),),
    }


def test_isws_single_layer_is_not_its_view_and_its_claims_are_not_its_own(published):
    one = read(published / "isw" / "2025-11-09.geojson", REPAIR)
    assert one.missing == ("advances", "infiltration")
    assert {area.layer for area in one.areas} == {"control"}
    every = read(published / "isw" / "20230824.geojson", REPAIR)
    assert every.missing == ()
    modality = {area.layer: area.modality for area in every.areas}
    assert modality["claimed-russian"] is modality["counteroffensives"] is Modality.claimed
    assert sum(one.count for one in every.left_out if "null geometry" in one.name) == 11
    assert km2(one)[State.russian] == pytest.approx(112_425, rel=0.002)


def test_wikipedias_towns(published):
    found = read(published / "wikipedia" / "cities_2024-08-17.csv")
    assert found.data_days == (date(2024, 8, 17),)
    assert len(found.statuses) > 340
    held = {one.place_id: one.state for one in found.statuses}
    assert held["bakhmut"] is State.russian
    assert held["pokrovsk"] is State.ukrainian


def test_the_days_of_one_source_make_one_map_a_day(published):
    maps = [one for path in sorted((published / "deepstate-full").iterdir()) for one in maps_of(read(path))]
    held, displaced = one_map_a_day([*maps, *maps])
    assert len(held) == len(displaced) == 5
    assert missing_days([one.data_day for one in held]) == (date(2025, 11, 5),)


@pytest.mark.parametrize(
    "name",
    ["deepstate-full/deepstate_2025-11-06.geojson", "uacontrolmap/20251106.json", "nzz-liveuamap/2025-11-06.json"],
)
def test_the_child_process_reads_the_same(published, name):
    path = published / name
    assert read_isolated(path.read_bytes(), path.name) == read(path)
