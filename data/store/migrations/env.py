"""Alembic's entry: it migrates on the connection, and in the transaction, that it is given."""

from alembic import context

from data.store.tables import FORMAT, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"], target_metadata=FORMAT, version_table=VERSION_TABLE
)
with context.begin_transaction():
    context.run_migrations()
