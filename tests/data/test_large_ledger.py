"""A large ledger is opened, and answers, in seconds. The limits are wide; what grows with the square would break them."""

import time
from contextlib import contextmanager

import pytest

from data.check import check
from data.disagreement import pairs
from data.store import open_ledger
from data.view import View, select
from tests.ledgers import large

CLAIMS = 6_000


@contextmanager
def within(seconds):
    """Fails if what stands below it takes longer."""
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < seconds


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = large(CLAIMS).write(tmp_path_factory.mktemp("large"))
    with within(10):
        return open_ledger(folder)


def test_it_is_read_and_checked_in_seconds(ledger):
    assert len(ledger.claims) == CLAIMS
    with within(10):
        assert check(ledger, {}).faults == ()


def test_its_standings_and_contradictions_take_seconds(ledger):
    with within(10):
        assert len(ledger.intervals) > CLAIMS / 2
        assert pairs(ledger.intervals)


def test_a_day_is_answered_at_once(ledger):
    select(ledger, View())
    with within(1):
        assert select(ledger, View(day=ledger.documents["paper-3000"].published_on)).standings
