"""One source on one place and day as the Disagreement screen draws it: ages, rings, denials, and the key to them."""

import re
from datetime import date

import pytest

from dashboard.panels.disagreement_cells import Spoken, age_class, cell_html, ring_html, undrawn, words
from dashboard.panels.disagreement_key import key_html
from data.breath import breaths
from data.model import Group
from data.standings import intervals
from tests.ledgers import a_claim, in_order

WEDNESDAY, NEITHER = date(2025, 11, 5), Group.neither


def spoken(*claims, day=WEDNESDAY, against=(), speaks=True):
    return Spoken(NEITHER, day, intervals(in_order(*claims)), speaks, against, breaths(in_order(*claims)))


def ring(**values):
    return a_claim(kind="encirclement", **values)


def test_who_speaks_of_other_things_is_not_silent():
    assert words(spoken(speaks=True)) == "speaks of other things"
    assert words(spoken(speaks=False)) == "silent"
    assert "gl-dot" in cell_html(spoken(speaks=True))
    assert "gl-dot" not in cell_html(spoken(speaks=False))
    assert "gl-silent" in cell_html(spoken(speaks=False))


@pytest.mark.parametrize(
    ("said", "look", "under"),
    [
        ("2025-11-05", "gl-said-today", ""),
        ("2025-11-04", "gl-said-carried", "1 d"),
        ("2025-10-29", "gl-said-carried", "7 d"),
        ("2025-10-28", "gl-said-old", "8 d"),
        ("2025-10-06", "gl-said-old", "30 d"),
        ("2025-10-05", "gl-said-faded", "31 d"),
    ],
)
def test_age_is_shown_by_the_outline_and_in_days(said, look, under):
    one = spoken(a_claim(said=said))
    assert age_class(one) == look
    shown = re.search('gl-under"[^>]*>([^<]*)', cell_html(one))
    assert (shown[1] if shown else "") == under


def test_the_newest_position_gives_the_age():
    one = spoken(a_claim(said="2025-10-01", sector="n"), a_claim(said="2025-11-04", sector="s"))
    assert age_class(one) == "gl-said-carried"
    assert words(one).endswith("the newest 1 day earlier")


def test_what_is_said_in_one_breath_stands_under_the_cell_and_in_its_words():
    both = spoken(a_claim("a", state="ukrainian"), a_claim("b", state="contested"), day=date(2025, 11, 3))
    assert words(both) == "Contested; also: Ukrainian; that day"
    assert '<small class="gl-under" aria-hidden="true">also: Ukrainian</small>' in cell_html(both)
    assert "also" not in cell_html(spoken(a_claim("b", state="contested")))


@pytest.mark.parametrize(
    ("claims", "look"),
    [
        ([ring()], "gl-encircled gl-by-russia"),
        ([ring(modality="denied")], "gl-encircled gl-struck"),
        ([ring(), ring(modality="denied", scope="direction")], "gl-encircled gl-by-russia gl-struck"),
        ([ring(phase="likely")], "gl-encircled gl-by-russia gl-only-likely"),
        ([ring(phase="under_way")], "gl-encircled gl-by-russia"),
        ([ring(phase="under_way", modality="reported")], "gl-encircled gl-by-russia gl-half-ring"),
        (
            [ring(phase="under_way", modality="reported"), ring(modality="denied", scope="direction")],
            "gl-encircled gl-by-russia gl-struck",
        ),
        ([ring(actor="ukraine")], "gl-encircled gl-by-ukraine"),
        ([ring(), ring(actor="ukraine")], "gl-encircled"),
    ],
)
def test_the_ring_says_who_encircles_and_whether_it_is_denied(claims, look):
    assert f'class="{look}"' in ring_html(intervals(in_order(*claims)))


@pytest.mark.parametrize("phase", ["attempted", "prevented", "possible"])
def test_what_is_only_tried_or_feared_draws_no_ring_but_is_named(phase):
    standings = intervals(in_order(ring(phase=phase)))
    assert ring_html(standings) == ""
    assert undrawn(standings) == phase


def test_a_denial_is_never_filled_with_what_it_denies():
    html = cell_html(spoken(a_claim(modality="denied")))
    assert "gl-denied gl-russian" in html
    assert "gl-full" not in html


def test_the_key_explains_only_what_is_on_the_screen():
    key = key_html(cell_html(spoken(a_claim())))
    assert "Russian" in key
    assert "triangle" not in key
    assert "denied" not in key
    assert "denied" in key_html(cell_html(spoken(ring(modality="denied"))))


def test_a_name_that_turns_the_text_round_stays_text():
    assert "\u202e" not in cell_html(spoken(a_claim(), against=("\u202eevil",)))
