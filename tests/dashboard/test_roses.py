"""Roses: only what a source named is filled."""

import re

import pytest

from dashboard.panels.roses import PARTS, by_source, filled, in_words, roses_html
from data.standings import intervals
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from tests.ledgers import a_claim, in_order


def standing(*claims):
    return [one for one in intervals(in_order(*claims)) if one.until is None]


def parts(*claims):
    """Which part is filled with which state."""
    return {part: one.state for part, one in filled(standing(*claims)).items()}


def test_a_named_sector_is_filled_and_nothing_else():
    assert parts(a_claim(sector="n"), a_claim(sector="centre", state="grey")) == {"n": "russian", "centre": "grey"}


def test_the_rest_is_what_was_not_named():
    found = parts(a_claim(sector="sw"), a_claim(sector="rest", state="grey"))
    assert found == {part: "russian" if part == "sw" else "grey" for part in PARTS}


def test_the_whole_as_a_fact_fills_the_other_parts_and_a_growing_hold_does_not():
    assert parts(a_claim(), a_claim(said="2025-11-04", sector="n", state="grey"))["s"] == "russian"
    assert parts(a_claim(phase="under_way"), a_claim(sector="n", state="grey")) == {"n": "grey"}


@pytest.mark.parametrize(
    "claim", [{"modality": "denied", "sector": "n"}, {"sector": "unspecified"}, {"phase": "possible", "sector": "n"}]
)
def test_what_fills_nothing(claim):
    assert parts(a_claim(**claim)) == {}


@pytest.fixture(scope="module")
def ledger():
    return open_ledger(SHIPPED)


def test_who_speaks_of_no_sector_has_no_rose(ledger):
    whole = standing(a_claim(source_id="deepstate"), a_claim(source_id="deepstate", sector="unspecified"))
    assert by_source(ledger, whole) == {}
    assert roses_html(ledger, whole) == ""


def test_the_words_say_every_part_its_phase_and_denials():
    said = standing(a_claim(sector="n"), a_claim(sector="w", phase="likely"), a_claim(sector="e", modality="denied"))
    assert in_words(said) == "north: Russian; east: denied: Russian; west: Russian (likely)"


def test_deepstate_on_the_6th_has_three_sectors_and_the_rest(ledger):
    answer = select(ledger, View())
    said = roses_html(ledger, [one for one in answer.standings if one.place_id == "pokrovsk"])
    wedges = dict(re.findall(r"gl-at-(\w+) gl-full gl-(\w+)", said))
    assert {part for part, state in wedges.items() if state == "russian"} == {"centre", "w", "sw"}
    assert {state for part, state in wedges.items() if part not in ("centre", "w", "sw")} == {"grey"}
    assert "gl-at-sw gl-full gl-russian gl-broken" in said
    assert said.count("<figure") == 1
    assert "south-west: Russian (likely)" in said
