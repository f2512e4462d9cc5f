"""A database server that is gone, hangs, or loses an answer: the last good view stays, writes are refused, all comes back."""

import time
from contextlib import ExitStack, contextmanager

import pytest

from data.store.faults import Unreachable
from data.store.location import find_location
from data.store.opening import open_store
from data.store.store import PAUSE
from geo.faults import Refused
from tests.data.store.proxy import before
from tests.data.store.test_store import EDITED, correct


@contextmanager
def within(seconds):
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


@pytest.fixture
def proxy(postgres):
    with before(postgres.socket) as proxy:
        yield proxy


@pytest.fixture
def place(postgres, proxy, tables, monkeypatch):
    address = postgres.url().replace(str(postgres.socket), str(proxy.folder))
    monkeypatch.setenv("GREYLINE_STORE", address)
    return find_location(tables)


@pytest.mark.parametrize("mode", ["cut", "stall"])
def test_the_last_good_ledger_stays_with_its_age_and_comes_back_by_itself(store, proxy, mode):
    good = store.latest()
    proxy.set(mode)
    with within(3):
        stale = store.latest()
    assert (stale.ledger, stale.asked) == (good.ledger, good.asked)
    assert "does not answer" in str(stale.fault)
    with within(0.1):  # nobody else waits for a server that was just found gone
        assert store.latest().fault is not None
    proxy.set("pass")
    with within(10):
        while store.latest().fault:
            time.sleep(PAUSE / 4)
    assert store.latest().asked > good.asked


@pytest.mark.parametrize("mode", ["cut", "stall"])
def test_writes_are_refused_meanwhile_and_work_again_afterwards(store, proxy, rows, mode):
    first = rows.claim(0)["claim_id"]
    seen, head = store.ledger().versions[first], store.head()
    proxy.set(mode)
    with within(9), pytest.raises(Unreachable, match="does not answer"):
        store.correct(first, {"summary": "Meanwhile."}, expected=seen, **EDITED)
    proxy.set("pass")
    assert store.head() == head
    store.correct(first, {"summary": "Meanwhile."}, expected=seen, **EDITED)
    assert store.head().seq == head.seq + 1


def test_a_commit_whose_answer_is_lost_is_found_and_not_made_twice(store, proxy, rows):
    before = store.head().seq
    first = rows.claim(0)["claim_id"]
    seen = store.ledger().versions[first]
    proxy.set("lose")
    correct(store, first, expected=seen)
    assert proxy.mode == "pass"
    assert store.head().seq == before + 1
    assert store.ledger().claims[0].summary == "Said otherwise."


def test_a_crash_of_the_server_loses_nothing_acknowledged(postgres, tables, rows, monkeypatch, opening):
    monkeypatch.setenv("GREYLINE_STORE", postgres.url())
    store = opening(find_location(tables))
    head = correct(store, rows.claim(0)["claim_id"])
    postgres.stop(crash=True)
    try:
        with pytest.raises(Unreachable, match="does not answer"):
            store.head()
    finally:
        postgres.start()
    assert store.head() == head
    assert store.check()


def test_a_server_that_is_not_there_at_the_start_is_a_plain_fault(tables, monkeypatch, tmp_path):
    monkeypatch.setenv("GREYLINE_STORE", f"postgresql://editor:secret@/ledger?host={tmp_path}")
    with within(5), pytest.raises(Refused, match=r"ledger on this machine: the database does not answer") as refused:
        open_store(find_location(tables))
    assert "secret" not in str(refused.value)


def test_a_database_that_does_not_exist_is_a_plain_fault(postgres, tables, monkeypatch):
    monkeypatch.setenv("GREYLINE_STORE", f"postgresql://greyline@/nothing?host={postgres.socket}")
    with pytest.raises(Refused, match="nothing on this machine"):
        open_store(find_location(tables))


def test_when_all_connections_are_taken_a_page_is_told_so(store):
    with ExitStack() as taken:
        for _ in range(15):
            taken.enter_context(store._reader.engine.connect())
        with within(4), pytest.raises(Unreachable, match="takes too long to answer"):
            store.head()
    assert store.head().seq == 30
