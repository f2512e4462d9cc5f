"""The other side of a comparison in the address: read, written, and dropped with a note where there is no such map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.other_side import OtherSide, read_other_side, suggested_day
from data.view import View
from data.view_address import Vocabulary, parse

FOURTH, NINTH = date(2025, 11, 4), date(2025, 11, 9)
KNOWN = Vocabulary(
    ("deepstate", "isw"), (), frozenset(), (FOURTH, NINTH), {}, ("deepstate", "isw"),
    {"deepstate": frozenset({FOURTH, NINTH}), "isw": frozenset({NINTH})},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("deepstate@2025-11-04", OtherSide("deepstate", FOURTH)),
        ("isw@2025-11-09@grey", OtherSide("isw", NINTH, "grey")),
    ],
)
def test_a_side_is_read_as_it_is_written(text, side):
    assert read_other_side(text) == side
    assert str(side) == text


def test_the_usual_state_is_left_out():
    assert str(read_other_side("isw@2025-11-09@russian")) == "isw@2025-11-09"


NO_SIDE = ["", "isw", "isw@", "@2025-11-09", "isw@2025-11-09@pink", "isw@2025-11", "isw@9.11.2025", "@@"]


@pytest.mark.parametrize("text", NO_SIDE)
def test_what_names_no_side_is_refused(text):
    with pytest.raises(ValueError):
        read_other_side(text)


def test_a_view_compares_the_map_that_it_shows():
    view, notes = parse({"map": "isw", "compare": "deepstate@2025-11-04", "lang": "uk"}, KNOWN)
    assert (view.maps, view.compare, notes) == (("isw",), OtherSide("deepstate", FOURTH), ())
    assert list(view.query()) == ["map", "compare", "lang"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"map": "isw", "compare": "rybar@2025-11-09"}, "no map of that source and day"),
        ({"map": "isw", "compare": "isw@2025-11-04"}, "no map of that source and day"),
        ({"map": "isw", "compare": "isw@2025-11-09@pink"}, "it is no SOURCE@DAY or SOURCE@DAY@STATE"),
        ({"map": "isw", "compare": "isw@2025-11"}, "it is not one day"),
        ({"compare": "isw@2025-11-09"}, "no map is chosen that it could be compared with"),
    ],
)
def test_what_cannot_be_compared_is_left_out_with_a_note(asked, why):
    view, notes = parse(asked, KNOWN)
    assert view.compare is None
    assert len(notes) == 1 and notes[0].startswith("compare “") and why in notes[0]


def test_a_third_map_is_left_out_while_two_are_compared():
    view, notes = parse({"map": "isw,deepstate", "compare": "deepstate@2025-11-04"}, KNOWN)
    assert view == View(maps=("isw",), compare=OtherSide("deepstate", FOURTH))
    assert notes == ("map “deepstate” was left out: while two maps are compared no third is shown.",)
    assert parse(replace(view, compare=None, maps=("isw", "deepstate")).query(), KNOWN)[1] == ()


def test_a_comparison_begins_with_the_map_before():
    days = (FOURTH, NINTH)
    assert suggested_day(days, NINTH, same_source=True) == FOURTH
    assert suggested_day(days, NINTH, same_source=False) == NINTH
    assert suggested_day(days, FOURTH, same_source=True) == NINTH
    assert suggested_day([NINTH], FOURTH, same_source=False) == NINTH
    assert suggested_day([FOURTH], FOURTH, same_source=True) == FOURTH
