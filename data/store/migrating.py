"""The schema's version: none, this program's, an older one that is migrated, or a newer one that is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data.store.engine import reading, writing
from data.store.faults import plainly
from data.store.location import Location
from data.store.tables import APPLICATION_ID, NEWEST, VERSION_TABLE
from geo.faults import Fault, refuse

MIGRATIONS = Path(__file__).parent / "migrations"


def read_version(connection: Connection) -> str:
    """The last migration the store has seen; "" for an empty database."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or "")  # noqa: S608


def migrate(connection: Connection) -> None:
    """Brings the schema to this program's version, in the transaction of the connection."""
    from alembic import command  # takes a while to import, and is needed once in a store's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def known_versions() -> set[str]:
    """All migrations that this program has."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def refuse_unknown_version(version: str, name: str) -> None:
    """Raises `Refused` where a store was made, or migrated, by a program newer than this."""
    if version not in ("", NEWEST) and version not in known_versions():
        rule = "was made by a newer Greyline (rule: an older program leaves it alone)"
        refuse([Fault(name, None, "version", rule, "start the newer program, or name another store", version)])


def bring_up_to_date(engine: Engine, location: Location, read_only: bool) -> None:
    """Migrates an older store, one process at a time; refuses a newer one."""
    with plainly(location.name):
        with reading(engine) as connection:
            version = read_version(connection)
        refuse_unknown_version(version, location.name)
        if version == NEWEST:
            return
        if read_only:
            refuse(
                [Fault(location.name, None, "version", "is of an older Greyline and can't be written", "allow writing")]
            )
        with writing(engine, location.name) as connection:
            if read_version(connection) != NEWEST:
                migrate(connection)
