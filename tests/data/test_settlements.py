"""Which table of settlements counts on which day, and that it comes back from the ledger as it went in."""

from __future__ import annotations

from datetime import date

import pytest

from data.control import PlaceStatus
from data.model import State
from data.settlements import PublishedTable, settlement_series
from data.status_columns import packed, unpacked
from data.status_series import from_line, status_series

RUSSIAN, UKRAINIAN = State.russian, State.ukrainian


def day(number: int) -> date:
    """A day of November."""
    return date(2025, 11, number)


def status(place: str, state: State, first: int, last: int, as_of: date | None = None) -> PlaceStatus:
    """One interval; a place of digits is a GeoNames id."""
    known = ("", place) if not place.isdecimal() else (place, "")
    return PlaceStatus("viina-isw", *known, state, "", day(first), day(last), as_of)


def table(*statuses: PlaceStatus, file_day: date | None = None, entry: int = 1) -> PublishedTable:
    """A table of these intervals."""
    first, last = min(one.first for one in statuses), max(one.last for one in statuses)
    return PublishedTable("viina-isw", first, last, file_day, "c.csv", "0" * 64, packed(statuses), (), entry)


SAID = (
    status("702569", UKRAINIAN, 1, 4),
    status("702569", RUSSIAN, 5, 9),
    status("12", RUSSIAN, 1, 9),
    status("hryshyne", State.grey, 3, 3, date(2024, 5, 1)),
)


def test_a_line_tells_what_was_said():
    columns = unpacked(packed(SAID))
    assert columns.places == ("12", "702569", "hryshyne")
    assert columns.as_of[-1] == date(2024, 5, 1).toordinal() - date(1970, 1, 1).toordinal()
    series, expected = from_line("viina-isw", packed(SAID)), status_series(SAID)
    for number in range(1, 11):
        assert series.on("viina-isw", day(number)) == expected.on("viina-isw", day(number))
    assert packed(reversed(SAID)) == packed(SAID)


@pytest.mark.parametrize(
    "line",
    ["[]", "[0,[],[],[],[1],[],[],[],[]]", '[0,["grey"],[5],[],[1],[0],[0],[0],[0]]', '[0,[],[5],[],[0],[0],[0],[0],[0]]'],
)
def test_a_line_that_tells_of_what_is_not_there_is_refused(line):
    with pytest.raises(ValueError):
        unpacked(line)


def test_after_its_last_day_a_table_is_carried_on_with_its_day():
    (series,) = settlement_series([("viina", table(*SAID))])
    assert series.on(day(1)) == (day(1), {"12": RUSSIAN, "702569": UKRAINIAN})
    assert series.on(day(20)) == (day(9), {"12": RUSSIAN, "702569": RUSSIAN})
    assert series.on(date(2025, 10, 31)) is None


def test_a_table_is_not_known_before_its_file():
    earlier = table(status("12", RUSSIAN, 1, 4), file_day=day(4))
    later = table(status("12", UKRAINIAN, 1, 8), file_day=day(8), entry=2)
    (series,) = settlement_series([("viina", later), ("viina", earlier)])
    assert series.on(day(3)) is None
    assert series.on(day(6)) == (day(4), {"12": RUSSIAN})
    assert series.on(day(8)) == (day(8), {"12": UKRAINIAN})


def test_of_two_tables_about_the_same_days_the_later_entry_counts():
    first, second = table(status("12", RUSSIAN, 1, 4)), table(status("12", UKRAINIAN, 1, 4), entry=9)
    (series,) = settlement_series([("viina", second), ("viina", first)])
    assert series.on(day(2)) == (day(2), {"12": UKRAINIAN})
