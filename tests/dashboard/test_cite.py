"""Cite and copy link: what stands under a claim and in the popover."""

import re
from html import unescape

import pytest

from dashboard.loading import load_ledger
from dashboard.panels.cite import claim_html, page_address
from dashboard.panels.scripts import script
from data.citation import cite_claim
from data.store import open_ledger
from tests.dashboard.apps import address, clear_caches, hide, html, open_app, run
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
    assert "<summary>Cite, copy link</summary>" in said
    assert ledger.head in said
    assert "<b>" in cite_claim(ledger, ledger.claims[0], day)


def to_copy(page):
    """Every line that has a button to copy it, with the button's name."""
    lines = re.findall(r'class="gl-copied"[^>]*><bdi>(.*?)</bdi></p><button [^>]*class="gl-copy"[^>]*>(.*?)</button>', page)
    return [(unescape(line), name) for line, name in lines]


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def test_a_claim_has_a_link_of_its_own_and_a_button_for_link_and_citation(tmp_path):
    ledger = open_ledger(made_up().write(tmp_path))
    claim, day = ledger.claims[0], ledger.strip_days[1]
    (cited, first), (link, second) = to_copy(claim_html(ledger, claim, day, "http://127.0.0.1:8501/"))
    assert (first, second) == ("Copy citation", "Copy link")
    assert cited == cite_claim(ledger, claim, day, "http://127.0.0.1:8501/")
    assert link == f"http://127.0.0.1:8501/?day={day}&place=pokrovsk&claim={claim.claim_id}"


def test_a_link_to_a_claim_opens_its_place_with_it_marked_however_far_down_it_stands(shipped):
    ledger = load_ledger()
    ranked = [claim for claim in ledger.valid if claim.place_id == "pokrovsk" and str(claim.known_from) <= "2025-11-06"]
    for claim in (ranked[0], min(ranked, key=lambda claim: claim.known_from)):
        app = open_app(day="2025-11-06", claim=claim.claim_id)
        assert address(app) == {"day": "2025-11-06", "place": "pokrovsk", "claim": claim.claim_id}
        (marked,) = re.findall(r'<article class="gl-claim gl-named".*?</article>', html(app))
        assert claim.claim_id in marked
        assert html(app).count(script("marked")) == 1
        assert script("marked") not in html(run(app)), "what the reader scrolled to stays"


def test_a_claim_is_forgotten_when_another_place_is_opened(shipped):
    (claim, *_) = load_ledger().valid
    app = open_app(day="2025-11-06", claim=claim.claim_id)
    hide(app, "isw")
    assert address(app)["claim"] == claim.claim_id
    run(app.selectbox(key="place").select("myrnohrad"))
    assert "claim" not in address(app)
    assert "gl-claim gl-named" not in html(app)


def test_a_claim_that_the_view_leaves_out_is_named_and_told(shipped):
    claim = next(claim for claim in load_ledger().valid if str(claim.known_from) == "2025-11-06")
    app = open_app(day="2025-11-04", claim=claim.claim_id)
    assert f"The claim that this link names, {claim.claim_id} by " in html(app)
    assert "is not in this view; it is known from 6 November 2025." in html(app)
    assert "gl-claim gl-named" not in html(app)


def test_the_scripts_are_our_files_as_they_are(shipped):
    app = open_app(day="2025-11-04", claim=load_ledger().valid[0].claim_id)
    scripts = re.findall(r"<script>.*?</script>", html(app), re.DOTALL)
    assert [scripts.count(script(name)) for name in ("copy", "marked")] == [1, 1], "nothing is filled into them"


def test_the_popover_has_link_and_citation_to_copy(shipped):
    app = open_app(day="2025-11-04", source="deepstate")
    popover = [(line, name) for line, name in to_copy(html(app)) if "claim " not in line and "claim=" not in line]
    (link, first), (citation, second) = popover
    assert (first, second) == ("Copy link", "Copy citation")
    assert link.endswith("day=2025-11-04&source=deepstate")
    assert citation.startswith("What 1 source said by 4 November 2025, ")
    assert load_ledger().head in citation
