"""Nothing in the store can be changed or removed, not even by hand with the program's own rights; nor can the chain fork."""

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from data.store.append import write_entries
from data.store.chain import Head, linked
from data.store.engine import reading, writing
from data.store.migrating import known_versions
from data.store.reading import read_entries
from data.store.tables import BLOBS, ENTRIES, FORMAT, META, NEWEST, VERSION_TABLE

TABLES = [ENTRIES, BLOBS, META]
TEXT = {ENTRIES: ENTRIES.c.body, BLOBS: BLOBS.c.content, META: META.c.value}


@pytest.fixture
def full(store):
    """A store with a row in every table."""
    store.keep(b"a document")
    return store


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_can_be_changed_or_removed(full, table):
    value = b"x" if table is BLOBS else "x"
    for statement in (update(table).values({TEXT[table]: value}), delete(table)):
        with pytest.raises(DBAPIError, match="append-only"), writing(full._reader.engine, "") as connection:
            connection.execute(statement)
    assert full.check()


def test_no_table_can_be_emptied_in_postgresql_nor_replaced_in_sqlite(full, place):
    statements = [f"TRUNCATE {table.name} CASCADE" for table in TABLES]
    if place.path:
        statements = [
            "INSERT OR REPLACE INTO greyline_entries SELECT seq, kind, '{}', recorded_on, request, prev_hash, hash "
            "FROM greyline_entries WHERE seq = 3",
            "INSERT OR REPLACE INTO greyline_blobs SELECT sha256, 'x' FROM greyline_blobs",
            "INSERT OR REPLACE INTO greyline_meta SELECT name, 'x' FROM greyline_meta",
        ]
    for statement in statements:
        with pytest.raises(DBAPIError, match="append-only"), writing(full._reader.engine, "") as connection:
            connection.execute(text(statement))
    assert full.check()


def test_a_fork_can_not_be_written(store):
    with reading(store._reader.engine) as connection:
        entries = list(read_entries(connection))
    other = next(linked(Head(entries[9].seq, entries[9].hash), [("source", {"source_id": "another"})]))
    values = {name: getattr(other, name) for name in ENTRIES.c.keys()} | {"request": None, "seq": 99}  # noqa: SIM118
    with pytest.raises(IntegrityError), writing(store._reader.engine, "") as connection:
        connection.execute(insert(ENTRIES), values)
    with pytest.raises(IntegrityError), writing(store._reader.engine, "") as connection:
        write_entries(connection, [other])


def test_the_tables_are_those_that_the_migrations_make(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(thing, name, kind, reflected, compare_to):
        return name != VERSION_TABLE

    with store._reader.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "version_table": VERSION_TABLE})
        assert compare_metadata(context, FORMAT) == []


def test_the_newest_migration_is_the_one_the_program_names():
    from alembic.script import ScriptDirectory

    from data.store.migrating import MIGRATIONS

    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST
    assert NEWEST in known_versions()
