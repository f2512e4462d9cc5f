"""The Change screen: what the command line's figures say, on the page, with what is missing said in its place."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard import loading
from dashboard.area_answers import AREA_COLUMNS
from dashboard.changing import Span, lines_of, series_of_view
from dashboard.panels.change_chart import chart_of
from dashboard.panels.change_lag import days_after
from dashboard.panels.change_line import jumps_of, line_drawing
from dashboard.panels.change_points import area_drawing
from dashboard.panels.change_table import csv_of
from data.maps import map_series
from data.movement.areas import area_rows
from data.movement.lag import PART, FirstDay, first_days
from data.store.store import Store
from data.view import View
from geo.regions import EVERYWHERE
from tests.dashboard.apps import address, elements, run, shown
from tests.data.movement.made_maps import box, control_map, day, one_series
from tests.drawn_maps import with_maps

SMALL, LARGE, GREY = box(37, 48, 37.2, 48.1), box(37, 48, 37.3, 48.1), box(37.3, 48, 37.5, 48.1)
FIRST, LAST = date(2025, 11, 2), date(2025, 11, 5)
NOVEMBER = FIRST - day(0)


def november(*maps):
    """The same maps, as of November: within the days of the made-up ledger."""
    return tuple(
        replace(
            one,
            data_day=one.data_day + NOVEMBER,
            file_day=one.file_day and one.file_day + NOVEMBER,
            areas=tuple(replace(area, data_day=area.data_day + NOVEMBER, file_day=None) for area in one.areas),
        )
        for one in maps
    )


GROWING = november(
    *(control_map(number, {"russian": shape, "grey": GREY}) for number, shape in enumerate((SMALL, SMALL, LARGE)))
)
OTHER = november(*(control_map(number, {"russian": SMALL}, source_id="other") for number in (1, 3)))


@pytest.fixture
def change(served, monkeypatch, tmp_path):
    """The screen, or another, on the made-up ledger with these maps in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def change(*maps, screen="change", **asked):
        latest, kept = Store.latest, {}

        def with_these(store):
            found = latest(store)
            if found.ledger not in kept:
                kept[found.ledger] = with_maps(found.ledger, map_series(maps))
            return replace(found, ledger=kept[found.ledger])

        if maps:
            monkeypatch.setattr(Store, "latest", with_these)
        return run(served(screen, **asked))

    return change


