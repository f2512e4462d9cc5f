"""The short form of the soak (`make soak`): kills, damage, writers at once. Same code, smaller numbers."""

from itertools import count

import pytest

from data.store.location import find_location
from tests.data.store.conftest import a_database
from tests.soak.flips import damage
from tests.soak.kills import kill_at_points, kill_at_random
from tests.soak.points import CREATE, NAMING, WRITE
from tests.soak.speed import import_large, large_tables
from tests.soak.writers import write_together


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request, tables, tmp_path, monkeypatch):
    """Gives the place of a new store each time."""
    numbers = count()

    def place():
        sqlite = request.param == "sqlite"
        address = f"sqlite:///{tmp_path}/store-{next(numbers)}.sqlite" if sqlite else a_database(request)
        monkeypatch.setenv("GREYLINE_STORE", address)
        return find_location(tables)

    return place


def test_kills_at_random_moments_lose_nothing(new):
    found = kill_at_random(12, new)
    assert (found.lost, found.half, found.broken, found.failures) == (0, 0, 0, [])
    assert found.acknowledged >= 6
    assert found.slowest < 5


def test_kills_at_every_named_point_lose_nothing(new):
    found = kill_at_points(1, new)
    assert (found.lost, found.half, found.broken, found.failures) == (0, 0, 0, [])
    assert found.points - set(NAMING) == {*WRITE, *CREATE}
    assert len(found.points) == found.kills


def test_of_damaged_files_none_is_served_as_good(file, tmp_path):
    found = damage(50, file, tmp_path)
    assert (found.served, found.failures) == (0, [])
    assert found.refused > 25
    assert found.refused + found.unharmed == 50


def test_writers_at_once_make_one_chain_with_every_entry(place):
    found = write_together(4, 50, place)
    assert (found.entries, found.acknowledged, found.failures) == (200, 200, [])
    assert found.whole
    assert found.last_changes


def test_a_large_import_is_fast_and_linear(tmp_path, monkeypatch):
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    imported = import_large(6_000, find_location(large_tables(6_000, tmp_path / "large")))
    assert imported.rate > 2_500  # half of what is required with 100,000 rows: other tests run beside this one
    assert imported.next_start < 5
