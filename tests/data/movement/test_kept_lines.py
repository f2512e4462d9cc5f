"""Lengths of contact lines: those of the rule, kept for what a map draws, and nothing of a map that was printed later."""

from __future__ import annotations

import pytest

from data.movement import kept_lines
from data.movement.contact_lines import contact_lines
from data.movement.kept_lines import LineLengths
from data.movement.known import known_maps
from data.movement.map_days import map_days
from geo.regions import EVERYWHERE, box_region
from tests.data.movement.made_maps import box, control_map, day, one_series

RUSSIAN, GREY = box(37, 48, 37.2, 48.1), box(37.3, 48, 37.5, 48.1)


@pytest.fixture
def series():
    return one_series(
        control_map(0, {"russian": RUSSIAN}),
        control_map(1, {"grey": GREY}),
        control_map(2, {"russian": RUSSIAN, "grey": GREY}, file_day=day(4)),
    )


def line_lengths(series, folder, region=EVERYWHERE):
    """The lengths of all days."""
    lengths = LineLengths(series, region, folder)
    return [lengths.of(day) for day in map_days(series)]


def test_each_day_has_the_length_of_the_rule_and_none_where_nothing_is_drawn_as_russian(series, tmp_path):
    found = line_lengths(series, tmp_path)
    told = {one.map.data_day: one.contact.km for one in contact_lines(series, day(0), day(9))}
    assert {one.day.day: one.km for one in found} == {**told, day(1): None}
    assert len(list(tmp_path.glob("*.line"))) == 3


def test_what_was_derived_once_is_read_and_what_is_spoilt_is_derived_anew(series, tmp_path, monkeypatch):
    first = line_lengths(series, tmp_path)
    derived = []
    monkeypatch.setattr(kept_lines, "contact_line", lambda *asked: derived.append(asked) or whole(*asked))
    assert line_lengths(series, tmp_path) == first
    assert derived == []
    for path in tmp_path.glob("*.line"):
        path.write_bytes(path.read_bytes()[:-3])
    assert line_lengths(series, tmp_path) == first
    assert len(derived) == 2


whole = kept_lines.contact_line


def test_a_region_has_lengths_of_its_own(series, tmp_path):
    everywhere = line_lengths(series, tmp_path)[0].km
    part = line_lengths(series, tmp_path, box_region(37, 47, 37.1, 49))[0].km
    assert 0 < part < everywhere


def test_what_was_printed_later_is_not_known_yet(series):
    for on, known in ((9, [0, 1, 2]), (3, [0, 1]), (-1, [])):
        found = known_maps(series, day(on))
        assert [one.day for one in found.days] == [day(number) for number in known]
        assert found.maps is series, "one table of figures serves every day"


def test_a_day_that_was_drawn_again_is_known_as_it_was_drawn_first():
    series = one_series(
        control_map(0, {"russian": RUSSIAN}),
        control_map(1, {"russian": RUSSIAN}),
        control_map(1, {"russian": GREY}, file_day=day(5)),
    )
    early, late = known_maps(series, day(4)), known_maps(series, day(5))
    assert [one.map.file_day for one in early.days] == [day(0), day(1)]
    assert [one.map.file_day for one in late.days] == [day(0), day(5)]
    assert (len(early.maps.maps), late.maps) == (2, series)
