"""What a View compares: its two sides, their figures and shapes, the doubts, and the same the other way round."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from data.maps import map_series
from data.movement.comparison import compare
from data.movement.jumps import Cause
from data.movement.map_days import day_in, map_days
from data.movement.sides import comparison_of, day_in_force, swapped
from data.other_side import OtherSide
from data.shown_maps import map_about
from data.store import Ledger, open_ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from data.view_address import parse, vocabulary
from tests.drawn_maps import a_map, an_area, square, with_maps

THIRD, FIFTH, SIXTH, EIGHTH = (date(2025, 11, day) for day in (3, 5, 6, 8))
WEST, EAST, FAR = square(37.0, 48.1, 0.2, 0.2), square(37.1, 48.1, 0.2, 0.2), square(37.6, 48.1)


@cache
def ledger() -> Ledger:
    """DeepState on three days, the last without its grey layer and in another format too; ISW on one."""
    maps = [
        a_map([an_area("russian", WEST, day=THIRD), an_area("grey", FAR, day=THIRD)]),
        a_map([an_area("russian", EAST, day=FIFTH), an_area("grey", FAR, day=FIFTH)], printed=SIXTH),
        a_map([an_area("russian", EAST, day=EIGHTH)], missing=("grey",)),
        a_map([an_area("russian", WEST, day=EIGHTH)], form="other"),
        a_map([an_area("russian", EAST, "isw", THIRD)]),
    ]
    return with_maps(open_ledger(SHIPPED), map_series(maps))


def compared(day: date, shown: str, other: OtherSide, **choice):
    view = View(day=day, maps=(shown,), compare=other, **choice)
    return comparison_of(ledger().maps, view, select(ledger(), view))


def test_figures_and_shapes_are_those_of_compare():
    (series,) = (one for one in ledger().maps if (one.source_id, one.format) == ("deepstate", "plain"))
    days = map_days(series)
    expected = compare((series, day_in(days, FIFTH)), (series, day_in(days, THIRD)))
    found = compared(SIXTH, "deepstate", OtherSide("deepstate", THIRD))
    assert [one.state for one in found.states] == ["grey", "russian"]
    for one, other in zip(found.states, expected, strict=True):
        assert one.km2() == pytest.approx(other.km2())
        assert all(one.shapes()[name].equals(other.shapes()[name]) for name in ("only_a", "only_b", "both"))
    assert found.shown.state == "russian"
    assert found.shown.km2()["only_a_km2"] > 100


def test_side_a_is_the_map_in_force_and_side_b_the_one_about_its_day():
    found = compared(FIFTH, "deepstate", OtherSide("deepstate", FIFTH))
    # The map about the 5th was printed on the 6th: on the 5th nobody had seen it, and one may ask for it all the same.
    assert (found.a.map.data_day, found.b.map.data_day) == (THIRD, FIFTH)


def test_two_days_of_a_source_are_compared_in_one_format():
    found = compared(SIXTH, "deepstate", OtherSide("deepstate", EIGHTH))
    assert found.a.series.format == found.b.series.format == "plain"
    assert found.b.map.missing == ("grey",)


def test_of_another_source_the_map_that_lacks_least_is_taken():
    assert map_about(ledger().maps, "deepstate", EIGHTH).series.format == "other"
    assert map_about(ledger().maps, "deepstate", SIXTH) is None


def test_a_missing_layer_is_told_and_two_days_alike_are_not_doubted():
    doubted = compared(SIXTH, "deepstate", OtherSide("deepstate", EIGHTH))
    assert doubted.reason("russian").cause is Cause.missing_layer
    assert compared(SIXTH, "deepstate", OtherSide("deepstate", THIRD)).reason("russian") is None


def test_a_state_that_only_one_of_two_sources_draws_is_told():
    found = compared(SIXTH, "deepstate", OtherSide("isw", THIRD, "grey"))
    assert not found.of_one_source
    assert found.reason("russian") is None
    assert (found.reason("grey").cause, found.reason("grey").about) == (Cause.not_drawn, (str(THIRD), "isw"))


def test_nothing_is_compared_before_there_is_a_map():
    assert compared(date(2025, 11, 2), "deepstate", OtherSide("isw", THIRD)) is None
    assert compared(SIXTH, "deepstate", OtherSide("isw", THIRD), since=EIGHTH) is None
    assert compared(SIXTH, "deepstate", OtherSide("isw", THIRD, "contested")).shown is None


def test_swapped_twice_it_is_the_same_comparison():
    view = View(day=SIXTH, maps=("deepstate",), compare=OtherSide("isw", THIRD))
    there = swapped(ledger().maps, view, comparison_of(ledger().maps, view, select(ledger(), view)))
    assert (there.day, there.maps, there.compare) == (THIRD, ("isw",), OtherSide("deepstate", FIFTH))
    found = comparison_of(ledger().maps, there, select(ledger(), there))
    assert swapped(ledger().maps, there, found) == view
    assert parse(there.query(), vocabulary(ledger())) == (there, ())


def test_a_map_that_never_was_in_force_cannot_be_side_a():
    (plain,) = (one for one in ledger().maps if (one.source_id, one.format) == ("deepstate", "plain"))
    hidden = map_about(ledger().maps, "deepstate", EIGHTH, "plain")
    assert hidden.series is plain
    assert day_in_force(ledger().maps, hidden) is None
    view = View(day=SIXTH, maps=("deepstate",), compare=OtherSide("deepstate", EIGHTH))
    assert swapped(ledger().maps, view, comparison_of(ledger().maps, view, select(ledger(), view))) is None
