"""Citations: the same line for everybody, with nothing that depends on who asks or how the page looks."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from data.citation import cite_claim, cite_view, edtf_in_words, inner_quotes, link_to
from data.maps import map_series
from data.other_side import OtherSide
from data.store import open_ledger
from data.view import View, select
from data.view_address import parse, vocabulary
from tests.drawn_maps import a_map, an_area, square, with_maps
from tests.ledgers import made_up

DAY = date(2025, 11, 5)


@pytest.fixture
def ledger(tmp_path):
    return open_ledger(made_up().write(tmp_path))


def test_a_claim_is_cited_with_who_what_when_and_where_it_was_printed(ledger):
    claim = ledger.claims[0]
    assert cite_claim(ledger, claim, DAY) == (
        f"Eastern army, claim {claim.claim_id} (“closed the ring”): What was said, in our words; said 3 November 2025, as "
        "printed by The Evening Paper, 3 November 2025 (“Made up”); Greyline ledger, head "
        f"{ledger.head} (tables), View day=2025-11-05&place=pokrovsk&claim={claim.claim_id}."
    )


def test_who_passed_it_on_and_what_is_not_known_are_said(ledger):
    [relayed] = [claim for claim in ledger.claims if claim.via_source_id]
    assert cite_claim(ledger, relayed, DAY).startswith("Eastern army, passed on by The Evening Paper, claim ")
    [undated] = [claim for claim in ledger.claims if not claim.stated_on]
    assert "day of saying not told" in cite_claim(ledger, undated, DAY)
    nameless = replace(ledger.documents["monday-paper"], publisher="", title="")
    ledger = replace(ledger, documents={**ledger.documents, "monday-paper": nameless})
    assert "printed by a publisher not named, 3 November 2025; " in cite_claim(ledger, ledger.claims[0], DAY)
    voice = replace(ledger.sources["evening-paper"], source_id="monday-paper", name="The Monday Paper")
    ledger = replace(ledger, sources={**ledger.sources, "monday-paper": voice})
    cited = cite_claim(ledger, ledger.claims[0], DAY)
    assert "printed by The Monday Paper (publisher not named), 3 November 2025; " in cited


def test_the_cited_view_shows_the_claim(ledger):
    for claim in ledger.claims:
        cited = cite_claim(ledger, claim, DAY, "https://example.org/map")
        query = urlsplit(cited.rsplit("View ", 1)[1].rstrip(".")).query
        view, notes = parse(parse_qs(query, keep_blank_values=True), vocabulary(ledger))
        assert notes == ()
        assert claim in select(ledger, view).claims
        assert (view.claim, view.place) == (claim.claim_id, claim.place_id)


def test_a_citation_is_one_line_of_its_own_quotes(ledger):
    rude = replace(ledger.claims[0], words='a "b"\n c', summary="One.\r\n\tTwo.")
    cited = cite_claim(ledger, rude, DAY)
    assert "\n" not in cited
    assert "(“a 'b' c”): One. Two; said" in cited


def test_a_view_is_cited_without_its_looks(ledger):
    view = View(day=DAY, sources=("eastern-army",), lang="uk", theme="dark", at=(48.2, 37.1, 9.0))
    plain = View(day=DAY, sources=("eastern-army",))
    assert cite_view(ledger, view, select(ledger, view)) == cite_view(ledger, plain, select(ledger, plain))


def test_a_view_without_a_day_is_cited_with_the_day_it_shows(ledger):
    cited = cite_view(ledger, View(), select(ledger, View()))
    assert cited == (
        f"What 4 sources said by 5 November 2025, 11 of 11 claims; Greyline ledger, head {ledger.head} (tables), "
        "View day=2025-11-05."
    )


@pytest.mark.parametrize(
    ("since", "said"),
    [(None, "said by 5 November 2025"), (DAY, "said on 5 November 2025 only"),
     (date(2025, 11, 3), "said from 3 November 2025 to 5 November 2025")],
)  # fmt: skip
def test_the_window_is_said(ledger, since, said):
    view = View(day=DAY, since=since)
    assert said in cite_view(ledger, view, select(ledger, view))


def test_a_citation_names_the_maps_beneath_the_claims(ledger):
    box = an_area("russian", square(37.0, 48.2), "eastern-army", date(2025, 11, 3))
    mapped = with_maps(ledger, map_series([a_map([box])]))
    view = View(day=DAY, maps=("eastern-army",))
    drawn = "Eastern army drawn for 3 November 2025 (file eastern-army-2025-11-03.json)"
    cited = cite_view(mapped, view, select(mapped, view))
    assert f"claims, with the published map of {drawn}" in cited and "compared" not in cited
    beside = replace(view, compare=OtherSide("eastern-army", date(2025, 11, 3)))
    assert f", compared with that of {drawn}" in cite_view(mapped, beside, select(mapped, beside))
    assert "published map" not in cite_view(mapped, View(day=DAY), select(mapped, View(day=DAY)))


def test_the_link_is_the_page_and_the_view():
    view = View(day=DAY, sources=("a", "b"), place="pokrovsk", at=(48.2, 37.1, 9.0))
    query = "day=2025-11-05&source=a,b&place=pokrovsk&at=48.2000,37.1000,9.00"
    assert link_to(view) == query
    assert link_to(view, "https://example.org/") == f"https://example.org/?{query}"


@pytest.mark.parametrize(
    ("text", "words"),
    [("2025-11-04", "4 November 2025"), ("2025-08", "August 2025"), ("2025", "2025"),
     ("2025-11-03/2025-11-06", "3 November 2025 to 6 November 2025")],
)  # fmt: skip
def test_a_day_is_never_more_precise_than_it_was(text, words):
    assert edtf_in_words(text) == words


def test_quotes_within_quotes():
    assert inner_quotes("the “gateway” to it") == "the ‘gateway’ to it"
