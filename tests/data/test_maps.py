"""Which map of a source is in force on which day, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from data.control import ControlArea, ControlMap
from data.maps import in_force, map_series
from data.model import Modality, State
from data.rings import RingTable, unpacked
from data.series import rings_on

NOVEMBER = [date(2025, 11, number) for number in range(1, 31)]


def area(day: date, west: float = 37.0, modality: Modality = Modality.assessed, layer: str = "control") -> ControlArea:
    """A square of one source's map."""
    square = shapely.box(west, 48.0, west + 0.1, 48.1)
    return ControlArea("mapper", layer, State.russian, modality, "red", day, None, "", "", square)


def a_map(day: int, file_day: int = 0, west: float = 37.0, name: str = "", missing=(), more=(), form="plain"):
    """A map about a day of November, in a file of another."""
    about, printed = NOVEMBER[day - 1], NOVEMBER[file_day - 1] if file_day else None
    name = name or f"{about:%d}-in-{file_day:02}.json"
    return ControlMap("mapper", form, about, printed, name, "0" * 64, missing, (area(about, west), *more))


def names_on(maps, days=NOVEMBER) -> dict[int, str]:
    """The file in force from which day of November on."""
    (series,) = map_series(maps)
    names = [(day.day, one.file_name if (one := series.on(day)) else "") for day in days]
    changes = [pair for at, pair in enumerate(names) if at == 0 or names[at - 1][1] != pair[1]]
    return dict(changes)


def test_a_map_is_known_from_the_later_of_its_two_days():
    assert names_on([a_map(3, 6), a_map(8, 7, west=38)]) == {1: "", 6: "03-in-06.json", 8: "08-in-07.json"}


def test_without_a_file_day_it_is_known_on_the_day_it_is_about():
    assert names_on([a_map(3)]) == {1: "", 3: "03-in-00.json"}


def test_an_older_day_printed_late_takes_no_place():
    assert names_on([a_map(5, 5), a_map(3, 9, west=38)]) == {1: "", 5: "05-in-05.json"}


def test_a_later_file_of_the_same_day_takes_its_place_when_it_is_printed():
    maps = [a_map(5, 8, west=38), a_map(5, 5)]
    assert names_on(maps) == {1: "", 5: "05-in-05.json", 8: "05-in-08.json"}


def test_the_same_day_drawn_again_is_no_news():
    assert names_on([a_map(5, 8), a_map(5, 5)]) == {1: "", 5: "05-in-05.json"}


def test_of_two_files_of_one_day_the_one_given_last_counts():
    assert names_on([a_map(5, 5, name="a"), a_map(5, 5, west=38, name="b")]) == {1: "", 5: "b"}


def test_of_two_days_known_at_once_the_later_counts():
    assert names_on([a_map(5, 9, west=38), a_map(4, 9)]) == {1: "", 9: "05-in-09.json"}


def test_the_rings_of_a_number_are_those_of_its_map():
    (series,) = map_series([a_map(3, 6), a_map(8, 8, west=38)])
    first = rings_on(series.series, date(2025, 11, 6))["russian"][0]
    assert (min(first), series.number_on(date(2025, 11, 7))) == ((3700000, 4800000), 0)
    assert series.on(date(2025, 11, 7)).age_days(date(2025, 11, 7)) == 1


def test_what_is_only_passed_on_is_kept_apart():
    told = area(NOVEMBER[2], 38.0, Modality.claimed, "claims")
    (series,) = map_series([a_map(3, more=[told]), a_map(4)])
    assert [(one.layers, one.claimed) for one in series.maps] == [(("control",), ("claims",)), (("control",), ())]
    assert len(rings_on(series.series, NOVEMBER[2])["russian"]) == 1
    assert min(rings_on(series.claimed, NOVEMBER[2])["russian"][0]) == (3800000, 4800000)
    assert rings_on(series.claimed, NOVEMBER[3]) == {}


def test_of_two_formats_the_later_day_counts_then_the_one_that_lacks_less():
    maps = map_series(
        [
            a_map(4, form="whole"),
            a_map(4, form="part", missing=("grey",)),
            a_map(5, west=38, form="part", missing=("grey",)),
        ]
    )
    said = {day: in_force(maps, "mapper", NOVEMBER[day - 1]) for day in (3, 4, 5)}
    assert said[3] is None
    assert [(series.format, one.is_whole) for series, one in (said[4], said[5])] == [("whole", True), ("part", False)]
    assert in_force(maps, "nobody", NOVEMBER[4]) is None


@pytest.mark.parametrize("maps", [[], [a_map(1)]])
def test_a_series_for_each_source_and_format(maps):
    assert len(map_series(maps)) == len(maps)


def test_the_shapes_of_a_day_have_the_holes_they_were_drawn_with():
    ring = shapely.box(37, 48, 37.1, 48.1).difference(shapely.box(37.02, 48.02, 37.04, 48.04))
    drawn = shapely.union(ring, shapely.box(37.03, 48.03, 37.035, 48.035))
    shape = replace(area(NOVEMBER[2]), geometry=drawn)
    (series,) = map_series([replace(a_map(3), areas=(shape,))])
    found = series.shapes_on(NOVEMBER[4])
    assert [state for state, _ in found] == ["russian", "russian"]
    assert shapely.union_all([one for _, one in found]).symmetric_difference(drawn).area < 1e-12
    assert series.shapes_on(NOVEMBER[1]) == []


def test_what_never_came_to_be_in_force_leaves_no_trace():
    (series,) = map_series([a_map(5, 5), a_map(3, 9, west=38)])
    (alone,) = map_series([a_map(5, 5)])
    assert len(series.own.table.bases) == 2
    assert series.series == alone.series


def test_a_drawing_comes_back_from_its_line():
    (series,) = map_series([a_map(3), a_map(4, west=38)])
    for drawing in series.own.drawings:
        assert unpacked(drawing.packed()) == drawing


@pytest.mark.parametrize(
    "line",
    [
        "[[1],[1,2],[],[]]",
        "[[1,1,1],[1,1,1],[[0,-1,3]],[]]",
        "[[1,1,1],[1,1,1],[[-1,-2,3]],[]]",
        "[[1,1,1],[1,1,1],[[-1,-1,3]],[[\"grey\",[1]]]]",
        "[[1,1,1],[1,1,1],[[-1,-1]],[]]",
        "[[1,1,1],[1,1,1],[[-1,-1,3]],[[\"grey\",[-1]]]]",
        "[1]",
    ],
)
def test_a_drawing_that_refers_to_what_is_not_there_is_refused(line):
    with pytest.raises((ValueError, TypeError)):
        RingTable().take(unpacked(line))
