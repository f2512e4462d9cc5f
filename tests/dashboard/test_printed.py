"""By which name a document is known: the same on the map, in the panel, in tables, on every screen and in exports."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.panels.documents_list import document_label
from dashboard.printed import document_name, printed_in, publisher_in_full
from dashboard.snapshot.page_words import origin
from data.citation import cite_claim
from data.store import open_ledger
from data.store.ledger import SHIPPED
from tests.dashboard.apps import clear_caches, open_screen, run, shown


@pytest.fixture
def ledger(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    yield open_ledger(SHIPPED)
    clear_caches()


def test_a_document_without_a_publisher_goes_by_the_name_of_its_own_voice(ledger):
    document, claim = ledger.documents["document-4"], next(c for c in ledger.claims if c.source_id == "document-4")
    assert ledger.sources["document-4"].name == "Document 4"
    assert document_name(ledger, document) == "Document 4, 2 Nov 2025"
    assert printed_in(ledger, document) == "in Document 4, 2 November 2025"
    assert publisher_in_full(ledger, document) == "Document 4 (publisher not named)"
    assert document_label(ledger, "document-4").startswith("Document 4 · 2 Nov 2025 · ")
    assert "in Document 4, 2 November 2025 (" in origin(ledger, claim)
    assert "as printed by Document 4 (publisher not named), 2 November 2025" in cite_claim(ledger, claim, date(2025, 11, 4))


def test_a_publisher_that_is_named_stays_what_it_is(ledger):
    document = ledger.documents["document-0"]
    assert document_name(ledger, document) == "Reuters, 4 Nov 2025"
    assert publisher_in_full(ledger, document) == "Reuters"


def test_where_neither_publisher_nor_voice_has_a_name(ledger):
    nameless = replace(ledger.documents["document-0"], publisher="")
    assert document_name(ledger, nameless) == "publisher not named, 4 Nov 2025"
    assert publisher_in_full(ledger, nameless) == "publisher not named"


@pytest.mark.parametrize("screen", ["documents", "sources", "claims"])
def test_every_screen_calls_it_so(screen, ledger):
    page = shown(run(open_screen(screen, day="2025-11-04")))
    assert "document 00" not in page.lower()
    assert "publisher not named, " not in page
    assert "<bdi>publisher not named" not in page
