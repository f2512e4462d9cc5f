"""The chain of entries, the documents' bytes, and what a store is; nothing in them can be changed or removed."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

REFUSAL = "the ledger is append-only"
KEYS = {"greyline_blobs": "sha256", "greyline_meta": "name"}


def upgrade() -> None:
    """Creates the tables and their triggers."""
    op.create_table(
        "greyline_entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("recorded_on", sa.String(10), nullable=False),
        sa.Column("request", sa.String(64), nullable=True, unique=True),
        sa.Column("prev_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    op.create_table(
        "greyline_blobs",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "greyline_meta",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    statements = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in statements:
        op.execute(statement)


def _sqlite() -> Iterator[str]:
    for table in ("greyline_entries", *KEYS):
        for action in ("UPDATE", "DELETE"):
            yield _sqlite_trigger(f"{table}_no_{action.lower()}", f"{action} ON {table}")
    # OR REPLACE removes the row that stands in its way without asking the trigger on DELETE.
    for table, key in KEYS.items():
        again = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608 - names of our own
        yield _sqlite_trigger(f"{table}_once", f"INSERT ON {table} WHEN {again}")
    last = "(SELECT hash FROM greyline_entries ORDER BY seq DESC LIMIT 1)"
    follows = "NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM greyline_entries)"
    linked = f"NEW.prev_hash = coalesce({last}, '{'0' * 64}')"
    fresh = "NOT EXISTS (SELECT 1 FROM greyline_entries WHERE hash = NEW.hash OR request = NEW.request)"
    unlike = f"NOT ({follows} AND {linked} AND {fresh})"
    yield _sqlite_trigger("greyline_entries_follow", f"INSERT ON greyline_entries WHEN {unlike}")


def _sqlite_trigger(name: str, when: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"


def _postgresql() -> Iterator[str]:
    said = f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    yield f"CREATE FUNCTION greyline_refuse() RETURNS trigger LANGUAGE plpgsql AS {said}"
    for table in ("greyline_entries", *KEYS):
        every = "EXECUTE FUNCTION greyline_refuse()"
        yield f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {every}"
        yield f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {every}"
