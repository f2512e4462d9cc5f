"""Tables of settlements in the place panel and on the source's card: a word of the source's, and no share."""

from __future__ import annotations

from dashboard.panels.sources_tables import tables_html
from dashboard.panels.statuses import statuses_html
from data.view import View
from tests.data.test_place_statuses import ledger  # noqa: F401 - a fixture
from tests.data.test_settlements import day


def test_the_panel_says_who_calls_the_place_what_since_when_and_in_which_file(ledger):  # noqa: F811
    told = statuses_html(ledger, View(), "pokrovsk", day(9))
    assert "In tables of settlements <span>1 table</span>" in told
    assert "<b><bdi>The map-maker</bdi></b>: Ukrainian</p>" in told
    assert "since 6 November 2025 · table of 9 November 2025 · file c.csv" in told
    assert "Called Contested from 4 Nov 2025, and from 6 Nov 2025 as before" in told
    assert "%" not in told
    assert statuses_html(ledger, View(), "kramatorsk", day(9)) == ""


def test_the_card_counts_places_and_tells_what_was_called_back(ledger):  # noqa: F811
    told = tables_html(ledger, "viina-isw", day(9))
    assert "1 table known by then; on 9 November 2025 it gives 2 places a state." in told
    assert "<b><bdi>Pokrovsk</bdi></b>: Called Contested from 4 Nov 2025, and from 6 Nov 2025 as before" in told
    assert "No place that claims speak of was called otherwise" in tables_html(ledger, "viina-isw", day(3))
    assert tables_html(ledger, "map-maker", day(9)) == ""
