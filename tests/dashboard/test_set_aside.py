"""What is kept for good is not looked through for garbage after every run: once for each state of the ledger."""

import gc
from collections.abc import Iterator

import pytest

from dashboard.set_aside import SetAside


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_all_that_is_there_is_set_aside_once_for_each_state_of_the_ledger():
    aside = SetAside()
    aside.begin()
    assert gc.get_freeze_count() > 10_000, "the program itself"
    aside.after_run("one")
    first = gc.get_freeze_count()
    assert first > 10_000
    gc.unfreeze()
    aside.after_run("one")
    assert gc.get_freeze_count() == 0
    aside.after_run("another")
    assert gc.get_freeze_count() > first // 2


def test_nothing_is_set_aside_where_no_server_runs():
    SetAside().after_run("one")
    assert gc.get_freeze_count() == 0
