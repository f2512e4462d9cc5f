"""Cite and copy link: what stands under a claim and in the popover."""

import pytest

from dashboard.loading import load_ledger
from dashboard.panels.cite import claim_html, page_address
from data.citation import cite_claim
from data.store import open_ledger
from tests.dashboard.apps import clear_caches, open_app
from tests.ledgers import made_up


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8501/", "http://127.0.0.1:8501/"),
        ("https://example.org/greyline/map?day=x#y", "https://example.org/greyline/map"),
        ("https://example.org", "https://example.org/"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_a_web_address_is_a_page(url, address):
    assert page_address(url) == address


def test_the_citation_under_a_claim_is_its_text_escaped(tmp_path):
    spoilt = made_up()
    spoilt.change_claim(0, words="<b>ring</b>")
    ledger = open_ledger(spoilt.write(tmp_path))
    day = ledger.strip_days[1]
    said = claim_html(ledger, ledger.claims[0], day, "")
    assert "“&lt;b&gt;ring&lt;/b&gt;”" in said
    assert "<b>" not in said
    assert "<summary>Cite</summary>" in said
    assert ledger.head in said
    assert "<b>" in cite_claim(ledger, ledger.claims[0], day)


def test_the_popover_has_link_and_citation_to_copy(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()
    app = open_app(day="2025-11-04", source="deepstate")
    link, citation = (one.value for one in app.code)
    assert link.endswith("day=2025-11-04&source=deepstate")
    assert citation.startswith("What 1 source said by 4 November 2025, ")
    assert load_ledger().head in citation
