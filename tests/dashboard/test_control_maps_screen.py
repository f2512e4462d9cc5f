"""Control maps in the page: shown before they are brought in, brought in once by who may, listed, taken out with a reason."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from dashboard import bringing, editing
from dashboard.commands.import_options import ROLES
from dashboard.loading import load_ledger, load_store
from dashboard.panels.maps_mapping import FIELDS
from data.importers.options import Mapping
from data.importers.registry import read_map
from tests.dashboard.apps import run, shown
from tests.data.importers import made_files as made_up_files

MAP = made_up_files.uacontrolmap()


@pytest.fixture
def in_process(monkeypatch):
    """Files are read in this process, as a child for each takes a second."""
    monkeypatch.setattr("data.importers.files.read_isolated", read_map)


@pytest.fixture
def editor(monkeypatch, in_process):
    """Whoever runs the page sits at its machine."""
    monkeypatch.setattr(editing, "is_at_home", lambda address, headers: True)


@pytest.fixture
def screen(served, editor):
    """The screen on the made-up ledger, as an editor sees it."""
    return run(served("control_maps"))


def upload(app, *files: tuple[str, bytes]):
    """Chooses files and lets the page read them."""
    app.file_uploader[0].set_value([(name, content, "application/json") for name, content in files])
    return run(app)


def button(app, start: str):
    """The button whose words begin so; None where there is none."""
    return next((one for one in app.button if one.label.startswith(start)), None)


def test_without_maps_the_screen_says_why_there_are_none(screen):
    said = shown(screen)
    assert "No map was brought in yet" in said
    assert "0 maps" in said


def test_a_file_is_shown_before_it_is_brought_in(screen):
    head = load_store().head()
    app = upload(screen, ("20251104.json", MAP))
    said = shown(app)
    assert "uacontrolmap; uacontrolmap; 2025-11-04; areas russian" in said
    assert "unit positions" in said
    assert '<img class="gl-preview" src="data:image/svg+xml;base64,' in said
    assert load_store().head() == head
    app = run(button(app, "Bring in 1 file").click())
    assert "1 file was brought in." in shown(app)
    assert load_ledger().maps[0].on(date(2025, 11, 4)).file_name == "20251104.json"
    assert "20251104.json" in set(app.dataframe[0].value["File"])
    assert not app.file_uploader[0].value


def test_the_same_file_again_adds_nothing(screen):
    run(button(upload(screen, ("20251104.json", MAP)), "Bring in").click())
    app = upload(screen, ("20251104.json", MAP))
    assert "1 file is in the ledger already." in shown(app)
    assert button(app, "Bring in") is None


def test_what_is_refused_says_why_and_cannot_be_brought_in(screen):
    app = upload(screen, ("20251104.json", MAP), ("20251230.json", made_up_files.uacontrolmap(areas=[], areas_ua=[])))
    assert "20251230.json: holds no area at all" in shown(app)
    assert button(app, "Bring in") is None


def test_a_plain_file_of_a_new_source_is_brought_in_as_stated(screen):
    data = made_up_files.as_json(made_up_files.collection(made_up_files.feature({"note": "x"})))
    app = upload(screen, ("mine.geojson", data))
    assert "source: is not stated by the file" in shown(app)
    app.selectbox(key="maps-source").set_value("+")
    app = run(app)
    app.text_input(key="maps-id").set_value("my-map")
    app.text_input(key="maps-name").set_value("My map")
    app.selectbox(key="maps-state").set_value("grey")
    app.date_input(key="maps-day").set_value(date(2025, 11, 4))
    app = run(app)
    assert "side: is empty (rule: required)" in shown(app)
    app.selectbox(key="maps-side").set_value("none")
    app.selectbox(key="maps-kind").set_value("monitor")
    app = run(app)
    app = run(button(app, "Bring in 1 file").click())
    assert load_ledger().sources["my-map"].name == "My map"
    assert [state for state, _ in load_ledger().maps[0].shapes_on(date(2025, 11, 4))] == ["grey"]


TABLE = "Ort;Stand;Am;Breite;Länge\nPokrovsk;besetzt;04.11.2025;48,2823;37,1762\nMyrnohrad;frei;04.11.2025;48,3;37,2628\n"


def test_a_table_is_read_with_all_that_is_stated_of_it(screen):
    """Fields, days, decimal commas and words of its own, as the command line takes them."""
    app = upload(screen, ("mine.csv", TABLE.encode()))
    app.selectbox(key="maps-source").set_value("map-maker")
    named = {"state": "Stand", "day": "Am", "name": "Ort", "lat": "Breite", "lon": "Länge"}
    for name, field in named.items():
        app.text_input(key=f"maps-{name}_field").set_value(field)
    app.selectbox(key="maps-order").set_value("dmy")
    app.checkbox(key="maps-comma").set_value(True)
    app = run(app)
    assert "mine.csv, row 2, Stand: besetzt is not a known status" in shown(app)
    assert button(app, "Bring in") is None
    app.text_area(key="maps-means-russian").set_value("besetzt\nBesatzung")
    app.text_area(key="maps-means-ukrainian").set_value(" frei ")
    app = run(run(app).selectbox(key="maps-modality").set_value("reported"))
    run(button(app, "Bring in 1 file").click())
    (series,) = load_ledger().settlements
    places = load_ledger().places
    assert series.on(date(2025, 11, 4)) == (
        date(2025, 11, 4), {places["pokrovsk"].geonames_id: "russian", places["myrnohrad"].geonames_id: "ukrainian"},
    )  # fmt: skip
    assert '"modality":"reported"' in load_ledger().imports[0].stated


def test_the_form_states_all_that_the_command_line_takes(screen):
    named = {f"{role}_field" for role in ROLES}
    assert named == set(FIELDS)
    options = {one.name for one in dataclasses.fields(Mapping)} - named
    assert options == {"state", "states", "modality", "layer", "day_order", "decimal_comma"}
    keys = {"maps-state", "maps-modality", "maps-order", "maps-layer", "maps-comma", "maps-means-grey"}
    assert all(one.key for one in screen.text_input) and keys <= {
        one.key for kind in ("selectbox", "text_input", "checkbox", "text_area") for one in getattr(screen, kind)
    }


def test_a_file_is_taken_out_with_a_reason(screen):
    app = run(button(upload(screen, ("20251104.json", MAP)), "Bring in").click())
    (file,) = load_ledger().imports
    app = run(app.selectbox(key="maps-chosen").set_value(file.hash))
    assert file.sha256 in shown(app)
    app = run(button(app, "Take it out").click())
    assert "reason: is empty" in shown(app)
    app.text_area(key="maps-why").set_value("of another day")
    app.text_input(key="maps-who").set_value("An editor")
    app = run(button(app, "Take it out").click())
    assert "Taken out: 20251104.json." in shown(app)
    assert load_ledger().maps == ()
    assert load_ledger().imports[0].retracted == "of another day"
    assert set(app.dataframe[0].value["Taken out"]) == {"of another day"}


def test_a_reader_from_elsewhere_can_neither_bring_in_nor_take_out(served, in_process):
    app = run(served("control_maps"))
    assert "Maps are brought in at the machine that serves this page" in shown(app)
    assert len(app.file_uploader) == 0
    head = load_store().head()
    refused = bringing.read_upload(MAP, "20251104.json", bringing.Options(), "")
    assert "at the machine that serves the page" in str(refused)
    assert "at the machine" in str(bringing.bring_in([], None).faults[0])
    assert load_store().head() == head


def test_an_upload_too_large_is_refused(screen, monkeypatch):
    monkeypatch.setattr(bringing, "LARGEST", 100)
    assert "is larger than 20 MB" in shown(upload(screen, ("20251104.json", MAP)))


def test_a_hostile_file_name_is_text(screen):
    app = upload(screen, ("<img src=x onerror=alert(1)>2025-11-04{{7*191}}.json", MAP))
    assert "<img src=x" not in shown(app)
    assert "{{7*191}}" in shown(app)


@pytest.mark.parametrize("name", ["about", "control_maps", "corrections"])
def test_a_screen_that_writes_no_address_may_be_opened_at_one_and_used(served, editor, name):
    """The address comes again with every use of a widget, though no screen has written one yet."""
    app = run(served(name, day="2025-11-04", place="nowhere"))
    assert not run(app).exception


def test_a_file_brought_in_again_can_be_chosen_beside_those_taken_out(screen):
    """A browser names what it chose by its words alone."""
    app = screen
    for _ in range(3):
        app = run(button(upload(app, ("20251104.json", MAP)), "Bring in").click())
        app = run(app.selectbox(key="maps-chosen").set_value(load_ledger().imports[-1].hash))
        app.text_area(key="maps-why").set_value("of another day")
        app.text_input(key="maps-who").set_value("An editor")
        app = run(button(app, "Take it out").click())
    app = run(button(upload(app, ("20251104.json", MAP)), "Bring in").click())
    offered = app.selectbox(key="maps-chosen").options
    assert len(set(offered)) == len(offered) == 4
    assert sum("taken out" in one for one in offered) == 3
