"""Files of maps come into the store with all that belongs to them or not at all, once, and go out with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from data.control import maps_of
from data.importers.options import Options
from data.importers.registry import read_map
from data.maps import map_series
from data.model import State
from data.store import open_ledger
from data.store.faults import Damaged
from data.store.map_entries import ReadFile
from data.store.tables import BLOBS, ENTRIES
from geo.faults import Refused
from tests.data.importers import made_files as made

DAY = "2025-11-21"
FIRST = date(2025, 11, 2)


def source(source_id: str, **values: str) -> dict[str, str]:
    """A row of sources.csv."""
    usual = {"name": source_id, "name_uk": "", "name_ru": "", "side": "none", "kind": "monitor", "url": ""}
    return {"source_id": source_id, **usual, "licence": "", "redistribution": "ask", "note": "", **values}


SOURCES = [source(one) for one in ("uacontrolmap", "viina-wiki", "viina-boost", "viina-dsm", "viina-isw")]


def a_map(day: date, west: float = 37.0, name: str = "") -> ReadFile:
    """A file of UAControlMap's."""
    square = [[lat, lon] for lon, lat in made.square(west)]
    content = made.uacontrolmap(areas=[square])
    return ReadFile(read_map(content, name or f"{day:%Y%m%d}.json"), content)


def a_table(*rows: str) -> ReadFile:
    """A table of VIINA's."""
    content = made.viina(*rows)
    return ReadFile(read_map(content, "control_latest.csv"), content)


def bring(store, *files: ReadFile):
    """Files into the store, with the sources they need."""
    return store.bring_in(files, SOURCES, DAY)


def unlocked(place, table: str, action: str) -> str:
    """What somebody with the database in hand does first."""
    if place.path:
        return f"DROP TRIGGER greyline_{table}_no_{action}"
    return f"DROP TRIGGER greyline_{table}_kept ON greyline_{table}"


def names(ledger) -> list[str]:
    """The files of the ledger's maps in turn."""
    return [one.file_name for series in ledger.maps for one in series.maps]


def test_what_was_brought_in_is_there_and_is_what_the_files_say(store, place, opening):
    files = [a_map(FIRST + timedelta(at), 37 + at / 10) for at in range(3)]
    done = bring(store, *files, a_table())
    assert ([file.file_name for file in done.new], done.known) == (
        ["20251102.json", "20251103.json", "20251104.json", "control_latest.csv"], (),
    )  # fmt: skip
    (expected,) = map_series(one for file in files for one in maps_of(file.imported))
    for ledger in (store.ledger(), opening(place).ledger()):
        (series,) = ledger.maps
        assert (series.source_id, series.format) == ("uacontrolmap", "uacontrolmap")
        assert series.series == expected.series
        assert [one.data_day for one in series.maps] == [FIRST + timedelta(at) for at in range(3)]
        assert ledger.sources["uacontrolmap"].redistribution == "ask"
        assert {one.source_id for one in ledger.settlements} == {one["source_id"] for one in SOURCES[1:]}
        dsm = next(one for one in ledger.settlements if one.source_id == "viina-dsm")
        assert dsm.on(date(2025, 11, 3)) == (date(2025, 11, 3), {"702569": State.russian, "461727": State.russian})
    for file in files:
        assert store.find_kept(file.imported.sha256) == file.content


def test_the_entry_of_a_file_says_what_was_said_on_reading(store):
    bow = made.polygon([[37, 48], [37.2, 48.1], [37.2, 48], [37, 48.1], [37, 48]])
    content = made.as_json(made.collection(made.feature({"state": "russian"}, bow)))
    found = read_map(content, "mine.geojson", Options("map-maker", FIRST, repair=True))
    bring(store, ReadFile(found, content, '{"repair":true}'))
    (file,) = store.ledger().imports
    assert (file.file_name, file.size, file.sources, file.recorded_on) == (
        "mine.geojson", len(content), ("map-maker",), DAY,
    )  # fmt: skip
    assert (file.repairs, file.warnings, file.left_out) == (found.repairs, found.warnings, found.left_out)
    assert (file.counts, file.day_from, file.file_day) == (found.counts, "stated by the user", None)
    assert (file.stated, file.first, file.last) == ('{"repair":true}', FIRST, FIRST)


def test_the_same_file_again_adds_nothing_and_says_so(store, place, opening):
    first = bring(store, a_map(FIRST))
    head = store.head()
    again = bring(opening(place), a_map(FIRST), a_map(FIRST))
    assert (again.new, [file.hash for file in again.known]) == ((), [first.new[0].hash] * 2)
    assert store.head() == head


def test_equal_bytes_about_another_day_are_another_map(store):
    done = bring(store, a_map(FIRST), a_map(FIRST + timedelta(1)))
    assert len(done.new) == 2
    assert names(store.ledger()) == ["20251102.json", "20251103.json"]


