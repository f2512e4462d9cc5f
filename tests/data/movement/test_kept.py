"""The cache of steps: used, never trusted, never in the way."""

from __future__ import annotations

import pytest

from data.movement import kept
from data.movement.drawn import DrawnMaps
from data.movement.kept import cache_folder, forget, kept_steps
from data.movement.steps import step
from tests.data.movement.made_maps import box, control_map, one_series


@pytest.fixture
def drawn() -> DrawnMaps:
    return DrawnMaps(one_series(*maps_of(3)).own)


def maps_of(count):
    """A box that grows by the day, with a grey one beside it."""
    return [
        control_map(day, {"russian": box(37, 48, 37.1 + day / 100, 48.1), "grey": box(38, 48, 38.1, 48.1)})
        for day in range(count)
    ]


@pytest.fixture
def counted(monkeypatch):
    """How often a step was computed."""
    done: list[tuple[int, int]] = []

    def counting(maps, before, after):
        done.append((before, after))
        return step(maps, before, after)

    monkeypatch.setattr(kept, "step", counting)
    return done


def told(moved):
    """A step as figures."""
    return {state: (one.gained.km2(), one.lost.km2()) for state, one in moved.items()}


def test_what_was_computed_is_read(drawn, counted, tmp_path):
    first = told(kept_steps(tmp_path)(drawn, 0, 1))
    assert told(kept_steps(tmp_path)(drawn, 0, 1)) == first == told(step(drawn, 0, 1))
    assert counted == [(0, 1)]


def test_one_map_more_computes_one_step_more(counted, tmp_path):
    for count in (3, 4):
        longer = DrawnMaps(one_series(*maps_of(count)).own)
        for at in range(count - 1):
            kept_steps(tmp_path)(longer, at, at + 1)
    assert counted == [(0, 1), (1, 2), (2, 3)]


def test_other_shapes_are_another_step(counted, tmp_path):
    for east in (37.2, 37.3):
        maps = [control_map(0, {"russian": box(37, 48, 37.1, 48.1)}), control_map(1, {"russian": box(37, 48, east, 48.1)})]
        kept_steps(tmp_path)(DrawnMaps(one_series(*maps).own), 0, 1)
    assert len(counted) == 2


def test_the_same_shapes_as_another_state_are_another_step(counted, tmp_path):
    for state in ("russian", "grey"):
        maps = [control_map(day, {state: box(37, 48, 37.1 + day / 10, 48.1)}) for day in range(2)]
        assert set(kept_steps(tmp_path)(DrawnMaps(one_series(*maps).own), 0, 1)) == {state}
    assert len(counted) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-6] + b"\0" * 6,
        lambda data: b"not packed at all",
    ],
    ids=["empty", "cut off", "changed", "of another kind"],
)
def test_a_spoiled_file_is_computed_anew_and_mended(drawn, counted, tmp_path, spoil):
    expected = told(kept_steps(tmp_path)(drawn, 0, 1))
    (path,) = tmp_path.glob("*.step")
    path.write_bytes(spoil(path.read_bytes()))
    assert told(kept_steps(tmp_path)(drawn, 0, 1)) == expected
    assert told(kept_steps(tmp_path)(drawn, 0, 1)) == expected
    assert len(counted) == 2


def test_the_folder_may_be_deleted(drawn, tmp_path):
    folder = tmp_path / "movement"
    expected = told(kept_steps(folder)(drawn, 0, 1))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert told(kept_steps(folder)(drawn, 0, 1)) == expected


def test_a_folder_that_cannot_be_made_is_done_without(drawn, tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    assert told(kept_steps(tmp_path / "taken")(drawn, 0, 1)) == told(step(drawn, 0, 1))


def test_nothing_half_written_is_left(drawn, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.os, "fdopen", full)
    assert told(kept_steps(tmp_path)(drawn, 0, 1)) == told(step(drawn, 0, 1))
    assert list(tmp_path.iterdir()) == []


def test_only_so_many_are_kept(drawn, tmp_path):
    for before, after in ((0, 1), (1, 2), (0, 2)):
        kept_steps(tmp_path)(drawn, before, after)
    forget(tmp_path, most=2)
    assert len(list(tmp_path.glob("*.step"))) == 2


def test_it_is_the_users_own_cache_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "greyline" / "movement"
