"""About: which ledger this is, how it was made, and whose data the ground is."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.loading import load_ledger
from geo.basemap.read import read_provenance
from tests.dashboard.apps import clear_caches, elements, html, run


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The screen, with the shipped ledger."""

    def script() -> None:
        from dashboard.screens.about import draw

        draw()

    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    return run(AppTest.from_function(script, default_timeout=30))


def words(app: AppTest) -> str:
    """All that the screen says."""
    plain = [str(one.value) for one in elements(app.main) if one.type in ("text", "markdown", "header", "subheader")]
    return "\n".join([*plain, html(app)])


def test_the_ledger_is_named_by_its_head_and_counted(app: AppTest) -> None:
    ledger = load_ledger()
    assert ledger.head in words(app)
    counted = f"{len(ledger.claims)} claims, {len(ledger.sources)} sources, {len(ledger.documents)} documents"
    assert counted in words(app)


def test_every_source_of_the_ground_is_credited(app: AppTest) -> None:
    said = words(app)
    assert "GeoNames" in said
    for source in read_provenance()["sources"].values():
        assert source["licence"] in said
    assert read_provenance()["viewpoint"] in said


def test_records_are_told_in_words_and_whose_data_they_are_stands_open(app: AppTest) -> None:
    said = words(app)
    assert "<details open><summary>Natural Earth 1:10m" in said
    assert "<dt>Data date</dt>" in said
    assert "<details><summary>Rules</summary>" in said
    assert "sources natural" not in said
    assert "sha256" not in said


def test_a_view_survives_a_look_at_about() -> None:
    def script() -> None:
        import streamlit as st

        from dashboard.address import begin, finish
        from dashboard.screens.about import draw

        if st.session_state.get("turn") == "about":
            st.query_params.clear()  # as Streamlit does when the reader goes to another screen
            draw()
        else:
            begin("map")
            finish()

    clear_caches()
    app = AppTest.from_function(script, default_timeout=30)
    asked = {"day": "2025-11-03", "source": "deepstate", "place": "myrnohrad", "at": "48.4000,37.3000,9.50"}
    for key, value in asked.items():
        app.query_params[key] = value
    run(app)
    app.session_state["turn"] = "about"
    run(app)
    app.query_params.clear()
    app.session_state["turn"] = "map"
    run(app)
    assert {key: value[0] if isinstance(value, list) else value for key, value in app.query_params.items()} == asked