def test_a_source_that_nobody_described_is_refused_and_nothing_enters(store):
    head = store.head()
    with pytest.raises(Refused, match=r"control_latest.csv, source: viina-boost is not a source of this ledger"):
        store.bring_in([a_map(FIRST), a_table()], SOURCES[:2], DAY)
    with pytest.raises(Refused, match=r"side: east is not known"):
        store.bring_in([a_map(FIRST)], [source("uacontrolmap", side="east")], DAY)
    assert (store.head(), store.find_kept(a_map(FIRST).imported.sha256)) == (head, None)


def test_a_file_taken_out_does_not_count_and_can_come_back(store, place, opening):
    bring(store, a_map(FIRST), a_map(FIRST + timedelta(1), 38.0))
    before = store.head()
    (series,) = store.ledger().maps
    wrong = store.ledger().imports[0]
    head = store.take_out(wrong.hash, reason="of another day", who="An editor", day=DAY)
    assert store.take_out(wrong.hash, reason="again", who="An editor", day=DAY) == head
    for ledger in (store.ledger(), opening(place).ledger()):
        assert names(ledger) == ["20251103.json"]
        assert [file.retracted for file in ledger.imports] == ["of another day", ""]
        (alone,) = map_series(maps_of(a_map(FIRST + timedelta(1), 38.0).imported))
        assert ledger.maps[0].series == alone.series
    assert store.ledger(before.hash).maps[0].series == series.series
    assert len(bring(store, a_map(FIRST)).new) == 1
    assert names(store.ledger()) == ["20251102.json", "20251103.json"]


def test_a_removal_needs_a_reason_a_name_and_a_file(store):
    bring(store, a_map(FIRST))
    (file,) = store.ledger().imports
    head = store.head()
    for values, rule in (({"reason": " "}, "reason: is empty"), ({"who": ""}, "who: is empty"), ({}, "no import of")):
        named = file.hash if values else "f" * 64
        with pytest.raises(Refused, match=rule):
            store.take_out(named, **{"reason": "wrong", "who": "An editor", **values})
    assert store.head() == head


def test_two_who_bring_the_same_files_at_once_bring_them_once(store, place, opening):
    files = [a_map(FIRST + timedelta(at), 37 + at / 10) for at in range(4)]
    other = opening(place)
    with ThreadPoolExecutor(2) as at_once:
        done = list(at_once.map(lambda one: bring(one, *files), (store, other)))
    assert sorted(len(one.new) for one in done) == [0, 4]
    assert len(opening(place).ledger().imports) == 4


def test_maps_of_earlier_days_come_in_later(store, place, opening):
    bring(store, a_map(FIRST + timedelta(2), 38.0))
    bring(store, a_map(FIRST), a_map(FIRST + timedelta(1), 38.0))
    (expected,) = map_series(
        one for at, west in ((0, 37.0), (1, 38.0), (2, 38.0)) for one in maps_of(a_map(FIRST + timedelta(at), west).imported)
    )
    (series,) = opening(place).ledger().maps
    assert [one.data_day for one in series.maps] == [one.data_day for one in expected.maps]
    shapes = [sorted(str(one) for one in series.shapes_on(day.data_day)) for day in series.maps]
    assert shapes == [sorted(str(one) for one in expected.shapes_on(day.data_day)) for day in expected.maps]


def test_the_tables_a_store_was_made_from_may_grow_beside_its_maps(store, place, opening, rows, tables):
    bring(store, a_map(FIRST))
    rows.claim(0)["summary"] = "Mended."
    rows.write(tables)
    again = opening(place)
    assert (again.notes, names(again.ledger())) == ((), ["20251102.json"])
    assert "uacontrolmap" in again.ledger().sources
    assert open_ledger(tables).maps == ()


def test_a_file_whose_bytes_are_gone_is_found(store, place, opening):
    bring(store, a_map(FIRST))
    assert any("documents kept: 1" in line for line in store.check())
    with store._reader.engine.connect() as connection:
        connection.exec_driver_sql(unlocked(place, "blobs", "delete"))
        connection.execute(BLOBS.delete())
        connection.commit()
    with pytest.raises(Damaged, match="bytes are gone"):
        store.check()
    with pytest.raises(Damaged, match="bytes are gone"):
        opening(place)


def test_a_map_that_was_altered_in_the_chain_breaks_it(store, place, opening):
    bring(store, a_map(FIRST))
    with store._reader.engine.connect() as connection:
        connection.exec_driver_sql(unlocked(place, "entries", "update"))
        body = connection.execute(ENTRIES.select().where(ENTRIES.c.body.contains('"what":"map"'))).one()
        spoilt = body.body.replace('"own":"[[37', '"own":"[[36')
        assert spoilt != body.body
        connection.execute(ENTRIES.update().where(ENTRIES.c.seq == body.seq).values(body=spoilt))
        connection.commit()
    with pytest.raises(Damaged, match=rf"damaged at entry {body.seq} \(import\)"):
        opening(place)
