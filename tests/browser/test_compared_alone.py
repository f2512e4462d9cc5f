"""Two maps compared in the page that stands alone: drawn on its own day, on no other; figures alone where layers stay out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.snapshot.contents import Contents, Options, contents_of
from data.movement.comparison import compare_shapes
from data.other_side import OtherSide
from data.store import Ledger
from data.view import View
from tests.browser.areas_seen import areas_of, share
from tests.browser.test_compared import EDGE, NOW, THEN, THIRD, figures, made_maps
from tests.browser.test_page_export import GO, Reader
from tests.drawn_maps import with_maps

FIFTH = date(2025, 11, 5)
TOLD = """() => ({ drawn: Boolean(window.greylineMap.compared()?.layers), key: document.querySelector('.map-key').innerText,
  sentence: document.getElementById('sentence').textContent })"""


@pytest.fixture
def alone(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(browser, tmp_path)
    yield reader
    reader.close()


def contents(ledger: Ledger, **options: bool) -> Contents:
    view = View(day=FIFTH, maps=("deepstate",), compare=OtherSide("deepstate", THIRD))
    return contents_of(with_maps(ledger, made_maps()), view, None, Options(**options))


def test_it_is_drawn_on_its_own_day_and_on_no_other(alone: Reader, ledger: Ledger) -> None:
    made = contents(ledger, with_restricted=True)
    page = alone.open(made)
    page.wait_for_function("() => window.greylineMap.compared()?.layers")
    told = page.evaluate(TOLD)
    (russian,) = compare_shapes({"russian": NOW}, {"russian": THEN})
    assert [line for line in figures(russian) if line not in told["key"]] == []
    assert told["sentence"] == made.sentence and "compared with DeepState of 3 November 2025 (B)" in made.sentence
    areas = areas_of(page.main_frame)
    assert share(areas.inked, areas.mask(NOW, -EDGE)) == 1
    assert not (areas.inked & ~areas.mask(THEN.union(NOW), EDGE)).any()
    page.evaluate(GO, ["2025-11-04", None, None])
    told = page.evaluate(TOLD)
    assert (told["drawn"], "compared" in told["sentence"]) == (False, False)
    assert "Map by: DeepState, drawn for 3 Nov" in told["key"] and "is not compared" in told["key"]
    page.evaluate(GO, ["2025-11-05", None, None])
    assert page.evaluate(TOLD)["drawn"]


def test_where_its_layers_stay_out_its_figures_are_told(alone: Reader, ledger: Ledger) -> None:
    page = alone.open(contents(ledger))
    page.wait_for_function("() => window.greylineMap.compared()")
    told = page.evaluate(TOLD)
    (russian,) = compare_shapes({"russian": NOW}, {"russian": THEN})
    assert not told["drawn"] and "left out: not to be passed on without asking" in told["key"]
    assert [line for line in figures(russian) if line not in told["key"]] == []
    assert not areas_of(page.main_frame).inked.any()