def words(app) -> str:
    """The page's HTML as text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown(app)))


def charts(app) -> int:
    return sum(one.type == "vega_lite_chart" or one.type == "arrow_vega_lite_chart" for one in elements(app.main))


def test_without_any_map_the_screen_says_why_and_leads_to_control_maps(change):
    app = change()
    assert "No control map was brought in yet" in shown(app)
    assert 'href="./control-maps"' in shown(app)
    assert "First day at each source" in shown(app), "what was claimed has its first days without any map"
    assert not app.dataframe and not charts(app)


def test_each_state_has_its_area_and_what_moved(change):
    app = change(*GROWING)
    whole = [row for row in area_rows(one_series(*GROWING), FIRST, LAST) if row.whole]
    (russian,) = (row for row in whole if row.state == "russian")
    told = f"{russian.area_km2:,.1f} km² on 4 November · +{russian.gained_km2:.1f} km² since 2 November"
    assert told in words(app)
    assert charts(app) == 2
    assert len(app.dataframe[0].value) == 6
    assert "Lambert" in shown(app) and "0.01 km² are slivers" in shown(app)


def test_the_file_has_the_rows_of_the_command_line():
    rows = area_rows(one_series(*GROWING), FIRST, LAST)
    rows = [replace(row, map=replace(row.map, file_name="=HYPERLINK(1)")) for row in rows]
    told = list(csv.DictReader(io.StringIO(csv_of(rows, EVERYWHERE).decode())))
    assert tuple(told[0]) == AREA_COLUMNS
    assert [row["compared"] for row in told].count("span") == 2
    assert {row["file_name"] for row in told} == {"'=HYPERLINK(1)"}


def test_the_first_day_where_and_whose_maps_stand_in_the_address(change):
    app = change(*GROWING, *OTHER)
    assert "other (plain)" in shown(app)
    run(app.selectbox(key="change-since").set_value(date(2025, 11, 3)))
    run(app.selectbox(key="map-by").set_value("mapper"))
    run(app.selectbox(key="change-where").set_value("donetsk-oblast"))
    assert {**address(app), "day": ""} == {"day": "", "since": "2025-11-03", "map": "mapper", "region": "donetsk-oblast"}
    assert "other (plain)" not in shown(app)
    assert "Areas in Donetsk Oblast" in shown(app)
    assert set(app.dataframe[0].value["Day"]) == {date(2025, 11, 3), date(2025, 11, 4)}
    run(app.selectbox(key="change-where").set_value(None))
    run(app.selectbox(key="change-since").set_value(None))
    assert set(address(app)) == {"day", "map"}


def choose(app, **chosen):
    """The same page once these were chosen one after the other, and whose maps and what comparison its address then names."""
    for key, value in chosen.items():
        run(app.selectbox(key=key.replace("_", "-")).set_value(value))
    return {name: text for name, text in address(app).items() if name in ("map", "compare")}


def test_who_wants_nobodys_map_wants_none_beside_it_either(change):
    app = change(*GROWING, *OTHER)
    assert choose(app, map_by="mapper", map_beside="other") == {"map": "mapper,other"}
    assert choose(app, map_by=None) == {}
    assert choose(app, map_by="mapper") == {"map": "mapper"}


def test_a_comparison_takes_the_place_of_outlines_and_goes_with_its_map(change):
    app = change(*GROWING, *OTHER, screen="map")
    assert choose(app, map_by="mapper", map_beside="other") == {"map": "mapper,other"}
    assert choose(app, compare_with="other").keys() == {"map", "compare"}
    assert choose(app, compare_with=None) == {"map": "mapper"}
    assert choose(app, compare_with="other").keys() == {"map", "compare"}
    assert choose(app, map_by=None) == {}
    assert choose(app, map_by="other") == {"map": "other"}


def measure(app):
    """The button of the box."""
    return next(one for one in app.button if one.label == "Measure this box")


def test_a_box_is_measured_when_it_is_one(change):
    app = change(*GROWING)
    run(app.selectbox(key="change-where").set_value("box"))
    assert len(address(app)["region"].split(",")) == 4
    for edge, degrees in (("south", 48.0), ("west", 37.1), ("north", 48.1), ("east", 37.0)):
        app.number_input(key=f"change-{edge}").set_value(degrees)
    before = address(app)["region"]
    run(measure(app).click())
    assert "That is no box" in shown(app)
    assert address(app)["region"] == before
    app.number_input(key="change-east").set_value(37.25)
    run(measure(app).click())
    assert address(app)["region"] == "37.1,48,37.25,48.1"
    assert "That is no box" not in shown(app)
    assert "the box from 48° to 48.1° north and from 37.1° to 37.25° east" in shown(app)


def test_an_address_is_the_whole_screen(change):
    app = change(*GROWING, region="37.1,48,37.25,48.1", between="2025-11-03,2025-11-04", day="2025-11-05")
    assert [app.number_input(key=f"change-{edge}").value for edge in ("west", "east")] == [37.1, 37.25]
    assert app.selectbox(key="change-first").value == date(2025, 11, 3)
    assert address(app)["between"] == "2025-11-03,2025-11-04"


def test_any_two_days_are_compared_and_a_source_without_one_of_them_says_so(change):
    app = change(*GROWING, *OTHER)
    run(app.selectbox(key="change-last").set_value(date(2025, 11, 4)))
    assert address(app)["between"] == "2025-11-02,2025-11-04"
    gained = area_rows(one_series(*GROWING), FIRST, LAST)[-1].gained_km2
    assert f"Russian {gained:.2f} 0.00 +{gained:.2f}" in words(app)
    assert "no map about 2 Nov 2025 and 4 Nov 2025, so nothing to compare; nearest: 3 Nov 2025" in words(app)
    run(app.selectbox(key="change-last").set_value(FIRST))
    assert "One day has nothing to be compared with" in shown(app)
    run(app.selectbox(key="change-first").set_value(None))
    assert "between" not in address(app)
    assert "One day has nothing" not in shown(app)


def test_days_without_a_map_are_a_gap_and_said(change):
    app = change(*OTHER)
    assert "1 day between these maps has no map" in shown(app)
    drawing = area_drawing([row for row in area_rows(one_series(*OTHER), FIRST, LAST) if not row.whole])
    assert [point.run for point in drawing.points] == [0, 1]
    assert drawing.gaps == ((date(2025, 11, 4), date(2025, 11, 4)),)


def jumping():
    """A file without its grey layer: what it draws as Russian covers the grey land too."""
    without = control_map(1, {"russian": LARGE}, missing=("Unknown status",))
    return november(control_map(0, {"russian": SMALL, "grey": GREY}), without, control_map(2, {"russian": SMALL, "grey": GREY}))


def test_a_jump_with_a_reason_is_marked_and_no_victory(change):
    app = change(*jumping())
    assert "3 November 2025, Grey, Russian: one of the files lacks a layer: Unknown status" in shown(app)
    rows = [row for row in area_rows(one_series(*jumping()), FIRST, LAST) if row.state == "russian" and not row.whole]
    drawing = area_drawing(rows)
    assert [(mark.day, mark.told) for mark in drawing.marks] == [(FIRST + timedelta(n), "layer missing") for n in (1, 2)]
    assert len({point.run for point in drawing.points}) == 3, "nothing joins what can't be compared"
    spec = chart_of(drawing, (FIRST, LAST), "russian", "spoken").to_dict()
    assert sum("jumps" in layer["name"] for layer in spec["layer"]) == 1
    assert "gained" not in " ".join(point.told for point in drawing.points)


def test_a_span_of_one_day_and_one_without_a_map_say_so(change):
    app = change(*GROWING, day="2025-11-03", since="2025-11-03")
    assert "fewer than two maps in these days" in shown(app)
    assert not charts(app)
    app = change(*GROWING, day="2025-11-05", since="2025-11-05")
    assert "mapper (plain) has no map about 5 November 2025; its maps are about 2 to 4 November 2025." in words(app)


def test_an_oblast_that_the_series_does_not_reach_is_said(change):
    app = change(*GROWING, region="crimea")
    assert "nothing in Crimea on any of these maps" in words(app)


def test_maps_that_are_filtered_out_are_not_called_missing(change):
    app = change(*GROWING, document="monday-paper")
    assert "None of the maps in this ledger is shown" in shown(app)


def test_no_map_counts_before_it_was_printed(change):
    late = november(control_map(0, {"russian": SMALL}), control_map(1, {"russian": LARGE}, file_day=day(3)))
    app = change(*late, day="2025-11-04")
    assert set(app.dataframe[0].value["Day"]) == {FIRST}
    app = change(*late, day="2025-11-05")
    assert set(app.dataframe[0].value["Day"]) == {FIRST, date(2025, 11, 3)}


def test_the_contact_line_is_derived_only_where_it_is_unfolded(change):
    app = change(*GROWING)
    assert "no source has published this line" not in shown(app)
    app.session_state["change-line"] = True
    run(app)
    assert "no source has published this line" in shown(app)
    table = app.dataframe[1].value
    assert list(table["Day"]) == [FIRST + timedelta(n) for n in range(3)]
    assert table["Length, km (derived)"].iloc[2] > table["Length, km (derived)"].iloc[0] > 0


def test_the_contact_line_is_not_joined_across_a_jump(change):
    change(*jumping())
    (known,) = series_of_view(loading.load_ledger(), View(day=LAST))
    span = Span(None, LAST)
    drawing = line_drawing(list(lines_of(known, span)), jumps_of(known, span))
    assert [point.run for point in drawing.points] == [0, 1, 2]
    assert [mark.told for mark in drawing.marks] == ["layer missing"] * 2


def test_first_days_have_their_evidence_as_links(change):
    app = change(*GROWING, place="pokrovsk")
    ledger = loading.load_ledger()
    rows = first_days(ledger.valid, ledger.maps, [ledger.places["pokrovsk"]])
    claimed = [name for row in rows if row.basis == "claim" for name in row.claim_ids]
    assert claimed
    assert all(f"claim={name}" in shown(app) for name in claimed)
    assert "nothing is scored and nobody is ranked" in shown(app)


def test_a_region_has_no_first_days(change):
    app = change(*GROWING, place="donetsk-oblast")
    assert "A region has no reference area" in shown(app)
    assert "first claimed or drew" not in shown(app)


def test_names_from_outside_are_text(change):
    hostile = november(control_map(0, {"russian": SMALL}, source_id="<img src=x>**b**"))
    app = change(*hostile)
    assert "<img src=x" not in shown(app)
    assert "&lt;img src=x&gt;**b** (plain)" in shown(app)


def test_a_series_is_one_table_for_all_days(change):
    change(*GROWING)
    ledger = loading.load_ledger()
    early, late = (series_of_view(ledger, View(day=on)) for on in (FIRST, LAST))
    assert early[0].maps is late[0].maps
    assert (len(early[0].days), len(late[0].days)) == (1, 3)


@pytest.mark.parametrize(
    ("open_ended", "told"),
    [
        ((False, False), ["0", "5"]),
        ((True, False), ["0", "5 or more"]),
        ((False, True), ["0 or more", "5 or fewer"]),
        ((True, True), ["not known", "not known"]),
    ],
)
def test_days_after_the_first_are_no_more_certain_than_they_are(open_ended, told):
    """Whose first map at hand draws it already may have been the first of all."""
    rows = [
        FirstDay("p-one", "russian", PART, name, "map", FIRST, str(FIRST), days_after=after, not_later_than=earlier)
        for name, after, earlier in zip(("a", "b"), (0, 5), open_ended, strict=True)
    ]
    assert [days_after(row, rows) for row in rows] == told
