"""Lengths of contact lines: those of the rule, kept for what a map draws, and nothing of a map that was printed later."""

from __future__ import annotations

import pytest

from data.movement import kept_lines
from data.movement.contact_lines import contact_lines
from data.movement.kept_lines import line_lengths
from data.movement.known import known_by
from geo.regions import box_region
from tests.data.movement.made_maps import box, control_map, day, one_series

RUSSIAN, GREY = box(37, 48, 37.2, 48.1), box(37.3, 48, 37.5, 48.1)


@pytest.fixture
def series():
    return one_series(
        control_map(0, {"russian": RUSSIAN}),
        control_map(1, {"grey": GREY}),
        control_map(2, {"russian": RUSSIAN, "grey": GREY}, file_day=day(4)),
    )


def test_each_day_has_the_length_of_the_rule_and_none_where_nothing_is_drawn_as_russian(series, tmp_path):
    found = line_lengths(series, folder=tmp_path)
    told = {one.map.data_day: one.contact.km for one in contact_lines(series, day(0), day(9))}
    assert {one.day.day: one.km for one in found} == {**told, day(1): None}
    assert len(list(tmp_path.glob("*.line"))) == 3


def test_what_was_derived_once_is_read_and_what_is_spoilt_is_derived_anew(series, tmp_path, monkeypatch):
    first = line_lengths(series, folder=tmp_path)
    derived = []
    monkeypatch.setattr(kept_lines, "contact_line", lambda *asked: derived.append(asked) or whole(*asked))
    assert line_lengths(series, folder=tmp_path) == first
    assert derived == []
    for path in tmp_path.glob("*.line"):
        path.write_bytes(path.read_bytes()[:-3])
    assert line_lengths(series, folder=tmp_path) == first
    assert len(derived) == 2


whole = kept_lines.contact_line


def test_a_region_has_lengths_of_its_own(series, tmp_path):
    everywhere = line_lengths(series, folder=tmp_path)[0].km
    part = line_lengths(series, region=box_region(37, 47, 37.1, 49), folder=tmp_path)[0].km
    assert 0 < part < everywhere


def test_what_was_printed_later_is_not_known_yet(series):
    assert known_by(series, day(9)) is series
    assert [one.data_day for one in known_by(series, day(3)).maps] == [day(0), day(1)]
    assert known_by(series, day(-1)).maps == ()
    assert known_by(series, day(3)).shapes(0) == series.shapes(0)
