"""What a source painted and painted back: found whatever the size of its steps, and nothing found where it only moved on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.control import ControlArea, ControlMap
from data.map_standings import shares_of
from data.maps import map_series
from data.model import Modality, State
from data.reversals import Reversal, share_reversals, status_reversals
from geo.places import read_places

FIRST = date(2025, 11, 1)
POKROVSK = read_places()["pokrovsk"]


def day(number: int) -> date:
    """Some day, counted from 1 November."""
    return FIRST + timedelta(number - 1)


def steps(*shares: float, state: str = "russian"):
    """One share a day."""
    return [(day(number), {state: share, "not_stated": 100 - share}) for number, share in enumerate(shares, 1)]


def told(*shares: float, least: float = 1.0) -> list[tuple[int, int, int, float]]:
    """Reversals as numbers of days."""
    found = share_reversals(steps(*shares), least)
    return [
        ((one.since - FIRST).days + 1, (one.turned - FIRST).days + 1, (one.back - FIRST).days + 1, one.points)
        for one in found
    ]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((), []),
        ((10,), []),
        ((10, 20, 30, 30, 60), []),
        ((60, 40, 40, 0), []),
        ((10, 30, 20), [(1, 2, 3, 10)]),
        ((10, 10, 30, 30, 20), [(2, 3, 5, 10)]),
        ((30, 10, 40), [(1, 2, 3, -20)]),
        ((10, 10.5, 10, 10.9, 10), []),
        ((10, 10.6, 11.2, 10.9, 10.3, 9.5), [(1, 3, 6, pytest.approx(1.2))]),
        ((0, 50, 20, 60, 60), [(1, 2, 3, 30), (2, 3, 4, -30)]),
    ],
)
def test_what_was_painted_back_is_found(shares, expected):
    assert told(*shares) == expected


def test_silence_is_no_state_that_is_painted():
    assert {one.state for one in share_reversals(steps(10, 30, 10))} == {"russian"}


def test_states_are_told_apart_and_ordered_by_the_day_they_turned():
    both = [
        (day(number), {"russian": red, "grey": grey})
        for number, (red, grey) in enumerate([(0, 0), (0, 9), (20, 0), (5, 0)], 1)
    ]
    assert [(one.state, one.turned) for one in share_reversals(both)] == [("grey", day(2)), ("russian", day(3))]


@given(st.lists(st.integers(0, 100), max_size=30))
def test_only_what_went_and_came_back_counts(shares):
    found = share_reversals(steps(*map(float, shares)))
    went = {after > before for before, after in pairwise(shares) if after != before}
    assert (len(found) > 0) == (len(went) == 2)
    assert all(1 <= abs(one.points) <= 100 and one.since < one.turned < one.back for one in found)


def test_a_table_that_calls_a_place_as_before_reverses():
    intervals = [
        (State.russian, day(5), day(9)),
        (State.ukrainian, day(1), day(4)),
        (State.russian, day(11), day(12)),
        (State.ukrainian, day(13), day(20)),
        (State.contested, day(21), day(22)),
    ]
    assert status_reversals(intervals) == (Reversal("russian", day(5), day(5), day(13), 100.0),)
    assert status_reversals(intervals[:3]) == ()


def test_the_maps_of_a_source_are_asked_by_their_data_days():
    def a_map(number: int, west: float) -> ControlMap:
        area = ControlArea(
            "mapper", "", State.russian, Modality.assessed, "", day(number), None, "", "", shapely.box(west, 47, 39, 50)
        )
        return ControlMap("mapper", "plain", day(number), None, f"{number}", "", (), (area,))

    (series,) = map_series([a_map(1, 38.0), a_map(2, POKROVSK.lon), a_map(4, 38.0)])
    told = [(one.data_day, shares_of(series, number, POKROVSK).per_cent) for number, one in enumerate(series.maps)]
    (found,) = share_reversals(told)
    assert (found.since, found.turned, found.back) == (day(1), day(2), day(4))
    assert found.points == pytest.approx(50, abs=0.001)
