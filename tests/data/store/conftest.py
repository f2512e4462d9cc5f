"""Stores for the tests: each test that asks for `place` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store.location import Location, find_location
from data.store.opening import open_store
from data.store.store import Store
from tests.data.store.postgres import Cluster, NoPostgres, cluster
from tests.ledgers import MadeUp, made_up


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """The test run's own PostgreSQL. Skipped with the reason where there is none."""
    try:
        with cluster() as running:
            yield running
    except NoPostgres as missing:
        if os.environ.get("GREYLINE_REQUIRE_POSTGRES"):
            pytest.fail(f"{missing}, and GREYLINE_REQUIRE_POSTGRES is set")
        pytest.skip(str(missing))


@pytest.fixture
def rows() -> MadeUp:
    """The made-up ledger's rows, to be changed by a test."""
    return made_up()


@pytest.fixture
def tables(rows, tmp_path) -> Path:
    """A folder of the made-up ledger's tables."""
    folder = tmp_path / "tables"
    folder.mkdir()
    return rows.write(folder)


def a_database(request) -> str:
    """The address of a new database of the cluster, which is started with the first test that asks."""
    return request.getfixturevalue("postgres").url()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tables, tmp_path, monkeypatch) -> Location:
    """Where an empty store will be, for the made-up ledger."""
    ways = {"sqlite": lambda: f"sqlite:///{tmp_path}/store.sqlite", "postgresql": lambda: a_database(request)}
    monkeypatch.setenv("GREYLINE_STORE", ways[request.param]())
    return find_location(tables)


@pytest.fixture
def file(tables, tmp_path, monkeypatch) -> Location:
    """Where an empty SQLite store will be, for what concerns a file alone."""
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    return find_location(tables)


@pytest.fixture
def opening() -> Iterator[Callable[[Location], Store]]:
    """Opens stores, and closes them after the test."""
    opened: list[Store] = []

    def open_at(location: Location) -> Store:
        opened.append(open_store(location))
        return opened[-1]

    yield open_at
    for store in opened:
        store.close()


@pytest.fixture
def store(place, opening) -> Store:
    """The made-up ledger in a new store."""
    return opening(place)
