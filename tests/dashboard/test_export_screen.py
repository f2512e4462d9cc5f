"""The Export screen: the same file as the command line's, made from the View on the screen."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exporting
from dashboard.cli import main
from dashboard.exporting import EXPORTER, ExportError
from dashboard.snapshot.formats import FORMATS
from data.maps import map_series
from data.view import View, select
from tests.dashboard.apps import html, ledger_in, run
from tests.dashboard.snapshot.contents import FOURTH, shipped
from tests.drawn_maps import a_map, an_area, square, with_maps
from tests.ledgers import made_up


@pytest.fixture(autouse=True)
def forgotten():
    """Each test makes its exports anew."""
    EXPORTER.kept.clear()
    yield
    EXPORTER.close()


def page():
    import streamlit as st

    from dashboard.screens import about, export

    screen = about if st.session_state.get("elsewhere") else export
    screen.draw()


def opened(**asked: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    for name, value in asked.items():
        app.query_params[name] = value
    return run(app)


def test_what_is_made_is_what_the_command_line_makes(tmp_path, capsys):
    app = opened(day="2025-11-04", source="deepstate")
    run(app.radio(key="export-format").set_value("geojson"))
    run(app.button(key="export-make").click())
    (made,) = [one for one in EXPORTER.kept.values() if one.format == "geojson"]
    target = tmp_path / "a.geojson"
    view = "day=2025-11-04&source=deepstate"
    assert main(["snapshot", "--view", view, "--format", "geojson", "--out", str(target)]) == 0
    assert target.read_bytes() == made.data
    ids = [claim.claim_id for claim in select(shipped().ledger, View(day=FOURTH, sources=("deepstate",))).claims]
    assert FORMATS["geojson"].read_ids(made.data) == ids


def test_the_picture_is_drawn_before_anything_is_asked_and_is_the_file_itself():
    opened(day="2025-11-04")
    (made,) = EXPORTER.kept.values()
    assert made.format == "png"
    listed = json.loads(FORMATS["png"].read_manifest(made.data))["shown"]
    assert listed["view"] == {"day": "2025-11-04"}


def test_a_table_comes_with_its_manifest():
    app = opened(day="2025-11-04")
    run(app.radio(key="export-format").set_value("csv"))
    run(app.button(key="export-make").click())
    (made,) = [one for one in EXPORTER.kept.values() if one.format == "csv"]
    assert json.loads(made.beside)["file"]["sha256"] == hashlib.sha256(made.data).hexdigest()
    assert made.digest in html(app)


def test_what_was_chosen_stays_when_the_reader_comes_back():
    app = opened(day="2025-11-04")
    run(app.radio(key="export-format").set_value("svg"))
    run(app.radio(key="export-size").set_value("a4"))
    for elsewhere in (True, False):
        app.session_state["elsewhere"] = elsewhere
        run(app)
    assert app.radio(key="export-format").value == "svg"
    assert app.radio(key="export-size").value == "a4"


def test_a_failure_is_said_without_details(monkeypatch, caplog):
    def fail(*_):
        raise ExportError("secret path /etc/passwd")

    monkeypatch.setattr(exporting.Exporter, "make", fail)
    app = opened(day="2025-11-04")
    labels = [status.label for status in app.status]
    assert any("could not be made" in label for label in labels)
    assert "passwd" not in " ".join(labels) + html(app)


def test_a_hostile_ledger_is_exported_like_any_other(tmp_path):
    made = made_up()
    made.tables["sources.csv"][0]["name"] = "<b>{{7*191}}</b> $x$"
    with ledger_in(made.write(tmp_path)):
        app = opened(day="2025-11-04")
        assert not app.exception
        assert "1337" not in html(app)


def test_the_title_stands_above_the_view_as_on_every_screen():
    told = html(opened(day="2025-11-04"))
    assert told.index("<h1 class='gl-title'>Export</h1>") < told.index('class="gl-sentence"')


def mapped(maps: tuple[str, ...] = ("deepstate",), terms: str = "ask") -> tuple:
    """The shipped ledger with a map by DeepState under these terms, and the answer to a View that shows it."""
    ledger = with_maps(shipped().ledger, map_series([a_map([an_area("russian", square(37.1, 48.2), day=FOURTH)])]))
    maker = replace(ledger.sources["deepstate"], redistribution=terms)
    ledger = replace(ledger, sources={**ledger.sources, "deepstate": maker})
    return ledger, select(ledger, View(day=FOURTH, maps=maps))


@pytest.mark.parametrize(("maps", "terms", "asked"), [(("deepstate",), "ask", 1), (("deepstate",), "open", 0), ((), "ask", 0)])
def test_maps_that_may_not_be_passed_on_are_let_in_only_where_the_reader_says_so(maps, terms, asked):
    def page(maps, terms):
        import streamlit as st

        from dashboard.panels.export_choice import ask_restricted
        from tests.dashboard.test_export_screen import mapped

        ledger, answer = mapped(maps, terms)
        st.text(str(ask_restricted(ledger, answer.maps)))

    app = run(AppTest.from_function(page, kwargs={"maps": maps, "terms": terms}, default_timeout=60))
    assert app.text[0].value == "False"
    assert len(app.checkbox) == asked
    if asked:
        assert "What DeepState drew may not be passed on" in html(app)
        assert run(app.checkbox[0].check()).text[0].value == "True"


def test_a_span_is_the_command_line_s(tmp_path, capsys):
    app = opened(day="2025-11-04", since="2025-11-03")
    run(app.radio(key="export-days").set_value("each"))
    assert app.slider(key="export-span").value == (date(2025, 11, 3), FOURTH)
    assert "2 of 2 days" in html(app)
    run(app.button(key="export-make").click())
    (made,) = [one for asked, one in EXPORTER.kept.items() if asked.options.first]
    target = tmp_path / "a.png"
    span = ("--since", "2025-11-03", "--on", "2025-11-04")
    assert main(["snapshot", *span, "--format", "png", "--multiples", "--out", str(target)]) == 0
    assert target.read_bytes() == made.data
    assert main(["verify", str(target)]) == 0


def test_a_moving_picture_always_shows_a_span_and_waits_among_the_slow(monkeypatch):
    app = opened(day="2025-11-04")
    run(app.radio(key="export-format").set_value("gif"))
    assert not [one for one in app.radio if one.key == "export-days"]
    wanted = []
    monkeypatch.setattr(exporting.Exporter, "make", lambda self, asked, report: wanted.append(asked) or fail(report))

    def fail(report):
        report("2/3")
        raise ExportError("enough")

    run(app.slider(key="export-span").set_value((date(2025, 11, 2), date(2025, 11, 3))))
    run(app.button(key="export-make").click())
    (asked,) = [one for one in wanted if one.format == "gif"]
    assert (asked.options.first, dict(asked.query)["day"]) == ("2025-11-02", "2025-11-03")
    assert EXPORTER.lane(asked) is EXPORTER.slow


def test_too_long_a_span_is_refused_as_on_the_command_line(monkeypatch):
    app = opened(day="2025-11-06")
    monkeypatch.setattr("dashboard.snapshot.spans.MOST_MAPS", 3)
    run(app.radio(key="export-days").set_value("each"))
    assert "at most 3 days, and there are" in html(app)
    assert not [one for one in app.button if one.key == "export-make"]
    run(app.slider(key="export-span").set_value((date(2025, 11, 4), date(2025, 11, 6))))
    assert "3 of 3 days" in html(app)
    assert [one for one in app.button if one.key == "export-make"]


def test_days_without_change_are_left_out_where_that_is_chosen():
    app = opened(day="2025-11-06", source="deepstate")
    run(app.radio(key="export-days").set_value("each"))
    run(app.slider(key="export-span").set_value((date(2025, 11, 1), date(2025, 11, 6))))
    run(app.radio(key="export-which").set_value("changed"))
    ledger = shipped().ledger
    known = {claim.known_from for claim in ledger.valid if claim.source_id == "deepstate"}
    days = {day for day in known if date(2025, 11, 1) <= day} | {date(2025, 11, 1), date(2025, 11, 6)}
    assert f"{len(days)} of 6 days" in html(app)
    assert len(days) < 6
